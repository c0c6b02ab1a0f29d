"""Years and parts of years: «عام 2013», «مطلع العام 2014», «صيف 2017», «النصف الأول من 2018», «عامي 2014 و2015».

Belongs here: reading a year at a token. Does not belong here: days and months (calendar_days.py).
"""

from __future__ import annotations

from datetime import date

from assets.parsing.dates import date_resolution as calendar
from assets.parsing.dates.date_reading import Scan, When, direction_after, names_edge, unresolved
from assets.parsing.dates.date_resolution import Days, Part
from assets.parsing.numbers.number_words import read_cardinal

_YEARS = range(1800, 2101)
_HIJRI_YEARS = range(1300, 1501)
_OLDEST_DECADE_ALONE = 50
"""«الثلاثينات» without its century may as well be an age."""


def year_at(scan: Scan, at: int) -> When | None:
    """Read «عام 2013», «مطلع العام 2014», «صيف 2017», «النصف الأول من 2018», a bare year after «في»."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    core, proclitics = at, ""
    part: Part | None = None
    months: tuple[int, int] | None = None
    half = words.halves.match(tokens, at, end)
    matched_part = words.parts.match(tokens, at, end)
    season = next(((pro, words.seasons[rest]) for pro, rest in tokens[at].variants if rest in words.seasons), None)
    if half is not None:
        months, proclitics, core = half.value, half.proclitics, at + half.n_tokens
    elif season is not None:
        (proclitics, months), core = season, at + 1
    elif matched_part is not None:
        part, proclitics, core = matched_part.value, matched_part.proclitics, at + matched_part.n_tokens
    if core > at and core < end and tokens[core].form == "من":
        core += 1
    found = _year_number(scan, core, is_led=core > at, is_first=core == at)
    if found is None:
        return _named_season(scan, at)
    first, last, after, own = found
    if core == at:
        proclitics = own
    elif own:
        return None
    if first in _HIJRI_YEARS and after < end and words.has("hijri_marks", tokens[after].form):
        begin, finish = calendar.hijri_days(first, 1, None), calendar.hijri_days(first, 12, None)
        days = Days(begin.start, finish.end, "year") if begin and finish else None
        return When(at, after + 1, days, "explicit", proclitics)
    if first not in _YEARS:
        return None
    if months is not None:
        days = calendar.months_days(first, *months)
    elif first != last:
        days = Days(date(first, 1, 1), date(last, 12, 31), "range")
    else:
        days = calendar.year_days(first, part, is_edge=part is not None and names_edge(scan, at))
    is_relative = tokens[after - 1].kind != "number"
    return When(at, after, days, "relative" if is_relative else "explicit", proclitics, "", part)


def _named_season(scan: Scan, at: int) -> When | None:
    """Read «الصيف الماضي», «الشتاء المقبل»: with the article, and only where a word tells which one."""
    tokens, words = scan.tokens, scan.words
    for proclitics, rest in tokens[at].variants:
        if rest not in words.seasons or not rest.startswith("ال"):
            continue
        direction, after, told = direction_after(scan, at + 1, at)
        if not told:
            return None
        if scan.published is None:
            return When(at, after, None, "relative", proclitics, unresolved(scan, ""))
        days = calendar.season_from(scan.published, *words.seasons[rest], direction)
        return When(at, after, days, "relative", proclitics)
    return None


def decade_at(scan: Scan, at: int) -> When | None:
    """Read «تسعينيات القرن الماضي», «أواخر الثمانينات»; «في الخمسينات من العمر» is an age."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    matched = words.parts.match(tokens, at, end)
    part = matched.value if matched is not None else None
    core = at + matched.n_tokens if matched is not None else at
    if core >= end:
        return None
    reading = next(((pro, rest) for pro, rest in tokens[core].variants if rest in words.decades), None)
    if reading is None or (matched is not None and reading[0]):
        return None
    proclitics = matched.proclitics if matched is not None else reading[0]
    after = core + 1
    named = after + (after < end and tokens[after].form == "من")
    century = words.centuries.match(tokens, named, end, frozenset()) if named < end else None
    if century is not None:
        first = century.value + words.decades[reading[1]]
        return When(at, named + century.n_tokens, calendar.decade_days(first, part), "explicit", proclitics, "", part)
    is_alone = reading[1].startswith("ال") and words.decades[reading[1]] >= _OLDEST_DECADE_ALONE
    if not is_alone or named > after:
        return None
    return When(
        at, after, calendar.decade_days(1900 + words.decades[reading[1]], part), "explicit", proclitics, "", part
    )


def _year_number(scan: Scan, at: int, is_led: bool, is_first: bool) -> tuple[int, int, int, str] | None:
    """Return first year, last year, index after and proclitics of a year or two."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    if at >= end:
        return None
    word = words.reading("year_words", tokens[at])
    pair = words.reading("years_words", tokens[at])
    core = at + 1 if word or pair else at
    own = (word or pair or ("", ""))[0] if is_first else (word or pair or ("", ""))[0]
    if core >= end:
        return None
    token = tokens[core]
    if token.kind == "number" and token.form.isdecimal() and len(token.form) == 4:
        year = int(token.form)
        if year not in _YEARS and year not in _HIJRI_YEARS:
            return None
        if not (word or pair or is_led) and not _is_bare_year(scan, core):
            return None
        if pair and core + 2 < end and tokens[core + 1].form == "و" and tokens[core + 2].form.isdecimal():
            second = int(tokens[core + 2].form)
            if year < second < 2101:
                return year, second, core + 3, own
        is_marked = core + 1 < end and words.has("era_marks", tokens[core + 1].form)
        return year, year, core + 1 + is_marked, own
    number = read_cardinal(tokens, core, end, words.number_words) if word else None
    if number is not None and number.value in _YEARS and not number.proclitics:
        return int(number.value), int(number.value), number.end, own
    if word and is_led and scan.published is not None:
        for group, shift in (("last", -1), ("this", 0), ("next", 1)):
            if words.has(group, token.form):
                return scan.published.year + shift, scan.published.year + shift, core + 1, own
    return None


def _is_bare_year(scan: Scan, at: int) -> bool:
    """Tell a year without «عام»: after a preposition of time, and not counting anything («في 2012», «منذ 2011»)."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    if at <= scan.sentence.first_token or int(tokens[at].form) not in range(1900, 2101):
        return False
    if tokens[at - 1].form == "رقم" or not words.reading("month_cues", tokens[at - 1]):
        return False
    if at + 1 >= end or tokens[at + 1].kind != "word":
        return tokens[at - 1].form not in ("(", "-", "/")
    form = tokens[at + 1].form
    return form in words.not_nouns or form.startswith(("ال", "وال", "و"))
