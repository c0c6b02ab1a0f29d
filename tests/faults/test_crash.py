"""A short version of `make faults`: a run killed inside each part that writes is made good by the next plain run."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.mart_digest import digests_of_file
from orchestration.progress import STEP_TITLES
from tests.conftest import BuiltHome
from tests.faults.crash_moments import has_unfinished_snapshot
from tests.faults.crash_runs import run_chain
from tests.faults.fault_log import note, noted
from tests.faults.fault_page import Fault, as_table
from tests.faults.killed_run import Moment
from tests.faults.prepared_home import unbuilt_home

MOMENTS = [
    Moment("inside ingest", f"• {STEP_TITLES['raw_articles']}", 0.1),
    Moment("inside dbt, which lives on", f"• {STEP_TITLES['dbt_build']}", 6.0, with_children=False),
    Moment("inside publishing", f"• {STEP_TITLES['published_database']}", until=has_unfinished_snapshot),
]


@pytest.fixture(scope="module")
def chain(built_home: BuiltHome, tmp_path_factory: pytest.TempPathFactory) -> list[Fault]:
    """Kills three runs in a row on a home that holds an old publication, and lets the fourth one end."""
    home = unbuilt_home(built_home.home, tmp_path_factory.mktemp("crash") / "home")
    return run_chain(MOMENTS, home, digests_of_file(built_home.published))


def test_every_crash_is_made_good_by_the_next_run(chain: list[Fault]) -> None:
    assert chain
    assert all(fault.survived for fault in chain), as_table(chain)


def test_the_published_copy_answered_all_the_while(chain: list[Fault]) -> None:
    assert sum(fault.looks for fault in chain) > 10
    assert not any("published" in fault.lost for fault in chain)


def test_a_campaign_run_in_pieces_counts_the_faults_of_all(tmp_path: Path) -> None:
    log = tmp_path / "faults.jsonl"
    note(log, "kills", [Fault("SIGKILL", True, looks=3)])
    note(log, "disks", [Fault("disk full", True)])
    note(log, "kills", [Fault("SIGKILL", False, "marts.events differs", 4)])
    assert noted(log, "kills") == [Fault("SIGKILL", True, "", 3), Fault("SIGKILL", False, "marts.events differs", 4)]
    assert "opened 7 times" in as_table(noted(log, "kills"))


def test_the_table_counts_each_fault_once_a_kind(tmp_path: Path) -> None:
    table = as_table(
        [Fault("SIGKILL", True), Fault("SIGKILL", False, "marts.events differs"), Fault("disk full", True)]
    )
    assert "| SIGKILL | 2 | 1 | marts.events differs |" in table
    assert "| disk full | 1 | 1 | nothing |" in table
