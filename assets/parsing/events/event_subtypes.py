"""Subtypes: what kind of attack a mention is, from its own words, its means, or the mention it refers back to.

Belongs here: the choice among the closed list of `event_subtype`. Does not belong here: which words are one mention.
"""

from __future__ import annotations

from collections import Counter

from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.events.relevance import has_armed_actor
from assets.parsing.events.sentence_view import SentenceView

GENERIC_SUBTYPES = frozenset({"attack", "unspecified_bombardment"})
_SPECIFIC = frozenset({"air_strike", "shelling", "bombing", "chemical_attack"})
_EXPLOSIVE = frozenset({"air_strike", "shelling", "bombing"})
_MEANS_REACH = 5
_MARKS = frozenset("،,.:؛")
_MASSACRES = frozenset({"massacre.n", "massacre.n2", "slaughter.v", "slaughter.n", "genocide.n"})
_COMBAT_GROUPS = frozenset({"combatants", "police"})


def choose_subtypes(
    candidates: list[EventCandidate], context: EventContext, types: dict[str, str]
) -> list[tuple[EventCandidate, str, str]]:
    """Return (candidate, event_type, event_subtype) for the mentions of one article in text order.

    A mention without means of its own («الهجوم», «سقط 45 قتيلا») takes those of the mention it goes on about.
    """
    chosen: list[tuple[EventCandidate, str, str]] = []
    specific = [_own_subtype(candidate, context) for candidate in candidates]
    leading = next((s for c, s in zip(candidates, specific, strict=True) if s in _SPECIFIC), None)
    told: Counter[str] = Counter()
    for candidate, subtype in zip(candidates, specific, strict=True):
        if candidate.event_type not in VIOLENT_TYPES:
            subtype = _destroying_kind(candidate, context) if subtype == "destruction" else subtype
            chosen.append((candidate, types[subtype], subtype))
            continue
        if _is_street_fight(candidate, subtype, context):
            chosen.append((candidate, types["riot"], "riot"))
            continue
        if (
            subtype in GENERIC_SUBTYPES
            and _refers_back(candidate, context)
            and candidate.head.entry.id not in _MASSACRES
        ):
            anchor = (
                told.most_common(1)[0][0]
                if told
                else (leading if candidate.view.sentence.section == "headline" or candidate.is_harm_only else None)
            )
            if anchor in _SPECIFIC and not _has_other_means(candidate, context):
                subtype = anchor
        if subtype == "attack":
            subtype = _attack_kind(candidate, context)
        if subtype in _SPECIFIC:
            told[subtype] += 1
        chosen.append((candidate, types[subtype], subtype))
    return chosen


def _own_subtype(candidate: EventCandidate, context: EventContext) -> str:
    """Return the subtype that the mention's own words give: the first specific trigger or means, in text order."""
    view = candidate.view
    named = [t for t in candidate.triggers if t.entry.frame != "harm"]
    if not named:
        own = next((t.entry.subtype for t in candidate.triggers if t.entry.subtype != "attack"), "attack")
        return _means_near(candidate, view, context, own)
    if candidate.event_type not in VIOLENT_TYPES:
        return candidate.head.entry.subtype
    if any(t.entry.subtype == "chemical_attack" for t in named):
        return "chemical_attack"
    for trigger in named:
        if trigger.entry.frame in ("munition", "bomber"):
            continue
        if trigger.entry.subtype in GENERIC_SUBTYPES or trigger.entry.id in ("strike.n", "campaign.n", "campaign.n4"):
            means = _means_after(view, trigger.last, context)
            if means:
                return means
            if trigger.entry.id == "strike.n":
                return "air_strike"
            if trigger.entry.id == "campaign.n4":
                return "offensive"
        elif trigger.entry.subtype == "armed_clash" and trigger.entry.frame == "repel":
            continue
        else:
            return trigger.entry.subtype
    munition = next((t.entry.subtype for t in named if t.entry.frame in ("munition", "bomber")), None)
    if munition:
        return munition
    if any(t.entry.frame == "repel" for t in named):
        return "armed_clash"
    return _means_near(candidate, view, context, named[0].entry.subtype)


def _means_after(view: SentenceView, start: int, context: EventContext) -> str | None:
    """Return the subtype of the first means right after an attack noun: «هجوم انتحاري», «قصف مدفعي وجوي»."""
    best: tuple[int, str] | None = None
    enders = context.forms("means_enders") | _MARKS
    end = start
    while end < min(view.last, start + _MEANS_REACH) and view.form(end) not in enders:
        end += 1
    for subtype, words in context.means:
        at = words.find(view, start, end)
        if at >= 0 and (best is None or at < best[0]):
            best = (at, subtype)
    return best[1] if best else None


