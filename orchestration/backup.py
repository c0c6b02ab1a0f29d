"""`make backup TO=…` and `make restore FROM=…`: what cannot be made again, in one file, and everything rebuilt from it.

Belongs here: the archive, the rebuild, the proof by digest. Does not belong here: reading articles, the job itself.
What is kept: delivered files with their index, the desk's decisions, the scores, Dagster's history, and the digests of
the marts. The warehouse and the published copies are rebuilt.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import sys
import tarfile
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from orchestration.mart_digest import digests_of_file
from orchestration.settings import Settings, SettingsError, load_settings

KEPT_FOLDERS = ("deliveries", "review", "evaluation", "dagster")
DIGESTS_NAME = "digests.json"
PASSED_OVER = ("-wal", "-shm", "-journal", ".part", ".lock", "last_run.log")


class BackupError(RuntimeError):
    """The backup cannot be made or used; the message says why and what to do."""


def back_up(settings: Settings, archive: Path) -> dict[str, str]:
    """Writes the archive; returns the digests of the marts that it promises."""
    from orchestration.warehouse import working_warehouse

    if not settings.published_path.exists():
        raise BackupError(f"nothing is published in {settings.home} yet: type `make run` first")
    unfinished = archive.with_name(f"{archive.name}.part")
    archive.parent.mkdir(parents=True, exist_ok=True)
    with (
        working_warehouse(settings).lock("backup"),
        tempfile.TemporaryDirectory() as scratch,
        tarfile.open(unfinished, "w:gz") as tar,
    ):
        digests = digests_of_file(settings.published_path)
        note = Path(scratch) / DIGESTS_NAME
        note.write_text(json.dumps({"marts": digests, "made_at": datetime.now(UTC).isoformat()}, indent=1))
        tar.add(note, DIGESTS_NAME)
        for folder in KEPT_FOLDERS:
            for path in sorted((settings.home / folder).rglob("*")):
                if path.is_file() and not path.name.endswith(PASSED_OVER):
                    tar.add(_consistent(path, Path(scratch)), str(path.relative_to(settings.home)))
    unfinished.chmod(0o600)
    os.replace(unfinished, archive)
    return digests


def restore(settings: Settings, archive: Path) -> Mapping[str, str]:
    """Unpacks an archive into an empty home and takes every delivery in again, in the order it first came.

    Returns the digests that the marts must have after a run.
    """
    if settings.home.exists() and any(settings.home.iterdir()):
        raise BackupError(f"{settings.home} is not empty: set TAWATUR_HOME to a new folder")
    try:
        with tarfile.open(archive, "r:gz") as tar:
            tar.extractall(settings.home, filter="data")
        note = json.loads((settings.home / DIGESTS_NAME).read_text())
    except (OSError, tarfile.TarError, ValueError) as error:
        raise BackupError(f"{archive} is no complete backup: {error}") from error
    _take_in_again(settings)
    return dict(note["marts"])


def differing(settings: Settings, promised: Mapping[str, str]) -> list[str]:
    """Returns the marts that are not what the backup promised."""
    found = digests_of_file(settings.published_path)
    return sorted(table for table in {*found, *promised} if found.get(table) != promised.get(table))


def rebuilt_inbox(settings: Settings) -> Path:
    """Returns the folder that stands for the inbox of a restored home."""
    return settings.home / "restored_inbox"


def _take_in_again(settings: Settings) -> None:
    """Lays the deliveries out as they lay in the inbox, one version after the other, and stores each state."""
    from assets.articles import store_reading
    from assets.ingest.delivery import read_inbox
    from assets.kept_deliveries import kept_path, kept_versions
    from orchestration.warehouse import working_warehouse

    inbox = rebuilt_inbox(settings)
    inbox.mkdir()
    with working_warehouse(settings).write("take in a backup") as connection:
        for versions in kept_versions(settings.deliveries_dir):
            for source_path, sha256 in versions:
                place = inbox / source_path
                if not place.resolve().is_relative_to(inbox.resolve()):
                    raise BackupError(f"the backup names a file outside the inbox: {source_path!r}")
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(kept_path(settings.deliveries_dir, sha256).read_bytes())
            known = connection.execute("SELECT source_path, file_sha256 FROM raw.deliveries").fetchall()
            for reading in read_inbox(inbox, [(path, sha256) for path, sha256 in known]):
                store_reading(connection, reading, datetime.now(UTC))


def _consistent(path: Path, scratch: Path) -> Path:
    """Returns a copy of a SQLite file as its last transaction left it; any other file as it is."""
    if path.suffix != ".db":
        return path
    copy = scratch / "copy.db"
    copy.unlink(missing_ok=True)
    with sqlite3.connect(path) as live, sqlite3.connect(copy) as target:
        live.backup(target)
    return copy


def main(arguments: Sequence[str] | None = None) -> int:
    """Makes a backup, or restores one and proves it; 1 with a plain reason where that fails."""
    parser = argparse.ArgumentParser(prog="backup", description="Backs the data folder up, or restores it.")
    parser.add_argument("action", choices=("backup", "restore"))
    parser.add_argument("archive", type=Path)
    given = parser.parse_args(arguments)
    try:
        settings = load_settings()
        if given.action == "backup":
            digests = back_up(settings, given.archive.expanduser().absolute())
            sys.stdout.write(f"{given.archive}: deliveries, decisions and history; {len(digests)} marts promised\n")
            return 0
        promised = restore(settings, given.archive.expanduser().absolute())
        from dataclasses import replace

        from orchestration.run_command import run

        failed = run(replace(settings, inbox=rebuilt_inbox(settings)))
        wrong = [] if failed else differing(settings, promised)
    except (SettingsError, BackupError) as error:
        sys.stderr.write(f"FAILED: {error}\n")
        return 1
    if failed or wrong:
        sys.stderr.write(f"FAILED: not as backed up: {', '.join(wrong) or 'the run failed'}\n")
        return 1
    sys.stdout.write(f"restored: all {len(promised)} marts have the digests of the backup\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
