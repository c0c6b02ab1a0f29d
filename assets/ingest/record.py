"""What leaves the readers: articles, rejections, and the reading of one file.

Belongs here: the frozen records and the identity of an article. Does not belong here: reading, decoding, checks.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime

from assets.ingest.reasons import REMEDIES, Reason


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article as it is stored.

    `text` is title, newline and body where a title was delivered apart (`headline_end` is then the length of the
    title), else what was delivered (`headline_end` 0). `extra` is a JSON object: fields we have no column for, and
    under `ingest_notes` what was repaired or could not be read. `row_no` counts from 1 (lines of .jsonl, data rows of
    .csv and .parquet) and is None where the file is the article.
    """

    article_id: str
    outlet: str | None
    country: str | None
    url: str | None
    delivered_id: str | None
    title: str | None
    text: str
    text_sha256: str
    headline_end: int
    published_on: date | None
    published_at: datetime | None
    extra: str
    source_path: str
    row_no: int | None


@dataclass(frozen=True, slots=True)
class Rejection:
    """One input that could not be taken in, why, and what to do; `row_no` is None where the whole file is meant."""

    source_path: str
    row_no: int | None
    reason: Reason
    detail: str
    remedy: str


@dataclass(frozen=True, slots=True)
class FileReading:
    """Everything one delivered file gave.

    `file_sha256` covers the bytes of the file and, where a manifest row describes it, that row too: a corrected
    manifest makes the file new. It names a delivery; it is no checksum of an article.
    """

    source_path: str
    file_sha256: str
    n_bytes: int
    articles: tuple[ArticleRecord, ...]
    rejections: tuple[Rejection, ...]


def reject(source_path: str, row_no: int | None, reason: Reason, detail: str) -> Rejection:
    """Make a rejection with the remedy that belongs to its reason; the detail may quote any bytes of the input."""
    storable = detail.replace("\0", "\ufffd").encode("utf-8", "backslashreplace").decode("utf-8")
    return Rejection(source_path, row_no, reason, storable, REMEDIES[reason])


def text_sha256(text: str) -> str:
    """Hash the stored text: lower-case hex SHA-256 of its UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def article_id(outlet: str | None, url: str | None, delivered_id: str | None, sha256_of_text: str) -> str:
    """Name an article by outlet, URL (or delivered id) and text: 32 hex digits.

    A JSON array separates the parts, so that no outlet ending can pass for the beginning of a URL.
    """
    parts = json.dumps([outlet or "", url or delivered_id or "", sha256_of_text])
    return hashlib.sha256(parts.encode("ascii")).hexdigest()[:32]


def duplicate_rejection(second: ArticleRecord, first_source_path: str, first_row_no: int | None) -> Rejection:
    """Make the rejection of an article that was delivered before, naming where it was first seen.

    A page that a supplier lists twice under two ids of his own is one article, known by its address; whoever looks for
    the second id finds it here.
    """
    place = first_source_path if first_row_no is None else f"{first_source_path}, row {first_row_no}"
    own_id = f", here delivered as {second.delivered_id}" if second.delivered_id else ""
    detail = f"same outlet, address and text as {place} (article {second.article_id}){own_id}"
    return reject(second.source_path, second.row_no, "duplicate_delivery", detail)
