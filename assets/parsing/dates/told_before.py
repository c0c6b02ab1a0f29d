"""Days counted from another date of the text: «في اليوم التالي», «قبل ذلك بيومين», «من العام نفسه», «تلك السنوات».

Belongs here: which earlier date such words go back to, and the days they then mean. Does not belong here: days counted
from publication (date_points.py, date_spans.py), or from an event the text names («بعد يوم من القمة», intervals.py).

| words | days |
|---|---|
| «في اليوم نفسه», «في نفس اليوم», «ذلك اليوم» | the latest day told in this sentence or the two before it |
| «في اليوم التالي» / «في اليوم السابق» | that day + 1 / − 1 |
| «قبل ذلك بيومين», «بعدها بأسبوع», «بعد يومين من ذلك» | that many days before or after it |
| «بعد ثلاثة أشهر من ذلك» | that many months after the day or month told |
| «وانتهت بعد يومين» | likewise; with a forward verb («ستنتهي بعد يومين») counted from publication |
| «الشهر نفسه», «العام التالي» | the month or year of the latest date told, or the one after it |
| «خلال تلك السنوات», «في الفترة نفسها» | the latest period told |
"""

from __future__ import annotations

from datetime import date

from assets.parsing.dates import date_resolution as calendar
from assets.parsing.dates.date_reading import EARLIER_REACH, Scan, When, earlier_dates, is_future
from assets.parsing.dates.date_resolution import Days, Unit
from assets.parsing.dates.date_spans import Length, length_at
from assets.parsing.model import Token

_DAY_WIDTH = 2
"""A night between two days is still «that day»."""
_WIDTHS: dict[Unit, int] = {"month": 31, "year": 366}
"""How long a date may be from which so many months or years are counted: «في يوليو … بعد ثلاثة أشهر من ذلك»."""
_NO_ANTECEDENT = "no earlier date to count from"


def told_before_at(scan: Scan, at: int) -> When | None:
    """Read an expression that goes back to an earlier date of the text, or None."""
    return (
        _that_day(scan, at) or _pointed_unit(scan, at) or _pointed_period(scan, at) or _before_or_after_that(scan, at)
    )


def _that_day(scan: Scan, at: int) -> When | None:
    """Read «ويومها», «يومذاك»: the latest day told."""
    reading = scan.words.reading("that_day", scan.tokens[at])
    if reading is None:
        return None
    days = _day_told(scan)
    return When(at, at + 1, days, "relative", reading[0], "" if days is not None else _NO_ANTECEDENT)


def _day_told(scan: Scan, sentences: int = EARLIER_REACH, unit: Unit = "day") -> Days | None:
    """Return the latest day told, or month or year where such units are counted from it."""
    for mention in earlier_dates(scan):
        assert mention.start_on is not None
        assert mention.end_on is not None
        if scan.sentence.no - scan.sentence_of(mention) > sentences:
            break
        if mention.is_since and mention.point_start is not None and mention.point_end is not None:
            start, end = mention.point_start, mention.point_end
        else:
            start, end = mention.start_on, mention.end_on
        if (end - start).days < _WIDTHS.get(unit, _DAY_WIDTH):
            return Days(start, end, "day" if start == end else "range")
    return None


