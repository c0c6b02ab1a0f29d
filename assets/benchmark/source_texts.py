"""The texts that parsing and taking in are timed on: those of a warehouse or of a file, as many as asked for.

Belongs here: choosing and varying texts. Does not belong here: timing, and varying what was parsed (varied_rows.py).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb

from assets.parse_engine.shards import ArticleToParse

DIGITS = "0123456789"


def read_texts(source: Path) -> list[ArticleToParse]:
    """Returns the articles of a warehouse, or of a .jsonl file as the pipeline takes one in, in a fixed order."""
    return _of_file(source) if source.suffix == ".jsonl" else _of_warehouse(source)


def as_many_as(articles: Sequence[ArticleToParse], n_articles: int) -> list[ArticleToParse]:
    """Returns so many articles: where there are too few, again with other figures, and so another text."""
    made: list[ArticleToParse] = []
    for number in range(n_articles):
        article, variant = articles[number % len(articles)], number // len(articles)
        text = article["text"].translate(str.maketrans(DIGITS, DIGITS[variant % 10 :] + DIGITS[: variant % 10]))
        varied = ArticleToParse(**article)
        varied["text"] = text if not variant else f"{text}\n{variant}"
        varied["article_id"] = f"{number:08}"
        made.append(varied)
    return made


def n_words(articles: Sequence[ArticleToParse]) -> int:
    """Counts words as they stand between spaces."""
    return sum(len(article["text"].split()) for article in articles)


def _of_warehouse(source: Path) -> list[ArticleToParse]:
    with duckdb.connect(str(source), read_only=True) as connection:
        rows = connection.execute(
            """
            SELECT article_id, text, published_on, outlet, country, headline_end
            FROM raw.articles ORDER BY hash(article_id), article_id
            """
        ).fetchall()
    names = ("article_id", "text", "published_on", "outlet", "country", "headline_end")
    return [ArticleToParse(**dict(zip(names, row, strict=True))) for row in rows]  # type: ignore[typeddict-item]


def _of_file(source: Path) -> list[ArticleToParse]:
    articles = []
    with source.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            given = json.loads(line)
            day = str(given.get("published_on") or given.get("published_at") or "")[:10]
            articles.append(
                ArticleToParse(
                    article_id=str(number),
                    text=given["text"],
                    published_on=date.fromisoformat(day) if day else None,
                    outlet=given.get("outlet"),
                    country=None,
                    headline_end=0,
                )
            )
    return articles
