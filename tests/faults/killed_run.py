"""Killing a real run at a chosen moment, and watching the published copy meanwhile.

Belongs here: starting the job in a process of its own, SIGKILL, the watch. Does not belong here: which moments.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import duckdb

REPOSITORY = Path(__file__).resolve().parents[2]
POLL_SECONDS = 0.002


class Moment(NamedTuple):
    """When to kill: `delay` seconds after the run says `line`, or as soon as `until` holds after it."""

    name: str
    line: str
    delay: float = 0.0
    until: Callable[[Path], bool] | None = None
    with_children: bool = True


class KilledRun(NamedTuple):
    """How a run that was to be killed ended: whether the moment came, and what it had said by then."""

    was_killed: bool
    output: str


def kill_at(moment: Moment, home: Path, environment: Mapping[str, str]) -> KilledRun:
    """Starts the job and kills it at the moment, with dbt or leaving dbt behind; it may end before the moment."""
    run = subprocess.Popen(
        [sys.executable, "-m", "orchestration.run_command"], cwd=REPOSITORY, env=dict(environment),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    )  # fmt: skip
    said: list[str] = []
    assert run.stdout is not None
    for line in run.stdout:
        said.append(line)
        if line.startswith(moment.line):
            _wait_for(moment, home, run)
            break
    was_running = run.poll() is None
    with contextlib.suppress(ProcessLookupError):
        if moment.with_children:
            os.killpg(run.pid, signal.SIGKILL)
        else:
            run.kill()
    run.wait()
    run.stdout.close()
    return KilledRun(was_running and run.returncode == -signal.SIGKILL, "".join(said))


def _wait_for(moment: Moment, home: Path, run: subprocess.Popen[str]) -> None:
    """Waits until the moment has come or the run has ended."""
    end = time.monotonic() + (moment.delay if moment.until is None else 600)
    while time.monotonic() < end and run.poll() is None:
        if moment.until is not None and moment.until(home):
            return
        time.sleep(POLL_SECONDS)


class PublishedWatch:
    """Opens the published copy again and again, as analysts do, and notes every moment at which it did not answer.

    Exports and report, once they are there, must never be missing either.
    """

    def __init__(self, published: Path) -> None:
        self.copy = published / "tawatur.duckdb"
        self.beside = [published / "exports" / "manifest.json", published / "site" / "index.html"]
        self.n_looks = 0
        self.problems: list[str] = []
        self._seen: set[Path] = set()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> PublishedWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._stop.is_set():
            self.n_looks += 1
            try:
                with duckdb.connect(str(self.copy), read_only=True) as reader:
                    reader.execute("SELECT content_digest FROM main.publication").fetchall()
                    reader.execute("SELECT count(*) FROM marts.events").fetchall()
            except duckdb.Error as error:
                self.problems.append(str(error)[:300])
            for path in self.beside:
                if path.exists():
                    self._seen.add(path)
                elif path in self._seen:
                    self.problems.append(f"{path.parent.name}/{path.name} was gone for a moment")
            self._stop.wait(0.1)
