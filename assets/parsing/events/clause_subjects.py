"""Clause subjects: who does what a verb says.

Belongs here: the subject after the verb («قصف الجيش»), before it («روسيا تقصف») and between an auxiliary and its verb
(«ما زال التحالف يقاتل»). Does not belong here: doers without a verb (agent_phrases.py).
"""

from __future__ import annotations

from assets.parsing.events.role_window import RoleWindow
from assets.parsing.events.trigger import Trigger
from assets.parsing.model import ActorMention

SUBJECT_REACH = 10
_PRECEDING_REACH = 9
_AUXILIARY_REACH = 14
PLURAL_ENDINGS = ("وا", "ون")


def find_subject(roles: RoleWindow, trigger: Trigger, reach: int = SUBJECT_REACH) -> ActorMention | None:
    """Return the subject: the first free actor after the verb, else the one right before it."""
    between = _between_auxiliary(roles, trigger)
    if between is not None:
        return between
    view = roles.view
    if trigger.aspect == "imperfect" and not trigger.proclitics:
        adjacent = next((a for a in view.actors if a.last_token == trigger.first), None)
        if adjacent is not None and not roles.governed(adjacent):
            return adjacent  # «والنظام يستخدم», «تركيا تقصف»
    # a verb before its subject is singular: «هاجموا» has its subject before it
    plural_verb = trigger.aspect in ("perfect", "imperfect") and view.form(trigger.first).endswith(PLURAL_ENDINGS)
    following = None if plural_verb else _following_subject(roles, trigger, reach)
    return following or _preceding_subject(roles, trigger)


def _following_subject(roles: RoleWindow, trigger: Trigger, reach: int) -> ActorMention | None:
    """Return the first free actor after the verb, in its clause and before «أن», «الذي», «من قبل» and other verbs."""
    view, context = roles.view, roles.context
    clause = view.clause(trigger.first)
    for actor in view.actors_between(trigger.last, trigger.last + reach):
        if roles.behind_agent(trigger.last, actor) or view.clause(actor.first_token) != clause:
            return None
        if context["subject_blockers"].holds(view, trigger.last, actor.first_token):
            return None
        if _verb_between(roles, trigger.last, actor.first_token):
            return None
        if not roles.governed(actor) and not roles.aside(actor):
            return actor
        if view.form(actor.first_token - 1) in context.forms("subject_enders"):
            return None
    return None


def _between_auxiliary(roles: RoleWindow, trigger: Trigger) -> ActorMention | None:
    """Return the subject between an auxiliary and its verb: «ما زال التحالف … يقاتل», «وكانت قوات … بدأت»."""
    view = roles.view
    at = roles.context["auxiliaries"].find(view, trigger.first - _AUXILIARY_REACH, trigger.first)
    if at < 0 or view.clause(at) != view.clause(trigger.first) or _verb_between(roles, at, trigger.first):
        return None
    between = view.actors_between(at + 1, min(trigger.first, at + 4))
    return next((actor for actor in between if not roles.governed(actor)), None)


def _preceding_subject(roles: RoleWindow, trigger: Trigger) -> ActorMention | None:
    """Return the actor before an SVO verb («روسيا تقصف», «قوات الأمن طوقت»), with only its attributes between."""
    view = roles.view
    if trigger.proclitics[:1] in ("و", "ف"):
        return None
    for actor in reversed(view.actors_between(view.first, trigger.first)):
        far = trigger.first - actor.last_token > _PRECEDING_REACH
        if far or view.clause(actor.first_token) != view.clause(trigger.first):
            return None
        if _verb_between(roles, actor.last_token, trigger.first):
            return None
        if not roles.governed(actor) and not roles.aside(actor):
            return actor
    return None


def _verb_between(roles: RoleWindow, start: int, end: int) -> bool:
    """Tell that another finite event verb stands in [start, end)."""
    verbs = [t for t in roles.view.triggers if start <= t.first < end and t.aspect in ("perfect", "imperfect")]
    own = (*roles.candidate.triggers, *roles.candidate.supports)
    return any(verb not in own for verb in verbs)
