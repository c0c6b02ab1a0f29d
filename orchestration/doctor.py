"""`make doctor`: is everything in order here, and if not, what to do.

Belongs here: the examinations, each a function that returns findings, and the exit code. Does not belong here: repairs.
Exit code: 0 all well, 1 something needs a look, 2 runs cannot succeed as things stand.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import IntEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import duckdb
from filelock import FileLock, Timeout

from assets.kept_deliveries import new_deliveries
from orchestration.dagster_home import HISTORY_VARIABLE
from orchestration.lake.address import lake_address
from orchestration.lake.connection import LakeError, check_data, connect_lake
from orchestration.lake.publication import published_snapshot
from orchestration.settings import LAKE_STORE, REPOSITORY, Settings, SettingsError, load_settings
from orchestration.snapshot import published_digest
from orchestration.warehouse import opened_elsewhere

LEAST_FREE_BYTES = 1 << 30
COMFORTABLE_FACTOR = 4
"""A run writes the working database anew, dbt's temporary data and a snapshot, beside what is there."""
STALE_SECONDS = 26 * 3600
"""The schedule runs once a day."""
PINNED = ("duckdb", "dagster", "dagster-dbt", "dbt-core", "dbt-duckdb")


class Health(IntEnum):
    """How bad a finding is; the worst one is the exit code."""

    WELL = 0
    LOOK = 1
    BROKEN = 2


class Finding(NamedTuple):
    """What one examination found, and what to do about it."""

    subject: str
    health: Health
    says: str
    remedy: str = ""


def examine_versions(settings: Settings) -> Finding:
    """Compares the installed packages with the lock."""
    wanted = _locked_versions(REPOSITORY / "requirements.lock")
    wrong = []
    for name in PINNED:
        try:
            installed = version(name)
        except PackageNotFoundError:
            installed = "missing"
        if installed != wanted.get(name):
            wrong.append(f"{name} {installed} instead of {wanted.get(name)}")
    if not (3, 11) <= sys.version_info[:2] <= (3, 12):
        wrong.append(f"Python {sys.version.split()[0]} instead of 3.11 or 3.12")
    if wrong:
        return Finding("versions", Health.BROKEN, "; ".join(wrong), "rm -r .venv && make setup")
    return Finding("versions", Health.WELL, ", ".join(f"{name} {wanted[name]}" for name in PINNED))


def examine_folder(settings: Settings) -> Finding:
    """Tries to write into the data folder."""
    probe = settings.home / ".doctor"
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        probe.write_text("probe")
        probe.unlink()
    except OSError as error:
        return Finding(
            "data folder", Health.BROKEN, f"{settings.home}: {error.strerror}", "give this user write access"
        )
    return Finding("data folder", Health.WELL, str(settings.home))


def examine_space(settings: Settings) -> Finding:
    """Compares the free space with what a run may need."""
    nearest = next(folder for folder in (settings.home, *settings.home.parents) if folder.exists())
    free = shutil.disk_usage(nearest).free
    used = settings.warehouse_path.stat().st_size if settings.warehouse_path.exists() else 0
    needed = max(LEAST_FREE_BYTES, COMFORTABLE_FACTOR * used)
    says = f"{free / 1e9:.1f} GB free, a run may need {needed / 1e9:.1f} GB"
    remedy = "free space, or move TAWATUR_HOME to a larger disk"
    if free < needed / COMFORTABLE_FACTOR:
        return Finding("space", Health.BROKEN, says, remedy)
    return Finding("space", Health.LOOK if free < needed else Health.WELL, says, remedy if free < needed else "")


def examine_store(settings: Settings) -> Finding:
    """Opens the lake, where the working database is one, and writes to its bucket."""
    if settings.store != LAKE_STORE:
        return Finding("store", Health.WELL, f"a file: {settings.warehouse_path}")
    try:
        address = lake_address()
        with connect_lake(address) as connection:
            check_data(connection, address)
            published = published_snapshot(connection)
    except (LakeError, SettingsError) as error:
        return Finding("store", Health.BROKEN, str(error), "docs/deployment.md")
    return Finding("store", Health.WELL, f"a lake at {address.data}, published snapshot {published or 'none yet'}")


def examine_lock(settings: Settings) -> Finding:
    """Tells who writes the working database or has it open, and whether a writer was killed."""
    holder = settings.locks_dir / "warehouse.holder.json"
    try:
        known = json.loads(holder.read_text())
        pid, purpose, since = int(known["pid"]), known["purpose"], known["since"]
    except FileNotFoundError:
        pid, purpose, since = 0, "", ""
    except (OSError, ValueError, KeyError):
        return Finding("lock", Health.LOOK, f"{holder} cannot be read", "the next run replaces it")
    settings.locks_dir.mkdir(parents=True, exist_ok=True)
    try:
        # the number of a killed process may be another's by now: the lock alone tells whether its holder lives
        with FileLock(settings.locks_dir / "warehouse.lock", timeout=0):
            return _examine_unlocked(settings, pid, purpose)
    except Timeout:
        hours = (datetime.now(UTC) - datetime.fromisoformat(since)).total_seconds() / 3600 if since else 0.0
        health = Health.LOOK if hours > 6 else Health.WELL
        remedy = f"if it hangs: kill {pid}" if health else ""
        return Finding("lock", health, f"in use by process {pid} ({purpose}) for {hours:.1f} h", remedy)


