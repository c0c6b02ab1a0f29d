"""What must hold of a home after a fault and a plain run: the marts, exports and report of an undisturbed run.

Belongs here: comparing. Does not belong here: injecting faults.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from orchestration.mart_digest import digests_of_file
from orchestration.snapshot import published_digest

LEFTOVERS = ("*.part*", "*.new", ".exports.unfinished*", ".site-building*")


def differences(home: Path, expected: Mapping[str, str], output: str, exit_code: int) -> list[str]:
    """Says in what the publication of a home is not what an undisturbed run makes."""
    if exit_code != 0:
        return [f"the restarted run failed: {output[-600:]}"]
    link = home / "published" / "tawatur.duckdb"
    found = digests_of_file(link)
    left = sorted(path.name for pattern in LEFTOVERS for path in link.parent.glob(pattern))
    return [
        *(f"marts.{table} differs" for table in expected if found.get(table) != expected[table]),
        *(f"{name} was left behind" for name in left),
        *_wrong_exports(link),
        *_wrong_report(link),
    ]


def _wrong_exports(link: Path) -> list[str]:
    """Compares the exports with their manifest, and the manifest with the copy in force."""
    folder = link.parent / "exports"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    wrong = [
        f"exports/{one['path']} differs"
        for one in manifest["files"]
        if hashlib.sha256((folder / one["path"]).read_bytes()).hexdigest() != one["sha256"]
    ]
    return wrong if manifest["snapshot"] == link.resolve().name else [*wrong, "exports are of another snapshot"]


def _wrong_report(link: Path) -> list[str]:
    """Tells whether the report was made from the copy in force."""
    state = json.loads((link.parent / "site" / "state.json").read_text(encoding="utf-8"))
    return [] if state["content"] == published_digest(link) else ["the report is of another snapshot"]
