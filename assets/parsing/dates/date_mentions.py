"""Dates: the words of a text that say when, resolved against the publication date.

Belongs here: the walk over the text and the order in which expressions are tried. Does not belong here: single points
(date_points.py, calendar_days.py, calendar_years.py, running_periods.py), lengths and spans (date_spans.py), calendar
arithmetic (date_resolution.py).

| words | days |
|---|---|
| «السبت», «يوم السبت», «فجر السبت» | the latest Saturday not after publication |
| «ستبدأ السبت» | the next one: the nearest verb of the clause points forward |
| «السبت الماضي» / «السبت المقبل» | the latest before publication / the next |
| «يومي الاثنين والثلاثاء», «ليل الثلاثاء الأربعاء» | both days |
| «اليوم», «أمس», «أول من أمس», «غدا» | publication 0, −1, −2, +1 |
| «أمس السبت» | the weekday wins where it is one or two days off |
| «الليلة الماضية» | the day before publication and publication |
| «5 نوفمبر», «الخامس من نوفمبر» | the latest such day not after publication; with a forward verb the next |
| «12 يونيو» said in May | the next one, since a day ten months gone would have its year |
| «نوفمبر», «شهر نوفمبر», «نوفمبر الماضي» | the latest such month, as a whole; «الماضي» is before the running one |
| «مطلع / منتصف / نهاية نوفمبر» | days 1–10 / 11–20 / 21–last; of a year its three thirds |
| «28 أيلول/سبتمبر 2015», «10/12/2016», «2016-12-10» | that day; figures are read day first unless the year leads |
| «الثلاثاء 13 مارس 2018», «السبت (10 ديسمبر)» | one mention; the calendar day wins |
| «عام 2013», «العام الماضي», «هذا الشهر», «صيف 2017», «النصف الأول من 2018» | as a whole |
| «الأسبوع الماضي» | Monday to Sunday of the week before; «هذا الأسبوع» from Monday to publication |
| «قبل يومين / أسبوع» | that day |
| «قبل ثمانية أشهر / عامين» | that month / year as a whole |
| «خلال يومين» | the N days to publication; to the day before, where that is the last day told |
| «الأيام الثلاثة الماضية» | from N days before publication to publication |
| «منذ X» | X to publication; «منذ منتصف نوفمبر» from the 15th; «منذ بدء الهجوم في X» likewise, the span being X alone |
| «بين X وY», «من X إلى Y» | first day of X to last day of Y |
| «شهري أبريل/نيسان ومايو/أيار» | first day of the first month to last day of the second |
| «قبل أيام», «منذ سنوات» | no days; the reason is told |
| Hijri months, «15 رمضان 1439» | converted; without a year the latest not after publication |

Not dates: «اليوم الأول», «في اليوم التالي», «سوق الجمعة», «ثورة 25 يناير», مارس as a verb, «بعد يومين» (no anchor).
Without a publication date only full dates and years are resolved («منذ 2012» has a beginning and no end).
`last_token` is exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import timedelta

from assets.parsing.dates.date_points import point_at
from assets.parsing.dates.date_reading import Scan, When
from assets.parsing.dates.date_spans import ago_at, as_since, between_at, recent_at, since_at
from assets.parsing.dates.date_vocabulary import (
    READS_AGO,
    READS_BETWEEN,
    READS_POINT,
    READS_RECENT,
    READS_SINCE,
    READS_TOLD,
    DateVocabulary,
    load_vocabulary,
)
from assets.parsing.dates.day_windows import end_on_last_day_told
from assets.parsing.dates.told_before import told_before_at
from assets.parsing.model import DateMention, Document
from assets.parsing.numbers.counted_nouns import inner_start

__all__ = ["DateVocabulary", "find_dates", "load_vocabulary"]

_SINCE_REACH = 14
_CLAUSE_ENDS = frozenset({"،", ",", "؛", ":"})


def find_dates(document: Document, vocabulary: DateVocabulary) -> tuple[DateMention, ...]:
    """Return the dates of a document in order, none overlapping another."""
    found: list[DateMention] = []
    windows: set[int] = set()
    tokens, readers = document.tokens, vocabulary.readers
    starts = [sentence.first_token for sentence in document.sentences]

    def sentence_of(mention: DateMention) -> int:
        """Return the number of the sentence a date stands in."""
        return document.sentences[bisect_right(starts, mention.first_token) - 1].no

    for sentence in document.sentences:
        scan = Scan(tokens, sentence, vocabulary, document.published.on, found, sentence_of)
        since_until = -1
        at = sentence.first_token
        while at < sentence.last_token:
            token = tokens[at]
            if token.form in _CLAUSE_ENDS:
                since_until = -1  # «منذ انسحابها من المدينة، قتلت في 2011 …»
            if token.kind == "punct" or (token.kind == "word" and not readers(token.form)):
                at += 1
                continue
            when = _when_at(scan, at)
            if when is None:
                if _opens_since(scan, at):
                    since_until = at + _SINCE_REACH
                at += 1
                continue
            if when.first <= since_until and not when.is_since and not when.proclitics and when.days is not None:
                when = as_since(scan, when)
            since_until = -1
            if when.is_window:
                windows.add(len(found))
            mention = _mention(document, when)
            if found and when.proclitics == "و" and _goes_on(found[-1], mention):
                mention = _joined(found.pop(), mention)
            found.append(mention)
            at = when.end
    return end_on_last_day_told(found, frozenset(windows), document.published.on)


def _when_at(scan: Scan, at: int) -> When | None:
    """Read the expression that begins at a token: spans first, since they begin with a preposition of their own."""
    token = scan.tokens[at]
    if token.kind != "word":
        return point_at(scan, at)
    readers = scan.words.readers(token.form)
    return (
        (told_before_at(scan, at) if readers & READS_TOLD else None)
        or (since_at(scan, at) if readers & READS_SINCE else None)
        or (ago_at(scan, at) if readers & READS_AGO else None)
        or (between_at(scan, at) if readers & READS_BETWEEN else None)
        or (recent_at(scan, at) if readers & READS_RECENT else None)
        or (point_at(scan, at) if readers & READS_POINT else None)
    )


def _opens_since(scan: Scan, at: int) -> bool:
    """Tell «منذ بدء الهجوم … في منتصف نوفمبر»: the date some words on is where the span begins."""
    since = scan.words.since.match(scan.tokens, at, scan.sentence.last_token)
    if since is None or at + since.n_tokens >= scan.sentence.last_token:
        return False
    return scan.words.has("since_events", scan.tokens[at + since.n_tokens].form)


def _goes_on(first: DateMention, second: DateMention) -> bool:
    """Tell two whole months with nothing between them: «شهري أبريل/نيسان ومايو/أيار»."""
    if first.last_token != second.first_token or not first.precision == second.precision == "month":
        return False
    if first.end_on is None or second.start_on is None or first.is_since or second.is_since:
        return False
    return first.end_on + timedelta(days=1) == second.start_on


def _joined(first: DateMention, second: DateMention) -> DateMention:
    """Return one mention of two months that follow each other."""
    return replace(first, end=second.end, last_token=second.last_token, end_on=second.end_on, precision="range")


def _mention(document: Document, when: When) -> DateMention:
    """Turn a reading into a mention with offsets."""
    days = when.days
    return DateMention(
        start=inner_start(document, when.first, when.proclitics),
        end=document.tokens[when.end - 1].end,
        first_token=when.first,
        last_token=when.end,
        start_on=days.start if days else when.since_on,
        end_on=days.end if days else None,
        precision=days.precision if days else "unknown",
        basis=when.basis,
        is_since=when.is_since,
        point_start=when.point.start if when.point else None,
        point_end=when.point.end if when.point else None,
        reason=when.reason,
    )
