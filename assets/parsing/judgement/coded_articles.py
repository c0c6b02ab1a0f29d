"""Coded articles: what human coders say an article claims, with its text, as material for training.

Belongs here: finding the text of each coded article, leaving out those that must teach nothing. Does not belong here:
the format of the codes (evaluation/gold_files.py), any decision that is learned from them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from assets.evaluation.coded import CodedArticle
from assets.evaluation.gold_files import read_gold

_CODES = ".gold.json"
_TEXTS = ".articles.jsonl"


@dataclass(frozen=True, slots=True)
class TaughtText:
    """One article as it was delivered, with its codes; `text` is title, newline, body."""

    coded: CodedArticle
    article_id: str
    text: str
    headline_end: int
    published_on: date
    outlet: str


def read_coded_articles(files: Sequence[Path], leave_out: frozenset[str]) -> Iterator[TaughtText]:
    """Yield the articles of NAME.gold.json files, each text once, their texts from NAME.articles.jsonl beside them.

    `leave_out` are ids of articles that must teach nothing, as those that share sentences with a test set.
    """
    seen: set[str] = set()
    for file in files:
        beside = file.with_name(file.name.removesuffix(_CODES) + _TEXTS)
        rows = {}
        for row in map(json.loads, beside.read_text(encoding="utf-8").splitlines()):
            text = f"{row['title']}\n{row['text']}" if row["title"] else row["text"]
            rows[sha256(text.encode("utf-8")).hexdigest()] = (row, text)
        for coded in read_gold([file]):
            if coded.text_sha256 not in rows or coded.text_sha256 in seen:
                continue
            seen.add(coded.text_sha256)
            row, text = rows[coded.text_sha256]
            if row["id"] not in leave_out:
                published = date.fromisoformat(row["published_at"][:10])
                yield TaughtText(coded, row["id"], text, len(row["title"]), published, row["outlet"])


def read_ids(file: Path | None) -> frozenset[str]:
    """Return the article ids of a file, one a line; none where no file is given."""
    return frozenset(file.read_text(encoding="utf-8").split()) if file is not None else frozenset()
