"""`review/decisions.csv`: its header, and its lines as rows.

Belongs here: the file as a table of words. Does not belong here: whether a decision makes sense (dbt_project, which
knows the claims and events it speaks of), Dagster and DuckDB.
"""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path
from typing import NamedTuple

COLUMNS = ("action", "target_id", "field", "value", "who", "decided_on", "why")
FIRST_ROW = 2
"""The header is row 1 for whoever has the file open in a spreadsheet."""


class Decision(NamedTuple):
    """One line of the file, as it was written; `problem` says why the file could not be read as decisions."""

    row_no: int
    decision_id: str
    action: str | None = None
    target_id: str | None = None
    field: str | None = None
    value: str | None = None
    who: str | None = None
    decided_on: str | None = None
    why: str | None = None
    problem: str | None = None


def write_header(path: Path) -> bool:
    """Makes the file with its header where there is none; returns whether it did."""
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    return True


def read_decisions(path: Path) -> list[Decision]:
    """Reads every line that holds anything; a file that is no such table becomes one row with the reason."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        return [_unreadable(f"{type(error).__name__}: {error}")]
    header = [name.strip().lower() for name in lines[0]] if lines else []
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        return [_unreadable(f"its header lacks {', '.join(missing)}")]
    return [
        _decision(number, dict(zip(header, cells, strict=False)))
        for number, cells in enumerate(lines[1:], start=FIRST_ROW)
        if any(cell.strip() for cell in cells)
    ]


def decisions_digest(path: Path) -> str:
    """Sums up what the desk has decided, '' where it has decided nothing; spaces and empty lines change nothing."""
    decisions = read_decisions(path) if path.is_file() else []
    return hashlib.sha256(repr(decisions).encode()).hexdigest() if decisions else ""


def _decision(row_no: int, cells: dict[str, str]) -> Decision:
    given = {name: cells.get(name, "").strip() or None for name in COLUMNS}
    known_by = "|".join(given[name] or "" for name in ("action", "target_id", "field", "value"))
    return Decision(row_no=row_no, decision_id=hashlib.sha256(known_by.encode()).hexdigest()[:16], **given)


def _unreadable(problem: str) -> Decision:
    return Decision(row_no=1, decision_id="unreadable", problem=problem)
