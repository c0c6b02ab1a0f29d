"""A cluster of real processes reads what one process reads, also when a worker is killed midway."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq
import pytest

from assets.parse_engine.dask_cluster import DaskEngineError, dask_cluster, parse_to_parquet
from assets.parse_engine.retries import parsed_in_order
from assets.parse_engine.shards import ArticleToParse, ParseJob, Shard, cut_into_shards
from tests.conftest import REPOSITORY
from tests.parse_engine.conftest import raw_digests

needs_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None,
    reason="Dask distributed is not installed: make setup EXTRAS=dask, or uv pip install -r requirements-dask.lock",
)
SHARD_SIZE = 3


class Cluster(NamedTuple):
    """A scheduler's address and the processes of two workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]


def _started(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{module}", *arguments, "--no-dashboard"],
        cwd=REPOSITORY, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, stderr=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """Starts a scheduler and two workers, each a process of its own."""
    file = tmp_path / "scheduler.json"
    scheduler = _started("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))
    workers = [
        _started(
            "dask_worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-nanny", "--name", f"w{number}",
            "--local-directory", str(tmp_path),
        )
        for number in range(2)
    ]  # fmt: skip
    try:
        while not file.exists():
            assert scheduler.poll() is None
            time.sleep(0.1)
        yield Cluster(json.loads(file.read_text())["address"], workers)
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


@needs_dask
def test_a_worker_killed_midway_costs_nothing_but_time(
    cluster: Cluster, job: ParseJob, articles: tuple[ArticleToParse, ...], read_in_one_process: dict[str, str]
) -> None:
    paths: list[Path] = []
    with dask_cluster(job, cluster.address) as engine:
        engine.client.wait_for_workers(2, timeout=120)
        for each in parsed_in_order(cut_into_shards(articles, SHARD_SIZE), engine):
            if not paths:
                cluster.workers[0].kill()
            paths += each.results
        assert len(engine.client.nthreads()) == 1
    assert len(paths) == len(articles) // SHARD_SIZE
    assert raw_digests(pq.read_table(path) for path in paths) == read_in_one_process


@needs_dask
def test_a_scheduler_that_does_not_answer_is_named(job: ParseJob, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assets.parse_engine.dask_cluster.CONNECT_SECONDS", 2)
    told = "TAWATUR_DASK_SCHEDULER=tcp://127.0.0.1:9 .*dask scheduler"
    with pytest.raises(DaskEngineError, match=told), dask_cluster(job, "tcp://127.0.0.1:9"):
        pass


def test_without_distributed_the_remedy_is_told(job: ParseJob, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(DaskEngineError, match="requirements-dask.lock"), dask_cluster(job, "tcp://127.0.0.1:8786"):
        pass


def test_a_task_that_runs_twice_writes_the_same_file(
    job: ParseJob, articles: tuple[ArticleToParse, ...], tmp_path: Path
) -> None:
    shard = Shard(articles[:3])
    once, again = (parse_to_parquet(shard, job, tmp_path / "shard.parquet") for _ in range(2))
    assert once == again
    assert [path.name for path in tmp_path.iterdir()] == ["shard.parquet"]


def test_a_worker_with_another_parser_refuses(
    job: ParseJob, articles: tuple[ArticleToParse, ...], tmp_path: Path
) -> None:
    with pytest.raises(DaskEngineError, match="the run has 0.0.1: give all machines the same version"):
        parse_to_parquet(Shard(articles[:1]), job._replace(release="0.0.1"), tmp_path / "shard.parquet")