def _means_near(candidate: EventCandidate, view: SentenceView, context: EventContext, default: str) -> str:
    """Return the subtype of means inside the mention's clause: «قتل … بطائرة مسيرة», «قصف … بالمدفعية»."""
    start, end = candidate.first, min(view.last, candidate.last + 8)
    clause = view.clause(candidate.first)
    while end > start and view.clause(end - 1) != clause:
        end -= 1
    start = max(view.first, start - 4)
    governors = context.forms("means_governors")
    best: tuple[int, str] | None = None
    for subtype, words in context.means:
        if subtype in ("attack", "offensive"):
            continue
        at = words.find(view, start, end)
        governed = at >= 0 and (at <= candidate.last or view.form(at)[:1] == "ب" or view.form(at - 1) in governors)
        if governed and (best is None or at < best[0]):
            best = (at, subtype)
    return best[1] if best else default


def _refers_back(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell a mention that points to one told before: definite, with a pronoun, or a bare count of victims."""
    head, view = candidate.head, candidate.view
    if view.sentence.section == "headline":
        return True
    if candidate.is_harm_only:
        return bool(candidate.casualties)
    if any(view.form(i) in context.forms("kind_words") for i in range(head.last, head.last + 4)):
        return True  # «ثاني هجوم من نوعه»
    return head.aspect == "noun" and (head.definite or head.has_pronoun)


def _has_other_means(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell a bare count whose own words speak of shooting or stabbing, so that it inherits no bomb."""
    view = candidate.view
    return context["hand_weapons"].holds(view, candidate.first - 2, candidate.last + 10)


def _destroying_kind(candidate: EventCandidate, context: EventContext) -> str:
    """Tell destruction by an attack: «دمرت طائرات التحالف زورقا» is an air strike, «أحرق مستوطنون مسجدا» an attack."""
    view = candidate.view
    if candidate.head.aspect != "noun":
        near = range(max(view.first, candidate.first - 3), min(view.last, candidate.last + 3))
        for subtype, words in context.means:
            if subtype in _EXPLOSIVE and words.holds(view, near.start, near.stop):
                return subtype
    burnt = candidate.head.entry.id.startswith("burn")
    doers = context["war_party_words"].holds(view, candidate.first - 4, candidate.last + 4)
    return "attack" if burnt and doers else "destruction"


def _is_street_fight(candidate: EventCandidate, subtype: str, context: EventContext) -> bool:
    """Tell «صدامات بين الشرطة ومتظاهرين», «محتجون يرشقون مقرا بالحجارة», where nobody was killed, from a battle."""
    view = candidate.view
    if any(c.outcome == "killed" for _, c in view.casualties):
        return False
    if candidate.rule == "pelt.v":
        return context["protesters_words"].holds(view, candidate.first - 3, candidate.first + 3)
    if subtype != "armed_clash" or candidate.head.entry.frame != "mutual_noun":
        return False
    start, end = candidate.head.last, candidate.head.last + 9
    return context["street_sides"].holds(view, start, end) and context["police_words"].holds(view, start, end)


def _attack_kind(candidate: EventCandidate, context: EventContext) -> str:
    """Tell an attack on fighters (armed_clash), an advance (offensive) and an attack on civilians apart."""
    view = candidate.view
    head = candidate.head
    counts = dict(view.casualties)
    groups = {counts[number].victim_group for number in candidate.casualties}
    start, end = candidate.first, min(view.last, candidate.last + 14)
    if any(t.entry.id in _MASSACRES for t in candidate.triggers):
        return "attack"
    if any(t.entry.frame == "repel" for t in candidate.triggers):
        return "armed_clash"
    if context["advance_words"].holds(view, head.last, head.last + 3):
        return "offensive"
    if groups & _COMBAT_GROUPS and not groups & {"civilians", "children", "women"}:
        return "armed_clash"
    if candidate.is_harm_only:
        return "attack"
    if head.entry.id in ("attack.n", "attack.n2", "attack.v") and _hits_armed_target(view, head.last, end, context):
        return "armed_clash"
    if _undergone_by_armed(candidate, context):
        return "armed_clash"
    if head.entry.id == "attack.n" and _by_army(view, start, end):
        return "offensive"
    return "attack"


def _undergone_by_armed(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «تعرض حاجز للجيش لهجوم»: what undergoes the attack is a force or its post."""
    view, head = candidate.view, candidate.head
    undergone = next((s for s in candidate.supports if s.entry.frame == "undergo"), None)
    if undergone is None or undergone.first >= head.first:
        return False
    sites = context["armed_sites"]
    return sites.holds(view, undergone.last, head.first) or has_armed_actor(view, context, undergone.last, head.first)


def _hits_armed_target(view: SentenceView, start: int, end: int, context: EventContext) -> bool:
    """Tell that the target named after the attack is a force or its post: «هجوم على حاجز للجيش»."""
    at = context["target_words"].find(view, start, end)
    if at < 0:
        return False
    return has_armed_actor(view, context, at + 1, at + 6) or context["armed_sites"].holds(view, at + 1, at + 6)


def _by_army(view: SentenceView, start: int, end: int) -> bool:
    """Tell an attack by regular forces on territory, which is an offensive."""
    army = any(actor.actor_type == "armed_forces" for actor in view.actors_between(start, end))
    return army and any(start <= place.first_token < end for place in view.places)
