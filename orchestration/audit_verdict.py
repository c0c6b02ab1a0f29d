"""`make audit`: what the examination of the locked packages found, and whether it examined them at all.

Belongs here: reading pip-audit's report. Does not belong here: asking the vulnerability service (.ci/audit).

pip-audit ends well where the service knows none of the packages, as behind a mirror: that is no clean bill.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any, NamedTuple


class Exit(IntEnum):
    """The exit codes: nothing known against any package, holes known, or not examined."""

    CLEAN = 0
    HOLES = 1
    UNKNOWN = 2


class Verdict(NamedTuple):
    """The exit code and the lines that say why."""

    exit: Exit
    lines: tuple[str, ...]


def verdict_of(report: Mapping[str, Any] | None) -> Verdict:
    """Judges a report; None stands for one that could not be made."""
    if report is None:
        return Verdict(Exit.UNKNOWN, ("NOT EXAMINED: the vulnerability service gave no answer",))
    packages: Sequence[Mapping[str, Any]] = report["dependencies"]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    holes = tuple(
        f"HOLE {package['name']} {package['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or '-'}"
        for package in packages
        for hole in package.get("vulns", ())
    )
    n_examined = len(packages) - len(skipped)
    summary = f"{n_examined} of {len(packages)} packages examined, {len(holes)} known holes"
    if holes:
        return Verdict(Exit.HOLES, (*holes, summary))
    if skipped or not packages:
        shown = ", ".join(skipped[:3])
        return Verdict(Exit.UNKNOWN, (f"NOT EXAMINED: {summary}; the service does not answer for {shown} …",))
    return Verdict(Exit.CLEAN, (summary,))


def main(arguments: Sequence[str]) -> int:
    """Prints the verdict on the report file named."""
    try:
        report = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        report = None
    verdict = verdict_of(report)
    sys.stdout.write("\n".join(verdict.lines) + "\n")
    return int(verdict.exit)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
