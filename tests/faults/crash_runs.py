"""`make faults`, killing: chains of runs that are killed at every step and at random instants, then a plain restart.

Belongs here: the chains and their verdicts. Does not belong here: the list of moments, the killing, the test subset,
other faults (disk_runs.py, delivery_runs.py), the command (campaign_runs.py).

A chain is one home on which run after run is killed, each a little later than the last; the run after the chain must
end with the marts of an undisturbed run, and the published copy must have answered at every moment in between.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from orchestration.mart_digest import digests_of_file
from orchestration.progress import STEP_TITLES
from tests.conftest import environment, run_python
from tests.faults.crash_moments import boundaries, delicate_moments, random_instants
from tests.faults.fault_page import Fault
from tests.faults.killed_run import Moment, PublishedWatch, kill_at
from tests.faults.prepared_home import unbuilt_home
from tests.faults.verdict import differences


def in_order_of_the_run(moments: Sequence[Moment]) -> list[Moment]:
    """Sorts moments by step, so that a later kill does not find its step already done."""
    steps = [f"• {title}" for title in STEP_TITLES.values()]
    return sorted(moments, key=lambda moment: (steps.index(moment.line), moment.until is not None, moment.delay))


def run_chain(
    moments: Sequence[Moment], home: Path, expected: Mapping[str, str], seconds: float = math.inf
) -> list[Fault]:
    """Kills a run at each moment, lets a last one end, and says of each fault whether it was survived.

    After so many seconds no further run is killed, so that the chain comes to its verdict.
    """
    end = time.monotonic() + seconds
    env = environment(home)
    injected: list[tuple[Moment, int]] = []
    with PublishedWatch(home / "published") as watch:
        for moment in moments:
            if time.monotonic() > end:
                break
            before = watch.n_looks
            killed = kill_at(moment, home, env)
            print(f"  {moment.name}: {'killed' if killed.was_killed else 'ended before'}", flush=True)
            if killed.was_killed:
                injected.append((moment, watch.n_looks - before))
        last = run_python("orchestration.run_command", env)
    problems = [*dict.fromkeys(watch.problems), *differences(home, expected, last.stdout, last.returncode)]
    lost = "; ".join(problems)
    return [Fault(f"SIGKILL: {moment.name}", not problems, lost, looks) for moment, looks in injected]


def run_chains(
    built: Path, half_built: Path, folder: Path, numbers: Sequence[int], seed: int, seconds: float = math.inf
) -> Iterator[Sequence[Fault]]:
    """Runs chains: number 0 is of every boundary, the others of random instants.

    Each odd one carries on from a run that saw half of the articles. No chain kills for longer than `seconds`.
    """
    expected = digests_of_file(built / "published" / "tawatur.duckdb")
    for number in numbers:
        moments = random_instants(seed + number, each=2) if number else [*boundaries(), *delicate_moments()]
        carries_on = number % 2 == 1
        print(f"chain {number}{', carrying on' if carries_on else ''}", flush=True)
        home = unbuilt_home(
            half_built if carries_on else built, folder / f"chain{seed}-{number}", with_warehouse=carries_on
        )
        faults = run_chain(in_order_of_the_run(moments), home, expected, seconds)
        n_lost = sum(not fault.survived for fault in faults)
        print(f"  chain {number}: {len(faults)} kills, {n_lost} not survived", flush=True)
        yield faults
