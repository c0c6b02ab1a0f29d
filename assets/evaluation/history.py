"""The history of scores: one JSON line for each published copy and gold that was scored.

Belongs here: the file's format. Does not belong here: scoring, and when a score is taken.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ScoreRecord:
    """One score: when, of what (snapshot, parser), against what (gold fingerprint and files), and the figures."""

    scored_at: str
    snapshot: str
    parser: str
    gold: str
    gold_files: tuple[str, ...]
    measures: dict[str, float]

    def is_same_score(self, other: ScoreRecord) -> bool:
        """Tells whether two records, apart from their time, say the same of the same."""
        return (self.snapshot, self.parser, self.gold, self.measures) == (
            other.snapshot, other.parser, other.gold, other.measures,
        )  # fmt: skip


def gold_fingerprint(files: Iterable[Path]) -> str:
    """Returns a short hash of what the gold files say: figures are compared only where it is equal."""
    digest = hashlib.sha256()
    for content in sorted(hashlib.sha256(path.read_bytes()).digest() for path in files):
        digest.update(content)
    return digest.hexdigest()[:12]


def read_history(path: Path) -> list[ScoreRecord]:
    """Returns the scores of the past, oldest first; a line cut short by a crash is passed over."""
    if not path.exists():
        return []
    records = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            content = json.loads(line)
            records.append(ScoreRecord(**{**content, "gold_files": tuple(content["gold_files"])}))
        except (json.JSONDecodeError, TypeError, KeyError):
            continue
    return records


def append_score(path: Path, record: ScoreRecord) -> bool:
    """Adds a score, unless the last one against the same gold is the same; tells whether it was added."""
    earlier = [one for one in read_history(path) if one.gold == record.gold]
    if earlier and earlier[-1].is_same_score(record):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    is_cut_short = path.exists() and not path.read_bytes().endswith(b"\n") and path.stat().st_size > 0
    with path.open("a", encoding="utf-8") as history:
        history.write(("\n" if is_cut_short else "") + json.dumps(asdict(record), ensure_ascii=False) + "\n")
    return True
