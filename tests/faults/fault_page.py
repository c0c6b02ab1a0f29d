"""What was tried and what came of it: the table of faults, and its place in docs/faults.md.

Belongs here: counting, laying out, writing a section of the page. Does not belong here: injecting anything.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parents[2]
PAGE = REPOSITORY / "docs" / "faults.md"


class Fault(NamedTuple):
    """One fault that was injected, whether the next plain run made everything good, and what was lost.

    `looks` is how often the published copy was opened while the fault lasted.
    """

    name: str
    survived: bool
    lost: str = ""
    looks: int = 0


def as_table(faults: Sequence[Fault]) -> str:
    """Lays the faults out as a Markdown table, one line for each kind."""
    lines = ["| fault | injected | survived | lost |", "|---|---:|---:|---|"]
    for name in dict.fromkeys(fault.name for fault in faults):
        same = [fault for fault in faults if fault.name == name]
        lost = "; ".join(dict.fromkeys(fault.lost for fault in same if fault.lost)) or "nothing"
        lines.append(f"| {name} | {len(same)} | {sum(fault.survived for fault in same)} | {lost} |")
    looks = sum(fault.looks for fault in faults)
    return "\n".join([*lines, *([f"\nThe published copy was opened {looks:,} times meanwhile."] if looks else [])])


def write_section(name: str, text: str, page: Path = PAGE) -> None:
    """Replaces one section of the page, between its two marks, and says of which day and commit it is."""
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    before, found, rest = page.read_text(encoding="utf-8").partition(begin)
    _, found_end, after = rest.partition(end)
    if not (found and found_end):
        raise ValueError(f"{page} has no section {name!r}")
    made = f"{begin}\n{_day_and_commit()}\n\n{text.strip()}\n{end}"
    page.write_text(before + made + after, encoding="utf-8")


def _day_and_commit() -> str:
    """Says when and on what the section was made."""
    told = subprocess.run(
        ["git", "describe", "--always", "--dirty=, changed"], cwd=REPOSITORY, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    commit = re.sub(r"\s", "", told.stdout).replace(",", ", ") or "unknown"
    return f"{datetime.now(UTC):%-d %B %Y}, commit {commit}."
