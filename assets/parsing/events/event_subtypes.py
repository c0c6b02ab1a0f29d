"""Subtypes: what kind of attack a mention is, from its own words, its means, or the mention it refers back to.

Belongs here: the choice among the closed list of `event_subtype`. Does not belong here: which words are one mention.
"""

from __future__ import annotations

from collections import Counter

from assets.parsing.events.attack_kinds import (
    MASSACRES,
    STORMING,
    attack_kind,
    is_launched_battle,
    is_only_tried,
    kind_by_target,
    shooting_kind,
    storming_kind,
    targeting_kind,
)
from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.events.means_users import is_by_armed_group, is_by_drone, is_fired_from_air, is_police_strike
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.street_fights import is_rampage, is_street_fight, tells_street_fights

GENERIC_SUBTYPES = frozenset({"attack", "unspecified_bombardment"})
_SPECIFIC = frozenset({"air_strike", "shelling", "bombing", "chemical_attack"})
_EXPLOSIVE = frozenset({"air_strike", "shelling", "bombing"})
_MEANS_REACH = 5
_MARKS = frozenset("،,.:؛")
_ATTACK_NOUNS = frozenset({"attack.n", "attack.n2", "assault.n"})
_OF_THEIR_OWN = frozenset({*MASSACRES, "torture.n", "slaughter.n", "stab.n", "stab.n2", "slay.n", "beat.n"})
"""«تعرض 127 شخصا للتعذيب» goes on about no bomb told before."""
_ATTACK_WORDS = _ATTACK_NOUNS | {"attack.v"}
_BLOWN_UP_THERE = ("suicide", "carbomb", "belt")
_FIGHT_FRAMES = frozenset({"mutual_noun", "mutual_verb"})
_LATE_MEANS_REACH = 16
_DOER_REACH = 3
_LEAD = 6
_GOODS = 4
_SEIZING = frozenset({"seize.v", "seize.v2", "seize.n"})
_STEALING_IN = frozenset({"infiltrate.n", "infiltrate.v"})
_VAGUE = "vague"
"""Key of the attacks told before that nothing describes: two of them are an attack, one alone may be anything."""


def choose_subtypes(
    candidates: list[EventCandidate], context: EventContext, types: dict[str, str]
) -> list[tuple[EventCandidate, str, str]]:
    """Return (candidate, event_type, event_subtype) for the mentions of one article in text order.

    A mention without means of its own («الهجوم», «سقط 45 قتيلا») takes those of the mention it goes on about.
    """
    chosen: list[tuple[EventCandidate, str, str]] = []
    specific = [_own_subtype(candidate, context) for candidate in candidates]
    leading = _leading(candidates, specific)
    in_streets = tells_street_fights(candidates, context)
    told: Counter[str] = Counter()
    told_attacks: Counter[str] = Counter()
    for candidate, subtype in zip(candidates, specific, strict=True):
        if candidate.event_type not in VIOLENT_TYPES:
            subtype = _destroying_kind(candidate, context) if subtype == "destruction" else subtype
            subtype = "riot" if is_rampage(candidate, context) else subtype
            chosen.append((candidate, types[subtype], subtype))
            continue
        if is_street_fight(candidate, subtype, in_streets, context):
            chosen.append((candidate, types["riot"], "riot"))
            continue
        if candidate.head.entry.id in STORMING and subtype != "bombing":
            blown = _is_the_bombing(candidate, told, leading, context)
            subtype = "bombing" if blown else storming_kind(candidate, context) or subtype
        subtype = shooting_kind(candidate, context) or subtype
        subtype = "offensive" if is_launched_battle(candidate, context) else subtype
        of_its_own = kind_by_target(candidate, context) if subtype == "attack" else None
        refers_back = subtype in GENERIC_SUBTYPES and _refers_back(candidate, context)
        refers_back = refers_back and candidate.head.entry.id not in _OF_THEIR_OWN and of_its_own != "offensive"
        anchor = _anchor(candidate, told, told_attacks, leading, context) if refers_back else None
        subtype = anchor or subtype
        if subtype == "attack" and anchor is None:
            subtype = of_its_own or attack_kind(candidate, context)
        if subtype in _SPECIFIC and not candidate.rule.startswith("downing"):
            told[subtype] += 1  # «أسقطت المروحية» is no means that «الهجوم» takes up
        if candidate.head.entry.id in _ATTACK_WORDS:
            if not refers_back or subtype in _SPECIFIC or of_its_own == subtype:
                told_attacks[subtype] += 1
            elif subtype == "attack":
                told_attacks[_VAGUE] += 1
        chosen.append((candidate, types[subtype], subtype))
    return chosen


