"""Dates between events: «بعد يوم من القمة» dates the summit by the raid told before it, or the raid by the summit.

Belongs here: which two claims a length of time lies between, and the date the one gives the other.
Does not belong here: reading the length (dates/intervals.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.model import Document, EventInterval, Sentence

_REACH = 12
"""Words between «من» and the trigger of the event counted from: «غداة مقتل 20 مدنيا، بينهم 16 طفلا، في غارة»."""
_NEXT = 3
_POINTERS = frozenset({"ذلك", "هذا"})


class EventLink(NamedTuple):
    """Two claims and the days from the origin («القمة») to what is told («القصف بعد يوم من القمة»)."""

    told: ClaimDraft
    origin: ClaimDraft
    interval: EventInterval
    words: str


def link_events(document: Document, drafts: list[ClaimDraft]) -> list[EventLink]:
    """Return the pairs of claims of one sentence that a length of time lies between."""
    links: list[EventLink] = []
    events = [draft for draft in drafts if draft.candidate is not None]
    for interval, sentence, here in _told_with(document, events):
        origin = _counted_from(interval, here, _REACH)
        before = [d for d in here if _head(d) < interval.first_token]
        told = (
            before[-1] if before else next((d for d in here if origin is not None and _head(d) > _head(origin)), None)
        )
        if told is None and any(document.tokens[k].form in _POINTERS for k in _just_before(interval)):
            told = _news_of(events, sentence.no)  # «ويأتي ذلك بعد يومين من فرض عقوبات»
        if origin is None or told is None or told is origin:
            continue
        links.append(EventLink(told, origin, interval, _words_of(interval, document)))
    return links


def _told_with(
    document: Document, drafts: list[ClaimDraft]
) -> Iterator[tuple[EventInterval, Sentence, list[ClaimDraft]]]:
    """Yield each length of time with its sentence and the events told in that."""
    if not document.intervals:
        return
    starts = [sentence.first_token for sentence in document.sentences]
    for interval in document.intervals:
        sentence = document.sentences[bisect_right(starts, interval.first_token) - 1]
        here = [d for d in drafts if d.candidate is not None and d.view.sentence.no == sentence.no]
        yield interval, sentence, here


def _counted_from(interval: EventInterval, events: list[ClaimDraft], reach: int) -> ClaimDraft | None:
    """Return the first event whose trigger stands at most so many words behind a length of time, None without one."""
    return next((d for d in events if interval.last_token <= _head(d) <= interval.last_token + reach), None)


def _words_of(interval: EventInterval, document: Document) -> str:
    """Return the words of a length of time as written."""
    tokens = document.tokens
    return document.text[tokens[interval.first_token].start : tokens[interval.last_token - 1].end]


def _just_before(interval: EventInterval) -> range:
    """Return the tokens right before an interval."""
    return range(max(interval.first_token - 3, 0), interval.first_token)


def _news_of(events: list[ClaimDraft], sentence: int) -> ClaimDraft | None:
    """Return what an article is about, which «ذلك» takes up: the first event its body tells, before a sentence."""
    return next((d for d in events if d.section == "body" and d.view.sentence.no < sentence), None)


def count_between(links: list[EventLink]) -> None:
    """Date the undated claim of each pair by the dated one."""
    for link in links:
        known, unknown, days = link.told, link.origin, -link.interval.days
        if _is_day(link.origin) and link.told.date_start is None:
            known, unknown, days = link.origin, link.told, link.interval.days
        if not _is_day(known) or unknown.date_start is not None:
            continue
        assert known.date_start is not None
        assert known.date_end is not None
        unknown.date_start = known.date_start + timedelta(days=days)
        unknown.date_end = known.date_end + timedelta(days=days)
        unknown.date_precision, unknown.date_basis, unknown.date_text = known.date_precision, "relative", link.words


def count_from_days(document: Document, drafts: list[ClaimDraft]) -> None:
    """Date what a length of time counts from by the day named before it: «دعا اليوم السبت إلى … بعد يوم من هجومين»."""
    for interval, sentence, here in _told_with(document, drafts):
        origin = _counted_from(interval, here, _NEXT)
        if origin is None or origin.date_start is not None:
            continue
        days = [
            mention
            for mention in document.dates
            if sentence.first_token <= mention.first_token < interval.first_token
            and mention.precision == "day"
            and not mention.is_since
        ]
        named = next((day for day in reversed(days) if day.start_on is not None), None)
        if named is None or named.start_on is None:
            continue
        origin.date_start = named.start_on - timedelta(days=interval.days)
        origin.date_end = (named.end_on or named.start_on) - timedelta(days=interval.days)
        origin.date_precision, origin.date_basis = named.precision, "relative"
        origin.date_text = _words_of(interval, document)


def _head(draft: ClaimDraft) -> int:
    """Return the token of the claim's trigger."""
    return draft.candidate.head.first if draft.candidate else draft.first_token


def _is_day(draft: ClaimDraft) -> bool:
    """Tell a claim dated to a day or a night."""
    start, end = draft.date_start, draft.date_end
    return start is not None and end is not None and (end - start).days <= 1
