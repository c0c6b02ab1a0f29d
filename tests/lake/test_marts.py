"""The same marts on a lake: built there from the articles of the shared run, equal to the local ones by digest.

One story for the module: a build that is published, one that is killed midway, and one that goes on to the end.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from assets.analyst_sql.statements import analyst_statements
from assets.raw_schema import RAW_TABLES
from orchestration.dbt_manifest import dbt_executable
from orchestration.lake.address import LakeAddress, lake_address
from orchestration.lake.connection import connect_lake
from orchestration.lake.publication import note_publication, published_snapshot, withdraw_publication
from orchestration.mart_digest import digests_of_file, mart_digests
from orchestration.settings import DBT_PROJECT_DIR
from orchestration.snapshot import publish
from orchestration.warehouse import create_raw_tables
from tests.conftest import BuiltHome, environment
from tests.lake.real_servers import PASSWORD, S3_SECRET, LakeServers

Digests = Mapping[str, str]
NOW = datetime(2020, 1, 1, tzinfo=UTC)
TABLES_BEFORE_THE_KILL = 40
"""Snapshots that the build to be killed has added by then, of the two hundred that it would."""
BUILD_SECONDS = 900


class Story(NamedTuple):
    """What a reader of the lake sees after each build."""

    address: LakeAddress
    first: Digests
    first_snapshot: int
    published_after_the_kill: Digests
    newest_after_the_kill: int
    snapshot_after_the_kill: int | None
    last: Digests
    last_snapshot: int
    copy: Path
    artifacts: Path


@pytest.fixture(scope="module")
def story(built_home: BuiltHome, servers: LakeServers, tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Builds the marts on the lake three times, the second time not to the end."""
    folder = tmp_path_factory.mktemp("lake")
    env = {**environment(folder / "home"), **servers.environment("s3://tawatur-marts/data")}
    env["TAWATUR_LAKE_CATALOG"] = _database_of_its_own(servers)
    address = lake_address(env)
    _copy_raw_tables(built_home.warehouse, address)

    _build(folder, env)
    first, first_snapshot = _published(address)

    _killed_build(folder, env, address)
    with connect_lake(address) as lake:
        snapshot_after_the_kill, newest = published_snapshot(lake), _newest(lake)
    with connect_lake(address, snapshot_id=snapshot_after_the_kill) as lake:
        after_the_kill = mart_digests(lake)

    _build(folder, env)
    last, last_snapshot = _published(address)
    with connect_lake(address) as lake:
        copy = publish(lake, folder / "published", NOW, analyst_statements()).snapshot
    return Story(
        address,
        first,
        first_snapshot,
        after_the_kill,
        newest,
        snapshot_after_the_kill,
        last,
        last_snapshot,
        copy,
        folder,
    )


def test_every_mart_of_the_lake_is_that_of_the_local_file(story: Story, built_home: BuiltHome) -> None:
    assert story.first == digests_of_file(built_home.warehouse)


def test_a_killed_build_leaves_readers_at_the_last_publication(story: Story) -> None:
    assert story.newest_after_the_kill >= story.first_snapshot + TABLES_BEFORE_THE_KILL
    assert story.snapshot_after_the_kill == story.first_snapshot
    assert story.published_after_the_kill == story.first


def test_the_next_build_ends_what_the_killed_one_began_and_publishes_nothing_new(story: Story) -> None:
    assert story.last == story.first
    assert story.last_snapshot == story.first_snapshot


def test_the_published_copy_is_the_same_from_a_lake_as_from_a_file(story: Story, built_home: BuiltHome) -> None:
    assert digests_of_file(story.copy) == digests_of_file(built_home.published)
    link = story.copy.parent / "tawatur.duckdb"
    shown = "SELECT view_name, sql <> '', comment FROM duckdb_views() WHERE NOT internal ORDER BY ALL"
    with (
        duckdb.connect(str(link), read_only=True) as copy,
        duckdb.connect(str(built_home.published), read_only=True) as local,
    ):
        assert copy.execute(shown).fetchall() == local.execute(shown).fetchall()
        assert copy.execute("SELECT count(*) FROM staging.stg_articles").fetchall() == [
            (len(_articles(story.address)),)
        ]


