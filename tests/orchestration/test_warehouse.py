"""One writer at a time, and a load is stored as a whole or not at all."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from assets.claim_rows import Row, rows_of_failure
from assets.parse_engine.parse_shard import as_shard_table
from assets.parsed_store import raw_schema, store_parsed
from orchestration.warehouse import Warehouse, WarehouseBusyError, insert_rows, transaction, warehouse_of


def warehouse_in(home: Path, timeout: float = 0.2) -> Warehouse:
    return warehouse_of(home / "tawatur.duckdb", home / "locks", timeout)


def sentence(article_id: str, number: int) -> dict[str, Any]:
    return {
        "article_id": article_id, "sentence_no": number, "char_start": 0, "char_end": 3, "section": "body",
        "folded_text": "نص", "n_words": 1,
    }  # fmt: skip


def store(connection: duckdb.DuckDBPyConnection, sentences: Mapping[str, Sequence[Row]]) -> None:
    """Stores articles as the parsing asset does, each with these sentences and nothing else."""
    parsed = [
        (article_id, rows_of_failure(article_id, "ar", "1", "") | {"sentences": list(rows)})
        for article_id, rows in sentences.items()
    ]
    with transaction(connection):
        store_parsed(connection, as_shard_table(parsed, raw_schema(connection)), "1")


def delivery(path: str) -> dict[str, Any]:
    return {
        "source_path": path, "file_sha256": "0", "n_bytes": 1, "n_articles": 1, "n_rejected": 0, "n_known": 0,
        "delivered_at": datetime(2016, 12, 10, tzinfo=UTC),
    }  # fmt: skip


def hold(home: Path, started: Callable[[], None], wait: Callable[[], object], dies: bool) -> None:
    with warehouse_in(home).write("a long parse"):
        started()
        wait()
        if dies:
            os._exit(9)


def test_a_second_writer_is_told_who_holds_the_warehouse_and_what_to_do(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    started, finish = context.Event(), context.Event()
    holder = context.Process(target=hold, args=(tmp_path, started.set, finish.wait, False))
    holder.start()
    try:
        assert started.wait(60)
        with pytest.raises(WarehouseBusyError) as refusal, warehouse_in(tmp_path).write("mine"):
            pass
    finally:
        finish.set()
        holder.join()
    assert f"process {holder.pid} (a long parse" in str(refusal.value)
    assert f"kill {holder.pid}" in str(refusal.value)
    assert "published copy stays readable" in str(refusal.value)


def test_a_crashed_writer_leaves_no_lock_behind(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    started, finish = context.Event(), context.Event()
    finish.set()
    holder = context.Process(target=hold, args=(tmp_path, started.set, finish.wait, True))
    holder.start()
    holder.join()
    assert holder.exitcode == 9
    with warehouse_in(tmp_path, timeout=20).write("after the crash") as connection:
        assert connection.execute("SELECT count(*) FROM raw.articles").fetchone() == (0,)


def test_a_load_that_fails_halfway_leaves_the_earlier_rows(tmp_path: Path) -> None:
    with warehouse_in(tmp_path).write("test") as connection:
        store(connection, {"a": [sentence("a", 0)]})
        broken = sentence("a", 0) | {"char_start": None}
        with pytest.raises(duckdb.ConstraintException):
            store(connection, {"a": [sentence("a", 0), broken]})
        assert connection.execute("SELECT count(*) FROM raw.sentences").fetchone() == (1,)


def test_parsing_an_article_again_replaces_its_rows_and_no_others(tmp_path: Path) -> None:
    with warehouse_in(tmp_path).write("test") as connection:
        store(connection, {"a": [sentence("a", 0), sentence("a", 1)], "b": [sentence("b", 0)]})
        store(connection, {"a": [sentence("a", 0)]})
        rows = connection.execute("SELECT article_id, sentence_no FROM raw.sentences ORDER BY ALL").fetchall()
    assert rows == [("a", 0), ("b", 0)]


def test_a_row_with_a_known_key_is_replaced(tmp_path: Path) -> None:
    with warehouse_in(tmp_path).write("test") as connection:
        insert_rows(connection, "deliveries", [delivery("one.txt")])
        insert_rows(connection, "deliveries", [delivery("one.txt") | {"n_bytes": 2}])
        assert connection.execute("SELECT n_bytes FROM raw.deliveries").fetchall() == [(2,)]


def test_a_client_with_the_working_file_open_is_named_in_the_error(tmp_path: Path) -> None:
    with warehouse_in(tmp_path).write("create"):
        pass
    context = multiprocessing.get_context("spawn")
    started, finish = context.Event(), context.Event()
    client = context.Process(target=open_file, args=(tmp_path / "tawatur.duckdb", started.set, finish.wait))
    client.start()
    try:
        assert started.wait(60)
        with (
            pytest.raises(WarehouseBusyError, match=f"in use by process {client.pid} .*kill {client.pid}.*make sql"),
            warehouse_in(tmp_path).write("mine"),
        ):
            pass
    finally:
        finish.set()
        client.join()


def open_file(database: Path, started: Callable[[], None], wait: Callable[[], object]) -> None:
    with duckdb.connect(str(database), read_only=True):
        started()
        wait()
