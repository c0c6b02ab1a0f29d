"""Party signs: the names of the features of a possible party, in groups that hang on the same facts.

Belongs here: how a fact is named as the weights know it. Does not belong here: finding the facts (party_features.py),
weighing them (judgement/linear_model.py).

The same facts come back in every article, so that a group is made once and remembered.
"""

from __future__ import annotations

from assets.parsing.judgement.signs import group


@group
def claim_signs(event_type: str, taken: str, status: str, head: str | None) -> tuple[str, ...]:
    """Return what speaks alike for or against every party of the claim."""
    found = (f"type={event_type}|taken={taken}", f"status={status}")
    return found if head is None else (*found, f"head={head}")


@group
def own_signs(role: str, kind: str, event_type: str, subtype: str, frame: str, taken: str) -> tuple[str, ...]:
    """Return the signs of what the rules say of an actor and what kind of actor it is."""
    return (
        f"rule={role}|{event_type}",
        f"rule={role}|{subtype}",
        f"kind={kind}|{event_type}",
        f"kind={kind}|{subtype}",
        f"rule={role}|{frame}",
        f"rule={role}|taken={taken}",
        f"kind={kind}|rule={role}",
    )


@group
def history_signs(whole: str, typed: str, event_type: str, role: str, frame: str) -> tuple[str, ...]:
    """Return the signs of the roles an actor has in the other claims, all and those of the type."""
    return (
        f"article={whole}|{event_type}",
        f"typed={typed}|{event_type}",
        f"typed={typed}|rule={role}",
        f"typed={typed}|{frame}",
    )


@group
def where_signs(
    where: str, event_type: str, role: str, rank: int, typed: str, named_here: int, taken: str
) -> tuple[str, ...]:
    """Return the signs of where an actor is named and how often."""
    return (
        f"where={where}|{event_type}",
        f"where={where}|rule={role}",
        f"where={where}|rank={rank}",
        f"where={where}|typed={typed}",
        f"where={where}|{named_here}|taken={taken}",
    )


@group
def before_signs(
    had: str, event_type: str, role: str, taken: str, where: str, is_same_subtype: bool
) -> tuple[str, ...]:
    """Return the signs of the role an actor has in the claim before."""
    return (
        f"before={had}|{event_type}",
        f"before={had}|rule={role}|taken={taken}",
        f"before={had}|where={where}|{is_same_subtype}",
    )


@group
def behind_signs(gets: str, event_type: str, role: str) -> tuple[str, ...]:
    """Return the signs of the role an actor has in the claim behind."""
    return (f"behind={gets}|{event_type}", f"behind={gets}|rule={role}")


@group
def speaker_signs(sign: str, event_type: str, frame: str, role: str, kind: str) -> tuple[str, ...]:
    """Return the signs of an actor from whom the claim is said."""
    return (f"{sign}|{event_type}", f"{sign}|{frame}", f"{sign}|rule={role}", f"{sign}|kind={kind}")


@group
def distance_signs(side: str, far: str, clauses: int, event_type: str, frame: str) -> tuple[str, ...]:
    """Return the signs of how far off the actor is named."""
    return (f"far={side}{far}|{event_type}", f"clause={side}{clauses}|{frame}")


@group
def spot_signs(spot: str, subtype: str, frame: str, role: str, kind: str, typed: str, taken: str) -> tuple[str, ...]:
    """Return the signs of the parties and events between the actor and the word of the event."""
    return (
        f"spot={spot}|{subtype}",
        f"spot={spot}|{frame}",
        f"spot={spot}|rule={role}",
        f"spot={spot}|kind={kind}",
        f"spot={spot}|typed={typed}",
        f"spot={spot}|taken={taken}|{frame}",
    )


@group
def side_signs(side: str, verb: str, role: str) -> tuple[str, ...]:
    """Return the signs of the side of the word on which the actor stands."""
    return (f"side={side}|{verb}", f"side={side}|rule={role}|{verb}")


@group
def word_signs(glued: str, word: str, event_type: str, side: str, frame: str) -> tuple[str, ...]:
    """Return the signs of the word before the actor."""
    return (
        f"before it={glued}|{word}",
        f"before it={word}|{event_type}",
        f"before it={word}|{side}|{frame}",
        f"glued={glued}|{side}|{frame}",
    )


@group
def list_signs(listed: str, side: str, event_type: str, role: str) -> tuple[str, ...]:
    """Return the signs of a word list that holds a word before the actor."""
    return (f"list={listed}|{side}|{event_type}", f"list={listed}|rule={role}")
