"""Kinds of attack: an attack on fighters, an advance, or an attack on civilians.

Belongs here: what a word of attack without means of its own is, by its target, its doer and its victims. Does not
belong here: means, what it takes from other mentions (event_subtypes.py), fights of a crowd (street_fights.py).
"""

from __future__ import annotations

from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.relevance import has_armed_actor
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger

MASSACRES = frozenset({"massacre.n", "massacre.n2", "slaughter.v", "slaughter.n", "genocide.n"})
_COMBAT_GROUPS = frozenset({"combatants", "police"})
_UNARMED_GROUPS = frozenset({"civilians", "children", "women"})
_AT_TARGET = frozenset({"attack.n", "attack.n2", "attack.v", "assault.n"})
_ATTACKS = frozenset({"attack.n", "attack.n2", "assault.n"})
STORMING = frozenset({"storm.v", "raid.n", "raid.v2", "raid.n2"})
_RAIDS = frozenset({"raid.v2", "raid.n2"})
_AREAS = frozenset({"country", "governorate", "region"})
_OBJECT_REACH = 5
_SHOOTING = ("openfire", "gunfire")
_NOUN_REACH = 3
_PERSON_REACH = 10
_ARMY_REACH = 6
_QUOTES = frozenset('"«“”»')
_TARGET_REACH = 14
_DEFINITE_REACH = 4
_ATTEMPT_REACH = 6


def attack_kind(candidate: EventCandidate, context: EventContext) -> str:
    """Tell an attack on fighters (armed_clash), an advance (offensive) and an attack on civilians apart."""
    kind = kind_by_target(candidate, context)
    if kind is not None or any(t.entry.id in MASSACRES for t in candidate.triggers):
        return kind or "attack"
    counts = dict(candidate.view.casualties)
    groups = {counts[number].victim_group for number in candidate.casualties}
    if groups & _COMBAT_GROUPS and not groups & _UNARMED_GROUPS and not _is_of_person(candidate):
        return "armed_clash"
    if _shot_attackers(candidate, context):
        return "armed_clash"
    return "offensive" if candidate.head.entry.id == "attack.n" and _by_army(candidate, context) else "attack"


def kind_by_target(candidate: EventCandidate, context: EventContext) -> str | None:
    """Return armed_clash or offensive where the attack's own words say so, None where they leave it open."""
    view, head = candidate.view, candidate.head
    if any(t.entry.id in MASSACRES for t in candidate.triggers):
        return None
    if any(t.entry.frame == "repel" for t in candidate.triggers):
        return "armed_clash"
    if context["advance_words"].holds(view, head.last, head.last + 3):
        return "offensive"
    if candidate.is_harm_only:
        return None
    end = _clause_end(view, candidate.last, candidate.last + _target_reach(head, view, context))
    far = _clause_end(view, candidate.last, candidate.last + _TARGET_REACH)
    if head.entry.id.startswith("attack.n") and _on_stronghold(head, view, far, context):
        return "offensive"
    at_target = head.entry.id in _AT_TARGET or head.entry.id.startswith("openfire")
    if at_target and _hits_armed_target(view, head.last, end, context):
        return "armed_clash"
    if head.entry.id == "attack.v" and _has_armed_object(head, view, context):
        return "armed_clash"
    if _undergone_by_armed(candidate, context):
        return "armed_clash"
    if _undergone_by_state(candidate, context):
        return "offensive"
    if (head.entry.id == "attack.n" and head.definite and _on_area(head, view)) or _is_named_campaign(head, view):
        return "offensive"
    if head.entry.id == "attack.n" and _army_attacks_town(candidate):
        return "offensive"
    return None


