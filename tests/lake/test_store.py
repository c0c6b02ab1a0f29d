"""The lake as the store of raw rows: what other parts ask of the working database, on real servers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from orchestration.lake.address import lake_address
from orchestration.lake.connection import LakeError, check_data, connect_lake
from orchestration.lake.writer_lock import LakeBusyError, writer_lock
from orchestration.settings import load_settings
from orchestration.warehouse import Warehouse, insert_rows, transaction, working_warehouse
from tests.lake.real_servers import PASSWORD, S3_SECRET, LakeServers

REJECTION = {
    "rejection_id": "r1", "source_path": "a.txt", "reason": "empty", "detail": "nothing", "remedy": "send it again",
    "rejected_at": datetime(2020, 1, 1, tzinfo=UTC),
}  # fmt: skip


@pytest.fixture
def warehouse(lake_environment: Mapping[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Warehouse:
    """A machine of its own, with a lake of its own beside those of other tests."""
    monkeypatch.setenv("TAWATUR_HOME", str(tmp_path / "home"))
    return working_warehouse(load_settings())


def test_a_row_with_the_same_key_takes_the_place_of_the_first(warehouse: Warehouse) -> None:
    with warehouse.write("test") as lake:
        insert_rows(lake, "rejected_articles", [REJECTION])
        insert_rows(lake, "rejected_articles", [{**REJECTION, "detail": "still nothing"}])
    with warehouse.read("look") as lake:
        assert lake.execute("SELECT rejection_id, detail FROM raw.rejected_articles").fetchall() == [
            ("r1", "still nothing")
        ]


def test_a_batch_is_stored_whole_or_not_at_all(warehouse: Warehouse) -> None:
    mention = {"article_id": "a1", "place_id": "p1", "char_start": 0, "char_end": 4, "quote": "حلب"}
    with warehouse.write("test") as lake:
        insert_rows(lake, "place_mentions", [mention, mention])
        with transaction(lake):
            lake.execute("DELETE FROM raw.place_mentions WHERE article_id = 'a1'")
            insert_rows(lake, "place_mentions", [mention])
        with pytest.raises(duckdb.ConstraintException):
            _store_in_one(lake, [mention, {**mention, "quote": None}])
    with warehouse.read("look") as lake:
        assert lake.execute("SELECT quote FROM raw.place_mentions").fetchall() == [("حلب",)]


def test_a_reader_needs_no_lock_and_a_second_writer_is_told_who_writes(warehouse: Warehouse) -> None:
    with warehouse.write("parse articles"):
        with warehouse.read("look") as lake:
            assert lake.execute("SELECT 1").fetchall() == [(1,)]
        with (
            pytest.raises(LakeBusyError, match="process \\d+: parse articles since"),
            writer_lock(lake_address(), "second", 0.1),
        ):
            pass
    with writer_lock(lake_address(), "second", 0.1):
        pass


def test_a_wrong_password_of_the_catalog_is_told_without_any_password(
    servers: LakeServers, lake_environment: Mapping[str, str]
) -> None:
    wrong = {**servers.environment(), "TAWATUR_LAKE_CATALOG": servers.catalog.replace(PASSWORD, "wrong-word")}
    with pytest.raises(LakeError, match="127.0.0.1.*TAWATUR_LAKE_CATALOG") as refused:
        connect_lake(lake_address(wrong))
    assert "wrong-word" not in str(refused.value)
    assert PASSWORD not in str(refused.value)
    assert refused.value.__suppress_context__


def test_a_wrong_key_of_the_bucket_is_told_with_the_variables(servers: LakeServers) -> None:
    address = lake_address({**servers.environment(), "AWS_SECRET_ACCESS_KEY": "wrong-key"})
    with (
        connect_lake(address) as lake,
        pytest.raises(LakeError, match="s3://tawatur-lake/data.*AWS_SECRET_ACCESS_KEY") as refused,
    ):
        check_data(lake, address)
    assert "wrong-key" not in str(refused.value)


def test_no_table_of_duckdb_shows_a_password(servers: LakeServers) -> None:
    with connect_lake(lake_address(servers.environment())) as lake:
        shown = str([lake.execute(f"FROM {name}()").fetchall() for name in ("duckdb_databases", "duckdb_secrets")])
    assert "127.0.0.1" in shown
    assert PASSWORD not in shown
    assert S3_SECRET not in shown


def test_a_role_that_may_only_read_reads_the_lake_and_cannot_write(servers: LakeServers, warehouse: Warehouse) -> None:
    with warehouse.write("test") as lake:
        lake.execute("CREATE OR REPLACE TABLE main.shown AS SELECT range AS number FROM range(100)")
        lake.execute("ATTACH '' AS catalog (TYPE postgres, SECRET tawatur_catalog)")
        for statement in (
            "create role analyst login password 'analyst-word'",
            "grant select on all tables in schema public to analyst",
            "alter default privileges in schema public grant select on tables to analyst",
        ):
            lake.execute("CALL postgres_execute('catalog', ?)", [statement])
    reader = servers.catalog.replace(f"tawatur:{PASSWORD}", "analyst:analyst-word")
    address = lake_address({**servers.environment(), "TAWATUR_LAKE_CATALOG": reader})
    with connect_lake(address, read_only=True) as lake:
        assert lake.execute("SELECT sum(number) FROM main.shown").fetchall() == [(4950,)]
        with pytest.raises(duckdb.Error):
            lake.execute("DROP TABLE main.shown")
    with connect_lake(address) as lake, pytest.raises(duckdb.Error):
        lake.execute("CREATE TABLE main.forbidden AS SELECT 1 AS number")


def _store_in_one(lake: duckdb.DuckDBPyConnection, mentions: Sequence[Mapping[str, object]]) -> None:
    """Replaces what is stored by rows that come one after the other, in one transaction."""
    with transaction(lake):
        lake.execute("DELETE FROM raw.place_mentions")
        for mention in mentions:
            insert_rows(lake, "place_mentions", [mention])
