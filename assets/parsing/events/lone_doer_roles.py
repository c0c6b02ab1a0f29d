"""Roles of a lone doer: motion, demonstrations, deployment, and control of a place with who loses it.

Belongs here: «سيطر الجيش على البلدة», «انسحبت القوات», «وصلت تعزيزات تركية», «فقدت الحركة السيطرة». Does not belong
here: events with two sides (mutual_roles.py), attacks (attack_roles.py).
"""

from __future__ import annotations

from assets.parsing.events.agent_phrases import add_adjective_doer, add_behind, add_object, add_thing_subject
from assets.parsing.events.clause_subjects import find_subject, pronoun_owner
from assets.parsing.events.role_window import RoleWindow
from assets.parsing.events.trigger import Trigger

_RETAKEN = "recapture.n"
_LOSER_REACH = 14
_RAMPAGE_REACH = 8
_VERB_REACH = 6
_LOSING_REACH = 6
_NO_CROWDS = frozenset({"state", "armed_forces"})


def doer_roles(roles: RoleWindow, trigger: Trigger) -> None:
    """Only a doer: motion, demonstrations, deployment, control of a place, and who loses the place."""
    if trigger.entry.frame == "control_noun" and _add_loser(roles, trigger):
        return
    if trigger.entry.needs == "only_protest" and _add_crowd(roles, trigger):
        return
    if trigger.entry.subtype == "mediation" and trigger.proclitics.endswith("ب"):
        add_adjective_doer(roles, trigger)  # «تبادل الطرفان الأسرى بوساطة إماراتية», «بوساطة الأمم المتحدة»
        roles.add_all([a for a in roles.view.actors if a.first_token == trigger.last], "actor")
        return
    subject = find_subject(roles, trigger)
    if roles.candidate.head.entry.id == _RETAKEN and roles.view.form(trigger.last) in roles.context.forms("on_it"):
        roles.add(subject, "recipient")  # «استعادة مواقع سيطر عليها الحوثيون» is from them
        return
    if trigger.aspect == "noun" and trigger.has_pronoun:
        subject = pronoun_owner(roles, trigger) or subject  # «فرض سيطرته», and «بعد انسحابها، فقدت الحركة …»
    during = roles.context["attack_prepositions"].holds(roles.view, trigger.first - 1, trigger.first)
    others = _NO_CROWDS if during else _NO_CROWDS - {"armed_forces"}  # «قمعت قوات الأمن احتجاجات»
    of_street = roles.candidate.event_type == "protest" and subject is not None and subject.actor_type in others
    if subject is not None and not of_street:  # «إلى شوارع تونس», «برصاص الأمن خلال احتجاجات»
        roles.add_all(roles.coordinated(subject), "actor")
    if subject is None and roles.candidate.event_type != "protest":
        add_thing_subject(roles, trigger)  # «وصلت تعزيزات عسكرية تركية إلى إدلب»
    if trigger.entry.frame in ("control", "control_noun"):
        add_behind(roles, trigger, "loser_words", _LOSER_REACH, 2)


def _add_crowd(roles: RoleWindow, trigger: Trigger) -> bool:
    """Add the protesters whom the word itself names as subject; tells «على المحتجين», to whom something is done."""
    crowd = next((a for a in roles.view.actors if a.first_token <= trigger.first < a.last_token), None)
    if crowd is None or crowd.actor_type != "population" or roles.governed(crowd):
        return False
    roles.add(crowd, "actor")
    verbs = roles.context["rampage_verbs"]
    if verbs.holds(roles.view, trigger.first - 1, trigger.first):
        add_object(roles, crowd.last_token, _RAMPAGE_REACH)  # «أحرق متظاهرون مقر حزب الدعوة»
    at = verbs.find(roles.view, trigger.last, trigger.last + _VERB_REACH)
    if at >= 0:
        add_object(roles, at + 1, _RAMPAGE_REACH)  # «المحتجين الغاضبين قد اقتحموا مقر القنصلية الإيرانية»
    return True


def _add_loser(roles: RoleWindow, trigger: Trigger) -> bool:
    """Add who loses a place: «فقدت حركة الشباب السيطرة على المدينة»; tells whether it is lost."""
    view = roles.view
    at = roles.context["losing_verbs"].find(view, trigger.first - _LOSING_REACH, trigger.first)
    if at < 0 or view.clause(at) != view.clause(trigger.first):
        return False
    between = view.actors_between(at + 1, trigger.first)
    before = [a for a in view.actors if a.last_token == at and not roles.governed(a)]
    roles.add_all((between or before)[:1], "recipient")
    return True
