"""A cluster of real processes reads what one process reads, also when a worker is killed midway."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from assets.benchmark.local_cluster import LocalCluster, local_cluster
from assets.parse_engine.dask_cluster import DaskEngineError, dask_cluster, parse_to_parquet
from assets.parse_engine.retries import parsed_in_order
from assets.parse_engine.shards import ArticleToParse, ParseJob, Shard, cut_into_shards
from tests.parse_engine.conftest import raw_digests

needs_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None,
    reason="Dask distributed is not installed: make setup EXTRAS=dask, or uv pip install -r requirements-dask.lock",
)
SHARD_SIZE = 3


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    """A scheduler and two workers, each a process of its own."""
    with local_cluster(2) as started:
        yield started


@needs_dask
def test_a_worker_killed_midway_costs_nothing_but_time(
    cluster: LocalCluster, job: ParseJob, articles: tuple[ArticleToParse, ...], read_in_one_process: dict[str, str]
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
