"""Lengths of time and spans between points: «منذ …», «بين … و…», «قبل ثلاثة أشهر», «خلال الأيام الخمسة الماضية».

Belongs here: expressions made of a length or of two points. Does not belong here: the points (date_points.py).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

from assets.parsing.dates import date_resolution as calendar
from assets.parsing.dates.date_points import point_at
from assets.parsing.dates.date_reading import Scan, When, is_future, unresolved
from assets.parsing.dates.date_resolution import Days, Unit
from assets.parsing.model import DatePrecision
from assets.parsing.numbers.number_words import read_cardinal

_MIDDLE_DAY = 15
_SOME_HOURS = 24
"""«قبل ساعات», «الساعات الماضية»: within a day, so yesterday and today."""


class Length(NamedTuple):
    """A length of time; `number` is None for «أيام», «عدة أشهر»."""

    number: float | None
    unit: Unit
    end: int


def length_at(scan: Scan, at: int, glued: str = "") -> Length | None:
    """Read «ثلاثة أيام», «يومين», «عام», «نحو 3 أشهر», «أيام», «الساعات الـ24», «الأيام الثلاثة».

    `glued` is the preposition the first word carries: «قبل ذلك بيومين».
    """
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    if glued:
        return _glued_length(scan, at, glued)
    more = words.more.match(tokens, at, end, frozenset()) if at < end else None
    at += more.n_tokens if more is not None else 0
    if at < end and tokens[at].form == "ال":
        at += 1
    if at >= end:
        return None
    form = tokens[at].form
    if words.has("vague_numbers", form) and at + 1 < end and tokens[at + 1].form in words.units:
        return Length(None, words.units[tokens[at + 1].form], at + 2)
    if form in words.units:
        unit = words.units[form]
        if words.has("dual_units", form):
            return Length(2, unit, at + 1)
        if not words.has("plural_units", form):
            return Length(1, unit, at + 1) if not form.startswith("ال") else None
        counted = at + 1
        if counted < end and tokens[counted].form == "ال":
            counted += 1
        number = read_cardinal(tokens, counted, end, words.number_words) if counted < end else None
        if number is not None and not number.proclitics and form.startswith("ال"):
            return Length(number.value, unit, number.end)
        return Length(None, unit, at + 1)
    number = read_cardinal(tokens, at, end, words.number_words)
    if number is None or number.proclitics or number.end >= end:
        return None
    unit_form = tokens[number.end].form
    if unit_form not in words.units or unit_form in words.sets["dual_units"] or unit_form.startswith("الا"):
        return None
    return Length(number.value, words.units[unit_form], number.end + 1)


def _glued_length(scan: Scan, at: int, glued: str) -> Length | None:
    """Read «بيومين», «بأسبوع واحد», «بثلاثة أيام», «ب3 أيام»."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    for proclitics, rest in tokens[at].variants:
        if proclitics == glued and rest in words.units and not words.has("plural_units", rest):
            number = 2 if words.has("dual_units", rest) else 1
            return Length(number, words.units[rest], at + 1)
    cardinal = read_cardinal(tokens, at, end, words.number_words)
    if cardinal is None or cardinal.proclitics != glued or cardinal.end >= end:
        bare = at + 1 < end and tokens[at].form == glued
        return length_at(scan, at + 1) if bare else None
    unit = words.units.get(tokens[cardinal.end].form)
    return Length(cardinal.value, unit, cardinal.end + 1) if unit is not None else None


