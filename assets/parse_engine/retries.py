"""Shards handed to an engine and taken back in their order; what kills its worker is repeated, divided, given up.

Belongs here: how many shards are under way, what is tried again, when an article is given up. Does not belong here:
processes and machines (the engines), and storing.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Generic, NamedTuple, Protocol, TypeVar

from assets.parse_engine.shards import Shard

T = TypeVar("T")

TRIES_IN_COMPANY = 2
"""A shard under way when a worker dies is repeated beside the others; at the second death it is looked at alone."""

TRIES_ALONE = 2
"""So often an article may kill a worker that does nothing else, before it is given up."""

GIVEN_UP = (
    f"WorkerDiedError: its worker process died {TRIES_ALONE} times while it read nothing but this article"
    " (out of memory, out of time, or a fault in a library)"
)


class Ended(NamedTuple, Generic[T]):
    """A shard that an engine is done with; `result` is None where the worker died."""

    shard: Shard
    result: T | None


class Engine(Protocol[T]):
    """Something that parses shards; `capacity` is how many it wants at once."""

    @property
    def capacity(self) -> int:
        """Returns how many shards keep every worker busy."""

    def start(self, shard: Shard) -> None:
        """Begins a shard."""

    def ended(self) -> list[Ended[T]]:
        """Waits until at least one begun shard is done with, and returns each such shard once."""

    def give_up(self, shard: Shard, reason: str) -> T:
        """Returns the result of a shard that cannot be parsed."""


class ShardResults(NamedTuple, Generic[T]):
    """A shard and what came of it: one result, or several where it had to be divided."""

    shard: Shard
    results: tuple[T, ...]


def parsed_in_order(shards: Iterable[Shard], engine: Engine[T]) -> Iterator[ShardResults[T]]:
    """Yields the results of all shards in their order, with no more under way or held back than the engine wants."""
    source = iter(shards)
    under_way: deque[Shard] = deque()
    results: dict[str, tuple[T, ...]] = {}
    deaths: Counter[str] = Counter()
    while True:
        for shard in islice(source, max(0, engine.capacity - len(under_way))):
            engine.start(shard)
            under_way.append(shard)
        if not under_way:
            return
        suspects: list[Shard] = []
        while under_way[0].key not in results and not suspects:
            suspects = _collect(engine, results, deaths)
        if suspects:
            while len(results) + len(suspects) < len(under_way):
                suspects += _collect(engine, results, deaths)
            for suspect in suspects:
                results[suspect.key] = _parse_alone(suspect, engine)
        while under_way and under_way[0].key in results:
            shard = under_way.popleft()
            yield ShardResults(shard, results.pop(shard.key))


def _collect(engine: Engine[T], results: dict[str, tuple[T, ...]], deaths: Counter[str]) -> list[Shard]:
    """Takes what the engine is done with; begins again what died once, and returns what died too often in company."""
    suspects = []
    for shard, result in engine.ended():
        if result is not None:
            results[shard.key] = (result,)
            continue
        deaths[shard.key] += 1
        if deaths[shard.key] < TRIES_IN_COMPANY:
            engine.start(shard)
        else:
            suspects.append(shard)
    return suspects


def _parse_alone(shard: Shard, engine: Engine[T]) -> tuple[T, ...]:
    """Parses a shard while nothing else is under way; divides it until the article that kills is found."""
    is_single = len(shard.articles) == 1
    for _ in range(TRIES_ALONE if is_single else 1):
        engine.start(shard)
        [(_, result)] = engine.ended()
        if result is not None:
            return (result,)
    if is_single:
        return (engine.give_up(shard, GIVEN_UP),)
    return tuple(result for half in shard.halves() for result in _parse_alone(half, engine))
