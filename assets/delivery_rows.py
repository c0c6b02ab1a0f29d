"""What one reading of a file changes in schema `raw`: new articles, corrected ones, duplicates, rejections.

Belongs here: comparing a reading with what the warehouse knows, and the rows that follow. Does not belong here:
Dagster, files, or the checks that a reader makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from assets.claim_rows import Row, short_hash
from assets.ingest.record import ArticleRecord, FileReading, Rejection, duplicate_rejection

PARSER_INPUTS = ("outlet", "country", "headline_end", "published_on")
"""Fields besides the text that `parse_article` reads; where one of them is corrected, the article is parsed again."""


@dataclass(frozen=True, slots=True)
class DeliveryChange:
    """Rows to store for one file; `reparse` names known articles whose reading depends on a corrected field."""

    articles: list[Row] = field(default_factory=list)
    rejected: list[Row] = field(default_factory=list)
    reparse: list[str] = field(default_factory=list)
    n_new: int = 0
    n_known: int = 0


def change_of(reading: FileReading, known: Mapping[str, Mapping[str, Any]], now: datetime) -> DeliveryChange:
    """Compares a reading with the known articles of the same ids.

    A known article from the same file is the file delivered again, perhaps corrected; from another file it is a
    duplicate, which changes nothing and leaves a rejection.
    """
    articles: list[Row] = []
    reparse: list[str] = []
    duplicates: list[Rejection] = []
    n_known = 0
    for article in reading.articles:
        before = known.get(article.article_id)
        if before is None:
            articles.append(asdict(article) | {"ingested_at": now})
            continue
        n_known += 1
        if before["source_path"] != article.source_path:
            duplicates.append(duplicate_rejection(article, before["source_path"], before["row_no"]))
        elif _differs(article, before):
            articles.append(asdict(article) | {"ingested_at": before["ingested_at"]})
            if any(getattr(article, name) != before[name] for name in PARSER_INPUTS):
                reparse.append(article.article_id)
    rejected = [rejection_row(rejection, now) for rejection in (*reading.rejections, *duplicates)]
    return DeliveryChange(articles, rejected, reparse, len(reading.articles) - n_known, n_known)


def cut_short(reading: FileReading, stored: Iterable[tuple[str, int | None, str]]) -> list[str]:
    """Returns the articles (id, row, text) of the same file that were taken in before it was fully written.

    Their text is the beginning of the text that now stands in their place, so nothing is lost with them.
    """
    now = {article.row_no: article for article in reading.articles}
    return [
        article_id
        for article_id, row_no, text in stored
        if row_no in now and len(text) < len(now[row_no].text) and now[row_no].text.startswith(text)
    ]


def rejection_row(rejection: Rejection, now: datetime) -> Row:
    """Makes the row of one input that could not be used; the same input refused again has the same id."""
    return {
        "rejection_id": short_hash(rejection.source_path, rejection.row_no, rejection.reason, rejection.detail),
        "rejected_at": now,
        **asdict(rejection),
    }


def delivery_row(reading: FileReading, change: DeliveryChange, now: datetime) -> Row:
    """Makes the row that tells that this version of the file has been read."""
    return {
        "source_path": reading.source_path,
        "file_sha256": reading.file_sha256,
        "n_bytes": reading.n_bytes,
        "n_articles": change.n_new,
        "n_rejected": len(change.rejected),
        "n_known": change.n_known,
        "delivered_at": now,
    }


def _differs(article: ArticleRecord, before: Mapping[str, Any]) -> bool:
    return any(value != before[name] for name, value in asdict(article).items())
