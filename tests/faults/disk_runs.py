"""`make faults`, disks and network: runs on a full disk, on a read-only one, and without any network.

Belongs here: these faults and their verdicts. Does not belong here: mounting (full_disk.py), kills (crash_runs.py).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from orchestration.mart_digest import digests_of_file
from tests.conftest import environment, run_python
from tests.faults.fault_page import Fault
from tests.faults.full_disk import SmallDisk, run_with_file_limit, small_disk
from tests.faults.killed_run import REPOSITORY
from tests.faults.prepared_home import unbuilt_home
from tests.faults.verdict import differences

FREE_MEGABYTES = (0.0, 0.5, 3.0, 12.0, 25.0, 40.0, 55.0, 70.0)
"""Room left for a run: from none at all to full while articles come in, while dbt builds, while publishing."""
FILE_LIMIT_SHARES = (0.05, 0.4, 0.8)
"""Of the size the working database ends with, where no disk can be mounted."""


def is_told(done: subprocess.CompletedProcess[str]) -> bool:
    """Tells whether a run failed as it should: exit code 1 and a reason instead of a traceback."""
    return done.returncode == 1 and "FAILED" in done.stdout + done.stderr and "Traceback" not in done.stdout


def refused_run(name: str, done: subprocess.CompletedProcess[str], link: Path, before: Mapping[str, str]) -> Fault:
    """Judges a run that could not succeed: it must say why and leave the publication as it was."""
    problems = [] if is_told(done) else [f"exit code {done.returncode}: {(done.stdout + done.stderr)[-400:]}"]
    if digests_of_file(link) != before:
        problems.append("the publication changed")
    reason = (done.stdout + done.stderr).partition("FAILED: ")[2]
    print(f"  {name}: {' '.join(reason.split())[:160] or 'ended'}", flush=True)
    return Fault(name, not problems, "; ".join(problems))


def run_on_bad_disks(built: Path, folder: Path) -> list[Fault]:
    """Runs on a read-only disk, on ever larger full ones, then on one with room that must end well."""
    expected = digests_of_file(built / "published" / "tawatur.duckdb")
    with small_disk(folder / "disk") as disk:
        if disk is None:
            return run_under_file_limits(built, folder, expected)
        home = unbuilt_home(built, disk.folder / "home")
        faults = [read_only_run(disk, home)]
        for megabytes in FREE_MEGABYTES:
            fault = full_disk_run(disk, home, megabytes)
            if fault is None:
                break
            faults.append(fault)
        last = run_python("orchestration.run_command", environment(home))
        wrong = differences(home, expected, last.stdout, last.returncode)
    return [fault._replace(survived=False, lost="; ".join(wrong)) if wrong else fault for fault in faults]


def read_only_run(disk: SmallDisk, home: Path) -> Fault:
    """Runs while the data folder lies on a disk that nobody may write to."""
    link = home / "published" / "tawatur.duckdb"
    before = digests_of_file(link)
    disk.set_read_only(True)
    try:
        done = run_python("orchestration.run_command", environment(home))
        return refused_run("data folder on a read-only mount", done, link, before)
    finally:
        disk.set_read_only(False)


def full_disk_run(disk: SmallDisk, home: Path, megabytes: float) -> Fault | None:
    """Runs with so much room left; None where that was enough."""
    link = home / "published" / "tawatur.duckdb"
    before = digests_of_file(link)
    disk.leave_free(int(megabytes * 1e6))
    try:
        done = run_python("orchestration.run_command", environment(home))
    finally:
        disk.make_roomy()
    if done.returncode == 0:
        print(f"  disk with {megabytes:g} MB free: enough", flush=True)
        return None
    return refused_run(f"disk full, {megabytes:g} MB left", done, link, before)


def run_under_file_limits(built: Path, folder: Path, expected: Mapping[str, str]) -> list[Fault]:
    """Runs while no file may grow beyond a limit, then without one; for users who may not mount a disk."""
    home = unbuilt_home(built, folder / "limited")
    link = home / "published" / "tawatur.duckdb"
    n_bytes = (built / "warehouse" / "tawatur.duckdb").stat().st_size
    faults = [
        refused_run(
            "no file may grow",
            run_with_file_limit(int(n_bytes * share), environment(home)),
            link,
            digests_of_file(link),
        )
        for share in FILE_LIMIT_SHARES
    ]
    last = run_python("orchestration.run_command", environment(home))
    wrong = differences(home, expected, last.stdout, last.returncode)
    return [fault._replace(survived=False, lost="; ".join(wrong)) if wrong else fault for fault in faults]


def run_without_network(built: Path, folder: Path) -> list[Fault]:
    """Runs in a network name space of its own, which holds no device at all; nothing where that is not allowed."""
    home = unbuilt_home(built, folder / "offline")
    command: Sequence[str] = ["unshare", "--net", sys.executable, "-m", "orchestration.run_command"]
    if subprocess.run([*command[:2], "true"], capture_output=True, check=False).returncode != 0:
        print("  this user may not take the network away", flush=True)
        return []
    done = subprocess.run(command, cwd=REPOSITORY, env=environment(home), capture_output=True, text=True, check=False)
    expected = digests_of_file(built / "published" / "tawatur.duckdb")
    wrong = differences(home, expected, done.stdout + done.stderr, done.returncode)
    return [Fault("no network at all", not wrong, "; ".join(wrong))]
