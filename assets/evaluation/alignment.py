"""Pairs what two coders found: which mention of the one is which mention of the other.

Belongs here: one-to-one pairing of events and of counts. Does not belong here: judging the pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assets.evaluation.coded import CodedCount, CodedEvent

EVENT_SLACK = 40
"""Two coders mark one event up to this many characters apart: one the verb, the other its subject."""

COUNT_SLACK = 15
"""A figure is one place in the text; only the words around it («أكثر من») may be left out."""


class Alignment(NamedTuple):
    """`pairs` maps gold indices to found ones; `excused` are found ones that pair with an optional gold mention."""

    pairs: dict[int, int]
    excused: frozenset[int]


def align_events(gold: Sequence[CodedEvent], found: Sequence[CodedEvent]) -> Alignment:
    """Pairs events of one type whose words touch; among several, the same subtype and then the nearest."""
    candidates = []
    for wanted in gold:
        ranked = sorted(
            (wanted.event_subtype != event.event_subtype, distance(wanted, event), number)
            for number, event in enumerate(found)
            if event.event_type == wanted.event_type and distance(wanted, event) <= EVENT_SLACK
        )
        candidates.append([number for _, _, number in ranked])
    return _align([event.is_optional for event in gold], candidates)


def align_counts(gold: Sequence[CodedCount], found: Sequence[CodedCount]) -> Alignment:
    """Pairs counts of one outcome and one best figure whose words touch; among several, the same victims first."""
    candidates = []
    for wanted in gold:
        ranked = sorted(
            (wanted.victim_group != count.victim_group, distance(wanted, count), number)
            for number, count in enumerate(found)
            if (count.outcome, count.best) == (wanted.outcome, wanted.best) and distance(wanted, count) <= COUNT_SLACK
        )
        candidates.append([number for _, _, number in ranked])
    return _align([count.is_optional for count in gold], candidates)


def distance(one: CodedEvent | CodedCount, other: CodedEvent | CodedCount) -> int:
    """Returns how many characters lie between two spans; negative by how many they share."""
    return max(one.start, other.start) - min(one.end, other.end)


def _align(is_optional: Sequence[bool], candidates: Sequence[Sequence[int]]) -> Alignment:
    """Pairs as many as can be paired, what is required before what is optional."""
    required = [number for number, optional in enumerate(is_optional) if not optional]
    optional = [number for number, optional in enumerate(is_optional) if optional]
    holder: dict[int, int] = {}
    for number in (*required, *optional):
        _seat(number, candidates, holder, set())
    pairs = {gold: found for found, gold in holder.items() if not is_optional[gold]}
    return Alignment(pairs, frozenset(found for found, gold in holder.items() if is_optional[gold]))


def _seat(number: int, candidates: Sequence[Sequence[int]], holder: dict[int, int], asked: set[int]) -> bool:
    """Gives gold mention `number` one of its candidates, moving earlier holders to others where that frees one.

    A mention once seated is never unseated, so the pairing only grows, up to the largest there is.
    """
    for found in candidates[number]:
        if found in asked:
            continue
        asked.add(found)
        if found not in holder or _seat(holder[found], candidates, holder, asked):
            holder[found] = number
            return True
    return False
