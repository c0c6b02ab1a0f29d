"""The results of benchmarks as JSON, each with the facts of its machine, and the comparison with the last.

Belongs here: files of results. Does not belong here: measuring, and tables.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assets.benchmark.growth_curve import Point
from assets.benchmark.machine_facts import MachineFacts

PREFIX = "bench."


def last_result(folder: Path) -> Mapping[str, Any] | None:
    """Returns the newest result of a folder; None where there is none that can be read."""
    for path in sorted(folder.glob(f"{PREFIX}*.json"), reverse=True):
        try:
            result: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        return result
    return None


def keep_result(
    folder: Path, machine: MachineFacts, points: Sequence[Point], measured: Mapping[str, Sequence[Any]]
) -> Path:
    """Writes a result and returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{PREFIX}{datetime.now(UTC).strftime('%Y%m%dT%H%M%SZ')}.json"
    result = {
        "machine": asdict(machine),
        "points": [point._asdict() for point in points],
        **{part: [asdict(one) for one in ones] for part, ones in measured.items()},
    }
    path.write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def compared(points: Sequence[Point], last: Mapping[str, Any] | None) -> list[str]:
    """Returns a line for each part and size that was measured the last time too."""
    if last is None:
        return ["no earlier result to compare with"]
    machine = last["machine"]
    before = {(each["part"], each["n_articles"]): each["seconds"] for each in last["points"]}
    lines = [f"against {machine['measured_at']}, {machine['release']}, {machine['cores']} × {machine['processor']}:"]
    for point in points:
        earlier = before.get((point.part, point.n_articles))
        if earlier:
            lines.append(
                f"{point.part:12} {point.n_articles:>9,} articles  {earlier:.1f} s → {point.seconds:.1f} s"
                f" ({point.seconds / earlier:.2f}×)"
            )
    return lines
