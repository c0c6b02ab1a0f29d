"""What a process and all processes below it hold and spend, as the system tells it.

Belongs here: reading /proc while something runs. Does not belong here: what runs. Off Linux nothing is noted.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SAMPLE_EVERY = 0.25
"""Seconds between two looks."""

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class TreeCost:
    """The most memory held at once (shared pages counted once), and the processor time of each process seen."""

    peak_mb: int = 0
    cpu_by_process: dict[int, float] = field(default_factory=dict)

    @property
    def cpu_seconds(self) -> float:
        """Returns the processor time of all processes."""
        return sum(self.cpu_by_process.values())


@contextmanager
def watched_tree(*roots: int) -> Iterator[TreeCost]:
    """Watches these processes and those below them during the block."""
    cost = TreeCost()
    before = {pid: _cpu_seconds(pid) for pid in _tree(roots)}
    ended = threading.Event()

    def watch() -> None:
        while True:
            pids = _tree(roots)
            cost.peak_mb = max(cost.peak_mb, sum(_held_kb(pid) for pid in pids) // 1024)
            for pid in pids:
                cost.cpu_by_process[pid] = _cpu_seconds(pid) - before.get(pid, 0.0)
            if ended.wait(SAMPLE_EVERY):
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield cost
    finally:
        ended.set()
        watcher.join()


def _tree(roots: tuple[int, ...]) -> list[int]:
    """Returns the processes and all below them."""
    found: list[int] = []
    waiting = list(roots)
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            waiting += [int(child) for child in _read(task).split()]
    return found


def _held_kb(pid: int) -> int:
    """Returns the memory of a process, its share of what it shares with others."""
    line = next((line for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines() if line.startswith("Pss:")), "")
    return int(line.split()[1]) if line else 0


def _cpu_seconds(pid: int) -> float:
    """Returns the processor time that a process has spent so far."""
    fields = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS if fields else 0.0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
