"""Event candidates: triggers that speak of one occurrence in one sentence, taken together.

Belongs here: which triggers of a sentence are one mention («قصف جوي استهدف», «شن … هجوما», «مقتل 5 في غارة»).
Does not belong here: subtype (event_subtypes.py), roles, dates, places, status.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assets.parsing.casualties.casualty_mentions import CasualtyMention
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.relevance import Subject, is_relevant
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.triggers import Trigger, TriggerEntry

VIOLENT_TYPES = frozenset({"battle", "remote_violence", "violence_against_civilians"})
_HARM = TriggerEntry("harm", "", "noun", "attack", "harm", "harm")
_NOUN_FRAMES = frozenset({"attack_noun", "object_noun", "mutual_noun", "munition", "bomber", "self_noun", "agent_noun"})
_QUIET_HARM = frozenset({"accident", "disease", "sport"})


@dataclass(slots=True)
class EventCandidate:
    """One event mention in the making; token indices, `last` exclusive."""

    view: SentenceView
    triggers: list[Trigger]
    event_type: str
    supports: list[Trigger] = field(default_factory=list)
    casualties: list[int] = field(default_factory=list)
    rule: str = ""

    @property
    def first(self) -> int:
        """Return the first token of the triggers."""
        return min(t.first for t in (*self.triggers, *self.supports))

    @property
    def last(self) -> int:
        """Return the token after the triggers."""
        return max(t.last for t in (*self.triggers, *self.supports))

    @property
    def head(self) -> Trigger:
        """Return the trigger that names the event best: the first that is not a mere word of harm."""
        return next((t for t in self.triggers if t.entry.frame != "harm"), self.triggers[0])

    @property
    def is_harm_only(self) -> bool:
        """Tell a mention that only words of killing and injury carry."""
        return all(t.entry.frame == "harm" for t in self.triggers)


def find_candidates(
    view: SentenceView, subject: Subject, context: EventContext, types: dict[str, str], frames: frozenset[int]
) -> list[EventCandidate]:
    """Return the event mentions of one sentence in text order.

    `types` maps subtype → event_type; `frames` are the tokens at which somebody's report begins: what two speakers
    say is never one mention.
    """
    relevant = [
        t
        for t in _one_a_token(view)
        if not (_inside_name(t, view) or _inside_idiom(t, view, context) or _is_anchor(t, view))
    ]
    events = [t for t in relevant if not t.entry.is_support and is_relevant(t, view, subject, context)]
    supports = [t for t in relevant if t.entry.is_support]
    candidates: list[EventCandidate] = []
    for trigger in events:
        if trigger.entry.frame == "harm":
            continue
        event_type = types[trigger.entry.subtype]
        target = next((c for c in reversed(candidates[-3:]) if _joins(trigger, event_type, c, view, context)), None)
        if target is not None and any(target.triggers[-1].first < frame <= trigger.first for frame in frames):
            target = None
        if target is None:
            candidates.append(EventCandidate(view, [trigger], event_type, rule=trigger.entry.id))
        else:
            target.triggers.append(trigger)
    candidates = _drop_lone_munitions(candidates, supports)
    uncarried = [t for t in _uncarried_harm(view, events) if is_relevant(t, view, subject, context)]
    harms = [t for t in events if t.entry.frame == "harm"] + uncarried
    _attach_harm(sorted(harms, key=lambda t: t.first), candidates, view, context, types, subject)
    _attach_supports(supports, candidates, view)
    candidates += _bare_claims(supports, candidates, view)
    _attach_casualties(candidates, view)
    candidates = [c for c in candidates if not (c.is_harm_only and _is_quiet_harm(c))]
    return sorted(candidates, key=lambda c: c.first)


def _one_a_token(view: SentenceView) -> list[Trigger]:
    """Choose one event reading and one support reading for each token, the noun where a preposition governs it."""
    chosen: dict[tuple[int, bool], Trigger] = {}
    for trigger in view.triggers:
        key = (trigger.first, trigger.entry.is_support)
        known = chosen.get(key)
        if known is not None and known.entry.pos == "phrase_verb":
            continue  # «أحرق متظاهرون إطارات» is more than «أحرق»
        if (
            known is None
            or trigger.entry.pos == "phrase_verb"
            or (known.aspect != "noun" and trigger.aspect == "noun" and _noun_position(trigger, view))
        ):
            chosen[key] = trigger
    ordered = sorted(chosen.values(), key=lambda t: (t.first, t.entry.is_support))
    covered = -1
    result: list[Trigger] = []
    for trigger in ordered:
        if trigger.first < covered:
            continue
        if trigger.last - trigger.first > 1:
            covered = trigger.last
        result.append(trigger)
    return [
        replace(t, aspect="either") if t.aspect != "noun" and _has_both(t, view) and not t.has_pronoun else t
        for t in result
    ]


def _has_both(trigger: Trigger, view: SentenceView) -> bool:
    """Tell a form that is verb and verbal noun alike: قصف, قتل, طرد."""
    return (
        any(o.first == trigger.first and o.aspect == "noun" and not o.entry.is_support for o in view.triggers)
        and not trigger.entry.is_support
    )


def _noun_position(trigger: Trigger, view: SentenceView) -> bool:
    """Tell that only a noun can stand here: after a preposition or with the article."""
    before = view.form(trigger.first - 1)
    return trigger.definite or any(p in trigger.proclitics for p in "بلك") or before in _PREPOSITIONS


_PREPOSITIONS = frozenset(
    ["في", "من", "عن", "علي", "الي", "اثر", "جراء", "خلال", "بعد", "قبل", "نتيجه", "بسبب", "وسط", "عقب", "اثناء", "منذ", "بدء", "حالات", "عمليات", "عمليه", "سلسله", "استمرار", "تواصل"]
)


def _inside_name(trigger: Trigger, view: SentenceView) -> bool:
    """Tell a trigger that is part of a name or date: «قوات مكافحة الإرهاب», «ساحة المعركة», «فجر السبت»."""
    if trigger.entry.needs == "only_protest":
        return False  # «متظاهرون» is a party and the protest at once
    for mention in (*view.actors, *view.places):
        if mention.first_token <= trigger.first < mention.last_token and mention.is_known:
            return True
    return any(date.first_token <= trigger.first < date.last_token for date in view.dates)


def _inside_idiom(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell a trigger that is part of a set phrase and no event: «قواعد الاشتباك», «جرائم حرب»."""
    if trigger.entry.id.startswith("gunfire") and any(
        view.form(i).lstrip("ول") in ("وقف", "بوقف", "قف", "الوقف") for i in range(trigger.first - 4, trigger.first)
    ):
        return True  # «وقف فوري لإطلاق النار» is a ceasefire
    return context["idioms"].holds(view, trigger.first - 1, trigger.first + 1)


