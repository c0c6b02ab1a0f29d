"""`make faults`, readers: analysts who keep the published copy open, write into it and die, while runs publish.

Belongs here: such readers, the runs around them, what each must find. Does not belong here: the watch that opens and
closes the copy (killed_run.py).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb

from orchestration.mart_digest import digests_of_file
from tests.conftest import environment, run_python
from tests.faults.fault_page import Fault
from tests.faults.prepared_home import first_half_of_the_sample, unbuilt_home
from tests.faults.repeated_deliveries import deliver_whole
from tests.faults.verdict import differences

WRITER_THAT_DIES = """
import duckdb, os, sys
client = duckdb.connect(sys.argv[1])
client.execute("PRAGMA disable_checkpoint_on_shutdown")
client.execute("CREATE TABLE main.forged AS SELECT 1 AS x; DELETE FROM marts.events")
os._exit(9)
"""
READER_THAT_STAYS = """
import duckdb, sys
client = duckdb.connect(sys.argv[1], read_only=True)
for _ in sys.stdin:
    print(client.execute("SELECT count(*), min(event_id) FROM marts.events").fetchall(), flush=True)
"""
WRITER_THAT_STAYS = """
import duckdb, sys
client = duckdb.connect(sys.argv[1])
client.execute("CREATE TABLE main.notes AS SELECT 1 AS x")
for _ in sys.stdin:
    print(client.execute("SELECT count(*) FROM main.notes").fetchall(), flush=True)
"""


class Client:
    """An analyst's program that keeps a copy open until it is told to go."""

    def __init__(self, program: str, link: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, str(link)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.first_answer = self.answer()

    def answer(self) -> str:
        """Asks once more; "" where the program died."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            self.process.stdin.write("?\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            return ""
        return self.process.stdout.readline()

    def close(self) -> None:
        """Lets the program close the copy and end."""
        self.process.communicate()


def run_beside_readers(built: Path, folder: Path) -> list[Fault]:
    """Publishes one article, then both, beside a reader who stays and clients that write into the copy in force."""
    expected = digests_of_file(built / "published" / "tawatur.duckdb")
    home = unbuilt_home(built, folder / "home")
    inbox = first_half_of_the_sample(folder / "inbox")
    link, env = home / "published" / "tawatur.duckdb", environment(home, inbox)
    reader = Client(READER_THAT_STAYS, link)
    first = run_python("orchestration.run_command", env)
    writer = Client(WRITER_THAT_STAYS, _writable(link))
    deliver_whole(inbox)
    second = run_python("orchestration.run_command", env)
    wrong = _all_but(first.returncode == 0, first.stdout) + differences(
        home, expected, second.stdout, second.returncode
    )
    faults = [_judged("a client keeps the copy open to write while a new one is published", wrong, writer)]
    writer.close()
    subprocess.run([sys.executable, "-c", WRITER_THAT_DIES, str(_writable(link))], check=False)
    left = list(link.parent.glob("*.wal"))
    third = run_python("orchestration.run_command", env)
    wrong = _all_but(bool(left), "no log was left") + differences(home, expected, third.stdout, third.returncode)
    faults.append(Fault("a client that wrote died and left its log", not wrong, "; ".join(wrong)))
    with duckdb.connect(str(_writable(link))) as client:
        client.execute("DELETE FROM marts.events")
    fourth = run_python("orchestration.run_command", env)
    wrong = differences(home, expected, fourth.stdout, fourth.returncode)
    faults.append(Fault("a client deleted the events of the copy", not wrong, "; ".join(wrong)))
    faults.append(_judged("a reader keeps the copy of an earlier day open through four runs", [], reader))
    reader.close()
    for fault in faults:
        print(f"  {fault.name}: {fault.lost or 'nothing lost'}", flush=True)
    return faults


def _judged(name: str, wrong: Sequence[str], client: Client) -> Fault:
    problems = [*wrong, *_all_but(client.answer() == client.first_answer, "the client was disturbed")]
    return Fault(name, not problems, "; ".join(problems))


def _all_but(is_well: bool, problem: str) -> list[str]:
    return [] if is_well else [problem[-300:]]


def _writable(link: Path) -> Path:
    """Gives the copy the right to be written that the publication takes away, as its owner may."""
    link.resolve().chmod(0o644)
    return link
