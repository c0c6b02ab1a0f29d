"""Times parsing on one core, on all cores of this machine, and on a Dask cluster of as many processes.

    python -m assets.benchmark.parse_benchmark [--source WAREHOUSE|FILE.jsonl] [--articles 2000] [--workers 1 2]

What is timed begins when every worker has its lexicon. Words a second and core count processor time, which a busy
machine changes little; articles a second and the gain of a second worker are by the clock, and need a quiet one.

Belongs here: running the engines and their figures. Does not belong here: the engines, the texts, the whole benchmark.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from assets.benchmark.local_cluster import local_cluster
from assets.benchmark.process_tree import watched_tree
from assets.benchmark.source_texts import as_many_as, n_words, read_texts
from assets.parse_engine.dask_cluster import dask_cluster
from assets.parse_engine.in_process import in_process
from assets.parse_engine.local_pool import local_pool
from assets.parse_engine.pool_server import load_by_parsing
from assets.parse_engine.retries import Engine, parsed_in_order
from assets.parse_engine.shards import ArticleToParse, ParseJob, cut_into_shards
from assets.parsed_store import raw_schema
from assets.parser_release import parser_release
from assets.parsing.morphology.expanded_forms import expanded_forms_path
from orchestration.settings import load_settings
from orchestration.warehouse import create_raw_tables

SHARD_ARTICLES = 50
"""Smaller than in a run, so that the last shards do not leave workers idle for long."""

WARM_UP_ARTICLES = 20


@dataclass(frozen=True)
class ParseMeasured:
    """One way to parse: engine, workers, articles and words, seconds by the clock and of the processor, memory."""

    engine: str
    n_workers: int
    n_articles: int
    n_words: int
    wall_seconds: float
    cpu_seconds: float
    peak_mb: int

    @property
    def words_a_core_second(self) -> float:
        """Returns words for each second of processor time, those of handing out and taking in included."""
        return self.n_words / self.cpu_seconds

    @property
    def articles_a_second(self) -> float:
        """Returns articles a second by the clock."""
        return self.n_articles / self.wall_seconds


def job_of(home: Path) -> ParseJob:
    """Makes the job, with the lexicon of a home prepared."""
    from assets.parsing.build_lexicon import build_lexicon

    build_lexicon(home, if_changed=True)
    with duckdb.connect() as connection:
        create_raw_tables(connection)
        return ParseJob(parser_release(), home, raw_schema(connection))


def measure_in_process(articles: Sequence[ArticleToParse], job: ParseJob) -> ParseMeasured:
    """Parses in this process."""
    with in_process(job) as engine:
        return _measured("one process", 1, articles, engine, (os.getpid(),))


def measure_pool(articles: Sequence[ArticleToParse], job: ParseJob, n_workers: int) -> ParseMeasured:
    """Parses in a pool of processes."""
    with local_pool(job, n_workers) as engine:
        return _measured("pool", n_workers, articles, engine, (engine.server.pid,))


def measure_dask(articles: Sequence[ArticleToParse], job: ParseJob, n_workers: int) -> ParseMeasured:
    """Parses on a cluster started for the purpose on this machine."""
    with tempfile.TemporaryDirectory() as folder:
        own = with_own_home(job, Path(folder))
        with local_cluster(n_workers) as cluster, dask_cluster(own, cluster.address) as engine:
            engine.client.wait_for_workers(n_workers, timeout=120)
            engine.client.run(load_by_parsing, own)
            pids = tuple(process.pid for process in (cluster.scheduler, *cluster.workers))
            return _measured("dask", n_workers, articles, engine, pids)


def with_own_home(job: ParseJob, home: Path) -> ParseJob:
    """Moves a job to an empty home with the same lexicon, where no shard is done already that Dask would not repeat."""
    lexicon = expanded_forms_path(job.home).parent
    (home / lexicon.name).symlink_to(lexicon.resolve(), target_is_directory=True)
    return job._replace(home=home)


def _measured(
    name: str, n_workers: int, articles: Sequence[ArticleToParse], engine: Engine[Any], pids: tuple[int, ...]
) -> ParseMeasured:
    for _ in parsed_in_order(cut_into_shards(as_many_as(articles, WARM_UP_ARTICLES * n_workers), 5), engine):
        pass
    with watched_tree(*pids) as cost:
        started = time.perf_counter()
        done = sum(
            len(each.shard.articles) for each in parsed_in_order(cut_into_shards(articles, SHARD_ARTICLES), engine)
        )
        wall = time.perf_counter() - started
    return ParseMeasured(name, n_workers, done, n_words(articles), wall, cost.cpu_seconds, cost.peak_mb)


def measure_all(articles: Sequence[ArticleToParse], job: ParseJob, workers: Sequence[int]) -> list[ParseMeasured]:
    """Measures every engine that is installed with these numbers of workers."""
    measured = [measure_in_process(articles, job)]
    for n_workers in workers:
        measured.append(measure_pool(articles, job, n_workers))
    if importlib.util.find_spec("distributed") is not None:
        for n_workers in workers:
            measured.append(measure_dask(articles, job, n_workers))
    return measured


def as_rows(measured: Sequence[ParseMeasured]) -> list[list[str]]:
    """Returns a table: a heading and a row for each way."""
    rows = [["parsing", "articles/s", "words/s a core", "gain", "peak memory", "time"]]
    for one in measured:
        alone = next((each for each in measured if each.engine == one.engine and each.n_workers == 1), one)
        rows.append(
            [
                f"{one.engine}, {one.n_workers} worker{'s' if one.n_workers > 1 else ''}",
                f"{one.articles_a_second:,.0f}",
                f"{one.words_a_core_second:,.0f}",
                f"{alone.wall_seconds / one.wall_seconds:.2f}×",
                f"{one.peak_mb:,} MB",
                f"{one.wall_seconds:.1f} s ({one.cpu_seconds:.1f} s processor)",
            ]
        )
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures parsing alone and prints the table; `--json` prints the figures instead."""
    parser = argparse.ArgumentParser(description="Time parsing by every engine.")
    settings = load_settings()
    parser.add_argument("--source", type=Path, default=settings.warehouse_path, help="a warehouse, or a .jsonl file")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, nargs="+", default=sorted({1, settings.workers}))
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    articles = as_many_as(read_texts(given.source), given.articles)
    measured = measure_all(articles, job_of(settings.home), given.workers)
    if given.json:
        sys.stdout.write(json.dumps([asdict(one) for one in measured]) + "\n")
    else:
        sys.stdout.write("\n".join("  ".join(cell.ljust(22) for cell in row) for row in as_rows(measured)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