def ago_at(scan: Scan, at: int) -> When | None:
    """Read «قبل N …» counted back from publication; «قبل شهرين من الانتخابات» counts from something else."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    reading = words.reading("ago", tokens[at])
    if reading is None:
        return None
    length = length_at(scan, at + 1)
    if length is None:
        return None
    after = length.end
    if after < end and tokens[after].form == "من":
        if not (after + 1 < end and tokens[after + 1].form in ("الان", "اليوم")):
            return None
        after += 2
    if after < end and tokens[after].form in ("ان", "ذلك"):
        return None
    if length.unit == "hour" and length.number is None:
        length = length._replace(number=_SOME_HOURS)
    if length.number is None or scan.published is None:
        days, reason = None, unresolved(scan, "how long before is not said")
    else:
        days, reason = calendar.ago(scan.published, length.number, length.unit), ""
    return When(at, after, days, "relative", reading[0], reason)


def recent_at(scan: Scan, at: int) -> When | None:
    """Read «خلال 24 ساعة», «خلال يومين», «الأيام الثلاثة الماضية», «السنوات السبع الأخيرة»: up to publication.

    «خلال 3 أيام» is three days with the day of publication the last of them; «الأيام الثلاثة الماضية» are the three
    before it, to publication.
    """
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    within = words.within.match(tokens, at, end)
    core = at + within.n_tokens if within is not None else at
    if core >= end:
        return None
    own = within.proclitics if within is not None else ""
    if within is None:
        reading = next(((pro, rest) for pro, rest in tokens[at].variants if rest in words.units), None)
        if reading is None or not reading[1].startswith("ال"):
            return None
        own = reading[0]
        if reading[0]:
            return None
    length = length_at(scan, core)
    if length is None:
        return None
    after, forward, told = length.end, False, False
    if after < end and (words.has("last", tokens[after].form) or words.has("next", tokens[after].form)):
        told, forward = True, words.has("next", tokens[after].form)
        after += 1
    if within is None and not told:
        return None
    if not told:
        if length.unit not in ("hour", "day", "week") or tokens[core].form == "ساعات" or length.number is None:
            return None
        if length.end < end and tokens[length.end].form == "من" and not _lasts(scan, length.end + 1):
            return None  # «خلال يومين من الإعلان» counts from the announcement, «من القصف» tells what lasted
        forward = is_future(scan, at)
    if length.unit == "hour" and length.number is None:
        length = length._replace(number=_SOME_HOURS)
    if length.number is None or scan.published is None:
        return When(at, after, None, "relative", own, unresolved(scan, "the length of the period is not said"))
    if forward:
        ahead = scan.published + (scan.published - calendar.back_by(scan.published, length.number, length.unit))
        return When(at, after, Days(scan.published, ahead, "range"), "relative", own)
    start = calendar.back_by(scan.published, length.number, length.unit)
    is_window = within is not None and not told and length.unit == "day"
    if is_window and start < scan.published:
        start += timedelta(days=1)
    return When(at, after, Days(start, scan.published, "range"), "relative", own, is_window=is_window)


def _lasts(scan: Scan, at: int) -> bool:
    """Tell a noun of what goes on for days: «خلال 7 أيام من القصف»."""
    return at < scan.sentence.last_token and scan.words.has("lasting", scan.tokens[at].form)


def since_at(scan: Scan, at: int) -> When | None:
    """Read «منذ X», from X to publication: «منذ منتصف نوفمبر» from the 15th, «منذ ثلاثة أيام» from 3 days before."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    since = words.since.match(tokens, at, end)
    if since is None:
        return None
    core = at + since.n_tokens
    if core + 1 < end and tokens[core].form == "ال":
        core += 1  # «منذ الـ9 من فبراير»
    if core >= end:
        return None
    point = point_at(scan, core)
    if point is not None and not point.proclitics:
        if point.end + 1 < end and words.has("to", tokens[point.end].form):
            until = point_at(scan, point.end + 1)
            closed = _span(scan, point, until, at, since.proclitics) if until and not until.proclitics else None
            if closed is not None and closed.days is not None:
                return closed._replace(is_since=True, point=point.days)  # «منذ السبت حتى الاثنين»
        return as_since(scan, point)._replace(first=at, proclitics=since.proclitics)
    length = length_at(scan, core)
    if length is None:
        return None
    after = length.end
    if after < end and words.has("last", tokens[after].form):
        after += 1
    if length.unit == "hour" and length.number is None:
        length = length._replace(number=_SOME_HOURS)
    if length.number is None or scan.published is None:
        return When(
            at, after, None, "relative", since.proclitics, unresolved(scan, "how long since is not said"), None, True
        )
    days = Days(calendar.back_by(scan.published, length.number, length.unit), scan.published, "range")
    ago = calendar.ago(scan.published, length.number, length.unit)
    return When(at, after, days, "relative", since.proclitics, is_since=True, point=ago)