def _leading(candidates: list[EventCandidate], specific: list[str]) -> str | None:
    """Return the means of the main attack, which the first mentions tell; raids in the last paragraph are others."""
    violent = [(c, s) for c, s in zip(candidates, specific, strict=True) if c.event_type in VIOLENT_TYPES]
    lead = violent[:_LEAD]
    fought = next((i for i, (c, _) in enumerate(lead) if c.head.entry.frame in _FIGHT_FRAMES and c.casualties), _LEAD)
    means = [subtype in _SPECIFIC and not c.rule.startswith("downing") for c, subtype in lead]
    struck = means.index(True) if True in means else _LEAD
    # «مقتل جندي … في معركة» was no air raid that supports the fight or that a later paragraph tells
    if struck == _LEAD or fought < struck or (fought < _LEAD and not lead[struck][0].casualties):
        return None
    return lead[struck][1]


def _is_the_bombing(candidate: EventCandidate, told: Counter[str], leading: str | None, context: EventContext) -> bool:
    """Tell «حاول المهاجمون اقتحام الموقع», «محاولة الاقتحام», of the bombers told before."""
    main = told.most_common(1)[0][0] if told else leading
    view, head = candidate.view, candidate.head
    if main != "bombing":
        return False
    at = context["attackers"].find(view, head.first - 4, head.last + _DOER_REACH)
    if at >= 0:
        return view.form(at).startswith(("ال", "وال"))
    raiders = context["raiders"].holds(view, head.first - 4, head.last + _DOER_REACH + 4)
    return head.aspect == "noun" and head.definite and not head.has_pronoun and not raiders


def _anchor(
    candidate: EventCandidate,
    told: Counter[str],
    told_attacks: Counter[str],
    leading: str | None,
    context: EventContext,
) -> str | None:
    """Return the subtype of the mention this one goes on about, None where it stands for itself.

    «الهجوم» takes up what was called an attack before any bombardment told beside it.
    """
    if _has_other_means(candidate, context):
        return None
    described = [kind for kind, _ in told_attacks.most_common() if kind != _VAGUE]
    if candidate.head.entry.id in _ATTACK_NOUNS and (described or told_attacks[_VAGUE] > 1):
        attack = next((kind for kind in described if kind != "attack"), "attack")
        # «الهجوم» behind strikes that answer a chemical attack may be either: the one told more often
        return told.most_common(1)[0][0] if attack in ("chemical_attack", "attack") and told else attack
    opens = candidate.view.sentence.section == "headline" or candidate.is_harm_only
    anchor = told.most_common(1)[0][0] if told else (leading if opens else None)
    return None if anchor == "air_strike" and is_by_armed_group(candidate) else anchor


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
    stormed = next((t for t in named if t.entry.id in STORMING), None)
    if stormed is not None and (
        any(t.entry.id.startswith(_BLOWN_UP_THERE) for t in named)
        or context["bombers"].holds(view, stormed.first - _DOER_REACH, stormed.last + 2)
    ):
        return "bombing"  # «اقتحم انتحاري المقر بسيارة ملغومة»
    for trigger in named:
        if trigger.entry.frame in ("munition", "bomber"):
            continue
        if trigger.entry.subtype in GENERIC_SUBTYPES or trigger.entry.id in ("strike.n", "campaign.n", "campaign.n4"):
            means = _means_after(view, trigger.last, context)
            if means:
                return means
            if trigger.entry.id == "strike.n":
                return "armed_clash" if is_police_strike(candidate, trigger, context) else "air_strike"
            if trigger.entry.id == "campaign.n4":
                return "offensive"
        elif trigger.entry.subtype == "armed_clash" and trigger.entry.frame == "repel":
            continue
        elif trigger.entry.id in _SEIZING and context["seized_goods"].holds(view, trigger.last, trigger.last + _GOODS):
            return "destruction"  # «استولى المسلحون على أسلحة» loots
        elif trigger.entry.id in _STEALING_IN and context["planting_words"].holds(view, trigger.last, view.last):
            return "bombing" if any(t.entry.subtype == "bombing" for t in view.triggers) else trigger.entry.subtype
        elif trigger.entry.frame == "control_noun" and is_only_tried(trigger, view, context):
            return "armed_clash"
        else:
            return trigger.entry.subtype
    munition = next((t.entry.subtype for t in named if t.entry.frame in ("munition", "bomber")), None)
    if munition:
        return "air_strike" if munition == "shelling" and is_fired_from_air(candidate, context) else munition
    if any(t.entry.frame == "repel" for t in named):
        return "armed_clash"
    if is_by_drone(candidate, context):
        return "air_strike"
    return _means_near(candidate, view, context, targeting_kind(named, view, context))


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
        if subtype in ("attack", "armed_clash", "offensive"):
            continue
        at = words.find(view, start, end)
        if at >= 0 and view.form(at - 1) == "من" and context["partitives"].holds(view, at - 2, at - 1):
            continue  # «تدمير المطار والعديد من الطائرات»
        if at >= 0 and subtype == "air_strike" and view.form(at - 1) in context.forms("crash_words"):
            continue  # «مقتل طيار في تحطم طائرة»
        if at >= 0 and context["ally_words"].holds(view, at - 2, at):
            continue  # «أطلق الجيش مدعوما من الطيران هجوما»: the ally's means
        governed = at >= 0 and (at <= candidate.last or view.form(at)[:1] == "ب" or view.form(at - 1) in governors)
        if governed and (best is None or at < best[0]):
            best = (at, subtype)
    return best[1] if best else _late_means(candidate, end, context) or default


