"""Our own checks find what they are there to find."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb
import pytest

from assets.checks import (
    MinimumRows,
    minimum_rows,
    orphans,
    quote_mismatches,
    result_of_rows,
    results_of_minimums,
    share_parsed,
)
from assets.marts import with_rows
from assets.raw_tables import raw_key
from orchestration.table_metadata import ROWS_QUERY
from orchestration.warehouse import insert_rows, warehouse_of

TEXT = "قُتل 409 مدنيين"


def article(article_id: str) -> dict[str, Any]:
    return {
        "article_id": article_id, "text": TEXT, "text_sha256": "0", "headline_end": 0, "source_path": "a.txt",
        "ingested_at": datetime(2016, 12, 10, tzinfo=UTC),
    }  # fmt: skip


def participant(article_id: str, start: int, end: int, quote: str) -> dict[str, Any]:
    return {
        "claim_id": "c", "article_id": article_id, "actor_id": "x", "role": "actor", "char_start": start,
        "char_end": end, "quote": quote,
    }  # fmt: skip


def parsed(article_id: str, error: str | None) -> dict[str, Any]:
    return {
        "article_id": article_id, "parser_version": "1", "published_on_basis": "unknown", "language": "ar",
        "n_sentences": 0, "n_claims": 0, "error": error,
    }  # fmt: skip


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with warehouse_of(tmp_path / "tawatur.duckdb", tmp_path / "locks").write("test") as opened:
        yield opened


def quotes(connection: duckdb.DuckDBPyConnection) -> dg.AssetCheckResult:
    return result_of_rows(
        connection, quote_mismatches("participant_claims"), raw_key("participant_claims"), "quotes", "quotes hold"
    )


def test_offsets_count_code_points_so_a_vowel_mark_is_one(connection: duckdb.DuckDBPyConnection) -> None:
    insert_rows(connection, "articles", [article("a")])
    insert_rows(connection, "participant_claims", [participant("a", 0, 4, "قُتل")])
    assert quotes(connection).passed


@pytest.mark.parametrize(("start", "end", "quote"), [(0, 3, "قُتل"), (1, 1, ""), (-1, 2, "قُ"), (0, 99, TEXT)])
def test_a_quote_that_is_not_at_its_offsets_fails_and_is_shown(
    connection: duckdb.DuckDBPyConnection, start: int, end: int, quote: str
) -> None:
    insert_rows(connection, "articles", [article("a")])
    insert_rows(connection, "participant_claims", [participant("a", start, end, quote)])
    result = quotes(connection)
    assert not result.passed
    assert isinstance(result.metadata["first failing rows"], dg.TableMetadataValue)
    assert len(connection.execute(str(result.metadata[ROWS_QUERY].value)).fetchall()) == 1


def test_a_participant_without_its_claim_is_an_orphan(connection: duckdb.DuckDBPyConnection) -> None:
    insert_rows(connection, "articles", [article("a")])
    insert_rows(connection, "participant_claims", [participant("a", 0, 4, "قُتل")])
    assert len(connection.execute(orphans("participant_claims")).fetchall()) == 1


def test_one_failed_article_in_twenty_passes_and_two_block(connection: duckdb.DuckDBPyConnection) -> None:
    insert_rows(connection, "articles", [article(f"a{number}") for number in range(20)])
    insert_rows(connection, "parsed_articles", [parsed(f"a{n}", "boom" if n == 0 else None) for n in range(20)])
    assert share_parsed(connection).passed
    insert_rows(connection, "parsed_articles", [parsed("a1", "boom")])
    assert not share_parsed(connection).passed


def test_an_article_that_was_never_parsed_counts_as_not_parsed(connection: duckdb.DuckDBPyConnection) -> None:
    insert_rows(connection, "articles", [article("a")])
    result = share_parsed(connection)
    assert not result.passed
    assert connection.execute(str(result.metadata[ROWS_QUERY].value)).fetchall() == [("a", "a.txt", None)]


def test_a_minimum_holds_only_where_its_given_table_has_rows(connection: duckdb.DuckDBPyConnection) -> None:
    rule = MinimumRows("raw.claims", 1, "reason", given="raw.articles")
    assert next(iter(results_of_minimums(connection, [rule]))).passed
    insert_rows(connection, "articles", [article("a")])
    assert not next(iter(results_of_minimums(connection, [rule]))).passed


def test_every_minimum_gives_its_reason() -> None:
    assert all(rule.reason and rule.minimum > 0 for rule in minimum_rows())


def test_a_text_refused_for_its_size_does_not_hold_back_the_others(connection: duckdb.DuckDBPyConnection) -> None:
    insert_rows(connection, "articles", [article("a"), article("b")])
    insert_rows(connection, "parsed_articles", [parsed("a", None), parsed("b", "ArticleBoundError: 9000 words")])
    assert share_parsed(connection).passed


def test_a_failed_dbt_test_shows_the_rows_that_dbt_stored(tmp_path: Path) -> None:
    warehouse = warehouse_of(tmp_path / "tawatur.duckdb", tmp_path / "locks")
    with warehouse.write("store what a test found") as connection:
        connection.execute("CREATE SCHEMA test_failures")
        connection.execute("CREATE TABLE test_failures.one_of AS SELECT 9 AS value_field, 4 AS n_records")
    node = {"schema": "test_failures", "alias": "one_of", "relation_name": "test_failures.one_of"}
    failed = dg.AssetCheckResult(
        asset_key=dg.AssetKey(["marts", "events"]), check_name="one_of", passed=False,
        metadata={"unique_id": "test.tawatur.one_of"},
    )  # fmt: skip
    (shown,) = with_rows(warehouse, [failed], {"test.tawatur.one_of": node}, {})
    assert isinstance(shown, dg.AssetCheckResult)
    rows = shown.metadata["failing rows"]
    assert isinstance(rows, dg.TableMetadataValue)
    assert [record.data for record in rows.records] == [{"value_field": "9", "n_records": "4"}]
    assert shown.metadata[ROWS_QUERY].value == 'FROM "test_failures"."one_of"'


def test_a_failed_dbt_test_whose_rows_were_not_stored_shows_what_its_sql_gives(tmp_path: Path) -> None:
    warehouse = warehouse_of(tmp_path / "tawatur.duckdb", tmp_path / "locks")
    failed = dg.AssetCheckResult(
        asset_key=dg.AssetKey(["marts", "events"]), check_name="one_of", passed=False,
        metadata={"unique_id": "test.tawatur.one_of"},
    )  # fmt: skip
    sql = "-- what is left of dbt's words\nSELECT 9 AS value_field -- and at the end"
    (shown,) = with_rows(warehouse, [failed], {"test.tawatur.one_of": {}}, {"test.tawatur.one_of": sql})
    assert isinstance(shown, dg.AssetCheckResult)
    rows = shown.metadata["failing rows"]
    assert isinstance(rows, dg.TableMetadataValue)
    assert [record.data for record in rows.records] == [{"value_field": "9"}]
    assert shown.metadata[ROWS_QUERY].value == sql
