"""A home in which everything is still to be done, beside a publication of an earlier day.

Belongs here: making such a home from one that was built. Does not belong here: faults.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from orchestration.settings import DEFAULT_INBOX
from orchestration.snapshot import KEPT_SNAPSHOTS, publish

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
KEPT_PARTS = ("dagster", "dbt", "lexicon")


def unbuilt_home(built: Path, home: Path, *, with_warehouse: bool = False) -> Path:
    """Copies what is slow to prepare, and publishes a small old database as often as snapshots are kept.

    With the warehouse, the run that follows works on top of an earlier one; without, it starts from nothing.
    """
    home.mkdir(parents=True)
    for part in (*KEPT_PARTS, *(("warehouse", "deliveries", "review") if with_warehouse else ())):
        if (built / part).exists():
            shutil.copytree(built / part, home / part)
    for day in range(KEPT_SNAPSHOTS):
        _publish_old(home, day)
    return home


def first_half_of_the_sample(inbox: Path) -> Path:
    """Lays the first article of the sample into an inbox: what an earlier run has seen of it."""
    inbox.mkdir(parents=True)
    for name in ("manifest.csv", sorted(path.name for path in DEFAULT_INBOX.glob("*.txt"))[0]):
        shutil.copy(DEFAULT_INBOX / name, inbox)
    return inbox


def _publish_old(home: Path, day: int) -> None:
    folder = home / "old"
    folder.mkdir()
    with duckdb.connect(str(folder / "tawatur.duckdb")) as working:
        working.execute("CREATE SCHEMA marts")
        working.execute(f"CREATE TABLE marts.events AS SELECT 'event of day {day}' AS event_id")
        publish(working, home / "published", LONG_AGO + timedelta(days=day))
    shutil.rmtree(folder)
