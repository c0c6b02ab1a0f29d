"""Harm and its cause: which attack the words of killing and injury, and the counts of victims, belong to.

Belongs here: «مقتل 5 في غارة», «سقط 23 قتيلا وأصيب 40», counts without a listed word of harm. Does not belong here:
reading the counts (casualties/), who did it (participants.py).
"""

from __future__ import annotations

from assets.parsing.casualties.casualty_mentions import CasualtyMention
from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger, TriggerEntry

_COUNTED_HARM = TriggerEntry("harm", "", "noun", "attack", "harm", "harm")
_QUIET_HARM = frozenset({"accident", "disease", "sport"})
_BLOODLESS = frozenset({"siege", "territory_capture", "withdrawal", "abduction"})
_HOLDING = frozenset({"arrest", "abduction", "release"})
_GAINS = frozenset({"advance", "motion"})
_NEXT_COUNT_REACH = 9
_CAUSE_REACH = 30
_BULLET_REACH = 7
_SCUFFLES = ("confront.n", "fray.n")
_OPENING = 3


def uncarried_harm(view: SentenceView, events: list[Trigger]) -> list[Trigger]:
    """Return a harm trigger for every word of killing or injury that counts victims but is no listed trigger."""
    known = {index for t in events for index in range(t.first, t.last)}
    harms: dict[int, Trigger] = {}
    for _, casualty in view.casualties:
        if casualty.outcome in ("killed", "injured", "missing") and casualty.harm_token not in known:
            token = _harm_token(casualty)
            harms.setdefault(token, Trigger(token, token + 1, _COUNTED_HARM, "noun", False, False, False, ""))
    return list(harms.values())


def attach_harm(
    harms: list[Trigger],
    candidates: list[EventCandidate],
    view: SentenceView,
    attack_type: str,
    context: EventContext,
) -> None:
    """Give every word of harm to the attack that caused it, or gather those without one into a mention of their own."""
    violent = [c for c in candidates if c.event_type in VIOLENT_TYPES and c.head.entry.subtype not in _BLOODLESS]
    own: EventCandidate | None = None
    for harm in harms:
        shot = [
            c
            for c in violent
            if not (_is_shot_beside(harm, c, view, context) or _parted(c, harm.first) or _is_avenged(harm, c, context))
        ]
        cause = _cause(harm, shot, view)
        if cause is not None:
            cause.add(harm)
        elif own is not None and _goes_on(own, harm, view) and not _parted(own, harm.first):
            own.add(harm)
        else:
            own = EventCandidate(view, [harm], attack_type, rule=harm.entry.id)
            candidates.append(own)


def attach_casualties(candidates: list[EventCandidate], view: SentenceView) -> None:
    """Give every count to the mention whose trigger says its harm, else to the nearest that can do such harm."""
    for number, casualty in view.casualties:
        token = _harm_token(casualty)
        fitting = [c for c in candidates if _can_cause(c, casualty) and not _parted(c, token)]
        if not fitting:
            continue
        carrier = next((c for c in fitting if any(t.first <= token < t.last for t in c.triggers)), None)
        if carrier is None:
            clause = view.clause(token)
            distances = [(abs(clause - view.clause(c.first)), abs(c.first - token)) for c in fitting]
            carrier = fitting[distances.index(min(distances))]
        carrier.casualties.append(number)