def _is_anchor(trigger: Trigger, view: SentenceView) -> bool:
    """Tell a war that only dates something: «منذ اندلاع النزاع»."""
    return trigger.entry.frame == "war_noun" and any(
        view.form(i).lstrip("و") == "منذ" for i in range(max(view.first, trigger.first - 3), trigger.first)
    )


def _joins(
    trigger: Trigger, event_type: str, candidate: EventCandidate, view: SentenceView, context: EventContext
) -> bool:
    """Tell whether a trigger speaks of the occurrence the candidate names."""
    last = candidate.triggers[-1]
    gap = trigger.first - last.last
    if gap < 0:
        return True
    coordinated = trigger.proclitics[:1] in ("و", "ف") and trigger.proclitics != ""
    if view.form(trigger.first - 1)[:1] == "و" and context["inchoative_words"].holds(
        view, trigger.first - 1, trigger.first
    ):
        coordinated = True  # «وباتت تسيطر»
    same_clause = view.clause(trigger.first) == view.clause(last.first)
    violent = event_type in VIOLENT_TYPES and candidate.event_type in VIOLENT_TYPES
    if not violent:
        return event_type == candidate.event_type and (
            (not coordinated and gap <= 14 and same_clause) or gap <= 1 or _noun_pair(trigger, last, gap, coordinated)
        )
    if trigger.entry.frame in ("munition", "bomber"):
        return gap <= 9 and same_clause and not (coordinated and gap > 3)
    if last.entry.frame in ("munition", "bomber") and trigger.entry.frame == "strike":
        return gap <= 9 and not coordinated
    if (
        trigger.entry.subtype in ("abduction", "execution", "siege", "withdrawal")
        and trigger.entry.subtype != last.entry.subtype
    ):
        return False
    if last.entry.subtype in ("abduction", "siege") and trigger.entry.subtype != last.entry.subtype:
        return False
    if _takes_up(trigger, candidate, view):
        return True
    if trigger.proclitics == "ل" and trigger.aspect == "noun" and last.entry.subtype == "offensive":
        return gap <= 12  # «حملة غضب الفرات لطرد تنظيم داعش»: the aim of the campaign
    is_verb = trigger.aspect in ("perfect", "imperfect")
    after_verb = last.aspect in ("perfect", "imperfect", "either") and last.entry.frame in (
        "strike", "repel", "motion", "mutual_verb", "control", "self_noun"
    )  # fmt: skip
    if is_verb:
        # «غارات … استهدفت», «هجوم … استهدف مقر»: the verb says what the noun did, unless it begins anew with و
        if coordinated and not (trigger.entry.id in _HITTING and not _own_subject(trigger, view)):
            return False
        return last.aspect == "noun" and gap <= 12 and same_clause
    if after_verb:
        if "ب" in trigger.proclitics or view.form(trigger.first - 1) in ("في", "خلال"):
            return gap <= 10 and same_clause and not coordinated
        return gap <= 5 and same_clause and not coordinated and trigger.proclitics == ""
    if _noun_pair(trigger, last, gap, coordinated):
        return True
    return not coordinated and gap <= 3 and trigger.proclitics in ("", "ب", "ل") and same_clause and (
        trigger.entry.subtype == last.entry.subtype or last.entry.subtype in ("attack", "offensive", "unspecified_bombardment")
        or trigger.entry.subtype in ("attack",)
    )  # fmt: skip


