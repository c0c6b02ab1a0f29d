"""The engine for a handful of articles: this process parses them, since starting others would take longer.

Belongs here: that engine. Does not belong here: the choice of an engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pyarrow as pa

from assets.parse_engine.parse_shard import failed_shard, parse_shard
from assets.parse_engine.retries import Ended
from assets.parse_engine.shards import ParseJob, Shard


@dataclass
class InProcess:
    """Parses each shard when it is begun."""

    job: ParseJob
    done: list[Ended[pa.Table]] = field(default_factory=list)
    capacity: int = 1

    def start(self, shard: Shard) -> None:
        """Parses a shard."""
        self.done.append(Ended(shard, parse_shard(shard, self.job)))

    def ended(self) -> list[Ended[pa.Table]]:
        """Returns what was parsed since the last call."""
        done, self.done = self.done, []
        return done

    def give_up(self, shard: Shard, reason: str) -> pa.Table:
        """Returns the reason for each article."""
        return failed_shard(shard, self.job, reason)


@contextmanager
def in_process(job: ParseJob) -> Iterator[InProcess]:
    """Opens the engine; there is nothing to close."""
    yield InProcess(job)