def _examine_unlocked(settings: Settings, killed: int, purpose: str) -> Finding:
    """Tells what the last writer left, and who has the working database open without the lock."""
    database = settings.warehouse_path
    opened_by = opened_elsewhere(database) if database.exists() else None
    if opened_by is not None:
        says = f"{database} is open in {opened_by}: a run waits five minutes for it, then fails"
        return Finding("lock", Health.LOOK, says, "close it there; read the published copy instead (make sql)")
    if killed:
        return Finding(
            "lock", Health.LOOK, f"process {killed} was killed while: {purpose}", "make run goes on from there"
        )
    return Finding("lock", Health.WELL, "nobody writes the working database")


def examine_published(settings: Settings) -> Finding:
    """Opens the published copy as an analyst does."""
    link = settings.published_path
    if not link.exists():
        return Finding("published copy", Health.LOOK, f"none at {link}", "make run")
    if published_digest(link) is None:
        return Finding(
            "published copy", Health.BROKEN, f"{link.resolve()} cannot be read", "make rollback, then make run"
        )
    return Finding("published copy", Health.WELL, link.resolve().name)


def examine_inbox(settings: Settings) -> Finding:
    """Looks for deliveries that have waited longer than any run should take to come."""
    waiting = [file.path for file, _ in new_deliveries(settings.inbox, settings.deliveries_dir)]
    old = [path for path in waiting if time.time() - _changed(path) > STALE_SECONDS]
    if old:
        says = f"{len(old)} files have waited for more than {STALE_SECONDS // 3600} h, such as {old[0].name!r}"
        return Finding("inbox", Health.LOOK, says, "make run; for a schedule keep `make ui` or the daemon running")
    return Finding("inbox", Health.WELL, f"{len(waiting)} files wait in {settings.inbox}")


def examine_runs(settings: Settings) -> Finding:
    """Reads from Dagster's storage when the last run succeeded, and how the latest ended."""
    if not (settings.dagster_home / "dagster.yaml").exists():
        return Finding("runs", Health.LOOK, "no run yet", "make run")
    import dagster as dg

    try:
        with dg.DagsterInstance.from_config(str(settings.dagster_home)) as instance:
            latest = instance.get_run_records(limit=1)
            good = instance.get_run_records(dg.RunsFilter(statuses=[dg.DagsterRunStatus.SUCCESS]), limit=1)
    except Exception as error:
        # each storage raises errors of its own: SQLite's, a server's that does not answer, Dagster's around them
        says = f"Dagster's history cannot be read: {str(error).strip() or type(error).__name__}"
        remedy = f"start the server that {HISTORY_VARIABLE} names, or restore {settings.dagster_home} from a backup"
        return Finding("runs", Health.BROKEN, says, remedy)
    if not good or good[0].end_time is None:
        return Finding("runs", Health.LOOK, "no run has succeeded yet", "make run")
    hours = (time.time() - good[0].end_time) / 3600
    says = f"last success {hours:.1f} h ago"
    if latest[0].dagster_run.status == dg.DagsterRunStatus.FAILURE:
        return Finding(
            "runs", Health.LOOK, f"{says}; the latest run failed", f"read the newest of {settings.alerts_dir}"
        )
    if hours * 3600 > STALE_SECONDS:
        return Finding("runs", Health.LOOK, says, "is `make ui` or the daemon running?")
    return Finding("runs", Health.WELL, says)


EXAMINATIONS: Sequence[Callable[[Settings], Finding]] = (
    examine_versions, examine_folder, examine_space, examine_store, examine_lock, examine_published, examine_inbox,
    examine_runs,
)  # fmt: skip


def examine(settings: Settings) -> list[Finding]:
    """Makes every examination; one that fails itself is a finding."""
    findings = []
    for examination in EXAMINATIONS:
        try:
            findings.append(examination(settings))
        except (OSError, ValueError, duckdb.Error) as error:
            subject = examination.__name__.removeprefix("examine_")
            findings.append(Finding(subject, Health.BROKEN, f"{type(error).__name__}: {error}", "see the message"))
    return findings


def main() -> int:
    """Prints the findings; the exit code is the worst of them."""
    try:
        settings = load_settings()
    except SettingsError as error:
        sys.stdout.write(f"BROKEN  settings: {error}\n")
        return int(Health.BROKEN)
    findings = examine(settings)
    for finding in findings:
        remedy = f"\n        → {finding.remedy}" if finding.remedy else ""
        sys.stdout.write(f"{finding.health.name:<7} {finding.subject}: {finding.says}{remedy}\n")
    return int(max(finding.health for finding in findings))


def _locked_versions(lock: Path) -> dict[str, str]:
    """Reads name and version of every package of the lock."""
    pins = [line.split(" ")[0].partition("==") for line in lock.read_text().splitlines()]
    return {name: pinned for name, equals, pinned in pins if equals}


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return time.time()


if __name__ == "__main__":
    sys.exit(main())
