"""The machine that figures come from, and how busy it was.

Belongs here: facts that explain a figure. Does not belong here: figures, and anything that names the machine.
"""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from assets.parser_release import parser_release
from orchestration.settings import usable_cores


@dataclass(frozen=True)
class MachineFacts:
    """When, with what, and on what; `load` is the mean number of busy processes in the minute before."""

    measured_at: str
    release: str
    processor: str
    cores: int
    memory_gb: float
    load: float
    python: str
    duckdb: str
    system: str


def machine_facts() -> MachineFacts:
    """Looks at this machine."""
    return MachineFacts(
        measured_at=datetime.now(UTC).isoformat("T", "seconds"),
        release=parser_release(),
        processor=_processor(),
        cores=usable_cores(),
        memory_gb=round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        load=round(os.getloadavg()[0], 1),
        python=platform.python_version(),
        duckdb=duckdb.__version__,
        system=f"{platform.system()} {platform.machine()}",
    )


def _processor() -> str:
    """Returns the name of the processor, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
