"""Support verbs: which event noun a verb without an event of its own goes with.

Belongs here: «شن … هجوما», «هجوم … شنته», «تعرض … لقصف», «داعش يتبنى». Does not belong here: the list of the verbs
(lexicon/support_verbs.csv), the roles they give (participants.py).
"""

from __future__ import annotations

from dataclasses import replace

from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger

_REACH = 13
_HARM_FRAMES = frozenset({"result", "fall", "occur", "claim"})
_MEANS_FRAMES = frozenset({"munition", "bomber"})
_MEANS_REACH = 7
_DIRECTING = frozenset({"direct", "direct.n"})


def drop_lone_munitions(candidates: list[EventCandidate], supports: list[Trigger]) -> list[EventCandidate]:
    """Drop munitions and bombers that nothing launches, sets off or drops."""
    return [
        c
        for c in candidates
        if any(t.entry.frame not in _MEANS_FRAMES for t in c.triggers)
        or any(abs(support.first - c.first) <= _MEANS_REACH for support in supports)
    ]


def attach_supports(supports: list[Trigger], candidates: list[EventCandidate], view: SentenceView) -> None:
    """Give every support verb to the event noun it goes with: «شن … هجوما», «هجوم … شنته», «تعرض … لقصف»."""
    for support in supports:
        best: EventCandidate | None = None
        best_gap = _REACH
        for candidate in candidates:
            gap = _gap(support, candidate)
            if gap is None or not 0 <= gap < best_gap:
                continue
            if view.clause(support.first) == view.clause(candidate.head.first):
                best, best_gap = candidate, gap
        if best is not None:
            best.add_support(support)


def bare_claims(supports: list[Trigger], candidates: list[EventCandidate], view: SentenceView) -> list[EventCandidate]:
    """Return the attack again for a claim of responsibility that leaves it out: «هجوم … بكابول وداعش يتبنى»."""
    claims: list[EventCandidate] = []
    attached = {s for c in candidates for s in c.supports}
    for support in supports:
        if support.entry.frame != "claim" or support in attached or view.last - support.last > 2:
            continue
        attack = next(
            (c for c in reversed(candidates) if c.event_type in VIOLENT_TYPES and c.last <= support.first), None
        )
        if attack is not None:
            trigger = replace(support, entry=attack.head.entry, aspect="noun", definite=True)
            claims.append(EventCandidate(view, [trigger], attack.event_type, supports=[support], rule="claim.bare"))
    return claims


def _gap(support: Trigger, candidate: EventCandidate) -> int | None:
    """Return how many tokens part a support verb from the event noun, None where they cannot go together."""
    harm_only = candidate.is_harm_only
    if harm_only and support.entry.frame not in _HARM_FRAMES:
        return None
    ahead = candidate.triggers[0].first - support.last
    if support.entry.id in _DIRECTING and not (candidate.head.entry.id == "strike.n" and 0 <= ahead <= 6):
        return None  # «وجه ضربة»; «وجه رسالة» directs no attack
    if ahead >= 0:
        return ahead
    if support.proclitics[:1] in ("و", "ف"):
        return None
    return support.first - max(t.last for t in candidate.triggers if t.entry.frame != "harm" or harm_only)
