"""The engine for all cores of one machine: a pool of processes, served by a process of its own.

Belongs here: starting and asking that process. Does not belong here: the pool itself (pool_server.py), and what is
tried again (retries.py).
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

import pyarrow as pa

from assets.parse_engine.parse_shard import failed_shard
from assets.parse_engine.pool_server import (
    ASK,
    Load,
    ParseShard,
    PoolFailure,
    PoolOrder,
    load_by_parsing,
    parse_to_bytes,
)
from assets.parse_engine.retries import Ended
from assets.parse_engine.shards import ParseJob, Shard

REPOSITORY = Path(__file__).resolve().parents[2]

SHARDS_A_WORKER = 2
"""One in work and one at hand for each worker: nobody waits while results are stored, and memory stays bounded."""

CLOSING_SECONDS = 10.0


class ParsePoolError(RuntimeError):
    """The pool of processes failed as a whole; the message says what was seen of it."""


@dataclass
class LocalPool:
    """Talks to the process that holds the pool."""

    job: ParseJob
    n_workers: int
    connection: Connection
    server: subprocess.Popen[bytes]
    under_way: dict[str, Shard] = field(default_factory=dict)

    @property
    def capacity(self) -> int:
        """Returns how many shards keep every worker busy."""
        return SHARDS_A_WORKER * self.n_workers

    def start(self, shard: Shard) -> None:
        """Sends a shard."""
        self.under_way[shard.key] = shard
        try:
            self.connection.send(shard)
        except OSError as error:
            raise self._lost() from error

    def ended(self) -> list[Ended[pa.Table]]:
        """Asks for what is done."""
        try:
            self.connection.send(ASK)
            answers = self.connection.recv()
        except (EOFError, OSError) as error:
            raise self._lost() from error
        if isinstance(answers, PoolFailure):
            raise ParsePoolError(f"The pool of parsing processes failed:\n{answers.trace}")
        return [
            Ended(self.under_way.pop(key), None if table is None else pa.ipc.open_stream(table).read_all())
            for key, table in answers
        ]

    def give_up(self, shard: Shard, reason: str) -> pa.Table:
        """Returns the reason for each article."""
        return failed_shard(shard, self.job, reason)

    def _lost(self) -> ParsePoolError:
        try:
            code: object = self.server.wait(CLOSING_SECONDS)
        except subprocess.TimeoutExpired:
            code = "still running"
        return ParsePoolError(
            f"The process that holds the parsing pool is gone (exit code {code}; -9: killed, mostly for want of"
            " memory). What was parsed is stored: run again, with fewer TAWATUR_WORKERS where memory is short."
        )


@contextmanager
def local_pool(
    job: ParseJob, n_workers: int, parse: ParseShard = parse_to_bytes, load: Load = load_by_parsing
) -> Iterator[LocalPool]:
    """Starts the pool, and ends it and its workers with the block; both functions are called there, by their names."""
    ours, theirs = socket.socketpair()
    with theirs:
        server = subprocess.Popen(
            [sys.executable, "-m", "assets.parse_engine.pool_server", str(theirs.fileno()), str(n_workers)],
            cwd=REPOSITORY, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()],
            # Arrow imports pandas, which would start threads in a process that is about to fork
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        )  # fmt: skip
    connection = Connection(ours.detach())
    try:
        connection.send(PoolOrder(job, load, parse))
        yield LocalPool(job, n_workers, connection, server)
    finally:
        connection.close()
        try:
            server.wait(CLOSING_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
