"""Who uses the means: what a rocket or a strike is by whoever fires it.

Belongs here: rockets of aircraft, strikes of police, bombardment by those who have no aircraft. Does not belong here:
the choice of a mention's subtype from its own words (event_subtypes.py), who takes part (participants.py).
"""

from __future__ import annotations

from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.trigger import Trigger

_FIRING = frozenset({"release", "fire", "launch", "direct"})
_BY_DRONE = frozenset({"target.v", "bombard.v", "strike.v"})
_DOER_REACH = 4
_OWNER_REACH = 4


def is_by_armed_group(candidate: EventCandidate) -> bool:
    """Tell «قصف المليشيات», by those who have no aircraft to fly the raids told before."""
    view, head = candidate.view, candidate.head
    doers = () if candidate.is_harm_only else tuple(view.actors_between(head.first - 3, head.last + 2))
    return bool(doers) and all(actor.actor_type == "armed_group" for actor in doers)


def is_fired_from_air(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «أطلقت طائرة مسيرة صواريخ على سوق», «طائرة إسرائيلية تطلق صاروخا»: who fires is in the air."""
    view = candidate.view
    prepositions = context.forms("role_prepositions")
    for verb in candidate.supports:
        if verb.entry.id not in _FIRING or not verb.frame_is_verb():
            continue
        munition = next((t.first for t in candidate.triggers if t.first >= verb.last), verb.last)
        spans = ((verb.last, min(verb.last + 1, munition)), (max(view.first, verb.first - _DOER_REACH), verb.first))
        for start, end in spans:
            at = context["aircraft_words"].find(view, start, end)
            if at >= 0 and view.clause(at) == view.clause(verb.first) and view.form(at - 1) not in prepositions:
                return True
    return False


def is_by_drone(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «استهدفت مسيرة إسرائيلية سيارة», «قصفت المسيرات موقعا»: behind such a verb it is no march."""
    head = candidate.head
    return head.entry.id in _BY_DRONE and context["drone_words"].holds(candidate.view, head.last, head.last + 1)


def is_police_strike(candidate: EventCandidate, strike: Trigger, context: EventContext) -> bool:
    """Tell «نفذت قوات الأمن ضربة استباقية», a raid on men who fight back, from what an air force flies."""
    view = candidate.view
    if not context["preemptive_words"].holds(view, strike.last, strike.last + 1):
        return False
    police = context["police_words"]
    before = max(view.clause_start(strike.first), strike.first - _OWNER_REACH)
    return police.holds(view, before, strike.first) or police.holds(view, strike.last, strike.last + _OWNER_REACH)
