"""When an article appeared, where nobody delivered the date: stated by the text, bounded by what it names, or unknown.

Belongs here: the inference from date lines, calendar dates, office-holders and day words, each with its reason.
Does not belong here: reading a delivered date (ingest), or finding dates (dates.py).

| basis | rests on |
|---|---|
| given | the date delivered with the article |
| stated | a full date on its own line, before a dash in the first sentence («حلب - 10/12/2016 -»), or beside «اليوم» |
| inferred | the bounds: not before the latest full date told as past, within the terms of the office-holders named |
| inferred | «اليوم السبت 10 ديسمبر»: the one year within the bounds in which the weekday fits |
| inferred | a month without a year, told as past: it lies within bounds narrower than a year |
| unknown | none of these, or bounds that contradict each other |

`on` of an inferred date is set only where the bounds leave one day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from assets.parsing.dates.date_mentions import find_dates
from assets.parsing.dates.date_reading import Scan, is_future
from assets.parsing.dates.date_vocabulary import DateVocabulary
from assets.parsing.model import DateMention, Document, PublicationDate, Sentence

_DATELINE_REACH = 6
_NARROW = timedelta(days=330)
"""Within bounds closer than this a month named without its year can only be the one inside them."""
_MOST_YEARS = 40


class Bound(NamedTuple):
    """One limit of the publication date and what it rests on."""

    on: date
    reason: str


def infer_publication(
    document: Document, vocabulary: DateVocabulary, terms: Sequence[tuple[str, date, date | None]] = ()
) -> PublicationDate:
    """Return when an article appeared; `terms` holds (name, first day, last day or None) of office-holders it names."""
    given = document.published.on
    if given is not None:
        return PublicationDate(given, "given", given, given, "delivered with the article")
    undated = replace(document, published=PublicationDate(None, "unknown"))
    mentions = find_dates(undated, vocabulary)
    stated = next(_stated(undated, vocabulary, mentions), None)
    if stated is not None:
        return PublicationDate(stated.on, "stated", stated.on, stated.on, stated.reason)
    earliest = [Bound(start, f"{name} in office from {start}") for name, start, _ in terms]
    latest = [Bound(end, f"{name} in office until {end}") for name, _, end in terms if end is not None]
    earliest += _past_dates(undated, vocabulary, mentions)
    low = max(earliest, key=lambda bound: bound.on, default=None)
    high = min(latest, key=lambda bound: bound.on, default=None)
    if low is not None and high is not None and low.on > high.on:
        return PublicationDate(None, "unknown", reason=f"contradiction: {low.reason}, but {high.reason}")
    pinned = next(_pinned(undated, vocabulary, mentions, low, high), None)
    if pinned is not None:
        return PublicationDate(pinned.on, "inferred", pinned.on, pinned.on, pinned.reason)
    if low is not None and high is not None and high.on - low.on < _NARROW:
        low = max((low, *_named_months(undated, vocabulary, low, high)), key=lambda bound: bound.on)
    if low is None and high is None:
        return PublicationDate(None, "unknown", reason="no date given, stated or bounded by what the text names")
    reason = "; ".join(bound.reason for bound in (low, high) if bound is not None)
    on = low.on if low is not None and high is not None and low.on == high.on else None
    return PublicationDate(on, "inferred", low.on if low else None, high.on if high else None, reason)


def _stated(document: Document, vocabulary: DateVocabulary, mentions: Sequence[DateMention]) -> Iterator[Bound]:
    """Yield the full dates that stand as a date line or beside «اليوم»."""
    body = next((sentence for sentence in document.sentences if sentence.section == "body"), None)
    for mention in mentions:
        if mention.start_on is None or mention.precision != "day" or mention.is_since:
            continue
        words = document.text[mention.start : mention.end]
        if _names_today(document, vocabulary, mention):
            yield Bound(mention.start_on, f"the text says «{words}»")
        sentence = _sentence_of(document, mention)
        n_words = sum(document.tokens[k].kind != "punct" for k in range(sentence.first_token, sentence.last_token))
        n_date = sum(document.tokens[k].kind != "punct" for k in range(mention.first_token, mention.last_token))
        after = mention.last_token
        opens = sentence is body and mention.first_token - sentence.first_token <= _DATELINE_REACH
        closed = after < sentence.last_token and document.tokens[after].form in ("-", ":", ")", "/", "(")
        if 2 * n_date >= n_words or (opens and closed):
            yield Bound(mention.start_on, f"date line «{words}»")


def _names_today(document: Document, vocabulary: DateVocabulary, mention: DateMention) -> bool:
    """Tell whether a date begins with «اليوم»."""
    return any(rest in vocabulary.sets["today"] for k in _range(mention) for _, rest in document.tokens[k].variants)


def _range(mention: DateMention) -> range:
    """Return the token indexes of a mention."""
    return range(mention.first_token, mention.last_token)


def _sentence_of(document: Document, mention: DateMention) -> Sentence:
    """Return the sentence that holds a mention."""
    return next(s for s in document.sentences if s.first_token <= mention.first_token < s.last_token)


def _past_dates(document: Document, vocabulary: DateVocabulary, mentions: Sequence[DateMention]) -> list[Bound]:
    """Return the calendar dates told as past: the article is not older than they are."""
    bounds = []
    for mention in mentions:
        if mention.start_on is None or _is_future(document, vocabulary, mention):
            continue
        on = mention.end_on if mention.precision == "day" and mention.end_on is not None else mention.start_on
        bounds.append(Bound(on, f"the text tells of «{document.text[mention.start : mention.end]}»"))
    return bounds


def _is_future(document: Document, vocabulary: DateVocabulary, mention: DateMention) -> bool:
    """Tell whether a mention speaks of the time after the article."""
    scan = Scan(document.tokens, _sentence_of(document, mention), vocabulary, None)
    told = any(vocabulary.has("next", document.tokens[k].form) for k in _range(mention))
    before = document.tokens[mention.first_token - 1].form if mention.first_token > scan.sentence.first_token else ""
    return told or vocabulary.has("until", before) or is_future(scan, mention.first_token)


def _pinned(
    document: Document,
    vocabulary: DateVocabulary,
    mentions: Sequence[DateMention],
    low: Bound | None,
    high: Bound | None,
) -> Iterator[Bound]:
    """Yield the day that «اليوم السبت 10 ديسمبر» can only mean within the bounds."""
    if low is None or high is None or high.on.year - low.on.year > _MOST_YEARS:
        return
    for mention in mentions:
        rests = [rest for k in _range(mention) for _, rest in document.tokens[k].variants]
        weekdays = {vocabulary.weekdays[rest] for rest in rests if rest in vocabulary.weekdays}
        if mention.start_on is not None or len(weekdays) != 1:
            continue
        shift = 0 if _names_today(document, vocabulary, mention) else _yesterday_shift(document, vocabulary, mention)
        if shift is None:
            continue
        fitting = []
        for year in range(low.on.year, high.on.year + 1):
            seen = _read_again(document, vocabulary, mention, date(year, 12, 31))
            if seen is None or seen.basis != "explicit" or seen.start_on is None or seen.start_on.year != year:
                continue
            on = seen.start_on + timedelta(days=shift)
            if seen.start_on.weekday() in weekdays and low.on <= on <= high.on:
                fitting.append(on)
        if len(fitting) == 1:
            words = document.text[mention.start : mention.end]
            bounds = f"between {low.on} ({low.reason}) and {high.on} ({high.reason})"
            yield Bound(fitting[0], f"«{words}» fits one day {bounds}")


def _yesterday_shift(document: Document, vocabulary: DateVocabulary, mention: DateMention) -> int | None:
    """Return how many days after the mention the article appeared, by «أمس» or «غدا»; None without such a word."""
    for k in _range(mention):
        matched = vocabulary.day_words.match(document.tokens, k, mention.last_token)
        if matched is not None:
            return -matched.value
    return None


def _read_again(
    document: Document, vocabulary: DateVocabulary, mention: DateMention, published: date
) -> DateMention | None:
    """Return a mention as it would read in an article of a given day."""
    dated = replace(document, published=PublicationDate(published, "given", published, published))
    sentence = _sentence_of(document, mention)
    found = find_dates(replace(dated, sentences=(sentence,)), vocabulary)
    return next((other for other in found if other.first_token == mention.first_token), None)


def _named_months(document: Document, vocabulary: DateVocabulary, low: Bound, high: Bound) -> Iterator[Bound]:
    """Yield the beginnings of months and days told as past, without a year, that lie within narrow bounds."""
    dated = replace(document, published=PublicationDate(high.on, "given", high.on, high.on))
    for mention in find_dates(dated, vocabulary):
        if mention.basis != "explicit" or mention.start_on is None or _is_future(document, vocabulary, mention):
            continue
        if low.on < mention.start_on <= high.on:
            words = document.text[mention.start : mention.end]
            yield Bound(mention.start_on, f"{low.reason}; «{words}» is told as past and lies within the bounds")
