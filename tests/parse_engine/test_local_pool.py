"""What a pool of processes reads is what one process reads, whatever the number of workers and whoever dies."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from assets.parse_engine.local_pool import ParsePoolError, local_pool
from assets.parse_engine.retries import GIVEN_UP
from assets.parse_engine.shards import ArticleToParse, ParseJob, Shard, cut_into_shards
from tests.parse_engine.conftest import article, parsed_by, raw_digests
from tests.parse_engine.deadly_parsing import (
    MARKER,
    POISON,
    hangs,
    killed_always,
    killed_beside_a_long_answer,
    killed_once,
    load_nothing,
)

Articles = tuple[ArticleToParse, ...]


def errors_of(tables: list[pa.Table]) -> dict[str, str]:
    """Returns the articles that could not be parsed, with their reasons."""
    rows = [row for table in tables for rows in table["parsed_articles"].to_pylist() for row in rows]
    return {row["article_id"]: row["error"] for row in rows if row["error"]}


@pytest.mark.parametrize(("n_workers", "shard_size"), [(1, 200), (2, 7), (3, 2)])
def test_the_number_of_workers_and_the_size_of_shards_change_nothing(
    job: ParseJob, articles: Articles, read_in_one_process: dict[str, str], n_workers: int, shard_size: int
) -> None:
    with local_pool(job, n_workers) as engine:
        tables = parsed_by(engine, articles, shard_size)
    ids = [article_id for table in tables for article_id in table["article_id"].to_pylist()]
    assert ids == [each["article_id"] for each in articles]
    assert raw_digests(tables) == read_in_one_process


def test_a_worker_killed_inside_a_shard_costs_a_repetition(
    job: ParseJob,
    articles: Articles,
    read_in_one_process: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(MARKER, str(tmp_path / "killed"))
    with local_pool(job, 2, killed_once) as engine:
        tables = parsed_by(engine, articles, 5)
    assert (tmp_path / "killed").exists()
    assert raw_digests(tables) == read_in_one_process


def test_a_run_that_was_started_with_signals_ignored_outlives_a_worker_too(
    job: ParseJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MARKER, str(tmp_path / "killed"))
    both = (article(13), article(14))
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, lambda *_: pytest.fail("the other worker was waited for in vain"))
    signal.alarm(60)
    try:
        with local_pool(job, 2, killed_beside_a_long_answer, load_nothing) as engine:
            assert len(parsed_by(engine, both, 1)) == len(both)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGTERM, before)
    assert (tmp_path / "killed").exists()


@pytest.mark.parametrize("deadly", [killed_always, hangs])
def test_an_article_that_ends_its_worker_again_and_again_is_given_up_and_no_other(
    job: ParseJob, articles: Articles, deadly: Callable[[Shard, ParseJob], bytes]
) -> None:
    with local_pool(job, 2, deadly, load_nothing) as engine:
        tables = parsed_by(engine, articles, 5)
    assert errors_of(tables) == {POISON: GIVEN_UP}
    assert sum(len(table) for table in tables) == len(articles)


def test_a_pool_that_is_gone_says_so(job: ParseJob) -> None:
    with local_pool(job, 1, load=load_nothing) as engine:
        engine.server.kill()
        with pytest.raises(ParsePoolError, match="exit code -9.*fewer TAWATUR_WORKERS"):
            parsed_by(engine, (article(1),), 1)


def test_a_shard_is_closed_by_its_articles_or_by_its_characters() -> None:
    many = [article(number, "نص " * 50) for number in range(5)]
    assert [len(shard.articles) for shard in cut_into_shards(many, max_articles=2)] == [2, 2, 1]
    assert [len(shard.articles) for shard in cut_into_shards(many, max_characters=400)] == [3, 2]


def test_the_key_of_a_shard_follows_all_that_its_reading_depends_on() -> None:
    one = article(1)
    keys = {Shard((one,)).key, Shard((one | {"outlet": "أخرى"},)).key, Shard((one, article(2))).key}
    assert len(keys) == 3
    assert Shard((article(1),)).key == Shard((one,)).key
