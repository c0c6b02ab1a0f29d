"""Single points of time in a text: a weekday, today, a day or month of the calendar, a year.

Belongs here: reading one such expression at a token (`point_at`) and resolving it. Does not belong here: expressions
made of points («منذ …», «بين … و…») or of lengths of time («قبل ثلاثة أشهر»): date_spans.py.
"""

from __future__ import annotations

from datetime import timedelta

from assets.parsing.dates import date_resolution as calendar
from assets.parsing.dates.calendar_days import calendar_day, numeric_date
from assets.parsing.dates.calendar_years import decade_at, year_at
from assets.parsing.dates.date_reading import Scan, When, direction_after, unresolved
from assets.parsing.dates.date_resolution import Days
from assets.parsing.dates.date_vocabulary import READS_CALENDAR, READS_DAY, READS_POINT, READS_RUNNING, READS_YEAR
from assets.parsing.dates.running_periods import day_of_running_month, running_period, weekend


def point_at(scan: Scan, at: int) -> When | None:
    """Read one point of time at a token, or None."""
    if at >= scan.sentence.last_token:
        return None
    token = scan.tokens[at]
    if token.kind == "punct":
        return None
    if token.kind == "number":
        return numeric_point(scan, at) or _calendar_point(scan, at) or day_of_running_month(scan, at)
    readers = scan.words.readers(token.form)
    if not readers & READS_POINT:
        return None
    return (
        (_day_point(scan, at) if readers & READS_DAY else None)
        or (_in_both_calendars(scan, calendar_day(scan, at)) if readers & READS_CALENDAR else None)
        or (day_of_running_month(scan, at) if readers & READS_CALENDAR else None)
        or (year_at(scan, at) or decade_at(scan, at) if readers & READS_YEAR else None)
        or (weekend(scan, at) or running_period(scan, at) if readers & READS_RUNNING else None)
    )


def numeric_point(scan: Scan, at: int) -> When | None:
    """Read 10/12/2016, 2016-12-10 or 10.12.2016."""
    found = numeric_date(scan.tokens, at, scan.sentence.last_token)
    if found is None:
        return None
    return When(at, found[1], calendar.one_day(found[0]), "explicit")


def _day_point(scan: Scan, at: int) -> When | None:
    """Read «[مساء] [يوم] السبت [الماضي] [(10 ديسمبر)]», «أمس [السبت]», «الليلة الماضية»."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    night = words.last_nights.match(tokens, at, end)
    if night is not None:
        days = None
        if scan.published is not None:
            first = scan.published + timedelta(days=night.value)
            days = Days(first, first + timedelta(days=1), "range")
        return When(
            at, at + night.n_tokens, days, "relative", night.proclitics, unresolved(scan, "") if days is None else ""
        )
    core, proclitics, is_night, is_many = _leads(scan, at)
    if core >= end:
        return None
    relative = words.day_words.match(tokens, core, end, None if core == at else frozenset())
    if relative is not None:
        found = _relative_day(scan, at, core, relative.value, relative.n_tokens)
        if found is not None:
            return found._replace(proclitics=proclitics or relative.proclitics)
    return _weekday(scan, at, core, proclitics, is_night, is_many)


def _leads(scan: Scan, at: int) -> tuple[int, str, bool, bool]:
    """Skip the words that lead a day in («مساء», «يوم», «يومي»); return where the day begins and what led it."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    core, proclitics, is_night, is_many = at, "", False, False
    while core < end and (daypart := words.dayparts.match(tokens, core, end, None if core == at else frozenset())):
        after = core + daypart.n_tokens  # «ساعات الفجر الأولى من» + «صباح»
        is_night = any(rest in words.sets["nights"] for k in range(core, after) for _, rest in tokens[k].variants)
        core, proclitics = after, proclitics or daypart.proclitics
    if core < end:
        lead = words.reading("day_lead", tokens[core])
        many = words.reading("day_lead_many", tokens[core])
        if (lead or many) and core + 1 < end:
            proclitics = proclitics or (lead or many or ("", ""))[0] if core == at else proclitics
            core, is_many = core + 1, many is not None
            if tokens[core].form in ('"', "(", "،") and core + 1 < end:
                core += 1
            relative = words.day_words.match(tokens, core, end, frozenset())
            if relative is None and tokens[core].form not in words.weekdays and core - 1 > at:
                core -= 1
    return core, proclitics, is_night, is_many


def _relative_day(scan: Scan, at: int, core: int, shift: int, n_tokens: int) -> When | None:
    """Read «اليوم», «أمس», «غدا» and a weekday or calendar day that follows: «أمس السبت», «اليوم (10 ديسمبر)».

    A weekday that disagrees by a day or two wins over «أمس»: the article was printed after midnight.
    """
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    after = core + n_tokens
    following = tokens[after].form if after < end else ""
    if shift == 0 and n_tokens == 1:
        if words.has("today_not_before", following):
            return None
        is_bare = core == at and following not in words.weekdays
        if is_bare and core > scan.sentence.first_token and words.has("today_not_after", tokens[core - 1].form):
            return None
    on = scan.published + timedelta(days=shift) if scan.published is not None else None
    named = after + 1 if following in ("(", "-", "،", '"', "يوم") and after + 1 < end else after
    if named < end and tokens[named].form in words.weekdays:
        weekday = words.weekdays[tokens[named].form]
        closed = named + 1 < end and tokens[named + 1].form == ")" and following == "("
        if on is not None:
            gap = (on.weekday() - weekday + 3) % 7 - 3
            on = on - timedelta(days=gap) if abs(gap) <= 2 else on
        after = named + 1 + closed
    days = calendar.one_day(on) if on is not None else None
    return _with_calendar_day(scan, When(at, after, days, "relative", "", "" if days else unresolved(scan, "")))


