"""Lengths of time between two events of the text: «بعد يوم من القمة», «غداة الهجوم», «في اليوم التالي للهجوم».

Belongs here: reading the length and its direction. Does not belong here: which claims the two events are
(claims/dates_between_events.py), days counted from another date (told_before.py).
"""

from __future__ import annotations

from datetime import date

from assets.parsing.dates.date_reading import Scan
from assets.parsing.dates.date_resolution import counted_from
from assets.parsing.dates.date_spans import length_at
from assets.parsing.dates.date_vocabulary import DateVocabulary
from assets.parsing.model import Document, EventInterval

_SOME_DAY = date(2000, 1, 1)


def find_intervals(document: Document, vocabulary: DateVocabulary) -> tuple[EventInterval, ...]:
    """Return the lengths of time of a document that count from an event named after them, in order."""
    found: list[EventInterval] = []
    openers = vocabulary.interval_openers
    taken = {k for mention in document.dates for k in range(mention.first_token, mention.last_token)}
    for sentence in document.sentences:
        scan = Scan(document.tokens, sentence, vocabulary, document.published.on)
        for at in range(sentence.first_token, sentence.last_token):
            if at in taken or not openers(document.tokens[at].form):
                continue
            interval = _eve_or_morrow(scan, at) or _counted(scan, at)
            if interval is not None:
                found.append(interval)
    return tuple(found)


def _eve_or_morrow(scan: Scan, at: int) -> EventInterval | None:
    """Read «غداة الهجوم», «عشية القمة», «اليوم التالي للهجوم»."""
    tokens, end = scan.tokens, scan.sentence.last_token
    matched = scan.words.eves.match(tokens, at, end)
    if matched is None or at + matched.n_tokens >= end:
        return None
    after = at + matched.n_tokens
    is_day_after = matched.n_tokens > 1  # «اليوم التالي» goes back to a date unless «ل» names the event
    if is_day_after and not tokens[after].form.startswith("ل"):
        return None
    return EventInterval(at, after, matched.value)


def _counted(scan: Scan, at: int) -> EventInterval | None:
    """Read «بعد يومين من», «بعد 24 ساعة على», «بعد ساعات من», «قبل يوم من»."""
    tokens, words, end = scan.tokens, scan.words, scan.sentence.last_token
    sign = 1 if words.reading("counts_after", tokens[at]) else -1 if words.reading("ago", tokens[at]) else 0
    if not sign or at + 1 >= end:
        return None
    length = length_at(scan, at + 1)
    if length is None or length.end + 1 >= end:
        return None
    after = length.end + words.has("alone", tokens[length.end].form)
    if after + 1 >= end or not words.has("from_words", tokens[after].form):
        return None
    if length.unit not in ("hour", "day", "week") or (length.number is None and length.unit != "hour"):
        return None
    origin = scan.published or _SOME_DAY
    told = counted_from(origin, sign * int(length.number or 0), length.unit)
    return EventInterval(at, after + 1, (told.start - origin).days)
