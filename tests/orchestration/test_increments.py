"""A build that carries on from the last one ends with the same tables as a build from nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from assets.benchmark.held_back_rows import ARTICLE_TABLES, deliver, hold_back
from assets.benchmark.varied_rows import write_varied_rows
from orchestration.dbt_manifest import dbt_executable
from orchestration.settings import DBT_PROJECT_DIR
from tests.conftest import BuiltHome

N_ARTICLES, N_LATER, N_REMOVED, N_CORRECTED = 60, 12, 3, 3
TIGHT_LIMITS = {"incident_block": 6, "story_block": 2, "shingle_block": 5}
"""So few articles crowd no block of the real limits; these are crossed by what comes and goes."""

LEFT_OUT = {"build_state", "built_articles"} | {
    f"int_{what}" for what in (
        "changed_articles", "restoried_articles", "recompared_articles", "retold_articles", "rematched_articles",
        "affected_events", "affected_neighbours", "crowded_shingles", "crowded_story_blocks", "compared_shingles",
        "sentence_candidates", "story_candidates", "report_candidates",
    )
}  # fmt: skip
"""What a build notes about itself: an increment lists what it compared, what it made anew, keys crowded no longer."""

LEFT_OUT_COLUMNS = {"recorded_at": "when the build ran"}


@dataclass(frozen=True)
class TwoBuilds:
    """The same articles, built as an increment and from nothing."""

    increment: Path
    from_nothing: Path


@pytest.fixture(scope="module")
def two_builds(built_home: BuiltHome, tmp_path_factory: pytest.TempPathFactory) -> TwoBuilds:
    """Builds some articles, lets others come, go and change, then carries on in one copy and starts over in another."""
    folder = tmp_path_factory.mktemp("increments")
    builds = TwoBuilds(folder / "increment" / "tawatur.duckdb", folder / "from_nothing" / "tawatur.duckdb")
    write_varied_rows(built_home.warehouse, builds.increment, N_ARTICLES)
    hold_back(builds.increment, N_LATER)
    dbt("seed", builds.increment, "same")
    tighten_limits(builds.increment)
    dbt("run", builds.increment, "same")
    deliver(builds.increment)
    remove_and_correct(builds.increment)
    builds.from_nothing.parent.mkdir()
    shutil.copy(builds.increment, builds.from_nothing)
    dbt("run", builds.increment, "same")
    dbt("run", builds.from_nothing, "other")
    return builds


def dbt(command: str, warehouse: Path, fingerprint: str, *arguments: str) -> None:
    """Runs dbt on a warehouse, as the pipeline does."""
    done = subprocess.run(
        [
            dbt_executable(), "--no-use-colors", command, *arguments,
            "--project-dir", str(DBT_PROJECT_DIR), "--profiles-dir", str(DBT_PROJECT_DIR),
            "--target-path", str(warehouse.parent / "target"), "--log-path", str(warehouse.parent / "logs"),
        ],
        env={**os.environ, "TAWATUR_WAREHOUSE": str(warehouse), "TAWATUR_BUILD_FINGERPRINT": fingerprint},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-5000:]


def tighten_limits(warehouse: Path) -> None:
    """Lets blocks be crowded with few members, so that they fill and empty between two builds of a small corpus."""
    with duckdb.connect(str(warehouse)) as connection:
        for name, value in TIGHT_LIMITS.items():
            connection.execute("update reference.matching_limits set value = ? where name = ?", [value, name])


def remove_and_correct(warehouse: Path) -> None:
    """Takes some articles away, and reads others differently than before."""
    with duckdb.connect(str(warehouse)) as connection:
        ids = [
            row[0] for row in connection.execute("select article_id from raw.articles order by article_id").fetchall()
        ]
        removed, corrected = ids[:N_REMOVED], ids[N_REMOVED : N_REMOVED + N_CORRECTED]
        for table in ARTICLE_TABLES:
            connection.execute(f"delete from raw.{table} where list_contains(?, article_id)", [removed])
        connection.execute(
            "update raw.claims set status = 'denied', date_start = null, date_end = null, date_precision = 'unknown' "
            "where list_contains(?, article_id)",
            [corrected],
        )


def rows_by_table(warehouse: Path) -> dict[str, list[str]]:
    """Returns the rows of every table that dbt made, as sorted text; order is no content."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        tables = connection.execute(
            "select table_schema || '.' || table_name, table_name from information_schema.tables "
            "where table_schema in ('staging', 'intermediate', 'marts') and table_type = 'BASE TABLE'"
        ).fetchall()
        found = {}
        for table, name in tables:
            if name in LEFT_OUT or name.startswith(("previous_", "changed_")):
                continue
            columns = [
                f"list_sort({column})" if kind == "VARCHAR[]" else f"round({column}, 9)" if kind == "DOUBLE" else column
                for column, kind, *_ in connection.execute(f"describe {table}").fetchall()
                if column not in LEFT_OUT_COLUMNS
            ]
            found[table] = sorted(
                str(row) for row in connection.execute(f"select {', '.join(columns)} from {table}").fetchall()
            )
        return found


