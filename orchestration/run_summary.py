"""The table at the end of `make run`: what was taken in, what came out, where it is, what to type next.

Belongs here: reading the published copy and laying the numbers out. Does not belong here: running anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

COUNTED_MARTS = ("claims", "events", "casualties", "toll_history", "participants", "article_stances")
GRADES = ("Confirmed", "Fair", "Weak", "Contested", "Discounted")
VERDICTS = ("corroborated", "repeated", "updated", "conflicting", "single_source")
NEXT_STEPS = (
    ("make site", "open the report: map, timeline, tolls, every claim in its sentence"),
    ("make sql", "ask the published copy in SQL"),
    ("make ui", "see how every table was made, on http://127.0.0.1:3000"),
    ("make help", "everything else"),
)


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What one run did, and what the published copy holds after it."""

    n_new: int
    n_articles: int
    n_rejected: int
    is_new_copy: bool
    counts: tuple[tuple[str, int], ...]
    verdicts: tuple[tuple[str, int], ...]
    grades: tuple[tuple[str, int], ...]
    decisions: tuple[tuple[str, int], ...]
    published: Path


def summarise(published: Path, n_new: int, is_new_copy: bool) -> RunSummary:
    """Counts what the published copy holds."""
    with duckdb.connect(str(published), read_only=True) as reader:
        counts = tuple((table, _count(reader, f"marts.{table}")) for table in COUNTED_MARTS)
        found = dict(reader.execute("SELECT verdict, count(*) FROM marts.source_agreement GROUP BY verdict").fetchall())
        graded = dict(reader.execute("SELECT grade, count(*) FROM marts.events GROUP BY grade").fetchall())
        decided = reader.execute(
            "SELECT outcome, count(*) FROM marts.review_decisions GROUP BY outcome ORDER BY outcome"
        ).fetchall()
        n_articles, n_rejected = _count(reader, "marts.articles"), _count(reader, "marts.rejected_articles")
    verdicts = tuple((verdict, int(found.get(verdict, 0))) for verdict in VERDICTS)
    grades = tuple((grade, int(graded.get(grade, 0))) for grade in GRADES)
    decisions = tuple((outcome, int(n)) for outcome, n in decided)
    return RunSummary(n_new, n_articles, n_rejected, is_new_copy, counts, verdicts, grades, decisions, published)


def lines_of(summary: RunSummary, seconds: float) -> Sequence[str]:
    """Lays the summary out for a terminal."""
    known = max(0, summary.n_articles - summary.n_new)
    rows = [
        ("articles taken in", f"{summary.n_new} new, {known} already known"),
        (
            "rejected inputs",
            f"{summary.n_rejected}" + (" (marts.rejected_articles says why)" if summary.n_rejected else ""),
        ),
        *((table, f"{rows}") for table, rows in summary.counts),
        ("agreement verdicts", ", ".join(f"{n} {verdict}" for verdict, n in summary.verdicts if n) or "none"),
        ("event grades", ", ".join(f"{n} {grade}" for grade, n in summary.grades if n) or "none"),
        (
            "review decisions",
            ", ".join(f"{n} {outcome.replace('_', ' ')}" for outcome, n in summary.decisions)
            or "none (review/decisions.csv)",
        ),
        ("published database", str(summary.published)),
    ]
    width = max(len(name) for name, _ in rows)
    lines = [""]
    if summary.n_new == 0 and not summary.is_new_copy:
        lines += [f"Nothing new: {summary.n_articles} articles known, published copy unchanged.", ""]
    lines += [f"  {name:<{width}}  {value}" for name, value in rows]
    lines += ["", f"Done in {seconds:.0f} s. What to type next:"]
    lines += [f"  {command:<{width}}  {meaning}" for command, meaning in NEXT_STEPS]
    return lines


def _count(reader: duckdb.DuckDBPyConnection, table: str) -> int:
    found = reader.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(found[0]) if found else 0
