"""Participants: who did it, to whom, and who attended, by the frame of each trigger.

Belongs here: which frame of `triggers.csv` and `support_verbs.csv` is read by which grammar. Does not belong here: that
grammar (the rooms named *_roles.py), who is an actor at all (actors/), who said it (attribution/).
"""

from __future__ import annotations

from collections.abc import Callable

from assets.parsing.events.agent_phrases import add_own_forces
from assets.parsing.events.agreement_parties import add_signatories
from assets.parsing.events.attack_roles import (
    attack_noun_roles,
    repel_roles,
    strike_roles,
)
from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.events.harm_roles import harm_roles
from assets.parsing.events.lands_fired_at import add_land_fired_at
from assets.parsing.events.lone_doer_roles import doer_roles
from assets.parsing.events.munition_roles import munition_roles
from assets.parsing.events.mutual_roles import (
    add_opponent,
    as_one_sided,
    meeting_roles,
    mutual_roles,
    resolution_roles,
    sanction_roles,
)
from assets.parsing.events.object_noun_roles import object_noun_roles
from assets.parsing.events.role_window import RoleWindow
from assets.parsing.events.support_roles import add_claimant, attend_roles, claim_roles, launch_roles, undergo_roles
from assets.parsing.events.trigger import Trigger
from assets.parsing.events.victim_roles import add_victims
from assets.parsing.model import Participant

_TWO_SIDED = frozenset({"mutual_noun", "war_noun", "meet_noun"})
_AT_TABLE = frozenset({"meeting", "agreement"})


def find_participants(candidate: EventCandidate, subtype: str, context: EventContext) -> tuple[Participant, ...]:
    """Return the parties of one mention with their roles, each actor and role once."""
    roles = RoleWindow(candidate, context)
    for frames, triggers in ((_FRAMES, candidate.triggers), (_SUPPORT_FRAMES, candidate.supports)):
        for trigger in triggers:
            read = frames.get(trigger.entry.frame)
            if read is not None:
                read(roles, trigger)
    for trigger in [*candidate.triggers, *candidate.supports]:
        add_own_forces(roles, trigger)
    munition_roles(roles)
    for trigger in candidate.triggers:
        if trigger.entry.frame in _TWO_SIDED and trigger.aspect == "noun":
            add_opponent(roles, trigger, subtype in _AT_TABLE)
    if subtype == "agreement":
        add_signatories(roles, candidate.head)
    if subtype in _AT_TABLE:
        one_sided = as_one_sided(roles, candidate.head) if subtype == "agreement" else None
        return one_sided or roles.as_attendees()
    if candidate.event_type in VIOLENT_TYPES:
        add_claimant(roles)
        add_victims(roles)
        add_land_fired_at(roles)
    return roles.result()


_Grammar = Callable[[RoleWindow, Trigger], None]

_FRAMES: dict[str, _Grammar] = {
    "strike": strike_roles,
    "attack_noun": attack_noun_roles,
    "self_noun": attack_noun_roles,
    "object_noun": object_noun_roles,
    "repel": repel_roles,
    "harm": harm_roles,
    "mutual_noun": mutual_roles,
    "mutual_verb": mutual_roles,
    "war_noun": mutual_roles,
    "meet": meeting_roles,
    "meet_noun": meeting_roles,
    "control": doer_roles,
    "control_noun": doer_roles,
    "motion": doer_roles,
    "advance": doer_roles,
    "agent_noun": doer_roles,
    "deploy": doer_roles,
    "deploy_noun": doer_roles,
    "mediate": doer_roles,
    "adopt": doer_roles,
    "strike_none": doer_roles,
    "sanction": sanction_roles,
    "resolution": resolution_roles,
}

_SUPPORT_FRAMES: dict[str, _Grammar] = {
    "launch": launch_roles,
    "begin": launch_roles,
    "manage": launch_roles,
    "act": launch_roles,
    "impose": launch_roles,
    "undergo": undergo_roles,
    "claim": claim_roles,
    "attend": attend_roles,
}
