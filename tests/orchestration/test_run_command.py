"""`make run` from end to end: what it says, what it leaves, what a second and a failing run do."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import duckdb
import pytest

from orchestration.snapshot import published_digest
from tests.conftest import BuiltHome, environment, run_python


@pytest.fixture(scope="module")
def second_run(built_home: BuiltHome) -> tuple[Path, str | None, str]:
    """Runs the job again over the same inbox; returns the snapshot and digest before it, and what it wrote."""
    before = built_home.published.resolve(), published_digest(built_home.published)
    done = run_python("orchestration.run_command", environment(built_home.home))
    assert done.returncode == 0, done.stdout + done.stderr
    return *before, done.stdout


@pytest.fixture(scope="module")
def failing_run(built_home: BuiltHome, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, str, Path]:
    """Spoils one claim in a copy of the home so that a dbt test fails; gives home, exit code, output, old snapshot."""
    home = tmp_path_factory.mktemp("failing") / "home"
    shutil.copytree(built_home.home, home, symlinks=True)
    shutil.rmtree(home / "dagster")
    before = (home / "published" / "tawatur.duckdb").resolve()
    with duckdb.connect(str(home / "warehouse" / "tawatur.duckdb")) as working:
        working.execute(
            "UPDATE raw.claims SET event_subtype = 'picnic' WHERE claim_id = (SELECT min(claim_id) FROM raw.claims)"
        )
    done = run_python("orchestration.run_command", environment(home))
    return home, done.returncode, done.stdout + done.stderr, before


def test_a_run_carries_on_from_the_parse_of_the_project_that_made_the_manifest(built_home: BuiltHome) -> None:
    said = [log.read_text(encoding="utf-8") for log in (built_home.home / "dbt" / "runs").glob("*/dbt.log*")]
    assert said
    assert not any("Starting full parse" in log for log in said)


def test_the_table_names_what_came_out_and_what_to_type_next(built_home: BuiltHome) -> None:
    for words in (
        "articles taken in", "2 new, 0 already known", "rejected inputs", "claims", "events", "casualties",
        "participants", "agreement verdicts", str(built_home.published), "make sql", "make ui",
    ):  # fmt: skip
        assert words in built_home.output


def test_progress_shows_each_step_and_nothing_of_the_libraries(built_home: BuiltHome) -> None:
    assert "• parsing" in built_home.output
    assert "• building and testing the marts (dbt)" in built_home.output
    assert "DEBUG" not in built_home.output
    assert "OK created" not in built_home.output


def test_the_published_copy_is_a_read_only_file_behind_a_link(built_home: BuiltHome) -> None:
    assert built_home.published.is_symlink()
    assert stat.S_IMODE(built_home.published.resolve().stat().st_mode) == 0o444


def test_every_table_and_view_of_the_published_copy_answers(published: duckdb.DuckDBPyConnection) -> None:
    relations = published.execute(
        "SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema <> 'information_schema'"
    ).fetchall()
    assert {schema for schema, _ in relations} >= {"raw", "staging", "marts"}
    for schema, table in relations:
        published.execute(f'SELECT * FROM "{schema}"."{table}" LIMIT 1').fetchall()


def test_running_again_changes_nothing_and_says_so(
    built_home: BuiltHome, second_run: tuple[Path, str | None, str]
) -> None:
    snapshot, digest, output = second_run
    assert "Nothing new: 2 articles known, published copy unchanged." in output
    assert built_home.published.resolve() == snapshot
    assert published_digest(built_home.published) == digest


def test_a_failed_dbt_test_blocks_publishing_with_a_plain_reason(failing_run: tuple[Path, int, str, Path]) -> None:
    home, exit_code, output, before = failing_run
    assert exit_code == 1
    assert "FAILED" in output
    assert "every_claim_reaches_the_marts" in output, output
    assert "Nothing was published" in output
    assert "Traceback" not in output
    assert (home / "published" / "tawatur.duckdb").resolve() == before


def test_a_wrong_variable_is_a_plain_reason_and_exit_code_1(tmp_path: Path) -> None:
    done = run_python("orchestration.run_command", environment(tmp_path / "home", inbox=tmp_path / "nowhere"))
    assert done.returncode == 1
    assert "FAILED: TAWATUR_INBOX=" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
