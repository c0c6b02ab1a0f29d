"""Faults of a campaign as they are injected, one line each, so that it can be run in pieces and stopped.

Belongs here: writing them down and reading them back. Does not belong here: laying them out (fault_page.py).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from tests.faults.fault_page import Fault


def note(log: Path, part: str, faults: Sequence[Fault]) -> None:
    """Adds faults of one part of the campaign."""
    with log.open("a", encoding="utf-8") as lines:
        for fault in faults:
            lines.write(json.dumps({"part": part, **fault._asdict()}, ensure_ascii=False) + "\n")


def noted(log: Path, part: str) -> list[Fault]:
    """Returns the faults of one part, in the order in which they were injected."""
    if not log.exists():
        return []
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return [Fault(row["name"], row["survived"], row["lost"], row["looks"]) for row in rows if row["part"] == part]
