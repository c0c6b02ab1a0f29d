"""Equal digests mean equal content: order, clocks and file names do not count, every row and cell does."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from orchestration.mart_digest import content_digest, digests_of_file, mart_digests
from tests.conftest import BuiltHome


@pytest.fixture
def marts() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("CREATE SCHEMA marts")
        connection.execute("CREATE TABLE marts.events (event_id VARCHAR, share DOUBLE, ingested_at TIMESTAMP)")
        connection.execute("INSERT INTO marts.events VALUES ('e1', 0.3, now()), ('e2', NULL, now())")
        connection.execute("CREATE TABLE marts.rejected_articles (source_path VARCHAR, reason VARCHAR, detail VARCHAR)")
        connection.execute("INSERT INTO marts.rejected_articles VALUES ('a.txt', 'empty', 'the text is blank')")
        connection.execute("CREATE TABLE marts.event_history (old_event_id VARCHAR)")
        yield connection


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO marts.events VALUES ('e3', 1, now())",
        "UPDATE marts.events SET event_id = 'e9' WHERE event_id = 'e1'",
        "UPDATE marts.events SET share = 0.300001 WHERE event_id = 'e1'",
        "UPDATE marts.events SET share = 0 WHERE event_id = 'e2'",
        "INSERT INTO marts.events SELECT * FROM marts.events",
        "ALTER TABLE marts.events ADD COLUMN place_id VARCHAR",
        "INSERT INTO marts.rejected_articles VALUES ('b.txt', 'empty', 'the text is blank')",
    ],
)
def test_any_change_of_rows_or_columns_changes_the_digest(marts: duckdb.DuckDBPyConnection, change: str) -> None:
    before = content_digest(marts)
    marts.execute(change)
    assert content_digest(marts) != before


@pytest.mark.parametrize(
    "change",
    [
        "CREATE OR REPLACE TABLE marts.events AS FROM marts.events ORDER BY event_id DESC",
        "UPDATE marts.events SET ingested_at = now() + INTERVAL 1 DAY",
        "UPDATE marts.events SET share = 0.1 + 0.2 WHERE event_id = 'e1'",
        "UPDATE marts.rejected_articles SET source_path = 'renamed.txt'",
        "INSERT INTO marts.rejected_articles VALUES ('b.txt', 'duplicate_delivery', 'same text as a.txt')",
        "INSERT INTO marts.event_history VALUES ('e0')",
    ],
)
def test_order_clock_file_name_and_repeated_delivery_do_not_count(
    marts: duckdb.DuckDBPyConnection, change: str
) -> None:
    before = mart_digests(marts)
    marts.execute(change)
    assert mart_digests(marts) == before


def test_a_publication_counts_repeated_deliveries_so_that_analysts_see_them(marts: duckdb.DuckDBPyConnection) -> None:
    before = content_digest(marts, with_repeated=True)
    marts.execute("INSERT INTO marts.rejected_articles VALUES ('b.txt', 'duplicate_delivery', 'same text as a.txt')")
    assert content_digest(marts, with_repeated=True) != before


def test_the_working_database_and_its_published_copy_have_the_same_digests(built_home: BuiltHome) -> None:
    assert digests_of_file(built_home.published) == digests_of_file(built_home.warehouse)
