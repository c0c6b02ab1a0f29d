"""Publishing: read-only, switched in one step, unchanged where the content is unchanged."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from orchestration.snapshot import NoEarlierSnapshotError, publish, roll_back

NOW = datetime(2016, 12, 11, 5, tzinfo=UTC)
WRITE_AND_DIE = """
import duckdb, os, sys
connection = duckdb.connect(sys.argv[1])
connection.execute("PRAGMA disable_checkpoint_on_shutdown")
connection.execute("INSERT INTO marts.events VALUES ('forged', now())")
os._exit(9)
"""


@pytest.fixture
def working(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path / "warehouse"
    folder.mkdir()
    with duckdb.connect(str(folder / "tawatur.duckdb")) as connection:
        connection.execute("CREATE SCHEMA raw; CREATE SCHEMA staging; CREATE SCHEMA marts; CREATE SCHEMA test_failures")
        connection.execute("CREATE TABLE raw.a AS SELECT 1 AS x")
        connection.execute('CREATE VIEW staging.stg_a AS SELECT * FROM "tawatur"."raw"."a"')
        connection.execute("CREATE TABLE marts.events (event_id VARCHAR, ingested_at TIMESTAMP)")
        connection.execute("INSERT INTO marts.events VALUES ('e1', now()), ('e2', now())")
        connection.execute("COMMENT ON TABLE marts.events IS 'One row for each event.'")
        connection.execute("CREATE TABLE test_failures.t (x INTEGER)")
        yield connection


def read(link: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(link), read_only=True) as reader:
        return reader.execute(sql).fetchall()


def test_tables_views_and_descriptions_answer_in_the_published_copy(
    working: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    publish(working, tmp_path / "published", NOW)
    link = tmp_path / "published" / "tawatur.duckdb"
    assert read(link, "SELECT count(*) FROM marts.events") == [(2,)]
    assert read(link, "SELECT x FROM staging.stg_a") == [(1,)]
    assert read(link, "SELECT comment FROM duckdb_tables() WHERE table_name = 'events'") == [
        ("One row for each event.",)
    ]


def test_stored_test_failures_stay_in_the_working_database(working: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    publish(working, tmp_path / "published", NOW)
    schemas = read(tmp_path / "published" / "tawatur.duckdb", "SELECT schema_name FROM information_schema.schemata")
    assert ("test_failures",) not in schemas


def test_the_snapshot_is_read_only_and_the_name_is_a_link(working: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    publication = publish(working, tmp_path / "published", NOW)
    link = tmp_path / "published" / "tawatur.duckdb"
    assert link.is_symlink()
    assert link.resolve() == publication.snapshot.resolve()
    assert stat.S_IMODE(publication.snapshot.stat().st_mode) == 0o444


def test_publishing_the_same_content_again_changes_nothing(working: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    first = publish(working, tmp_path / "published", NOW)
    working.execute("UPDATE marts.events SET ingested_at = now() + INTERVAL 1 DAY")
    again = publish(working, tmp_path / "published", NOW + timedelta(hours=1))
    assert (first.is_new, again.is_new) == (True, False)
    assert again.snapshot.resolve() == first.snapshot.resolve()


def test_views_and_macros_are_made_in_the_copy_alone_and_other_ones_make_a_new_copy(
    working: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    link = tmp_path / "published" / "tawatur.duckdb"
    view = "CREATE VIEW marts.ids AS SELECT event_id FROM marts.events"
    macro = "CREATE MACRO marts.one(wanted) AS TABLE SELECT event_id FROM marts.events WHERE event_id = wanted"
    assert publish(working, tmp_path / "published", NOW, [view]).is_new
    assert not publish(working, tmp_path / "published", NOW + timedelta(hours=1), [view]).is_new
    assert publish(working, tmp_path / "published", NOW + timedelta(hours=2), [view, macro]).is_new
    assert read(link, "SELECT event_id FROM marts.ids ORDER BY ALL") == [("e1",), ("e2",)]
    assert read(link, "SELECT event_id FROM marts.one('e2')") == [("e2",)]
    assert working.execute("SELECT view_name FROM duckdb_views() WHERE schema_name = 'marts'").fetchall() == []


def test_an_open_reader_keeps_its_copy_and_the_next_one_sees_the_new(
    working: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    publish(working, tmp_path / "published", NOW)
    link = tmp_path / "published" / "tawatur.duckdb"
    with duckdb.connect(str(link), read_only=True) as analyst:
        working.execute("INSERT INTO marts.events VALUES ('e3', now())")
        publish(working, tmp_path / "published", NOW + timedelta(days=1))
        assert analyst.execute("SELECT count(*) FROM marts.events").fetchone() == (2,)
    assert read(link, "SELECT count(*) FROM marts.events") == [(3,)]


def test_the_last_three_snapshots_are_kept(working: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    for day in range(5):
        working.execute("INSERT INTO marts.events VALUES (?, now())", [f"new{day}"])
        publish(working, tmp_path / "published", NOW + timedelta(days=day))
    kept = sorted(path.name for path in (tmp_path / "published").glob("tawatur.2*.duckdb"))
    assert [name[8:16] for name in kept] == ["20161213", "20161214", "20161215"]


def test_a_client_that_wrote_to_the_copy_and_died_spoils_neither_the_next_copy_nor_its_readers(
    working: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    published = tmp_path / "published"
    publish(working, published, NOW)
    link = published / "tawatur.duckdb"
    link.resolve().chmod(0o644)
    subprocess.run([sys.executable, "-c", WRITE_AND_DIE, str(link)], check=False)
    assert list(published.glob("*.wal"))
    working.execute("INSERT INTO marts.events VALUES ('e3', now())")
    publish(working, published, NOW + timedelta(days=1))
    assert read(link, "SELECT event_id FROM marts.events ORDER BY ALL") == [("e1",), ("e2",), ("e3",)]


def test_a_copy_that_a_client_wrote_into_is_published_anew(working: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    link = tmp_path / "published" / "tawatur.duckdb"
    first = publish(working, tmp_path / "published", NOW)
    first.snapshot.chmod(0o644)
    with duckdb.connect(str(link)) as client:
        client.execute("INSERT INTO marts.events VALUES ('forged', now())")
    assert publish(working, tmp_path / "published", NOW + timedelta(days=1)).is_new
    assert read(link, "SELECT event_id FROM marts.events ORDER BY ALL") == [("e1",), ("e2",)]


def test_a_copy_that_was_only_moved_to_another_disk_stays(working: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    first = publish(working, tmp_path / "published", NOW)
    os.utime(first.snapshot, (0, 0))
    assert not publish(working, tmp_path / "published", NOW + timedelta(days=1)).is_new


def test_what_a_killed_run_left_half_written_goes_with_the_next_publication(
    working: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    published = tmp_path / "published"
    published.mkdir()
    left = [published / name for name in ("tawatur.20161210T050000000000Z.part", "tawatur.duckdb.77.new")]
    for path in left:
        path.write_bytes(b"half")
    publish(working, published, NOW)
    assert not any(path.exists() for path in left)


def test_a_rollback_shows_the_earlier_copy_until_the_content_changes(
    working: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    published = tmp_path / "published"
    link = published / "tawatur.duckdb"
    publish(working, published, NOW)
    working.execute("INSERT INTO marts.events VALUES ('wrong', now())")
    publish(working, published, NOW + timedelta(days=1))
    roll_back(published)
    assert read(link, "SELECT count(*) FROM marts.events") == [(2,)]
    assert not publish(working, published, NOW + timedelta(days=2)).is_new
    assert read(link, "SELECT count(*) FROM marts.events") == [(2,)]
    working.execute("UPDATE marts.events SET event_id = 'right' WHERE event_id = 'wrong'")
    assert publish(working, published, NOW + timedelta(days=3)).is_new
    assert ("right",) in read(link, "SELECT event_id FROM marts.events")


def test_with_one_snapshot_there_is_nothing_to_roll_back_to(working: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    publish(working, tmp_path / "published", NOW)
    with pytest.raises(NoEarlierSnapshotError):
        roll_back(tmp_path / "published")
