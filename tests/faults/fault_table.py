"""The table of faults: each fault, how often it was injected and survived, and what was lost.

Belongs here: counting and laying out. Does not belong here: injecting anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Fault(NamedTuple):
    """One fault that was injected, whether the next plain run made everything good, and what was lost."""

    name: str
    survived: bool
    lost: str = ""


def as_table(faults: Sequence[Fault]) -> str:
    """Lays the faults out as a Markdown table, one line for each kind."""
    lines = ["| fault | injected | survived | lost |", "|---|---:|---:|---|"]
    for name in dict.fromkeys(fault.name for fault in faults):
        same = [fault for fault in faults if fault.name == name]
        lost = "; ".join(dict.fromkeys(fault.lost for fault in same if fault.lost)) or "nothing"
        lines.append(f"| {name} | {len(same)} | {sum(fault.survived for fault in same)} | {lost} |")
    return "\n".join(lines)