def _is_avenged(harm: Trigger, candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «تبنى الهجوم، قائلا إنه جاء انتقاما لمقتل القائد»: whom an attack avenges it has not killed.

    Nor has it killed those who are held to have made it: «مقتل 10 من المتورطين في استهداف الموكب».
    """
    view, head = candidate.view, candidate.head
    if harm.first < head.first and context["suspect_words"].holds(view, max(harm.last, head.first - 3), head.first):
        return True
    return context["avenging_words"].holds(view, head.last, harm.first)


def _parted(candidate: EventCandidate, token: int) -> bool:
    """Tell that between a mention and a word of harm the sentence goes over to the sum of a period."""
    return any((candidate.first < rise) != (token < rise) for rise in candidate.view.toll_rises)


def is_quiet_harm(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell harm by accident, disease or in sport, which is no conflict event, and victims who are only spoken of."""
    if not candidate.is_harm_only:
        return False
    if _only_names_victims(candidate, context):
        return True
    counts = dict(candidate.view.casualties)
    contexts = [counts[number].context for number in candidate.casualties]
    return bool(contexts) and all(context in _QUIET_HARM for context in contexts)


def _only_names_victims(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «زار الوزير جرحى الشرطة», «تكريم أسر شهداء الشرطة»: people harmed some time, none counted, nothing told.

    A headline or sentence that begins with them tells the harm: «قتلى وجرحى في الحديدة».
    """
    view = candidate.view
    if context["funeral_heads"].holds(view, candidate.first - 1, candidate.first):
        return True  # «جثمان الشهيد»
    if context["funeral_verbs"].holds(view, candidate.first - 4, candidate.first):
        return True  # «شيع آلاف الفلسطينيين جثمان الشهيد»
    if candidate.supports or len(candidate.casualties) > 1:
        return False
    bereaved = view.form(candidate.first - 1) in context.forms("bereaved_heads")
    if candidate.first < view.first + _OPENING and not bereaved:
        return False
    counts = dict(view.casualties)
    if any(counts[number].best is not None for number in candidate.casualties):
        return False
    named = {counts[n].harm_token for n in candidate.casualties if counts[n].rule == "noun_of_harm"}
    return all(t.entry is _COUNTED_HARM or (t.aspect == "noun" and t.first in named) for t in candidate.triggers)


def _harm_token(casualty: CasualtyMention) -> int:
    """Return the token that says the harm, the first of the count where none does."""
    return casualty.harm_token if casualty.harm_token >= 0 else casualty.first_token


def _goes_on(own: EventCandidate, harm: Trigger, view: SentenceView) -> bool:
    """Tell that one count follows the other: «قتل 23 شخصا وأصيب 40 آخرون»."""
    last = own.triggers[-1]
    return view.clause(last.first) == view.clause(harm.first) or harm.first - last.last <= _NEXT_COUNT_REACH


def _cause(harm: Trigger, violent: list[EventCandidate], view: SentenceView) -> EventCandidate | None:
    """Return the attack that a word of harm belongs to: in its clause first, else the nearest in the sentence."""
    best: tuple[int, int, EventCandidate] | None = None
    for candidate in violent:
        first, last = candidate.first, candidate.last
        gains = candidate.head.entry.frame in _GAINS and candidate.head.proclitics[:1] in ("و", "ف")
        if gains and harm.first < first:
            continue  # «عشرات القتلى وتقدم للجيش»
        clauses = abs(view.clause(harm.first) - view.clause(first))
        gap = max(harm.first - last if harm.first >= last else first - harm.last, 0)
        if best is None or (clauses, gap) < best[:2]:
            best = (clauses, gap, candidate)
    if best is None:
        return None
    clauses, gap, cause = best
    return cause if clauses <= 2 and gap <= _CAUSE_REACH else None


def _is_shot_beside(harm: Trigger, candidate: EventCandidate, view: SentenceView, context: EventContext) -> bool:
    """Tell «قتل فلسطينيان برصاص الجيش خلال مواجهات»: whom soldiers shoot in a scuffle is attacked, not outfought."""
    if candidate.head.entry.id not in _SCUFFLES or not context["scuffling_people"].holds(view, view.first, view.last):
        return False
    if context["scuffle_fighters"].holds(view, view.first, view.last):
        return False
    end = harm.last + _BULLET_REACH
    return context["bullet_words"].holds(
        view, harm.last, candidate.first if harm.first < candidate.first < end else end
    )


def _can_cause(candidate: EventCandidate, casualty: CasualtyMention) -> bool:
    """Tell whether a mention can have this outcome: people flee in a flight, are held in an arrest."""
    if casualty.outcome == "displaced":
        return candidate.event_type == "displacement"
    if casualty.outcome == "detained":
        return any(t.entry.subtype in _HOLDING for t in candidate.triggers)
    return candidate.event_type in VIOLENT_TYPES or candidate.event_type == "protest"
