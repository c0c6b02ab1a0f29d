"""Days and months named by the calendar: «الخامس من نوفمبر», «آذار/مارس 2015», «10/12/2016».

Belongs here: reading them at a token and resolving them, Gregorian and Hijri. Does not belong here: years alone
(calendar_years.py), weekdays and «أمس» (date_points.py), lengths of time (date_spans.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from assets.parsing.dates import date_resolution as calendar
from assets.parsing.dates.date_reading import Scan, When, direction_after, earlier_dates, unresolved
from assets.parsing.dates.date_resolution import Days, Direction, Part
from assets.parsing.dates.date_vocabulary import MonthName
from assets.parsing.model import Token
from assets.parsing.numbers.number_words import read_cardinal

_YEARS = range(1800, 2101)
_HIJRI_YEARS = range(1300, 1501)


_LONG_AGO = 305
"""A day and month ten months gone would be told with its year: said in May, «قمة 12 يونيو» lies ahead."""

_ANOTHER_YEAR = 0
"""«في أيار من العام نفسه»: the year of some other date of the text."""


class DayNumber(NamedTuple):
    """A day of the month, or several («5 و6», «من 5 إلى 10»), and the index after it."""

    first: int
    last: int
    end: int
    proclitics: str
    is_word: bool


def numeric_date(tokens: Sequence[Token], at: int, end: int) -> tuple[date, int] | None:
    """Return a date all in figures and the index after it; the day stands first unless the year does."""
    form = tokens[at].form
    if form.count(".") == 2:
        parts, after = form.split("."), at + 1
    elif at + 4 < end and tokens[at + 1].form in ("/", "-") and tokens[at + 3].form == tokens[at + 1].form:
        pieces = (tokens[at], tokens[at + 2], tokens[at + 4])
        if any(piece.kind != "number" for piece in pieces):
            return None
        parts, after = [piece.form for piece in pieces], at + 5
    else:
        return None
    if not all(part.isdecimal() for part in parts):
        return None
    a, b, c = (int(part) for part in parts)
    if a in _YEARS and len(parts[0]) == 4:
        found = calendar.safe_date(a, b, c)
    else:
        year = c if len(parts[2]) == 4 else 2000 + c if len(parts[2]) == 2 else 0
        found = (calendar.safe_date(year, b, a) or calendar.safe_date(year, a, b)) if year in _YEARS else None
    return (found, after) if found is not None else None


def calendar_day(scan: Scan, at: int) -> When | None:
    """Read [part | day] [من] [شهر] month[/month] [year | الماضي]."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    part: Part | None = None
    proclitics = ""
    core = at
    matched_part = words.parts.match(tokens, at, end)
    day = None
    if matched_part is not None:
        part, proclitics, core = matched_part.value, matched_part.proclitics, at + matched_part.n_tokens
    else:
        day = day_number(scan, at)
        if day is not None:
            proclitics, core = day.proclitics, day.end
    if core < end and tokens[core].form in ("من", "/", "-") and day is not None:
        core += 1
    lead = core < end and words.reading("month_word", tokens[core])
    if lead and core + 1 < end:
        proclitics = proclitics or (lead[0] if core == at else "")
        core += 1
    if core >= end:
        return None
    month = words.months.match(tokens, core, end, None if core == at else frozenset())
    if month is None:
        return None
    proclitics = proclitics or (month.proclitics if core == at else "")
    after = _after_double(scan, core + month.n_tokens, month.value)
    year, after, direction = _year_of_month(scan, after)
    told = direction is not None
    if direction is None:
        direction, after, told = direction_after(scan, after, at) if year is None else ("past", after, False)
    is_led = told or bool(lead) or after > core + month.n_tokens
    is_led = is_led or not (day is part is year is None)
    if not is_led and not _is_bare_month(scan, at, month.value, month.proclitics):
        return None
    before = tokens[at - 1].form if at > scan.sentence.first_token else ""
    if year is None and not told and words.has("named_after_date", before):
        return None
    if year == _ANOTHER_YEAR:
        year = next((m.start_on.year for m in earlier_dates(scan) if m.start_on is not None), _ANOTHER_YEAR)
    days = _resolve(scan, month.value, day, part, year, direction)
    reason = (
        ""
        if days is not None
        else (
            "the year is that of another date"
            if year == _ANOTHER_YEAR
            else unresolved(scan, "no such day in the calendar")
        )
    )
    return When(at, after, days, "relative" if told else "explicit", proclitics, reason, part)


def day_number(scan: Scan, at: int) -> DayNumber | None:
    """Read the day: digits («5», «5 و6», «5-10»), an ordinal («الخامس والعشرين») before «من»."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    token = tokens[at]
    if token.kind == "number":
        if not token.form.isdecimal() or not 1 <= int(token.form) <= 31:
            return None
        first = last = int(token.form)
        after = at + 1
        if after + 1 < end and tokens[after].form in ("و", "-", "الي") and tokens[after + 1].form.isdecimal():
            second = int(tokens[after + 1].form)
            if first < second <= 31:
                last, after = second, after + 2
        return DayNumber(first, last, after, "", False)
    opening = _ordinal(scan, at)
    if opening is None:
        return None
    value, last, after = opening.first, opening.last, opening.end
    joined = after + 1 < end and tokens[after].form in ("و", "-", "الي", "حتي")
    closing = _ordinal(scan, after + joined) if after + joined < end else None
    if closing is not None and closing.first > value and (joined or closing.proclitics == "و"):
        last, after = closing.first, closing.end  # «بين الخامس والعاشر من شباط»
    if after >= end or not 1 <= value <= last <= 31:
        return None
    if (
        tokens[after].form != "من"
        and words.months.match(tokens, after, end, frozenset()) is None
        and not words.reading("month_word", tokens[after])
    ):
        return None
    return DayNumber(value, last, after, opening.proclitics, True)


def _ordinal(scan: Scan, at: int) -> DayNumber | None:
    """Read one ordinal: «الخامس», «الخامس عشر», «الخامس والعشرين»."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    reading = next(((pro, rest) for pro, rest in tokens[at].variants if rest in words.ordinals), None)
    if reading is None:
        return None
    value, after = words.ordinals[reading[1]], at + 1
    if after < end and value < 10:
        following = tokens[after]
        tens = next((words.tens[rest] for pro, rest in following.variants if pro == "و" and rest in words.tens), 0)
        if words.has("teen_word", following.form):
            value, after = value + 10, after + 1
        elif tens:
            value, after = value + tens, after + 1
    return DayNumber(value, value, after, reading[0], True)