def _weekday(scan: Scan, at: int, core: int, proclitics: str, is_night: bool, is_many: bool) -> When | None:
    """Read a weekday, a pair («يومي الاثنين والثلاثاء») or a night between two («ليل الثلاثاء الأربعاء»)."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    readings = [(pro, rest) for pro, rest in tokens[core].variants if rest in words.weekdays]
    if not readings:
        return None
    own, form = readings[0]
    if core == at:
        proclitics = own
        if at > scan.sentence.first_token and words.has("weekday_not_after", tokens[at - 1].form):
            return None
    elif own:
        return None
    weekday, after = words.weekdays[form], core + 1
    if after < end and words.has("weekday_not_before", tokens[after].form):
        return None
    last_weekday = weekday
    while (pair := _next_weekday(scan, after, is_night, is_many)) is not None:
        if not (is_night or is_many) and (pair[0] - last_weekday) % 7 != 1:
            break  # «السبت والأحد» are two days running; «الجمعة والاثنين» are two dates
        last_weekday, after = pair
        if is_night:
            break
    direction, after, _ = direction_after(scan, after, at)
    if scan.published is None:
        when = When(at, after, None, "relative", proclitics, unresolved(scan, ""))
        return _with_calendar_day(scan, when)
    first = calendar.weekday_from(scan.published, weekday, "past" if direction == "this" else direction)
    if direction == "last" and tokens[after - 1].form != form and after < end and tokens[after - 1].form == "قبل":
        first -= timedelta(days=7)
    last = first + timedelta(days=(last_weekday - weekday) % 7)
    days = Days(first, last, "day" if first == last else "range")
    return _with_calendar_day(scan, When(at, after, days, "relative", proclitics))


def _next_weekday(scan: Scan, at: int, is_night: bool, is_many: bool) -> tuple[int, int] | None:
    """Return a further weekday joined to one before: by «و» after أيام, by nothing or a sign after ليل."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    if at >= end:
        return None
    if is_night and tokens[at].form in ("-", "/", "الي") and at + 1 < end:
        at += 1
    for proclitics, rest in tokens[at].variants:
        if rest in words.weekdays and (proclitics == "و" or (is_night and not proclitics)):
            return words.weekdays[rest], at + 1
    if is_many and tokens[at].form == "،" and at + 1 < end and tokens[at + 1].form in words.weekdays:
        return words.weekdays[tokens[at + 1].form], at + 2
    return None


def _with_calendar_day(scan: Scan, when: When) -> When:
    """Merge a calendar day that follows a weekday, and let it win: «الثلاثاء 13 مارس 2018», «السبت (10 ديسمبر)»."""
    tokens, end = scan.tokens, scan.sentence.last_token
    at = when.end
    opened = at < end and tokens[at].form in ("(", "،", "-")
    bracket = opened and tokens[at].form == "("
    at += opened
    if at < end and scan.words.has("same_as", tokens[at].form):
        at += 1
    if at >= end:
        return when
    if tokens[at].kind != "number" and not any(rest in scan.words.ordinals for _, rest in tokens[at].variants):
        return when
    follower = numeric_point(scan, at) or _calendar_point(scan, at)
    if follower is None or follower.proclitics or (follower.days is not None and follower.days.precision != "day"):
        return when
    closed = bracket and follower.end < end and tokens[follower.end].form == ")"
    if follower.days is None and when.days is not None:
        return when._replace(end=follower.end + closed)
    return follower._replace(first=when.first, end=follower.end + closed, proclitics=when.proclitics)


def _calendar_point(scan: Scan, at: int) -> When | None:
    """Read a day, a month, a part of either, or a year."""
    return _in_both_calendars(scan, calendar_day(scan, at)) or year_at(scan, at)


def _in_both_calendars(scan: Scan, when: When | None) -> When | None:
    """Merge «20 ربيع الأول 1438هـ الموافق 19 ديسمبر 2016» into one date, its Gregorian half deciding."""
    tokens, end = scan.tokens, scan.sentence.last_token
    if when is None or when.end + 1 >= end or not scan.words.has("same_as", tokens[when.end].form):
        return when
    at = when.end + 1
    follower = numeric_point(scan, at) or calendar_day(scan, at)
    if follower is None or follower.proclitics or follower.days is None:
        return when
    if when.days is None or _is_hijri(scan, when):
        return follower._replace(first=when.first, proclitics=when.proclitics)
    return when._replace(end=follower.end)


def _is_hijri(scan: Scan, when: When) -> bool:
    """Tell a date that names a month of the Hijri calendar."""
    found = (scan.words.months.match(scan.tokens, k, when.end) for k in range(when.first, when.end))
    return any(month is not None and month.value.is_hijri for month in found)
