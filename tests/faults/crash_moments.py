"""The moments at which runs are killed: every step's beginning, instants inside the long ones, and the delicate ones.

Belongs here: the list. Does not belong here: killing (killed_run.py) and what must hold afterwards.
"""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from pathlib import Path

from orchestration.progress import STEP_TITLES
from tests.faults.killed_run import Moment

LONG_STEPS = {
    "raw_articles": 2.5,
    "raw_claims": 6.0,
    "dbt_build": 60.0,
    "published_database": 1.0,
    "exports": 1.5,
    "published_site": 2.5,
}
"""Step → seconds within which a random instant is likely to fall inside it, on a machine that does nothing else."""


def _line(step: str) -> str:
    return f"• {STEP_TITLES[step]}"


def boundaries() -> Sequence[Moment]:
    """Returns the beginning of every step."""
    return [Moment(f"start of {step}", _line(step)) for step in STEP_TITLES]


def random_instants(seed: int, each: int) -> Sequence[Moment]:
    """Returns instants inside the steps that write, the same for the same seed."""
    chance = random.Random(seed)
    return [
        Moment(f"inside {step}", _line(step), chance.uniform(0, seconds))
        for step, seconds in LONG_STEPS.items()
        for _ in range(each)
    ]


def delicate_moments() -> Sequence[Moment]:
    """Returns the moments between two writes that belong together."""
    return [
        Moment("run dies, dbt lives on", _line("dbt_build"), 8.0, with_children=False),
        Moment("snapshot half written", _line("published_database"), until=has_unfinished_snapshot),
        Moment("old snapshots being pruned", _line("published_database"), until=has_new_snapshot),
        Moment("exports half written", _line("exports"), until=has_unfinished_exports),
        Moment("report half written", _line("published_site"), until=has_unfinished_report),
        Moment("report just put in its place", _line("published_site"), until=has_report),
    ]


def has_unfinished_snapshot(home: Path) -> bool:
    """Tells whether a snapshot is being written."""
    return any(home.joinpath("published").glob("*.part"))


def has_new_snapshot(home: Path) -> bool:
    """Tells whether the link points to a snapshot of this run: pruning follows at once."""
    return "tawatur.2000" not in os.readlink(home / "published" / "tawatur.duckdb")


def has_unfinished_exports(home: Path) -> bool:
    """Tells whether some of the exports are written."""
    return any(home.glob("published/.exports.unfinished/*.csv"))


def has_unfinished_report(home: Path) -> bool:
    """Tells whether some data of the report is written."""
    return any(home.glob("published/.site-building/data/*"))


def has_report(home: Path) -> bool:
    """Tells whether a report stands in its place: what it replaced is cleared away at once."""
    return home.joinpath("published", "site").exists()
