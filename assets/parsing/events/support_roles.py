"""Support roles: doer and victim that the verb of a light-verb frame names.

Belongs here: «شن», «نفذ», «أطلق», «تعرض ل», «تبناه», «حضر». Does not belong here: what the attack noun itself names
(attack_roles.py).
"""

from __future__ import annotations

from assets.parsing.events.agent_phrases import PARTY_TYPES, add_owner_subject, add_target, add_thing_subject
from assets.parsing.events.clause_subjects import find_subject, preceding_subject
from assets.parsing.events.role_window import RoleWindow
from assets.parsing.events.trigger import Trigger
from assets.parsing.model import ActorMention

_BEHIND_NOUN = 2
_CLAIMANT_REACH = 6


def launch_roles(roles: RoleWindow, trigger: Trigger) -> None:
    """Subject of «شن», «نفذ», «أطلق», or whose weapon it is («أطلقت مروحية تابعة للجيش صواريخ»): the doer."""
    if roles.has("actor"):
        return
    if trigger.frame_is_verb() and add_owner_subject(roles, trigger) is not None:
        add_target(roles, trigger.last)
        return
    # «أعلنت … بدء معركة لطرد تنظيم داعش»: the noun has its doer right behind it, or it is whoever announces
    begins = trigger.aspect == "noun" and trigger.entry.frame == "begin"
    subject = _behind(roles, trigger) if begins else find_subject(roles, trigger)
    if subject is None:
        add_thing_subject(roles, trigger)
    elif not roles.knows(subject):
        roles.add_all(roles.coordinated(subject), "actor")
    add_target(roles, trigger.last)


def _behind(roles: RoleWindow, trigger: Trigger) -> ActorMention | None:
    """Return the doer of a verbal noun, right behind it or nowhere: «بدء الجيش عملية»."""
    after = roles.view.actors_between(trigger.last, trigger.last + _BEHIND_NOUN)
    return next((actor for actor in after if not roles.governed(actor)), None)


def undergo_roles(roles: RoleWindow, trigger: Trigger) -> None:
    """Subject of «تعرض ل…»: the one attacked; «لغارات من طيران التحالف» names the doer."""
    _add_source(roles)
    stop = min((t.first for t in roles.candidate.triggers if t.first > trigger.first), default=trigger.last + 8)
    for actor in roles.view.actors_between(trigger.last, stop):
        if actor.actor_type != "state" and not roles.aside(actor):
            roles.add(actor, "recipient")
            return
    # «مقر الجيش الذي تعرض لهجوم»: what the relative clause is about may be either noun
    is_plain = trigger.frame_is_verb() and roles.view.form(trigger.first - 1) not in roles.context.forms("relatives")
    before = preceding_subject(roles, trigger) if is_plain else None
    if before is not None and before.actor_type in PARTY_TYPES and before.actor_type != "state":
        roles.add(before, "recipient")  # «أن القوات الأميركية تعرضت لهجوم»


def _add_source(roles: RoleWindow) -> None:
    """Add the party behind «من» right after the attack or its adjective: «لقصف جوي من قوات النظام»."""
    view, last = roles.view, roles.candidate.head.last
    at = next((k for k in range(last, last + _BEHIND_NOUN) if view.form(k) == "من"), None)
    source = None if at is None else next(iter(view.actors_between(at + 1, at + 2)), None)
    if source is not None and source.actor_type in PARTY_TYPES:
        roles.add_all(roles.coordinated(source), "actor")


def claim_roles(roles: RoleWindow, trigger: Trigger) -> None:
    """«تبناه تنظيم داعش»: the claimant did it."""
    roles.add(find_subject(roles, trigger, _CLAIMANT_REACH), "actor")


def add_claimant(roles: RoleWindow) -> None:
    """Add who claims the attack further on in its sentence: «فجر انتحاري نفسه … وتبنى تنظيم داعش العملية»."""
    view, after = roles.view, roles.candidate.head.last
    claim = next((t for t in view.triggers if t.entry.frame == "claim" and t.first > after), None)
    if claim is None or roles.has("actor"):
        return
    claimant = next(iter(view.actors_between(claim.last, claim.last + 1)), None)
    claimed = roles.context["claimed_words"]
    if claimant is not None and claimed.holds(view, claimant.last_token, claimant.last_token + 1):
        roles.add(claimant, "actor")


def attend_roles(roles: RoleWindow, trigger: Trigger) -> None:
    """«قوات X تشارك في القتال»: who takes part fights."""
    if not roles.has("actor"):
        subject = find_subject(roles, trigger)
        roles.add_all(roles.coordinated(subject) if subject is not None else [], "actor")