def _after_double(scan: Scan, at: int, month: MonthName) -> int:
    """Return the index after the month's second name: «آذار/مارس», «كانون الأول (ديسمبر)»."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    if at + 1 < end and tokens[at].form in ("/", "(", "-", "\\", "|"):
        second = words.months.match(tokens, at + 1, end, frozenset())
        if second is not None and (second.value.month == month.month or second.value.is_hijri != month.is_hijri):
            after = at + 1 + second.n_tokens
            return after + 1 if tokens[at].form == "(" and after < end and tokens[after].form == ")" else after
    beside = words.months.match(tokens, at, end, frozenset()) if at < end else None
    if beside is not None and beside.value.month == month.month and beside.value.is_hijri == month.is_hijri:
        return at + beside.n_tokens  # «نيسان أبريل»
    return at


def _year_of_month(scan: Scan, at: int) -> tuple[int | None, int, Direction | None]:
    """Return the year after a month («2015», «عام 2015», «من العام الماضي»), the index after, and a direction told."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    core = at
    if core < end and tokens[core].form in ("من", "،", "/", "-"):
        core += 1
    has_word = core < end and words.has("year_words", tokens[core].form)
    core += has_word
    if core < end and tokens[core].form == "ال":
        core += 1
    if core < end and tokens[core].kind == "number" and tokens[core].form.isdecimal() and len(tokens[core].form) == 4:
        year = int(tokens[core].form)
        if year in _YEARS or year in _HIJRI_YEARS:
            after = core + 1
            is_marked = after < end and (
                words.has("hijri_marks", tokens[after].form) or words.has("era_marks", tokens[after].form)
            )
            return year, after + is_marked, None
    number = read_cardinal(tokens, core, end, words.number_words) if has_word and core < end else None
    if number is not None and number.value in _YEARS and not number.proclitics:
        return int(number.value), number.end, None  # «عام ألفين وخمسة عشر»
    if has_word and core < end and words.has("same_year", tokens[core].form):
        return _ANOTHER_YEAR, core + 1, None
    if has_word and core < end and scan.published is not None:
        form = tokens[core].form
        for group, shift in (("last", -1), ("this", 0), ("next", 1)):
            if words.has(group, form):
                return scan.published.year + shift, core + 1, None
    return None, at, None


def _is_bare_month(scan: Scan, at: int, month: MonthName, proclitics: str) -> bool:
    """Tell a month standing alone from the verb مارس, the father آب or a man called رمضان, by the word before it."""
    words = scan.words
    before = scan.tokens[at - 1] if at > scan.sentence.first_token else None
    if before is not None and before.kind == "number":
        return False  # «ثورة 25 يناير»
    if not month.is_weak and not month.is_hijri:
        return True
    if at <= scan.sentence.first_token or proclitics not in ("", "و"):
        return False
    group = "weak_month_cues" if month.is_hijri else "month_cues"
    return any(rest in words.sets[group] for _, rest in scan.tokens[at - 1].variants)


def _resolve(
    scan: Scan, month: MonthName, day: DayNumber | None, part: Part | None, year: int | None, direction: Direction
) -> Days | None:
    """Return the days meant, None where they need a publication date that is not known."""
    if month.is_hijri and year is not None and year in _YEARS:
        return calendar.hijri_in(year, month.month, day.first if day is not None else None)  # «رمضان 2019»
    if month.is_hijri and (year is None or year in _HIJRI_YEARS):
        number = day.first if day is not None else None
        if year is not None:
            return calendar.hijri_days(year, month.month, number)
        return calendar.hijri_from(scan.published, month.month, number, direction) if scan.published else None
    if year == _ANOTHER_YEAR or (year is None and scan.published is None):
        return None
    if day is None:
        whole_year = year if year is not None else calendar.month_year(scan.published, month.month, direction)  # type: ignore[arg-type]
        return calendar.month_days(whole_year, month.month, part)
    if year is not None:
        last = calendar.safe_date(year, month.month, day.last)
    elif direction in ("this", "last"):
        assert scan.published is not None
        last = calendar.safe_date(calendar.month_year(scan.published, month.month, direction), month.month, day.last)
    else:
        assert scan.published is not None
        last = calendar.day_of_month(scan.published, month.month, day.last, direction)
        if direction == "past" and last is not None and (scan.published - last).days > _LONG_AGO:
            last = calendar.day_of_month(scan.published, month.month, day.last, "next")
    first = calendar.safe_date(last.year, last.month, day.first) if last is not None else None
    if first is None or last is None:
        return None
    return Days(first, last, "day" if first == last else "range")
