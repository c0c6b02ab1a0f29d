"""`make faults`, killing: chains of runs that are killed at every step and at random instants, then a plain restart.

Belongs here: the chains and their verdicts. Does not belong here: the list of moments, the killing, the test subset,
other faults (disk_runs.py, delivery_runs.py), the command (campaign_runs.py).

A chain is one home on which run after run is killed, each a little later than the last; the run after the chain must
end with the marts of an undisturbed run, and the published copy must have answered at every moment in between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from orchestration.mart_digest import digests_of_file
from orchestration.progress import STEP_TITLES
from tests.conftest import environment, run_python
from tests.faults.crash_moments import boundaries, delicate_moments, random_instants
from tests.faults.fault_page import Fault
from tests.faults.killed_run import Moment, PublishedWatch, kill_at
from tests.faults.prepared_home import unbuilt_home


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
    problems = [*dict.fromkeys(watch.problems), *differences(home, expected, last.stdout, last.returncode)]
    if list((home / "published").glob("*.part*")):
        problems.append("half-written snapshots were left behind")
    return [Fault(f"SIGKILL: {one.name}", not problems, "; ".join(problems)) for one in injected], watch.n_looks


def differences(home: Path, expected: Mapping[str, str], output: str, exit_code: int) -> list[str]:
    """Says in what the publication of a home is not what an undisturbed run makes."""
    if exit_code != 0:
        return [f"the restarted run failed: {output[-600:]}"]
    found = digests_of_file(home / "published" / "tawatur.duckdb")
    return [f"marts.{table} differs" for table in expected if found.get(table) != expected[table]]


def run_chains(built: Path, half_built: Path, folder: Path, n_chains: int, seed: int) -> tuple[list[Fault], int]:
    """Runs every chain; each second one of random instants carries on from a run that saw half of the articles."""
    expected = digests_of_file(built / "published" / "tawatur.duckdb")
    chains: list[list[Moment]] = [[*boundaries(), *delicate_moments()]]
    chains += [list(random_instants(seed + number, each=2)) for number in range(n_chains)]
    faults: list[Fault] = []
    n_looks = 0
    for number, moments in enumerate(chains):
        carries_on = number % 2 == 1
        print(f"chain {number + 1} of {len(chains)}{', carrying on' if carries_on else ''}", flush=True)
        home = unbuilt_home(
            half_built if carries_on else built, folder / f"chain{seed}-{number}", with_warehouse=carries_on
        )
        told, looks = run_chain(in_order_of_the_run(moments), home, expected)
        n_lost = sum(not fault.survived for fault in told)
        print(f"  chain {number + 1}: {len(told)} kills, {n_lost} not survived, {looks} looks", flush=True)
        faults += told
        n_looks += looks
    return faults, n_looks