def storming_kind(candidate: EventCandidate, context: EventContext) -> str | None:
    """Tell «اقتحم مسلحون مقر الشركة», an attack, from an army that storms a town."""
    head, view = candidate.head, candidate.view
    if head.entry.id not in STORMING:
        return None
    counts = dict(view.casualties)
    slain = {counts[number].victim_group for number in candidate.casualties if counts[number].outcome == "killed"}
    if head.entry.id in _RAIDS and slain and slain <= _COMBAT_GROUPS:
        return "armed_clash"  # «أسفرت مداهمة أمنية عن مقتل إرهابيين»
    start, end = head.first - 4, head.last + _OBJECT_REACH + 2
    raider = context["raiders"].find(view, start, end)
    if raider < 0:  # «داهم الحوثيون المستشفى»
        groups = [a for a in view.actors_between(start, end) if a.actor_type == "armed_group"]
        raider = groups[0].last_token - 1 if groups else -1
    if raider < 0:
        return None
    if context["stormed_posts"].holds(view, max(head.last, raider + 1), end):
        return "armed_clash"  # «حاول مسلحون اقتحام موقع أمني»
    # in «قالت الشرطة إن مسلحين اقتحموا مستشفى» the police only speaks
    around = view.actors_between(max(start, raider) if raider < head.first else start, end)
    armies = any(a.actor_type == "armed_forces" for a in around)
    buildings = context["stormed_buildings"]
    at = buildings.find(view, head.last, end)
    if armies or (at < 0 and not (head.has_pronoun and buildings.holds(view, head.first - 8, head.first))):
        return None
    fights = any(t.first > head.first and t.entry.subtype == "armed_clash" for t in view.triggers)
    return "armed_clash" if fights else "attack"


