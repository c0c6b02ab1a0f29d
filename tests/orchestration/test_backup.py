"""A backup is one file, and what is restored from it has the digests of what was backed up."""

from __future__ import annotations

import io
import tarfile
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from orchestration.backup import BackupError, back_up, differing, rebuilt_inbox, restore
from orchestration.mart_digest import digests_of_file
from orchestration.settings import DEFAULT_INBOX, Settings
from tests.conftest import BuiltHome, environment, run_python


@pytest.fixture(scope="module")
def restored(built_home: BuiltHome, tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Settings, Path]:
    """Backs the built home up and unpacks it elsewhere; returns both settings and the archive."""
    folder = tmp_path_factory.mktemp("backup")
    before = Settings(inbox=DEFAULT_INBOX, home=built_home.home)
    after = replace(before, home=folder / "restored")
    archive = folder / "tawatur.tar.gz"
    back_up(before, archive)
    restore(after, archive)
    return before, after, archive


def articles_of(settings: Settings) -> list[tuple[object, ...]]:
    with duckdb.connect(str(settings.warehouse_path), read_only=True) as reader:
        return reader.execute("SELECT * EXCLUDE (ingested_at) FROM raw.articles ORDER BY article_id").fetchall()


def test_every_article_is_taken_in_again_as_it_was(restored: tuple[Settings, Settings, Path]) -> None:
    before, after, _ = restored
    assert articles_of(after) == articles_of(before)


def test_decisions_and_history_come_back(restored: tuple[Settings, Settings, Path]) -> None:
    before, after, _ = restored
    assert after.decisions_path.read_bytes() == before.decisions_path.read_bytes()
    assert (after.dagster_home / "history").is_dir()


def test_a_run_over_the_restored_deliveries_makes_the_marts_that_were_backed_up(
    restored: tuple[Settings, Settings, Path],
) -> None:
    before, after, _ = restored
    done = run_python("orchestration.run_command", environment(after.home, rebuilt_inbox(after)))
    assert done.returncode == 0, done.stdout
    assert differing(after, digests_of_file(before.published_path)) == []


def test_the_archive_is_for_its_owner_only(restored: tuple[Settings, Settings, Path]) -> None:
    _, _, archive = restored
    assert archive.stat().st_mode & 0o077 == 0


def test_a_home_in_use_is_not_overwritten(built_home: BuiltHome, restored: tuple[Settings, Settings, Path]) -> None:
    before, _, archive = restored
    with pytest.raises(BackupError, match="is not empty"):
        restore(before, archive)


def test_an_archive_that_leads_out_of_the_home_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "hostile.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        entry = tarfile.TarInfo("../outside.txt")
        entry.size = 1
        tar.addfile(entry, io.BytesIO(b"x"))
    with pytest.raises(BackupError, match="is no complete backup"):
        restore(Settings(inbox=DEFAULT_INBOX, home=tmp_path / "home"), archive)
    assert not (tmp_path / "outside.txt").exists()
