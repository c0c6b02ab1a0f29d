"""`make faults`, workers: processes that parse are killed as a system without memory kills them, and their server too.

Belongs here: killing them while articles are parsed, and comparing what came out. Does not belong here: articles that
kill their worker each time (tests/parse_engine), kills of whole runs (crash_runs.py).
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from assets.parse_engine.in_process import in_process
from assets.parse_engine.local_pool import LocalPool, ParsePoolError, local_pool
from assets.parse_engine.retries import Engine, parsed_in_order
from assets.parse_engine.shards import ArticleToParse, ParseJob, cut_into_shards
from assets.parsed_store import raw_schema
from orchestration.settings import DEFAULT_INBOX
from orchestration.warehouse import create_raw_tables
from tests.faults.fault_page import Fault
from tests.faults.mutations import spoilt_text

N_ARTICLES = 120
SHARD_ARTICLES = 4
N_WORKERS = 2
GONE_SECONDS = 10.0


def run_killed_workers(built: Path, seed: int = 5) -> list[Fault]:
    """Parses articles while workers die at random instants, then lets the server of the pool die."""
    with duckdb.connect(":memory:") as connection:
        create_raw_tables(connection)
        job = ParseJob("0", built, raw_schema(connection))
    articles = some_articles(random.Random(seed))
    with in_process(job) as engine:
        expected = parsed(articles, engine)
    with local_pool(job, N_WORKERS) as pool, WorkerKiller(pool.server.pid, seed) as killer:
        found = parsed(articles, pool)
    wrong = "" if found.equals(expected) else "rows differ from those that one process reads"
    print(f"  {killer.n_killed} workers killed: {wrong or 'same rows'}", flush=True)
    faults = [Fault("SIGKILL: a worker that parses", not wrong, wrong) for _ in range(killer.n_killed)]
    return [*faults, _without_server(articles, job)]


def some_articles(chance: random.Random) -> list[ArticleToParse]:
    """Makes articles from the sample, each spoilt in other places."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(DEFAULT_INBOX.glob("*.txt"))]
    return [
        ArticleToParse(
            article_id=f"{number:05}", text=spoilt_text(chance.choice(texts), chance, 3).replace("\ud800", ""),
            published_on=None, outlet=None, country="SY", headline_end=0,
        )
        for number in range(N_ARTICLES)
    ]  # fmt: skip


def parsed(articles: Sequence[ArticleToParse], engine: Engine[pa.Table]) -> pa.Table:
    """Returns what an engine reads in the articles, in their order."""
    shards = cut_into_shards(articles, max_articles=SHARD_ARTICLES)
    return pa.concat_tables(table for one in parsed_in_order(shards, engine) for table in one.results)


class WorkerKiller:
    """Kills one worker of a pool after the other, each some shards after the last."""

    def __init__(self, server: int, seed: int) -> None:
        self.server = server
        self.chance = random.Random(seed)
        self.n_killed = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._kill, daemon=True)

    def __enter__(self) -> WorkerKiller:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _kill(self) -> None:
        while not self._stop.wait(self.chance.uniform(0.5, 3.0)):
            workers = children_of(self.server)
            if workers:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self.chance.choice(workers), signal.SIGKILL)
                    self.n_killed += 1


def children_of(process: int) -> list[int]:
    """Returns the child processes of a process."""
    try:
        return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def _without_server(articles: Sequence[ArticleToParse], job: ParseJob) -> Fault:
    """Kills the process that holds the pool: the run must say so, and its workers must not stay behind."""
    name, problems = "SIGKILL: the process that holds the workers", ["no error was raised"]
    workers: list[int] = []
    with local_pool(job, N_WORKERS) as pool:
        try:
            for _ in parsed_in_order(cut_into_shards(articles, max_articles=SHARD_ARTICLES), pool):
                if not workers:
                    workers = _kill_server(pool)
        except ParsePoolError as error:
            problems = [] if "run again" in str(error) else [str(error)]
    end = time.monotonic() + GONE_SECONDS
    while time.monotonic() < end and any(_lives(worker) for worker in workers):
        time.sleep(0.2)
    problems += [f"worker {worker} stayed behind" for worker in workers if _lives(worker)]
    print(f"  {name}: {'; '.join(problems) or 'told, and its workers ended'}", flush=True)
    return Fault(name, not problems, "; ".join(problems))


def _kill_server(pool: LocalPool) -> list[int]:
    workers = children_of(pool.server.pid)
    pool.server.kill()
    return workers


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
