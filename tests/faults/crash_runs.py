"""`make faults`: kills real runs at every step and at random instants, and compares what a plain restart makes.

Belongs here: the rounds and their verdicts. Does not belong here: the list of moments, the killing, the test subset.

A chain is one home on which run after run is killed, each a little later than the last; the run after the chain must
end with the marts of an undisturbed run, and the published copy must have answered at every moment in between.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from orchestration.mart_digest import digests_of_file
from orchestration.progress import STEP_TITLES
from tests.conftest import environment, run_python
from tests.faults.crash_moments import boundaries, delicate_moments, random_instants
from tests.faults.fault_page import Fault, as_table
from tests.faults.full_disk import run_with_file_limit
from tests.faults.killed_run import Moment, PublishedWatch, kill_at
from tests.faults.prepared_home import unbuilt_home

FULL_DISK_SHARES = (0.05, 0.4, 0.8)
"""Of the size the working database ends with: full while articles come in, while dbt builds, while publishing."""


def in_order_of_the_run(moments: Sequence[Moment]) -> list[Moment]:
    """Sorts moments by step, so that a later kill does not find its step already done."""
    steps = [f"• {title}" for title in STEP_TITLES.values()]
    return sorted(moments, key=lambda moment: (steps.index(moment.line), moment.until is not None, moment.delay))


def run_chain(moments: Sequence[Moment], home: Path, expected: Mapping[str, str]) -> tuple[list[Fault], int]:
    """Kills a run at each moment, lets a last one end, and says of each fault whether it was survived."""
    env = environment(home)
    injected: list[Moment] = []
    with PublishedWatch(home / "published" / "tawatur.duckdb") as watch:
        for moment in moments:
            killed = kill_at(moment, home, env)
            print(f"  {moment.name}: {'killed' if killed.was_killed else 'ended before'}", flush=True)
            if killed.was_killed:
                injected.append(moment)
        last = run_python("orchestration.run_command", env)
    problems = [*dict.fromkeys(watch.problems)]
    if last.returncode != 0:
        problems.append(f"the restarted run failed: {last.stdout[-600:]}")
    else:
        found = digests_of_file(home / "published" / "tawatur.duckdb")
        problems += [f"marts.{table} differs" for table in expected if found.get(table) != expected[table]]
    if list((home / "published").glob("*.part*")):
        problems.append("half-written snapshots were left behind")
    return [Fault(f"SIGKILL: {one.name}", not problems, "; ".join(problems)) for one in injected], watch.n_looks


def run_on_full_disks(home: Path, expected: Mapping[str, str], warehouse_bytes: int) -> list[Fault]:
    """Runs on ever larger full disks, then on one with room; each failure must be told and leave the publication."""
    env = environment(home)
    faults: list[Fault] = []
    link = home / "published" / "tawatur.duckdb"
    for share in FULL_DISK_SHARES:
        before = digests_of_file(link)
        done = run_with_file_limit(int(warehouse_bytes * share), env)
        told = done.returncode == 1 and "FAILED" in done.stdout and "Traceback" not in done.stdout
        problems = [] if told or done.returncode == 0 else [f"no plain reason: {(done.stdout + done.stderr)[-400:]}"]
        if done.returncode and digests_of_file(link) != before:
            problems.append("the publication changed")
        print(f"  disk full at {share:.0%} of the database: {'refused' if told else 'ended'}", flush=True)
        faults.append(Fault("disk full", not problems, "; ".join(problems)))
    last = run_python("orchestration.run_command", env)
    if last.returncode != 0 or digests_of_file(link) != expected:
        faults = [fault._replace(survived=False, lost=last.stdout[-400:] or "marts differ") for fault in faults]
    return faults


def undisturbed(home: Path) -> Path:
    """Builds the home that the killed ones are compared with."""
    done = subprocess.run([sys.executable, "-m", "orchestration.run_command"], env=environment(home), check=False)
    if done.returncode != 0:
        raise SystemExit("the undisturbed run failed: there is nothing to compare with")
    return home


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the chains and prints the table; 1 where a fault was not survived."""
    parser = argparse.ArgumentParser(description="Kills runs of the job and compares the marts after a restart.")
    parser.add_argument(
        "--built", type=Path, help="home that an undisturbed run filled from the sample; made if missing"
    )
    parser.add_argument("--chains", type=int, default=2, help="chains of random instants (default 2)")
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args(arguments)
    faults: list[Fault] = []
    n_looks = 0
    with tempfile.TemporaryDirectory(prefix="tawatur-faults-") as folder:
        built = given.built or undisturbed(Path(folder) / "built")
        expected = digests_of_file(built / "published" / "tawatur.duckdb")
        chains = [[*boundaries(), *delicate_moments()]]
        chains += [list(random_instants(given.seed + number, each=2)) for number in range(given.chains)]
        for number, moments in enumerate(chains):
            home = unbuilt_home(built, Path(folder) / f"chain{number}", with_warehouse=number % 2 == 1)
            print(f"chain {number + 1} of {len(chains)}", flush=True)
            told, looks = run_chain(in_order_of_the_run(moments), home, expected)
            faults += told
            n_looks += looks
        print("full disks", flush=True)
        n_bytes = (built / "warehouse" / "tawatur.duckdb").stat().st_size
        faults += run_on_full_disks(unbuilt_home(built, Path(folder) / "full"), expected, n_bytes)
    print(f"{as_table(faults)}\n\nThe published copy was opened {n_looks} times meanwhile.")
    return 0 if all(fault.survived for fault in faults) else 1


if __name__ == "__main__":
    sys.exit(main())