def as_since(scan: Scan, point: When) -> When:
    """Return a point as the beginning of a span that runs to publication."""
    if point.days is None:
        return point._replace(is_since=True, reason=point.reason or unresolved(scan, ""))
    start = point.days.start
    if point.part == "middle" and start.day == 11:
        start = start.replace(day=_MIDDLE_DAY)
    elif point.part == "middle":
        start = start.replace(month=7)
    if scan.published is None:
        return point._replace(days=None, is_since=True, since_on=start, reason=unresolved(scan, ""))
    if start > scan.published:
        return point._replace(days=None, is_since=True, reason="begins after publication")
    precision: DatePrecision = "day" if start == scan.published else "range"
    return point._replace(days=Days(start, scan.published, precision), is_since=True, point=point.days)


def between_at(scan: Scan, at: int) -> When | None:
    """Read «بين الأحد والثلاثاء», «من 2011 إلى 2013», «من 5 إلى 10 نوفمبر»: from the first day to the last."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    opened = words.reading("between", tokens[at])
    from_word = words.reading("from", tokens[at])
    if (opened is None and from_word is None) or at + 2 >= end:
        return None
    proclitics = (opened or from_word or ("", ""))[0]
    first = point_at(scan, at + 1)
    if first is None:
        return _between_years(scan, at, proclitics)
    if first.proclitics:
        return None
    is_range = first.days is not None and first.days.precision == "range"
    if first.end >= end:
        return first._replace(first=at, proclitics=proclitics) if is_range and opened is not None else None
    sign = tokens[first.end]
    if words.has("to", sign.form) and first.end + 1 < end and words.has("now", tokens[first.end + 1].form):
        return as_since(scan, first)._replace(first=at, end=first.end + 2, proclitics=proclitics)
    if words.has("to", sign.form) or (opened is not None and sign.form == "و"):
        second = point_at(scan, first.end + 1)
        joined = second is not None and not second.proclitics
    else:
        second = point_at(scan, first.end)
        joined = second is not None and second.proclitics == "و" and opened is not None
    if second is None or not joined:
        if (years := _between_years(scan, at, proclitics)) is not None:
            return years
        if is_range and opened is not None:
            return first._replace(first=at, proclitics=proclitics)  # «بين 5 و10 نوفمبر»
        return None
    return _span(scan, first, second, at, proclitics)


def _between_years(scan: Scan, at: int, proclitics: str) -> When | None:
    """Read «بين 2011 و2013», whose first year no word announces."""
    tokens, end = scan.tokens, scan.sentence.last_token
    if at + 3 < end and tokens[at + 2].form in ("و", "الي", "-", "حتي"):
        years = [tokens[at + 1].form, tokens[at + 3].form]
        if all(year.isdecimal() and len(year) == 4 and 1900 <= int(year) <= 2100 for year in years):
            low, high = int(years[0]), int(years[1])
            if low < high:
                return When(at, at + 4, Days(date(low, 1, 1), date(high, 12, 31), "range"), "explicit", proclitics)
    return None


def _span(scan: Scan, first: When, second: When, at: int, proclitics: str) -> When | None:
    """Return the span from one point to another; a first point that falls after the second is moved back."""
    if first.days is None or second.days is None:
        return When(at, second.end, None, second.basis, proclitics, first.reason or second.reason)
    start, finish = first.days.start, second.days.end
    if start > finish and first.basis == "relative" and (start - finish).days <= 7:
        start -= timedelta(days=7)
    if start > finish and first.basis == "explicit":
        year = finish.year - (start.month > finish.month)
        start = calendar.safe_date(year, start.month, start.day) or start
    if start > finish:
        return None
    basis: Literal["explicit", "relative"] = "explicit" if first.basis == second.basis == "explicit" else "relative"
    return When(at, second.end, Days(start, finish, "range"), basis, proclitics)