def test_snapshots_between_publications_go(story: Story) -> None:
    with connect_lake(story.address) as lake:
        kept = lake.execute("SELECT snapshot_id FROM ducklake_snapshots('tawatur') ORDER BY ALL").fetchall()
    assert (story.last_snapshot,) in kept
    assert len(kept) < TABLES_BEFORE_THE_KILL


def test_what_dbt_writes_holds_no_password(story: Story) -> None:
    written = [path for path in story.artifacts.rglob("*") if path.is_file() and path.suffix != ".duckdb"]
    assert written
    for path in written:
        content = path.read_bytes()
        assert PASSWORD.encode() not in content, path
        assert S3_SECRET.encode() not in content, path


def test_a_publication_that_is_withdrawn_gives_way_to_the_one_before(story: Story) -> None:
    with connect_lake(story.address) as lake:
        later = note_publication(lake, "another digest", NOW)
        assert later > story.last_snapshot
        assert withdraw_publication(lake) == story.last_snapshot


def _database_of_its_own(servers: LakeServers) -> str:
    """Makes a second catalog on the server, since other tests write the first, and returns its address."""
    with connect_lake(lake_address(servers.environment())) as lake:
        lake.execute("ATTACH '' AS catalog (TYPE postgres, SECRET tawatur_catalog)")
        lake.execute("CALL postgres_execute('catalog', 'create database marts', use_transaction => false)")
    return servers.catalog.removesuffix("/postgres") + "/marts"


def _copy_raw_tables(warehouse: Path, address: LakeAddress) -> None:
    """Stores in the lake what ingest and parsing stored in the file of the shared run."""
    with connect_lake(address) as lake:
        create_raw_tables(lake)
        lake.execute(f"ATTACH '{warehouse}' AS local (READ_ONLY)")
        for table in RAW_TABLES:
            lake.execute(f"INSERT INTO raw.{table} BY NAME SELECT * FROM local.raw.{table}")


def _dbt(folder: Path) -> Sequence[str]:
    """Returns the command that makes every table; the checks are those of the local run, on equal rows."""
    target = str(folder / "dbt")
    return [
        dbt_executable(), "--no-use-colors", "build", "--exclude-resource-type", "unit_test", "test",
        "--project-dir", str(DBT_PROJECT_DIR), "--profiles-dir", str(DBT_PROJECT_DIR),
        "--target-path", target, "--log-path", target,
    ]  # fmt: skip


def _build(folder: Path, env: Mapping[str, str]) -> None:
    done = subprocess.run(
        _dbt(folder), env=dict(env), capture_output=True, text=True, check=False, timeout=BUILD_SECONDS
    )
    (folder / "dbt_output.txt").write_text(done.stdout + done.stderr)
    assert done.returncode == 0, done.stdout[-3000:]


def _killed_build(folder: Path, env: Mapping[str, str], address: LakeAddress) -> None:
    """Starts a build and kills it when it has made some of its tables."""
    with connect_lake(address, read_only=True) as lake:
        before = _newest(lake)
        dbt = subprocess.Popen(
            _dbt(folder), env=dict(env), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        deadline = time.monotonic() + BUILD_SECONDS
        while _newest(lake) < before + TABLES_BEFORE_THE_KILL and dbt.poll() is None and time.monotonic() < deadline:
            time.sleep(0.5)
        assert dbt.poll() is None
        os.killpg(dbt.pid, 9)
        dbt.wait()


def _published(address: LakeAddress) -> tuple[Digests, int]:
    """Publishes what the lake holds now; returns the digests that a reader of the publication finds."""
    with connect_lake(address) as lake:
        snapshot = note_publication(lake, str(sorted(mart_digests(lake).items())), NOW)
    with connect_lake(address, snapshot_id=snapshot) as lake:
        return mart_digests(lake), snapshot


def _newest(lake: duckdb.DuckDBPyConnection) -> int:
    row = lake.execute("SELECT max(snapshot_id) FROM ducklake_snapshots('tawatur')").fetchone()
    assert row is not None
    return int(row[0])


def _articles(address: LakeAddress) -> Sequence[tuple[str, ...]]:
    with connect_lake(address, read_only=True) as lake:
        return lake.execute("SELECT article_id FROM staging.stg_articles").fetchall()
