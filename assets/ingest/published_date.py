"""When an article was published, as its delivery says.

Belongs here: reading dates and timestamps as written. Does not belong here: dates inside the article's text.
The date is the one written in the timestamp, that is, of the place of publication; it is never shifted to UTC.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$")
_SPACED_OFFSET = re.compile(r"\s+([+-]\d{2}:?\d{2}|Z)$")
_UTC_NAME = re.compile(r"\s*(?:UTC|GMT)$")


class Published(NamedTuple):
    """Day and moment of publication; `notes` tell what could not be read."""

    on: date | None
    at: datetime | None
    notes: tuple[str, ...] = ()


def read_published(on_value: object, at_value: object) -> Published:
    """Read the fields `published_on` and `published_at`; either may be missing, of any type, or wrong."""
    day, moment, notes = _read(on_value, "published_on")
    at_day, at_moment, at_notes = _read(at_value, "published_at")
    notes += at_notes
    if day is not None and at_day is not None and day != at_day:
        notes += (f"published_on {day} and published_at {at_day} differ; published_on is used",)
    return Published(day or at_day, at_moment or moment, notes)


def _read(value: object, field: str) -> Published:
    """Read one field."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return Published(None, None)
    if isinstance(value, date):
        parsed: date | None = value
    elif isinstance(value, str):
        parsed = _parse(value.translate(_DIGITS).strip())
    else:
        parsed = None
    if parsed is None or not EARLIEST_YEAR <= parsed.year <= LATEST_YEAR:
        return Published(None, None, (f"{field} could not be read: {str(value)[:80]!r}",))
    if not isinstance(parsed, datetime):
        return Published(parsed, None)
    if parsed.utcoffset() is None:
        return Published(parsed.date(), None)
    return Published(parsed.date(), parsed)


def _parse(text: str) -> date | None:
    """Parse 2016-12-10, 10/12/2016 (day first), ISO timestamps and mail-style dates; None for anything else."""
    try:
        if match := _YEAR_FIRST.match(text):
            return date(*map(int, match.groups()))
        if match := _DAY_FIRST.match(text):
            day, month, year = map(int, match.groups())
            return date(year, month, day)
        if text.isdecimal():
            return date.fromisoformat(text) if len(text) == 8 else None
        if text[:4].isdecimal():
            return datetime.fromisoformat(_SPACED_OFFSET.sub(r"\1", _UTC_NAME.sub("Z", text)))
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