def _late_means(candidate: EventCandidate, start: int, context: EventContext) -> str | None:
    """Return the means told with «ب» far behind its verb: «باستهداف مخيم … جنوبي المحافظة بعدد من القذائف»."""
    view, clause = candidate.view, candidate.view.clause(candidate.first)
    if candidate.head.entry.frame not in ("strike", "object_noun", "attack_noun"):
        return None
    named = [(kind, words) for kind, words in context.means if kind in _EXPLOSIVE and view.held_lists & words.bit]
    if not named:
        return None
    for at in range(start, min(view.last, candidate.last + _LATE_MEANS_REACH)):
        if view.clause(at) != clause:
            return None
        for subtype, words in named:
            if words.holds(view, at, at + 1):
                return subtype if any(view.form(k)[:1] == "ب" for k in range(at - 2, at + 1)) else None
    return None


def _refers_back(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell a mention that points to one told before: definite, with a pronoun, or a bare count of victims."""
    head, view = candidate.head, candidate.view
    if view.sentence.section == "headline":
        return True
    if candidate.is_harm_only:
        return bool(candidate.casualties)
    if any(view.form(i) in context.forms("kind_words") for i in range(head.last, head.last + 4)):
        return True  # «ثاني هجوم من نوعه»
    if head.plural and _is_habit(candidate, context):
        return False
    if any(t.entry.id in _ATTACK_NOUNS and t.definite and t.first == head.last for t in candidate.triggers):
        return True  # «استهدف الهجوم مقر الوزارة»
    # «هجمات باريس» is as definite as «الهجمات»
    of_place = any(place.first_token == head.last for place in view.places)
    pointing = head.definite or head.has_pronoun or of_place
    return head.aspect == "noun" and (pointing or _is_of_state(candidate) or _comes_of_it(candidate, context))


def _is_habit(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «الهجمات التي ينفذها متشددون», «أبرز الهجمات على الجيش»: attacks of all kinds, not the one told."""
    view, head = candidate.view, candidate.head
    if context["attack_counts"].holds(view, head.first - 3, head.first):
        return True
    carried = [t for t in view.triggers if head.last <= t.first <= head.last + 2 and t.aspect == "imperfect"]
    return bool(carried) and view.form(head.last) in context.forms("relative_pronouns")


def _is_of_state(candidate: EventCandidate) -> bool:
    """Tell «هجوم أميركي بريطاني», whose means are those of the strike told before."""
    view, head = candidate.view, candidate.head
    doers = view.actors_between(head.last, head.last + 1)
    return head.entry.id in _ATTACK_NOUNS and any(actor.actor_type == "state" for actor in doers)


def _comes_of_it(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «فجر انتحاري نفسه … مما أسفر عن مقتل أربعة في هجوم تبنته الحركة»: the attack is what was just told."""
    view, head = candidate.view, candidate.head
    if head.entry.id not in _ATTACK_NOUNS or view.form(head.first - 1) not in context.forms("attack_prepositions"):
        return False
    told = any(t.first < candidate.first and t.entry.subtype in _SPECIFIC for t in view.triggers)
    return told and context["outcome_openers"].holds(view, view.first, head.first)


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
