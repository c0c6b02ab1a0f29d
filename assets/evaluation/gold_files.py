"""Gold files: articles coded by close reading, as JSON.

Belongs here: reading a file or a folder of gold into coded articles. Does not belong here: scoring.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assets.evaluation.coded import CodedArticle, CodedCount, CodedEvent, CodedParticipant

GOLD_PATTERN = "*.gold.json"


class GoldFileError(ValueError):
    """A gold file or folder cannot be used; the message says which and why."""


def gold_files(paths: Iterable[Path]) -> list[Path]:
    """Returns the gold files that these paths mean: files as they are, folders by their *.gold.json."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise GoldFileError(f"{path}: no such file or folder")
        in_folder = sorted(path.glob(GOLD_PATTERN)) if path.is_dir() else [path]
        if not in_folder:
            raise GoldFileError(f"{path}: holds no {GOLD_PATTERN}")
        found.extend(in_folder)
    return found


def read_gold(paths: Iterable[Path]) -> list[CodedArticle]:
    """Reads gold files and folders into coded articles."""
    return [article for path in gold_files(paths) for article in _read_file(path)]


def _read_file(path: Path) -> list[CodedArticle]:
    try:
        return [_article(content) for content in json.loads(path.read_text(encoding="utf-8"))]
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise GoldFileError(f"{path}: is no JSON ({error})") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise GoldFileError(f"{path}: is not shaped like gold ({type(error).__name__}: {error})") from error


def _article(content: Mapping[str, Any]) -> CodedArticle:
    return CodedArticle(
        label=content.get("article_id") or content["file"],
        text_sha256=content["sha256"],
        events=tuple(_event(event) for event in content["events"]),
        counts=tuple(_count(count) for count in content["casualties"]),
    )


def _event(event: Mapping[str, Any]) -> CodedEvent:
    return CodedEvent(
        id=event["id"],
        start=event["char_start"],
        end=event["char_end"],
        quote=event["quote"],
        event_type=event["event_type"],
        event_subtype=event["event_subtype"],
        status=event["status"],
        is_aggregate=bool(event.get("aggregate")),
        dates=_dates(event["date"]),
        places=tuple((name,) for name in event["places"]),
        participants=tuple(CodedParticipant((one["actor"],), one["role"]) for one in event["participants"]),
        attributed_to=tuple((name,) for name in event["attributed_to"]),
        is_optional=bool(event.get("optional")),
    )


def _dates(written: Sequence[str] | None) -> tuple[date, date] | None:
    if not written:
        return None
    first, last = written
    return date.fromisoformat(first), date.fromisoformat(last)


def _count(count: Mapping[str, Any]) -> CodedCount:
    return CodedCount(
        id=count["id"],
        start=count["char_start"],
        end=count["char_end"],
        quote=count["quote"],
        outcome=count["outcome"],
        victim_group=count["victim_group"],
        low=count["count_low"],
        best=count["count_best"],
        high=count["count_high"],
        subset_of=count.get("subset_of"),
        is_optional=bool(count.get("optional")),
    )