_HITTING = frozenset({"target.v", "strike.v"})


def _own_subject(trigger: Trigger, view: SentenceView) -> bool:
    """Tell that a party stands right after the verb: «واستهدف الجيش مواقع» begins anew, «واستهدفت مواقع» goes on."""
    return bool(view.actors_between(trigger.last, trigger.last + 2))


def _takes_up(trigger: Trigger, candidate: EventCandidate, view: SentenceView) -> bool:
    """Tell a definite noun that takes up the attack told earlier in its sentence: «هجوم … لحظة وقوع التفجير»."""
    head = candidate.head
    if not (trigger.definite and trigger.aspect == "noun" and trigger.entry.frame == "attack_noun"):
        return False
    if (
        head.definite
        and head.entry.id != trigger.entry.id
        or trigger.entry.subtype not in (head.entry.subtype, "attack", "bombing")
    ):
        return False
    named = any(trigger.last <= p.first_token < trigger.last + 6 for p in view.places) or any(
        trigger.last <= d.first_token < trigger.last + 5 for d in view.dates
    )
    claimed = any(t.entry.frame in ("claim", "declare") and 0 < trigger.first - t.first <= 9 for t in view.triggers)
    return not named and not claimed and not head.definite


def _noun_pair(trigger: Trigger, last: Trigger, gap: int, coordinated: bool) -> bool:
    """Tell «القصف والغارات», «اشتباكات ومعارك»: two nouns of one kind of event, coordinated close by."""
    nouns = trigger.entry.frame in _NOUN_FRAMES and last.entry.frame in _NOUN_FRAMES
    return nouns and coordinated and gap <= 3 and trigger.aspect == last.aspect == "noun"


def _drop_lone_munitions(candidates: list[EventCandidate], supports: list[Trigger]) -> list[EventCandidate]:
    """Drop munitions and bombers that nothing launches, sets off or drops."""
    kept: list[EventCandidate] = []
    for candidate in candidates:
        if any(t.entry.frame not in ("munition", "bomber") for t in candidate.triggers) or any(abs(s.first - candidate.first) <= 7 for s in supports):
            kept.append(candidate)
    return kept


def _uncarried_harm(view: SentenceView, events: list[Trigger]) -> list[Trigger]:
    """Return a harm trigger for every word of killing or injury that counts victims but is no listed trigger."""
    known = {index for t in events for index in range(t.first, t.last)}
    harms: dict[int, Trigger] = {}
    for _, casualty in view.casualties:
        if casualty.outcome in ("killed", "injured", "missing") and casualty.harm_token not in known:
            token = casualty.harm_token if casualty.harm_token >= 0 else casualty.first_token
            harms.setdefault(token, Trigger(token, token + 1, _HARM, "noun", False, False, False, ""))
    return list(harms.values())


def _attach_harm(
    harms: list[Trigger],
    candidates: list[EventCandidate],
    view: SentenceView,
    context: EventContext,
    types: dict[str, str],
    subject: Subject,
) -> None:
    """Give every word of harm to the attack that caused it, or gather those without one into a mention of their own."""
    violent = [c for c in candidates if c.event_type in VIOLENT_TYPES and c.head.entry.subtype not in _BLOODLESS]
    own: EventCandidate | None = None
    for harm in harms:
        cause = _cause(harm, violent, view)
        if cause is not None:
            cause.triggers.append(harm)
            continue
        if own is not None and (view.clause(own.triggers[-1].first) == view.clause(harm.first) or _adjacent(own, harm)):
            own.triggers.append(harm)
            continue
        own = EventCandidate(view, [harm], types["attack"], rule=harm.entry.id)
        candidates.append(own)


