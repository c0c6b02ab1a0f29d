"""`make faults`: every fault on real runs, and the table of what was survived, for docs/faults.md.

Belongs here: the command. Does not belong here: the faults.
"""

from __future__ import annotations

import argparse
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.conftest import environment
from tests.faults.crash_runs import run_chains
from tests.faults.delivery_runs import run_changed_delivery, run_repeated_deliveries
from tests.faults.disk_runs import run_on_bad_disks, run_without_network
from tests.faults.fault_log import note, noted
from tests.faults.fault_page import Fault, as_table, write_section
from tests.faults.pool_runs import run_killed_workers
from tests.faults.prepared_home import first_half_of_the_sample, unbuilt_home
from tests.faults.reader_runs import run_beside_readers

PARTS = ("kills", "workers", "disks", "network", "deliveries", "readers")
CHAINS = range(4)


def undisturbed(home: Path, inbox: Path | None = None) -> Path:
    """Lets a run end in a home that the disturbed ones are compared with."""
    print(f"undisturbed run in {home.name}", flush=True)
    command = [sys.executable, "-m", "orchestration.run_command"]
    if subprocess.run(command, env=environment(home, inbox), stdout=subprocess.DEVNULL, check=False).returncode != 0:
        raise SystemExit("the undisturbed run failed: there is nothing to compare with")
    return home


def run_part(
    part: str, built: Path, half_built: Path | None, folder: Path, given: argparse.Namespace
) -> Iterator[Sequence[Fault]]:
    """Injects the faults of one part, and returns those of each stretch as soon as they are judged."""
    if part == "kills":
        if half_built is None:
            half_built = unbuilt_home(built, folder / "half")
            undisturbed(half_built, first_half_of_the_sample(folder / "half-inbox"))
        yield from run_chains(built, half_built, folder, given.chain or CHAINS, given.seed, 60 * given.minutes)
    elif part == "workers":
        yield run_killed_workers(built, given.seed)
    elif part == "disks":
        yield run_on_bad_disks(built, folder)
    elif part == "network":
        yield run_without_network(built, folder)
    elif part == "readers":
        yield run_beside_readers(built, folder)
    else:
        yield run_repeated_deliveries(built, folder)
        yield run_changed_delivery(built, folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the parts and prints their tables; 1 where a fault was not survived."""
    parser = argparse.ArgumentParser(description="Disturbs runs of the job and compares the marts after a restart.")
    parser.add_argument("--only", choices=PARTS, action="append", help="this part (default all; may be repeated)")
    parser.add_argument("--built", type=Path, help="home that an undisturbed run filled from the sample; else made")
    parser.add_argument("--half-built", type=Path, help="home that a run filled from half of the sample; else made")
    parser.add_argument("--chain", type=int, action="append", help="this chain of kills (0 boundaries, others random)")
    parser.add_argument("--minutes", type=float, default=math.inf, help="no chain kills for longer (default no bound)")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--log", type=Path, help="file of the faults so far: a campaign run in pieces counts them all")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/faults.md")
    given = parser.parse_args(arguments)
    all_survived = True
    with tempfile.TemporaryDirectory(prefix="tawatur-faults-") as scratch:
        built = given.built or undisturbed(Path(scratch) / "built")
        log = given.log or Path(scratch) / "faults.jsonl"
        for part in given.only or PARTS:
            print(part, flush=True)
            for faults in run_part(part, built, given.half_built, Path(scratch) / part, given):
                note(log, part, faults)
                all_survived &= all(fault.survived for fault in faults)
                if given.write:
                    write_section(part, as_table(noted(log, part)))
            print(as_table(noted(log, part)), flush=True)
    return 0 if all_survived else 1


if __name__ == "__main__":
    sys.exit(main())