def column(warehouse: Path, sql: str) -> list:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return [row[0] for row in connection.execute(sql).fetchall()]


def test_the_first_build_starts_from_nothing_and_the_second_carries_on(two_builds: TwoBuilds) -> None:
    assert column(two_builds.increment, "select is_increment from intermediate.build_state") == [True]
    assert column(two_builds.from_nothing, "select is_increment from intermediate.build_state") == [False]


def test_only_some_events_are_made_anew(two_builds: TwoBuilds) -> None:
    [affected] = column(two_builds.increment, "select count(*) from intermediate.int_affected_events")
    [all_events] = column(two_builds.increment, "select count(*) from marts.events")
    assert 0 < affected < all_events


def test_blocks_became_crowded_or_ceased_to_be_so(two_builds: TwoBuilds) -> None:
    flipped = "select {0} from intermediate.int_crowded_{1} where has_flipped"
    assert column(
        two_builds.increment,
        f"{flipped.format('shingle', 'shingles')} union all {flipped.format('hash(block)', 'story_blocks')}",
    )


def test_events_were_renamed_merged_or_split(two_builds: TwoBuilds) -> None:
    assert column(two_builds.increment, "select count(*) from marts.event_history") > [0]


def test_every_table_is_what_a_build_from_nothing_makes(two_builds: TwoBuilds) -> None:
    carried_on, made_anew = rows_by_table(two_builds.increment), rows_by_table(two_builds.from_nothing)
    assert sorted(carried_on) == sorted(made_anew)
    assert [table for table in sorted(made_anew) if carried_on[table] != made_anew[table]] == []


def test_after_a_build_that_did_not_end_whole_the_next_one_starts_over(two_builds: TwoBuilds, tmp_path: Path) -> None:
    warehouse = tmp_path / "broken" / "tawatur.duckdb"
    warehouse.parent.mkdir()
    shutil.copy(two_builds.from_nothing, warehouse)
    dbt("run", warehouse, "other", "--select", "stg_articles")
    assert column(warehouse, "select is_increment and not is_complete from intermediate.build_state") == [True]
    dbt("run", warehouse, "other", "--select", "stg_articles")
    assert column(warehouse, "select is_increment from intermediate.build_state") == [False]


def test_another_fingerprint_starts_over(two_builds: TwoBuilds, tmp_path: Path) -> None:
    warehouse = tmp_path / "changed" / "tawatur.duckdb"
    warehouse.parent.mkdir()
    shutil.copy(two_builds.from_nothing, warehouse)
    dbt("run", warehouse, "third", "--select", "stg_articles")
    assert column(warehouse, "select is_increment from intermediate.build_state") == [False]