_BLOODLESS = frozenset({"siege", "territory_capture", "withdrawal", "abduction"})


def _adjacent(own: EventCandidate, harm: Trigger) -> bool:
    """Tell that one count follows the other: «قتل 23 شخصا وأصيب 40 آخرون»."""
    return harm.first - own.triggers[-1].last <= 9


def _cause(harm: Trigger, violent: list[EventCandidate], view: SentenceView) -> EventCandidate | None:
    """Return the attack that a word of harm belongs to: in its clause first, else the nearest in the sentence."""
    if not violent:
        return None

    def distance(candidate: EventCandidate) -> tuple[int, int]:
        clauses = abs(view.clause(harm.first) - view.clause(candidate.first))
        gap = harm.first - candidate.last if harm.first >= candidate.last else candidate.first - harm.last
        return (clauses, max(gap, 0))

    best = min(violent, key=distance)
    clauses, gap = distance(best)
    return best if clauses <= 2 and gap <= 30 else None


def _attach_supports(supports: list[Trigger], candidates: list[EventCandidate], view: SentenceView) -> None:
    """Give every support verb to the event noun it goes with: «شن … هجوما», «هجوم … شنته», «تعرض … لقصف»."""
    for support in supports:
        best: EventCandidate | None = None
        best_gap = 13
        for candidate in candidates:
            if candidate.is_harm_only and support.entry.frame not in ("result", "fall", "occur"):
                continue
            ahead = candidate.triggers[0].first - support.last
            behind = support.first - max(
                t.last for t in candidate.triggers if t.entry.frame != "harm" or candidate.is_harm_only
            )
            gap = ahead if ahead >= 0 else behind
            if support.entry.id == "direct" and not (candidate.head.entry.id == "strike.n" and 0 <= ahead <= 6):
                continue
            if support.proclitics[:1] in ("و", "ف") and ahead < 0:
                continue
            if 0 <= gap < best_gap and view.clause(support.first) == view.clause(candidate.head.first):
                best, best_gap = candidate, gap
        if best is not None:
            best.supports.append(support)


def _bare_claims(supports: list[Trigger], candidates: list[EventCandidate], view: SentenceView) -> list[EventCandidate]:
    """Return the attack again for a claim of responsibility that leaves it out: «هجوم … بكابول وداعش يتبنى»."""
    claims: list[EventCandidate] = []
    attached = {s for c in candidates for s in c.supports}
    for support in supports:
        if support.entry.frame != "claim" or support in attached:
            continue
        attack = next(
            (c for c in reversed(candidates) if c.event_type in VIOLENT_TYPES and c.last <= support.first), None
        )
        if attack is not None and view.last - support.last <= 2:
            trigger = replace(support, entry=attack.head.entry, aspect="noun", definite=True)
            claims.append(EventCandidate(view, [trigger], attack.event_type, supports=[support], rule="claim.bare"))
    return claims


def _attach_casualties(candidates: list[EventCandidate], view: SentenceView) -> None:
    """Give every count to the mention whose trigger says its harm, else to the nearest mention that can do that harm."""
    for number, casualty in view.casualties:
        fitting = [c for c in candidates if _can_cause(c, casualty)]
        if not fitting:
            continue
        token = casualty.harm_token if casualty.harm_token >= 0 else casualty.first_token
        carrier = next((c for c in fitting if any(t.first <= token < t.last for t in c.triggers)), None)
        if carrier is None:
            carrier = min(fitting, key=lambda c: (abs(view.clause(token) - view.clause(c.first)), abs(c.first - token)))
        carrier.casualties.append(number)


def _can_cause(candidate: EventCandidate, casualty: CasualtyMention) -> bool:
    """Tell whether a mention can have this outcome: people flee in a flight, are held in an arrest."""
    subtypes = {t.entry.subtype for t in candidate.triggers}
    if casualty.outcome == "displaced":
        return candidate.event_type == "displacement"
    if casualty.outcome == "detained":
        return bool(subtypes & {"arrest", "abduction", "release"})
    return candidate.event_type in VIOLENT_TYPES or candidate.event_type == "protest"


def _is_quiet_harm(candidate: EventCandidate) -> bool:
    """Tell harm by accident, disease or in sport, which is no conflict event."""
    counts = dict(candidate.view.casualties)
    contexts = [counts[number].context for number in candidate.casualties]
    return bool(contexts) and all(c in _QUIET_HARM for c in contexts)
