"""How a score is shown: as lines for a terminal, as Markdown for a page or the UI.

Belongs here: layout. Does not belong here: figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from assets.evaluation.scorer import Score
from assets.plain_markdown import as_plain


class Line(NamedTuple):
    """One measure of a score, as text."""

    measure: str
    value: str
    precision: str
    recall: str
    gold: str
    found: str
    matched: str


HEADINGS = Line("measure", "F1 / share", "precision", "recall", "gold", "found", "right")


def measures(score: Score) -> dict[str, float]:
    """Returns every figure that was measured, by its name, rounded: what the history keeps."""
    values = {name: score.value(name) for name in (*score.overlaps, *score.shares)}
    return {name: round(value, 4) for name, value in values.items() if value is not None}


def score_lines(score: Score) -> list[Line]:
    """Returns the measured lines of a score, events by type last."""
    lines = [
        Line(
            name,
            _shown(one.value),
            _shown(one.precision),
            _shown(one.recall),
            *_counts(one.gold, one.found, one.matched),
        )
        for name, one in (*score.overlaps.items(), *((f"  {kind}", score.types[kind]) for kind in sorted(score.types)))
    ]
    shares = [
        Line(name, _shown(one.value), "", "", str(one.n), "", str(one.right))
        for name, one in score.shares.items()
        if one.n
    ]
    overall = len(score.overlaps)
    return lines[:overall] + shares + lines[overall:]


def as_text(score: Score) -> str:
    """Returns the table for a terminal, columns aligned."""
    rows = [HEADINGS, *score_lines(score)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]

    def line(row: Line) -> str:
        first, *rest = (
            cell.ljust(width) if not column else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        return "  ".join([first, *rest]).rstrip()

    return "\n".join(line(row) for row in rows)


def as_markdown(score: Score, before: Mapping[str, float] | None = None) -> str:
    """Returns the table in Markdown; with the figures of an earlier score, each measure also shows its change."""
    headings = [*HEADINGS, *(["change"] if before is not None else [])]
    rows = [[*line, *([_change(line, score, before)] if before is not None else [])] for line in score_lines(score)]
    ruler = ["---", *["---:"] * (len(headings) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (headings, ruler, *rows))


def misses_as_text(score: Score, limit: int | None = None) -> str:
    """Returns the misses, one line each."""
    lines = [f"{miss.kind} | {miss.article} | {miss.detail}" for miss in score.misses]
    return "\n".join(_limited(lines, limit))


def misses_as_markdown(score: Score, limit: int | None = None) -> str:
    """Returns the misses as a Markdown list, with how many there are of each kind first."""
    kinds: dict[str, int] = {}
    for miss in score.misses:
        kinds[miss.kind] = kinds.get(miss.kind, 0) + 1
    counted = ", ".join(f"{number} × {kind}" for kind, number in sorted(kinds.items(), key=lambda one: -one[1]))
    lines = [f"- **{miss.kind}** ({as_plain(miss.article)}): {as_plain(miss.detail)}" for miss in score.misses]
    return "\n".join([counted or "No misses.", "", *_limited(lines, limit)])


def _limited(lines: list[str], limit: int | None) -> Iterable[str]:
    if limit is None or len(lines) <= limit:
        return lines
    return [*lines[:limit], f"… and {len(lines) - limit} more"]


def _change(line: Line, score: Score, before: Mapping[str, float]) -> str:
    now = measures(score).get(line.measure)
    if now is None or line.measure not in before:
        return ""
    difference = round(now - before[line.measure], 3)
    return f"{difference:+.3f}" if difference else "="


def _counts(gold: int, found: int, matched: int) -> tuple[str, str, str]:
    return str(gold), str(found), str(matched)


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