def _pointed_unit(scan: Scan, at: int) -> When | None:
    """Read [مساء] «اليوم نفسه», «نفس اليوم», «ذلك اليوم», «اليوم التالي», «العام ذاته»."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    daypart = words.dayparts.match(tokens, at, end)
    core = at + daypart.n_tokens if daypart is not None else at
    if core + 1 >= end:
        return None
    pointer = words.reading("pointers_before", tokens[core])
    unit_at = core + 1 if pointer is not None else core
    unit_reading = _unit(scan, tokens[unit_at])
    if unit_reading is None or (unit_at > at and unit_reading[0]):
        return None
    after, shift = unit_at + 1, 0
    if pointer is None:
        following = tokens[after].form if after < end else ""
        if words.has("same_unit", following):
            shift = 0
        elif words.has("following_unit", following):
            shift = 1
        elif words.has("preceding_unit", following):
            shift = -1
        else:
            return None
        after += 1
        if shift and after < end and tokens[after].form.startswith("لل"):
            return None  # «في اليوم التالي للهجوم» counts from the attack
    proclitics = (daypart.proclitics if daypart is not None else "") or (pointer or unit_reading)[0]
    days = _shifted(scan, unit_reading[1], shift)
    return When(at, after, days, "relative", proclitics, "" if days is not None else _NO_ANTECEDENT)


def _unit(scan: Scan, token: Token) -> tuple[str, Unit] | None:
    """Return the proclitics and the unit of «اليوم», «الشهر», «العام» (singular, with the article)."""
    for proclitics, rest in token.variants:
        unit = scan.words.units.get(rest)
        is_single = not (scan.words.has("plural_units", rest) or scan.words.has("dual_units", rest))
        if unit in ("day", "week", "month", "year") and rest.startswith("ال") and is_single:
            return proclitics, unit
    return None


def _shifted(scan: Scan, unit: Unit, shift: int) -> Days | None:
    """Return the day, week, month or year told before, moved by so many of them."""
    if unit == "day":
        told = _day_told(scan)
        if told is None or shift == 0:
            return told
        return calendar.counted_from(told.start if shift < 0 else told.end, shift, "day")
    on = next((m.start_on for m in earlier_dates(scan) if m.start_on is not None), None)
    if on is None:
        return None
    if unit == "week":
        return calendar.week_of(calendar.counted_from(on, shift, "week").start)
    return calendar.counted_from(on, shift, unit)


def _pointed_period(scan: Scan, at: int) -> When | None:
    """Read [خلال] «تلك السنوات», «هذه الفترة», «الفترة نفسها»: the latest period told."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    within = words.within.match(tokens, at, end)
    core = at + within.n_tokens if within is not None else at
    if core + 1 >= end:
        return None
    pointer = words.reading("period_pointers", tokens[core])
    noun = words.reading("period_nouns", tokens[core + 1 if pointer else core])
    if noun is None or (pointer is None and not words.has("same_unit", tokens[core + 1].form)):
        return None
    proclitics = (within.proclitics if within is not None else "") or (pointer or noun)[0]
    least = _least_width(scan, noun[1])
    for mention in earlier_dates(scan):
        assert mention.start_on is not None
        assert mention.end_on is not None
        if (mention.end_on - mention.start_on).days >= least:
            return When(at, core + 2, Days(mention.start_on, mention.end_on, "range"), "relative", proclitics)
    return When(at, core + 2, None, "relative", proclitics, _NO_ANTECEDENT)


def _least_width(scan: Scan, noun: str) -> int:
    """Return how many days a period must last to be «تلك السنوات», «تلك الأشهر»."""
    return {"year": 365, "month": 31, "week": 7}.get(scan.words.units.get(noun, "day"), 1)


def _before_or_after_that(scan: Scan, at: int) -> When | None:
    """Read «قبل ذلك بيومين», «بعدها بأسبوع», «بعد يومين من ذلك», and «بعد يومين» alone."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    for group, sign in (("counts_before", -1), ("counts_after", 1)):
        reading = words.reading(group, tokens[at])
        if reading is None:
            continue
        is_closed = words.has("counted_from_that", reading[1])  # «بعدها»
        after = at + 1
        if not is_closed and after < end and words.has("that", tokens[after].form):
            is_closed, after = True, after + 1
        if is_closed:
            length = length_at(scan, after, "ب") if after < end else None
            if length is None:
                return None
            return _counted(scan, at, reading[0], length, sign, _day_told(scan, unit=length.unit))
        length = length_at(scan, after) if after < end else None
        if length is None:
            return None
        past = length.end
        past += past < end and words.has("alone", tokens[past].form)  # «بعد يومين فقط من ذلك»
        from_that = past + 1 < end and words.has("from_words", tokens[past].form)
        if from_that and words.has("that", tokens[past + 1].form):
            told = _day_told(scan, unit=length.unit)
            return _counted(scan, at, reading[0], length._replace(end=past + 2), sign, told)
        if from_that or sign < 0 or length.number in (None, 1):
            return None  # «بعد يوم من القمة»; «بعد يوم دام»
        if is_future(scan, at) and scan.published is not None:
            return _counted(scan, at, reading[0], length, sign, calendar.one_day(scan.published))
        told = _day_told(scan, 1)
        return _counted(scan, at, reading[0], length, sign, told) if told is not None else None
    return None


def _counted(scan: Scan, at: int, proclitics: str, length: Length, sign: int, told: Days | None) -> When:
    """Return the day a length of time before or after a day told."""
    if told is None or length.number is None:
        reason = _NO_ANTECEDENT if told is None else "how long between is not said"
        return When(at, length.end, None, "relative", proclitics, reason)
    anchor: date = told.start if sign < 0 else told.end
    days = calendar.counted_from(anchor, sign * int(length.number), length.unit)
    return When(at, length.end, days, "relative", proclitics)
