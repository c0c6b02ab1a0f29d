"""What another parser reads otherwise is counted by type, in the transaction that replaces the earlier reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from assets.claim_rows import rows_of_parsed
from assets.parse_engine.parse_shard import as_shard_table
from assets.parsed_store import raw_schema, store_parsed
from assets.parser_changes import COMPARED, count_changes, report, write_report
from assets.parsing.model import Claim, ParsedArticle
from orchestration.warehouse import transaction, warehouse_of
from tests.orchestration.test_claim_rows import CLAIM, PARSED, TEXT


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with warehouse_of(tmp_path / "tawatur.duckdb", tmp_path / "locks").write("test") as opened:
        yield opened


def read_by(connection: duckdb.DuckDBPyConnection, version: str, *claims: Claim) -> None:
    """Stores a reading of one article as the parsing asset does."""
    parsed: ParsedArticle = replace(PARSED, claims=claims, casualties=())
    rows = rows_of_parsed("a", TEXT, "ar", version, parsed)
    with transaction(connection):
        store_parsed(connection, as_shard_table([("a", rows)], raw_schema(connection)), version)


def test_added_lost_and_changed_claims_are_counted_by_type() -> None:
    before = [
        {"claim_id": "1", "event_subtype": "shelling", "status": "occurred", "rule": "x"},
        {"claim_id": "2", "event_subtype": "shelling", "status": "occurred", "rule": "x"},
        {"claim_id": "3", "event_subtype": "protest", "status": "occurred", "rule": "x"},
    ]
    after = [
        {"claim_id": "1", "event_subtype": "shelling", "status": "denied", "rule": "x"},
        {"claim_id": "2", "event_subtype": "shelling", "status": "occurred", "rule": "another rule"},
        {"claim_id": "4", "event_subtype": "meeting", "status": "occurred", "rule": "x"},
    ]
    assert count_changes(COMPARED[0], before, after) == {
        ("shelling", "changed"): 1, ("shelling", "same"): 1, ("protest", "lost"): 1, ("meeting", "added"): 1,
    }  # fmt: skip


def test_a_first_reading_is_compared_with_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    read_by(connection, "1", CLAIM)
    assert report(connection, "1") is None


def test_another_parser_s_reading_is_compared_with_the_one_it_replaces(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    read_by(connection, "1", CLAIM)
    read_by(connection, "2", replace(CLAIM, status="denied"), replace(CLAIM, start=4, end=7))
    text = report(connection, "2")
    assert text is not None
    assert "| 1 | claims | armed_clash | 1 | 0 | 1 | 0 |" in text
    assert text in write_report(tmp_path, "2", text).read_text()


def test_the_same_reading_by_another_parser_changes_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    read_by(connection, "1", CLAIM)
    read_by(connection, "2", CLAIM)
    assert "| 1 | claims | armed_clash | 0 | 0 | 0 | 1 |" in (report(connection, "2") or "")
