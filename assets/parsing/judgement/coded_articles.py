"""Coded articles: what human coders say an article claims, as examples for training.

Belongs here: reading the files (the format of the gold standard: a list of articles with their events) and the texts
beside them. Does not belong here: any decision that is learned from them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypedDict

_CODES = ".gold.json"
_TEXTS = ".articles.jsonl"


class CodedParticipant(TypedDict):
    """Who takes part in a coded event, by canonical name, and as what."""

    actor: str
    role: str


class CodedEvent(TypedDict, total=False):
    """An event as coded; offsets are code points of the text, `optional` events neither help nor hurt."""

    char_start: int
    char_end: int
    event_type: str
    event_subtype: str
    status: str
    date: list[str] | None
    places: list[str]
    participants: list[CodedParticipant]
    attributed_to: list[str]
    aggregate: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """One article with its codes; the text is title, newline, body."""

    article_id: str
    text: str
    title_length: int
    published_on: date
    outlet: str
    events: tuple[CodedEvent, ...]


def read_coded_articles(files: Sequence[Path], leave_out: frozenset[str]) -> Iterator[CodedArticle]:
    """Yield the articles of NAME.gold.json files, each text once, their texts from NAME.articles.jsonl beside them.

    `leave_out` are ids of articles that must teach nothing, as those that a test set shares sentences with.
    """
    seen: set[str] = set()
    for file in files:
        beside = file.with_name(file.name.removesuffix(_CODES) + _TEXTS)
        texts = {row["id"]: row for row in map(json.loads, beside.read_text(encoding="utf-8").splitlines())}
        for coded in json.loads(file.read_text(encoding="utf-8")):
            row = texts[coded["article_id"]]
            text = f"{row['title']}\n{row['text']}"
            if row["id"] in leave_out or text in seen:
                continue
            seen.add(text)
            published = date.fromisoformat(row["published_at"][:10])
            yield CodedArticle(row["id"], text, len(row["title"]), published, row["outlet"], tuple(coded["events"]))
