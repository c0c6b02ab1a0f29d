"""Doers of verbal nouns that stand with another verb.

Belongs here: «رد الجيش باستهداف مواقع», «حاول مسلحون اقتحام», «لجأت الميليشيات إلى تدمير». Does not belong here: doers
right behind the noun (attack_roles.py), doers of an earlier claim (elided_parties.py).
"""

from __future__ import annotations

from assets.parsing.events.agent_phrases import PARTY_TYPES
from assets.parsing.events.role_window import RoleWindow
from assets.parsing.events.trigger import Trigger

_ANSWER_REACH = 9
_HELPER_REACH = 8


def add_subject_before(roles: RoleWindow, trigger: Trigger) -> None:
    """Add who does it by way of something: «رد الجيش باستهداف مواقع», «قام المسلحون بقصف»."""
    if trigger.proclitics[-1:] == "ب" or trigger.entry.citation.startswith("ب"):  # «تقضي بسجن»
        _add_last_party(roles, trigger, trigger.first - _ANSWER_REACH)


def add_helped_subject(roles: RoleWindow, trigger: Trigger) -> None:
    """Add the subject of the verb that carries the deed: «حاول مسلحون اقتحام», «سارعت القوات إلى حصار»."""
    view, start = roles.view, max(roles.view.clause_start(trigger.first), trigger.first - _HELPER_REACH)
    at = roles.context["helper_verbs"].find(view, start, trigger.first)
    if (
        trigger.aspect != "noun"
        or at < 0
        or any(t.frame_is_verb() and at < t.first < trigger.first for t in view.triggers)
    ):
        return
    if view.actors_between(at, trigger.first):
        _add_last_party(roles, trigger, at)
    elif not trigger.definite:  # «مع تواصل القصف» has no subject
        before = [a for a in view.actors_between(view.clause_start(at), at) if a.actor_type in PARTY_TYPES]
        free = [a for a in before if not (roles.governed(a) or roles.aside(a))]
        roles.add_all(roles.coordinated(free[-1]) if free and not roles.has("actor") else [], "actor")


def _add_last_party(roles: RoleWindow, trigger: Trigger, start: int) -> None:
    """Add as doer the last party from a token on that nothing governs, in the trigger's clause."""
    view = roles.view
    if roles.has("actor"):
        return
    for actor in reversed(view.actors_between(start, trigger.first)):
        same_clause = view.clause(actor.first_token) == view.clause(trigger.first)
        if same_clause and actor.actor_type in PARTY_TYPES and not (roles.governed(actor) or roles.aside(actor)):
            roles.add_all(roles.coordinated(actor), "actor")
            return
