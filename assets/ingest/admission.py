"""From one delivered item to an article or a rejection: the checks every format shares.

Belongs here: repair of the fields, the reasons to refuse, assembly of the stored text. Does not belong here: formats.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assets.ingest.arabic_check import why_not_arabic
from assets.ingest.limits import MAX_ARTICLE_CHARS
from assets.ingest.mojibake import repair
from assets.ingest.published_date import read_published
from assets.ingest.record import ArticleRecord, Rejection, article_id, reject, text_sha256

FIELDS = ("id", "outlet", "country", "url", "title", "text", "published_at", "published_on")
"""Fields we have a column for; everything else is kept in `extra`."""

MAX_EXTRA_DEPTH = 32
"""Levels of nesting kept in `extra`; a hostile line may nest until the interpreter's stack ends."""

_BLANK = re.compile(r"[\s\x00-\x1f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*\Z")


@dataclass(frozen=True, slots=True)
class Delivered:
    """One article as its format gave it: raw values by field name, and what the reader has to remark."""

    source_path: str
    row_no: int | None
    values: Mapping[str, Any]
    notes: tuple[str, ...] = field(default=())
    title_is_in_text: bool = False


def admit(item: Delivered) -> ArticleRecord | Rejection:
    """Make an article of what was delivered, or say why not; whatever goes wrong costs this row only."""
    try:
        return _check(item)
    except Exception as error:  # a row that no check foresaw must not cost its file
        detail = f"{type(error).__name__}: {ascii(str(error))[:300]}"
        return reject(item.source_path, item.row_no, "malformed_row", detail)


def _check(item: Delivered) -> ArticleRecord | Rejection:
    """Go through the reasons to refuse, then assemble the record."""
    where = (item.source_path, item.row_no)
    body = item.values.get("text")
    if body is None:
        return reject(*where, "missing_text", "there is no field text, or it is null")
    if not isinstance(body, str):
        return reject(*where, "missing_text", f"the field text is no string but {type(body).__name__}")
    if len(body) > MAX_ARTICLE_CHARS:
        return reject(*where, "over_long", f"{len(body)} characters; {MAX_ARTICLE_CHARS} is the most")
    fixed = repair(body.removeprefix("\ufeff"))
    if _BLANK.match(fixed.text):
        return reject(*where, "empty", "the text is blank")
    if fixed.is_lost:
        return reject(*where, "mojibake", f"the text begins {fixed.text[:40]!r}")
    notes = [*item.notes, *fixed.notes]
    title = _plain(item.values.get("title"), "title", notes, trim=False)
    text, headline_end = fixed.text, 0
    if title is not None and item.title_is_in_text:
        headline_end = len(title)
    elif title is not None:
        text, headline_end = f"{title}\n{text}", len(title)
    if len(text) > MAX_ARTICLE_CHARS:
        return reject(*where, "over_long", f"{len(text)} characters with the title; {MAX_ARTICLE_CHARS} is the most")
    if (why := why_not_arabic(text)) is not None:
        return reject(*where, "not_arabic", why)
    return _record(item, title, text, headline_end, notes)


def _record(item: Delivered, title: str | None, text: str, headline_end: int, notes: list[str]) -> ArticleRecord:
    """Assemble the record of an article that passed the checks."""
    values = item.values
    outlet, country = (_plain(values.get(name), name, notes) for name in ("outlet", "country"))
    url, delivered_id = (_plain(values.get(name), name, notes) for name in ("url", "id"))
    published = read_published(values.get("published_on"), values.get("published_at"))
    notes.extend(published.notes)
    extra = {name: value for name, value in values.items() if name not in FIELDS and value is not None}
    if published.at is None and values.get("published_at"):
        extra["published_at"] = values["published_at"]
    if notes:
        extra["ingest_notes"] = notes
    sha256 = text_sha256(text)
    return ArticleRecord(
        article_id(outlet, url, delivered_id, sha256),
        outlet,
        country,
        url,
        delivered_id,
        title,
        text,
        sha256,
        headline_end,
        published.on,
        published.at,
        _as_json(extra),
        item.source_path,
        item.row_no,
    )


def _plain(value: object, name: str, notes: list[str], trim: bool = True) -> str | None:
    """Read a metadata field as a string; None where it is missing, blank or no plain value."""
    if value is None or isinstance(value, float) and math.isnan(value):
        return None
    if not isinstance(value, str | int | float):
        notes.append(f"{name} is no plain value: {str(value)[:80]!r}")
        return None
    fixed = repair(str(value).removeprefix("\ufeff"))
    notes.extend(f"{name}: {note}" for note in fixed.notes)
    if fixed.is_lost:
        notes.append(f"{name} is mojibake that cannot be repaired")
    if _BLANK.match(fixed.text):
        return None
    return fixed.text.strip() if trim else fixed.text


def _as_json(extra: Mapping[str, Any]) -> str:
    """Write the remaining fields as a JSON object any database can store."""
    return json.dumps(_storable(extra), ensure_ascii=False, sort_keys=True)


def _storable(value: Any, depth: int = 0) -> Any:
    """Replace what JSON or UTF-8 cannot hold; what is nested deeper than any real record is cut off."""
    if depth > MAX_EXTRA_DEPTH:
        return None
    if isinstance(value, str):
        return repair(value).text
    if isinstance(value, bool | int) or value is None:
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {repair(str(key)).text: _storable(part, depth + 1) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(part, depth + 1) for part in value]
    return repair(str(value)).text
