"""However often and in whatever form articles come, and through whatever crash, the marts are those of one run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from orchestration.mart_digest import digests_of_file
from orchestration.progress import STEP_TITLES
from tests.conftest import REPOSITORY, BuiltHome, environment
from tests.faults.killed_run import Moment, kill_at
from tests.faults.prepared_home import unbuilt_home
from tests.faults.repeated_deliveries import AGAIN, deliver_half_written, deliver_whole

AFTER_INGEST = Moment("start of parsing", f"• {STEP_TITLES['raw_claims']}")


@pytest.fixture(scope="module")
def often_delivered(built_home: BuiltHome, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Delivers the sample in every way at once to a home whose first run saw it half written and was killed.

    Two runs are then asked for at the same time; returns the home and what each of them said.
    """
    folder = tmp_path_factory.mktemp("often")
    home = unbuilt_home(built_home.home, folder / "home")
    inbox = folder / "inbox"
    deliver_half_written(inbox)
    killed = kill_at(AFTER_INGEST, home, environment(home, inbox))
    assert killed.was_killed, killed.output

    deliver_whole(inbox)
    for deliver in AGAIN.values():
        deliver(inbox)
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "orchestration.run_command"], cwd=REPOSITORY, env=environment(home, inbox),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    return home, [run.communicate()[0] for run in both]


def test_the_marts_are_those_of_one_clean_run(built_home: BuiltHome, often_delivered: tuple[Path, list[str]]) -> None:
    home, said = often_delivered
    assert digests_of_file(home / "published" / "tawatur.duckdb") == digests_of_file(built_home.published), said


def test_of_two_runs_at_once_each_ends_well_or_says_who_is_writing(often_delivered: tuple[Path, list[str]]) -> None:
    _, said = often_delivered
    assert any("Done in" in one for one in said)
    assert all("Done in" in one or "is being written by process" in one for one in said), said
