"""Calendar arithmetic: which days a weekday, a month or "three months ago" means, seen from a publication date.

Belongs here: functions from numbers and dates to spans of days. Does not belong here: any word of a text.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from hijridate import Gregorian, Hijri

from assets.parsing.model import DatePrecision

Direction = Literal["past", "last", "this", "next"]
"""past: the latest not after publication; last: strictly before; this: the running one; next: from publication on."""
Part = Literal["beginning", "middle", "end"]
Unit = Literal["hour", "day", "week", "month", "year", "decade"]

_HIJRI_YEARS = range(1343, 1501)
_FAR = 20_000
"""Days or weeks beyond which a count is no length of time told in news."""


class Days(NamedTuple):
    """A span of days, both ends inclusive, and how precise it is."""

    start: date
    end: date
    precision: DatePrecision


def one_day(on: date) -> Days:
    """Return the span of one day."""
    return Days(on, on, "day")


def weekday_from(published: date, weekday: int, direction: Direction) -> date:
    """Return the latest such weekday not after publication, the one before it, or the next one."""
    back = (published.weekday() - weekday) % 7
    if direction == "next":
        return published + timedelta(days=(weekday - published.weekday()) % 7)
    if direction == "last" and back == 0:
        back = 7
    return published - timedelta(days=back)


def month_days(year: int, month: int, part: Part | None = None) -> Days:
    """Return a month as a whole, or its days 1–10, 11–20, 21–last."""
    last = calendar.monthrange(year, month)[1]
    if part is None:
        return Days(date(year, month, 1), date(year, month, last), "month")
    first_day, last_day = {"beginning": (1, 10), "middle": (11, 20), "end": (21, last)}[part]
    return Days(date(year, month, first_day), date(year, month, last_day), "range")


def months_days(year: int, first: int, last: int) -> Days:
    """Return the months `first` to `last` of a year; a winter (12 to 2) runs into the next year."""
    return Days(date(year, first, 1), month_days(year + (last < first), last).end, "range")


def year_days(year: int, part: Part | None = None, *, is_edge: bool = False) -> Days:
    """Return a year as a whole, its first, second or last four months, or the one month of its edge («نهاية العام»)."""
    if part is None:
        return Days(date(year, 1, 1), date(year, 12, 31), "year")
    if is_edge and part != "middle":
        month = {"beginning": 1, "end": 12}[part]
        return months_days(year, month, month)
    first = {"beginning": 1, "middle": 5, "end": 9}[part]
    return months_days(year, first, first + 3)


def decade_days(first_year: int, part: Part | None = None) -> Days:
    """Return ten years, or the first four, the next three, the last three of them."""
    first, last = {None: (0, 9), "beginning": (0, 3), "middle": (4, 6), "end": (7, 9)}[part]
    return Days(date(first_year + first, 1, 1), date(first_year + last, 12, 31), "range")


def season_from(published: date, first: int, last: int, direction: Direction) -> Days:
    """Return the latest season ended before publication, the next one, or the running or latest begun one."""
    around = [months_days(year, first, last) for year in range(published.year - 2, published.year + 3)]
    if direction == "next":
        return next(days for days in around if days.start > published)
    if direction == "last":
        return next(days for days in reversed(around) if days.end < published)
    return next(days for days in reversed(around) if days.start <= published)


def month_year(published: date, month: int, direction: Direction) -> int:
    """Return the year of a month named without one: the latest such month not after publication, or the next."""
    if direction == "next":
        return published.year if month >= published.month else published.year + 1
    if direction == "last":
        return published.year if month < published.month else published.year - 1
    if direction == "this":
        return published.year
    return published.year if month <= published.month else published.year - 1


def day_of_month(published: date, month: int, day: int, direction: Direction) -> date | None:
    """Return a day and month without a year as the latest such day not after publication, or the next."""
    step = 1 if direction == "next" else -1
    years = range(published.year, published.year + 9 * step, step)
    for year in years:
        found = safe_date(year, month, day)
        if found is not None and (found >= published if direction == "next" else found <= published):
            return found
    return None


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def back_by(published: date, count: float, unit: Unit) -> date:
    """Return the day `count` units before publication."""
    whole = int(count)
    if unit == "hour":
        return published - timedelta(days=max(1, -(-whole // 24)))
    if unit in ("day", "week"):
        return published - timedelta(days=min(whole, 300_000) * (7 if unit == "week" else 1))
    months = whole * {"month": 1, "year": 12, "decade": 120}[unit]
    index = published.year * 12 + published.month - 1 - months
    year, month = max(index // 12, 1), index % 12 + 1
    return date(year, month, min(published.day, calendar.monthrange(year, month)[1]))


def ago(published: date, count: float, unit: Unit) -> Days:
    """Return «قبل …»: that day for days and weeks, that month for months, that year for years."""
    on = back_by(published, count, unit)
    if unit == "hour":
        return Days(on, published, "range") if count >= 12 else one_day(published)
    if unit == "month":
        return month_days(on.year, on.month)
    if unit in ("year", "decade"):
        return year_days(on.year)
    return one_day(on)


def counted_from(anchor: date, count: int, unit: Unit) -> Days:
    """Return the day `count` units after an anchor (before it, where negative); whole months and years."""
    if unit == "hour":
        nights = (abs(count) + 12) // 24
        return one_day(anchor + timedelta(days=nights if count > 0 else -nights))
    if unit in ("day", "week"):
        return one_day(anchor + timedelta(days=max(-_FAR, min(count, _FAR)) * (7 if unit == "week" else 1)))
    index = anchor.year * 12 + anchor.month - 1 + count * {"month": 1, "year": 12, "decade": 120}[unit]
    year = min(max(index // 12, 1), 9999)
    return month_days(year, index % 12 + 1) if unit == "month" else year_days(year)


def week_of(on: date) -> Days:
    """Return the calendar week that holds a day, Monday to Sunday."""
    monday = on - timedelta(days=on.weekday())
    return Days(monday, monday + timedelta(days=6), "range")


def week_days(published: date, direction: Direction, part: Part | None = None) -> Days:
    """Return the running week up to publication, or the calendar week (Monday to Sunday) before or after it.

    Its beginning is the Saturday and Sunday before, as Arabic news counts, its middle Wednesday and Thursday, its end
    Saturday and Sunday.
    """
    monday = published - timedelta(days=published.weekday())
    if part is not None:
        monday += timedelta(days={"last": -7, "next": 7}.get(direction, 0))
        first = {"beginning": -2, "middle": 2, "end": 5}[part]
        return Days(monday + timedelta(days=first), monday + timedelta(days=first + 1), "range")
    if direction == "last":
        return Days(monday - timedelta(days=7), monday - timedelta(days=1), "range")
    if direction == "next":
        return Days(monday + timedelta(days=7), monday + timedelta(days=13), "range")
    return Days(monday, published, "range")


@lru_cache(maxsize=4096)
def hijri_days(year: int, month: int, day: int | None) -> Days | None:
    """Return the Gregorian days of a Hijri day or month, None outside the table of the calendar."""
    if year not in _HIJRI_YEARS:
        return None
    try:
        first = Hijri(year, month, day or 1)
        if day is not None:
            return one_day(date(*first.to_gregorian().datetuple()))
        last = Hijri(year, month, first.month_length())
        return Days(date(*first.to_gregorian().datetuple()), date(*last.to_gregorian().datetuple()), "month")
    except (ValueError, OverflowError):
        return None


def hijri_from(published: date, month: int, day: int | None, direction: Direction) -> Days | None:
    """Return a Hijri day or month without a year, seen from publication."""
    try:
        year = Gregorian(published.year, published.month, published.day).to_hijri().year
    except (ValueError, OverflowError):
        return None
    years = (year, year + 1) if direction == "next" else (year, year - 1)
    for candidate in years:
        days = hijri_days(candidate, month, day)
        if days is None:
            continue
        if direction == "next" and days.end >= published:
            return days
        if direction == "last" and days.end < published:
            return days
        if direction in ("past", "this") and days.start <= published:
            return days
    return None


def hijri_in(year: int, month: int, day: int | None) -> Days | None:
    """Return a Hijri day or month that begins in a Gregorian year («رمضان 2019»)."""
    around = (year - 622) * 33 // 32
    candidates = (hijri_days(hijri, month, day) for hijri in range(around - 1, around + 3))
    return next((days for days in candidates if days is not None and days.start.year == year), None)
