"""Periods named by their distance from publication: «الشهر الماضي», «هذا العام», «مطلع العام الجاري».

Belongs here: a week, month or year with «هذا», «الماضي», «المقبل». Does not belong here: lengths of time
(date_spans.py).
"""

from __future__ import annotations

from datetime import timedelta

from assets.parsing.dates import date_resolution as calendar
from assets.parsing.dates.calendar_days import day_number
from assets.parsing.dates.date_reading import Scan, When, direction_after, is_future, names_edge, unresolved
from assets.parsing.dates.date_resolution import Days, Direction, Part, Unit


def running_period(scan: Scan, at: int) -> When | None:
    """Read «الشهر الماضي», «هذا العام», «الأسبوع المقبل», «مطلع العام»; a month or year counts as a whole."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    matched = words.parts.match(tokens, at, end)
    if matched is not None:
        whole = _running_unit(scan, at + matched.n_tokens, matched.value) if at + matched.n_tokens < end else None
        return whole._replace(first=at, proclitics=matched.proclitics) if whole and not whole.proclitics else None
    return _running_unit(scan, at, None)


def day_of_running_month(scan: Scan, at: int) -> When | None:
    """Read «الثالث من الشهر الجاري», «20 من الشهر الماضي»."""
    tokens, end = scan.tokens, scan.sentence.last_token
    day = day_number(scan, at)
    if day is None or day.end >= end or tokens[day.end].form != "من" or day.end + 1 >= end:
        return None
    month = _running_unit(scan, day.end + 1, None, "month")
    if month is None or month.proclitics:
        return None
    if month.days is None:
        return month._replace(first=at, proclitics=day.proclitics)
    start = month.days.start
    first, last = (calendar.safe_date(start.year, start.month, number) for number in (day.first, day.last))
    if first is None or last is None:
        return None
    days = Days(first, last, "day" if first == last else "range")
    return When(at, month.end, days, "relative", day.proclitics)


def weekend(scan: Scan, at: int) -> When | None:
    """Read «عطلة نهاية الأسبوع [الماضي | المقبل]»: Saturday and Sunday, the latest begun unless the words say more."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    matched = words.weekends.match(tokens, at, end)
    if matched is None:
        return None
    direction, after, told = direction_after(scan, at + matched.n_tokens, at)
    if scan.published is None:
        return When(at, after, None, "relative", matched.proclitics, unresolved(scan, ""))
    saturday = calendar.weekday_from(scan.published, 5, "next" if direction == "next" else "past")
    if told and direction == "last" and saturday + timedelta(days=1) >= scan.published:
        saturday -= timedelta(days=7)
    sunday = saturday + timedelta(days=1)
    if direction != "next":
        sunday = min(sunday, scan.published)
    return When(
        at, after, Days(saturday, sunday, "day" if saturday == sunday else "range"), "relative", matched.proclitics
    )


def _running_unit(scan: Scan, at: int, part: Part | None, only: Unit | None = None) -> When | None:
    """Read [هذا] العام [الماضي | المقبل], or a part of it («مطلع العام الجاري», «بداية الشهر»)."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    core = at
    reading = words.reading("demonstratives", tokens[at])
    direction: Direction = "this"
    if reading is not None:
        core += 1
    if core >= end:
        return None
    unit_reading = next(((pro, rest) for pro, rest in tokens[core].variants if rest in words.units), None)
    if unit_reading is None or (reading is not None and unit_reading[0]):
        return None
    proclitics, form = reading[0] if reading is not None else unit_reading[0], unit_reading[1]
    unit = words.units[form]
    if form in words.sets["plural_units"] or form in words.sets["dual_units"] or not form.startswith("ال"):
        return None
    if unit not in ("week", "month", "year") or (only is not None and unit != only):
        return None
    after = core + 1
    if reading is None:
        direction, after, told = direction_after(scan, after, at)
        if not told and part is None:
            return None
        direction = direction if told else "this"
    if scan.published is None:
        return When(at, after, None, "relative", proclitics, unresolved(scan, ""))
    shift = {"last": -1, "next": 1}.get(direction, 0)
    if unit == "week":
        days = calendar.week_days(scan.published, direction, part)
    elif unit == "year":
        is_edge = part is not None and names_edge(scan, at - 1)
        days = calendar.year_days(scan.published.year + shift, part, is_edge=is_edge)
    else:
        index = scan.published.year * 12 + scan.published.month - 1 + shift
        days = calendar.month_days(index // 12, index % 12 + 1, part)
    if direction == "this" and part is None and days.end > scan.published and not is_future(scan, at):
        days = days._replace(end=scan.published)
    return When(at, after, days, "relative", proclitics, "", part)