def is_launched_battle(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «أطلقت الفصائل معركة ضد الجيش», «إطلاق قوات النظام لهذه المعركة»: who launches a battle attacks."""
    head, view = candidate.head, candidate.view
    if head.entry.id != "battle.n" or head.plural:
        return False
    at = context["opening_words"].find(view, max(view.clause_start(head.first), head.first - _OBJECT_REACH), head.first)
    shooting = any(at <= t.first < head.first and t.entry.id.startswith(_SHOOTING) for t in view.triggers)
    return at >= 0 and not shooting  # «أطلق النار في معركة»


def shooting_kind(candidate: EventCandidate, context: EventContext) -> str | None:
    """Tell «إطلاق النار على عربة», «تعرض الفريق لإطلاق نار», «حادث إطلاق نار» from shooting between sides."""
    head, view = candidate.head, candidate.view
    if not head.entry.id.startswith("gunfire") or head.entry.frame != "attack_noun":
        return None
    after = range(head.last, min(view.last - 1, head.last + _NOUN_REACH + 1))
    if any(view.form(i) in context.forms("shot_at_them") for i in after):
        return "attack"  # «إطلاق الجنود النار عليهم»
    at = next((i for i in after if view.form(i) == "علي"), -1)
    if at < 0:
        return _shooting_undergone(candidate, context)
    return None if _is_armed(view, at + 1, at + 6, context) else "attack"


def _shooting_undergone(candidate: EventCandidate, context: EventContext) -> str | None:
    """Tell shots at somebody unarmed from the shots of a fight: «تعرضت القافلة لإطلاق نار», «حادث إطلاق نار»."""
    view, head = candidate.view, candidate.head
    if context["shooting_incidents"].holds(view, head.first - 1, head.first):
        return "attack"
    undergone = next((s for s in candidate.supports if s.entry.frame == "undergo"), None)
    if undergone is None or undergone.first > head.first or _undergone_by_armed(candidate, context):
        return None
    return "attack"


def targeting_kind(named: list[Trigger], view: SentenceView, context: EventContext) -> str:
    """Return what a mention without means is: «استهداف قرى في هجمات», «استهداف المدنيين» tell no bombardment."""
    first = named[0]
    if not first.entry.id.startswith("target") or any(t.entry.id.startswith("bombard") for t in named):
        return first.entry.subtype
    attacked = any(t.entry.id in _ATTACKS and t.first - first.last <= _NOUN_REACH for t in named)
    people = _at_people(first, view, context)
    return "attack" if attacked or people else first.entry.subtype


def _at_people(target: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «استهدف المهاجم ليلا خمسة أشخاص», «استهدفتهم», «استهدفته رصاصة قناص»: no bombardment is told of people."""
    if context["shot_subjects"].holds(view, target.first - 3, target.last + 2):
        return True
    if target.aspect != "noun" and target.has_pronoun and view.form(target.first).endswith("هم"):
        return True
    at = context["targeted_people"].find(view, target.last, target.last + _PERSON_REACH)
    if at < 0 or view.clause(at) != view.clause(target.first):
        return False
    things = any(context[name].holds(view, target.last, at) for name in ("target_things", "blown_words"))
    return at < target.last + 3 or not things


def _undergone_by_armed(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «تعرض حاجز للجيش لهجوم»: what undergoes the attack is a force or its post."""
    view, head = candidate.view, candidate.head
    undergone = next((s for s in candidate.supports if s.entry.frame == "undergo"), None)
    if undergone is None or undergone.first >= head.first:
        return False
    if _is_armed(view, undergone.last, head.first, context):
        return True
    # «القوات الأميركية تعرضت لهجوم»
    return head.first - undergone.last <= 1 and _is_armed(view, undergone.first - 3, undergone.first, context)


def _has_armed_object(head: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «هاجموا قوات الشرطة», «هاجم مسلحون نقطة تفتيش للجيش»: the object of the verb is a force or its post."""
    form = view.form(head.first)
    has_subject = form.endswith("وا") or has_armed_actor(view, context, head.first - 4, head.first)
    start, end = head.last, head.last + _OBJECT_REACH
    if has_subject and not any(p.first_token == start for p in view.places):
        return _is_armed(view, start, end, context)
    if context["raiders"].holds(view, start, start + 1):
        return _is_armed(view, start + 2, end, context)  # «هاجم مسلحو الحركة قوات الشرطة»
    group = next((a for a in view.actors_between(start, start + 1) if a.actor_type == "armed_group"), None)
    if group is not None:  # «هاجم حزب العمال الكردستاني حاجزا للجيش التركي»
        return _is_armed(view, group.last_token, group.last_token + _OBJECT_REACH, context)
    return context["armed_posts"].holds(view, start + 1, end)


def _hits_armed_target(view: SentenceView, start: int, end: int, context: EventContext) -> bool:
    """Tell that the target named after the attack is a force or its post: «هجوم على حاجز للجيش»."""
    targets = context["target_words"]
    at = targets.find(view, start, end)
    while at >= 0:
        # «مسلحان كانا على متن دراجة أطلقا النار على شرطيين»: the first «على» need not be the target's
        civilians = context["civilian_words"].holds(view, at + 1, at + 3)
        if not civilians and _is_armed(view, at + 1, min(end, at + 6), context):
            return True
        at = targets.find(view, at + 1, end)
    return False


def _is_armed(view: SentenceView, start: int, end: int, context: EventContext) -> bool:
    """Tell whether [start, end) names a force, its men or its post."""
    return has_armed_actor(view, context, start, end) or any(
        context[name].holds(view, start, end) for name in ("armed_posts", "armed_men")
    )


def _target_reach(head: Trigger, view: SentenceView, context: EventContext) -> int:
    """Return how far behind the mention its target may stand.

    «الهجوم جاء ردا على … التحالف» has none in its sentence; «الهجوم على القاعدة», «الهجوم الذي استهدف القاعدة» have.
    """
    told_of = view.form(head.last) in context.forms("relative_pronouns")
    return _DEFINITE_REACH if head.aspect == "noun" and head.definite and not told_of else _TARGET_REACH


def _on_stronghold(head: Trigger, view: SentenceView, end: int, context: EventContext) -> bool:
    """Tell «هجوم … على آخر معقل للمعارضة», «هجوم قوات النظام على الجيب المحاصر»."""
    at = context["target_words"].find(view, head.last, end)
    return at >= 0 and context["front_words"].holds(view, at + 1, at + 4)


def _undergone_by_state(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «إذا تعرضت البلاد لهجوم»: who fears an attack on a whole state means an army's."""
    view, head = candidate.view, candidate.head
    undergone = next((s for s in candidate.supports if s.entry.frame == "undergo"), None)
    if undergone is None or undergone.first >= head.first:
        return False
    return view.form(undergone.first - 1) in context.forms("conditions") and not context["raiders"].holds(
        view, undergone.first, head.last + _OBJECT_REACH
    )


def _is_of_person(candidate: EventCandidate) -> bool:
    """Tell «قتل اللواء يونس», of somebody named, which no fight is told of."""
    view, head = candidate.view, candidate.head
    named = any(actor.actor_type == "person" for actor in view.actors_between(head.last, head.last + 2))
    return candidate.is_harm_only and head.entry.id.startswith("kill") and named


def _army_attacks_town(candidate: EventCandidate) -> bool:
    """Tell «القوات السورية كثفت الهجوم على حرستا», by an army at the verb, from «القوات الجوية شنت هجوما»."""
    view, head = candidate.view, candidate.head
    carrier = next((s for s in candidate.supports if s.entry.frame != "undergo"), None)
    if carrier is None or carrier.first > head.first or view.form(head.last) != "علي":
        return False
    on_town = any(head.last < p.first_token <= head.last + 2 for p in view.places)
    doers = view.actors_between(max(view.clause_start(carrier.first), carrier.first - 3), head.first)
    # «بدأت قوات سوريا الديمقراطية هجوما على هجين»: what is begun is no raid
    armies = {"armed_forces", "armed_group"} if carrier.entry.frame == "begin" else {"armed_forces"}
    return on_town and any(actor.actor_type in armies for actor in doers)


def _on_area(head: Trigger, view: SentenceView) -> bool:
    """Tell «الهجوم على الغوطة»: a whole region is what an army attacks."""
    if view.form(head.last) != "علي":
        return False
    return any(p.first_token == head.last + 1 and p.place_type in _AREAS for p in view.places)


def _by_army(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell an attack by regular forces on territory: «استعادت قوات النظام بعد هجوم عنيف السيطرة على بلدات»."""
    view, head = candidate.view, candidate.head
    if any(s.entry.frame == "undergo" for s in candidate.supports):
        return False
    start = max(view.clause_start(head.first), head.first - _ARMY_REACH)
    end = _clause_end(view, head.last, candidate.last + _TARGET_REACH)
    doers = view.actors_between(start, min(end, head.last + _ARMY_REACH))
    prepositions = context.forms("role_prepositions")
    armies = [a for a in doers if a.actor_type == "armed_forces" and view.form(a.first_token - 1) not in prepositions]
    return bool(armies) and any(start <= p.first_token < end for p in view.places)


def _shot_attackers(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «قتلت الشرطة أربعة رجال هاجموا ضباطا», a fight, from police who kill demonstrators."""
    view, head = candidate.view, candidate.head
    if not candidate.is_harm_only or not head.entry.id.startswith("kill.v"):
        return False
    police = context["police_doers"].holds(view, head.last, head.last + 2)
    police = police or context["police_doers"].holds(view, head.first - 3, head.first)
    if head.has_pronoun:
        return context["slain_attackers"].holds(view, head.first - 4, head.first)
    return police and context["slain_attackers"].holds(view, head.last, candidate.last + _TARGET_REACH)


def _is_named_campaign(head: Trigger, view: SentenceView) -> bool:
    """Tell «بدء هجوم "فصل الربيع"», a campaign with a name of several words."""
    if head.entry.id != "attack.n" or view.form(head.last) not in _QUOTES:
        return False
    return not any(view.form(k) in _QUOTES for k in range(head.last + 1, head.last + 3))


def _clause_end(view: SentenceView, first: int, end: int) -> int:
    """Return `end`, or where the clause that holds the token before `first` ends, if that is earlier."""
    clause = view.clause(first - 1)
    return next((k for k in range(first, min(end, view.last)) if view.clause(k) != clause), min(end, view.last))


def is_only_tried(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «حاول الجيش السيطرة على البلدة», «محاولة قوات النظام السيطرة على تلة»: they fought, and took nothing."""
    at = context["attempt_words"].find(view, trigger.first - _ATTEMPT_REACH, trigger.first)
    return at >= 0 and view.clause(at) == view.clause(trigger.first)
