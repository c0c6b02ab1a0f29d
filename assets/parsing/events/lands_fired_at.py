"""Lands fired at: the state whose land rockets and shells are meant for.

Belongs here: «أطلق الحوثيون صاروخا على السعودية», «قذائف من غزة على جنوب إسرائيل», «اعترضت الدفاعات السعودية صاروخا».
Does not belong here: parties and posts that an attack names as its object (agent_phrases.py).
"""

from __future__ import annotations

from assets.parsing.events.role_window import RoleWindow
from assets.parsing.events.trigger import Trigger
from assets.parsing.model import PlaceMention

_COUNTRY = "cc:"
_DEFENCE_REACH = 3


def add_land_fired_at(roles: RoleWindow) -> None:
    """Add the state of the land that munitions are fired at, where nobody nearer is named.

    A state that fires at a land fires at somebody in it, who is left open: «أطلقت إسرائيل صواريخ على سوريا».
    """
    view, context = roles.view, roles.context
    fired = [t for t in roles.candidate.triggers if t.entry.frame == "munition"]
    if roles.candidate.event_type != "remote_violence" or not fired or roles.has("recipient") or roles.has_state_doer():
        return
    for at in range(fired[0].last, view.clause_end(fired[0].first)):
        if view.form(at) in context.forms("target_words"):
            behind = at + 2 if view.form(at + 1).startswith(context.direction_stems) else at + 1
            if view.form(behind) in context.forms("land_words"):
                roles.add_state(behind + 1, "recipient")  # «على الأراضي السعودية»
            else:
                roles.add_land(next((p for p in view.places if _is_country(p, behind)), None))
            return


def _is_country(place: PlaceMention, at: int) -> bool:
    """Tell a country whose name begins at a token."""
    return place.first_token == at and place.place_id.startswith(_COUNTRY)


def add_defended_state(roles: RoleWindow, trigger: Trigger) -> None:
    """Add the state whose air defence an adjective names: «تصدت القبة الحديدية الإسرائيلية لقذائف»."""
    clause = roles.view.clause(trigger.first)
    for index in range(trigger.last + 1, trigger.last + 1 + _DEFENCE_REACH):
        if roles.view.clause(index) == clause and not roles.has("recipient"):
            roles.add_state(index, "recipient")
