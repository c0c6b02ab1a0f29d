"""A process of its own that loads the lexicon once and forks a pool of workers, which share that memory.

    python -m assets.parse_engine.pool_server SOCKET WORKERS   (started by local_pool.py)

It has no threads and no open files of the run: forking a process with a database open would copy its locks. A worker
that dies is replaced in milliseconds, as its lexicon is there already.

Belongs here: the pool and its answers. Does not belong here: which shard is tried again (retries.py).
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import NamedTuple

import pyarrow as pa

from assets.parse_engine.parse_shard import parse_shard
from assets.parse_engine.shards import ArticleToParse, ParseJob, Shard

RENEW_AFTER = 500
"""Shards for each worker after which the pool is forked anew: what workers remember of words they met stays bounded."""

FIRST_SENTENCE = "أعلن مصدر طبي مقتل 3 مدنيين في قصف على حلب أمس الثلاثاء."

LOOK_EVERY = 1.0
"""Seconds between two looks whether the process that asked is still there."""

Load = Callable[[ParseJob], None]
ParseShard = Callable[[Shard, ParseJob], bytes]


class PoolOrder(NamedTuple):
    """What the pool is for: the job, what is loaded before workers are forked, and the function that they call."""

    job: ParseJob
    load: Load
    parse: ParseShard


class PoolAnswer(NamedTuple):
    """A shard's key and its table as bytes; None where the worker died."""

    key: str
    table: bytes | None


class PoolFailure(NamedTuple):
    """The pool itself failed, with the traceback: a fault of the program, not of an article or a worker."""

    trace: str


ASK = None
"""What is sent to ask for answers; a shard is sent to have it parsed."""


def load_by_parsing(job: ParseJob) -> None:
    """Parses a sentence, so that all that is imported, loaded or opened at first use is shared by the workers."""
    first = ArticleToParse(
        article_id="", text=FIRST_SENTENCE, published_on=None, outlet=None, country=None, headline_end=0
    )
    parse_shard(Shard((first,)), job)


def parse_to_bytes(shard: Shard, job: ParseJob) -> bytes:
    """Parses a shard in a worker; the table travels as Arrow writes it."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, job.raw_schema) as writer:
        writer.write_table(parse_shard(shard, job, may_end_process=True))
    return sink.getvalue().to_pybytes()


@dataclass
class Pool:
    """A process pool that comes back after the death of a worker."""

    order: PoolOrder
    n_workers: int
    executor: ProcessPoolExecutor = field(init=False)
    running: dict[Future[bytes], str] = field(default_factory=dict)
    n_begun: int = 0

    def __post_init__(self) -> None:
        """Opens the first pool."""
        self.executor = self._forked()

    def begin(self, shard: Shard) -> None:
        """Hands a shard to the next free worker."""
        try:
            future = self.executor.submit(self.order.parse, shard, self.order.job)
        except BrokenProcessPool as error:
            future = Future()
            future.set_exception(error)
        self.running[future] = shard.key
        self.n_begun += 1

    def answers(self) -> list[PoolAnswer]:
        """Waits for finished shards; after a death every shard under way is finished, most of them without a table."""
        is_due = self.n_begun >= RENEW_AFTER * self.n_workers
        done = self._wait(ALL_COMPLETED if is_due else FIRST_COMPLETED)
        if is_broken := any(isinstance(future.exception(), BrokenProcessPool) for future in done):
            done = self._wait(ALL_COMPLETED)
        if is_broken or is_due:
            self.executor.shutdown(wait=True)
            self.executor = self._forked()
            self.n_begun = 0
        return [PoolAnswer(self.running.pop(future), _table_of(future)) for future in done]

    def _wait(self, until: str) -> set[Future[bytes]]:
        """Waits for one or all of the shards under way; ends the pool where nobody waits for its answer any more."""
        asked_by = os.getppid()
        while True:
            done, waiting = wait(self.running, timeout=LOOK_EVERY, return_when=until)
            if done and (until == FIRST_COMPLETED or not waiting):
                return done
            if os.getppid() != asked_by:
                os._exit(0)

    def _forked(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self.n_workers, multiprocessing.get_context("fork"), initializer=_end_with, initargs=(os.getpid(),)
        )


def _table_of(future: Future[bytes]) -> bytes | None:
    """Returns the table of a finished shard, None where its worker died; any other error is a fault of the program."""
    if isinstance(future.exception(), BrokenProcessPool):
        return None
    return future.result()


def _end_with(server: int) -> None:
    """Makes a worker end soon after the process that forked it, however that one ended, and when it is told to.

    The executor tells the other workers to end when one has died, and waits for them. Where a run is started with that
    signal ignored, a worker would inherit this, and both would wait for ever: it for somebody who reads its result.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def watch() -> None:
        while os.getppid() == server:
            time.sleep(LOOK_EVERY)
        os._exit(0)

    threading.Thread(target=watch, name="ends with its server", daemon=True).start()


def serve(connection: Connection, n_workers: int) -> None:
    """Answers until the other side hangs up."""
    # a Ctrl-C goes to the run, which hangs up
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    order: PoolOrder = connection.recv()
    order.load(order.job)
    # the collector would touch, and so copy, what is shared
    gc.collect()
    gc.freeze()
    pool = Pool(order, n_workers)
    while True:
        try:
            message = connection.recv()
        except EOFError:
            pool.executor.shutdown(wait=False, cancel_futures=True)
            return
        try:
            if message is ASK:
                connection.send(pool.answers())
            else:
                pool.begin(message)
        except BrokenPipeError:
            return
        except Exception:
            connection.send(PoolFailure(traceback.format_exc()))


if __name__ == "__main__":
    # the other side pickles by this module's name
    from assets.parse_engine import pool_server

    pool_server.serve(Connection(int(sys.argv[1])), int(sys.argv[2]))
    os._exit(0)
