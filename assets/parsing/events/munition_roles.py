"""Munition roles: whose rockets and shells they are, where nothing else says who fired them.

Belongs here: «سقطت صواريخ الحوثيين على جازان», «قتل خمسة بقذائف النظام». Does not belong here: verbs and nouns of
attack (attack_roles.py), states by their adjective («صاروخ روسي» is often only of Russian make).
"""

from __future__ import annotations

from assets.parsing.events.role_window import RoleWindow
from assets.parsing.events.trigger import Trigger
from assets.parsing.model import ActorMention

_FIRING = frozenset({"armed_group", "armed_forces", "political_group", "government_body"})
_MUNITION = "munition"
_WITH_REACH = 8
_ADJECTIVES = ("ي", "يه")


def munition_roles(roles: RoleWindow) -> None:
    """Add the force right behind a munition as the doer; «منصة صواريخ الحوثيين» is a thing of theirs that is struck."""
    for munition in _munitions(roles):
        owner = _owner(roles, munition)
        if owner is not None and not (roles.has("actor") or roles.knows(owner)):
            roles.add_all(roles.coordinated(owner), "actor")


def _munitions(roles: RoleWindow) -> list[Trigger]:
    """Return the munitions of the mention, else those with which its verb kills: «قتل خمسة بصواريخ النظام»."""
    candidate, view = roles.candidate, roles.view
    own = [t for t in candidate.triggers if t.entry.frame == _MUNITION]
    behind = range(candidate.head.last, candidate.head.last + _WITH_REACH)
    clause = view.clause(candidate.head.first)
    return own or [
        t
        for t in view.triggers
        if t.entry.frame == _MUNITION and t.first in behind and "ب" in t.proclitics and view.clause(t.first) == clause
    ]


def _owner(roles: RoleWindow, munition: Trigger) -> ActorMention | None:
    """Return the force whose munition it is, None where it lies in store or stands for itself."""
    view = roles.view
    if roles.context["munition_stores"].holds(view, munition.first - 1, munition.first):
        return None
    behind = view.actors_between(munition.last, munition.last + 1)
    owner = next((a for a in behind if a.actor_type in _FIRING), None)
    if owner is None or roles.governed(owner) or roles.aside(owner):
        return None
    # «كبدت الصواريخ الحوثيين خسائر»: behind the article only an adjective belongs to the noun
    is_adjective = view.form(owner.first_token).endswith(_ADJECTIVES)
    return owner if is_adjective or not munition.definite else None
