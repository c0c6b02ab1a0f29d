"""Victim roles: the forces whose men an attack killed, injured or took.

Belongs here: «قتل خمسة جنود مصريين في هجوم», «أصيب ثلاثة من عناصر الحشد الشعبي». Does not belong here: how many they
were (casualties/), civilians, who are counted and are no party, parties that the attack names as its object
(agent_phrases.py).
"""

from __future__ import annotations

from assets.parsing.casualties.casualty_mentions import CasualtyMention
from assets.parsing.events.role_window import RoleWindow
from assets.parsing.model import ActorMention

_UNDER_ARMS = frozenset({"combatants", "police"})
_FORCES = frozenset({"armed_forces", "armed_group"})
_SIDES = 2
_HARMS = frozenset({"killed", "injured", "missing"})


def add_victims(roles: RoleWindow) -> None:
    """Add as recipient the force that all counted victims belong to, where nobody else is attacked.

    A toll of several sides («27 بينهم 6 من قوات النظام و21 مسلحا») makes nobody the one attacked; two set against each
    other have fought («13 عنصرا من قوات النظام، مقابل ستة من جيش الإسلام»).
    """
    counts = [c for number, c in roles.view.casualties if number in roles.candidate.casualties]
    forces = [_force(roles, c) for c in counts]
    first = next((force for force in forces if force is not None), None)  # «ضابط ومجندان من الجيش المصري»
    if first is None or any(c.subset_of is not None for c in counts):
        return
    of_one = all(f is None or f.actor_id == first.actor_id for f in forces)
    if roles.has("recipient"):
        # «قتل 20 من مسلحي الحوثي في مواجهات مع الجيش»: the dead have fought those whom «مع» names
        if of_one and roles.candidate.event_type == "battle" and not (roles.has("actor") or roles.knows(first)):
            roles.add(first, "actor")
    elif of_one:
        roles.add(first, "recipient")
    elif len(forces) == _SIDES and roles.candidate.event_type == "battle" and not roles.has("actor"):
        between = (counts[0].last_token, counts[1].first_token)
        if forces[1] is not None and roles.context["set_against"].holds(roles.view, *between):
            roles.add(first, "actor")
            roles.add(forces[1], "recipient")


def _speaking_force(roles: RoleWindow, before: int) -> ActorMention | None:
    """Return whose men a pronoun gives: «أعلن الجيش التركي أن اثنين من جنوده قتلا», the last force before them."""
    forces = [a for a in roles.view.actors if a.last_token <= before and a.actor_type in _FORCES and not roles.aside(a)]
    return forces[-1] if forces and not roles.knows(forces[-1]) else None


def _force(roles: RoleWindow, count: CasualtyMention) -> ActorMention | None:
    """Return the force named in the words of a count or of its side."""
    if count.victim_group not in _UNDER_ARMS or count.outcome not in _HARMS:
        return None
    first, last = count.first_token, count.last_token
    if count.side_tokens is not None:
        first, last = min(first, count.side_tokens[0]), max(last, count.side_tokens[1])
    if roles.context["own_forces"].holds(roles.view, first, last):
        return _speaking_force(roles, first)
    for actor in roles.view.actors:
        inside = actor.first_token < last and actor.last_token > first
        if inside and actor.actor_type in _FORCES and not actor.actor_id.startswith("generic."):
            return actor
    is_glued = roles.view.form(last)[:1] == "ب"  # «مقتل قائد بداعش»
    at = last if is_glued else _behind_membership(roles, last)
    if is_glued or at > last:
        body = roles.view.actors_between(at, at + 1)
        return next((a for a in body if a.actor_type in _FORCES and not a.actor_id.startswith("generic.")), None)
    return None


def _behind_membership(roles: RoleWindow, last: int) -> int:
    """Return the token behind «في» in «قيادي في طالبان», «قائد عسكري كبير في القوات الحكومية»; `last` without it."""
    members = roles.context.forms("member_of")
    for at in (last, last + 1):
        if roles.view.form(at) in members:
            return at + 1
        is_word = at < roles.view.last and roles.view.tokens[at].kind == "word"
        if not is_word or any(t.first == at for t in roles.view.triggers):
            break
    return last
