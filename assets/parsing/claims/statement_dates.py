"""Dates of statements: when it was said, which is not when what was said happened.

Belongs here: the day of the reporting words («قال الكرملين، الخميس، إن»), and a speaker's day taken up by what he goes
on to say. Does not belong here: dates of events (claim_dates.py), what the words of a date mean (dates/).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from assets.parsing.attribution.attributions import Attribution
from assets.parsing.attribution.reporting_verbs import AttributionVocabulary
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import DateMention, DatePrecision, Document

_TAIL = 4
_LEAD = 8
_PAST_OPENERS = frozenset({"كان", "كانت", "كانوا", "قد"})


class _Day(NamedTuple):
    """A day on which somebody spoke or sat at a table: from which token on, who, and the date."""

    where: int
    who: frozenset[str]
    start: date | None
    end: date | None
    precision: DatePrecision
    text: str | None


def date_statements(
    document: Document,
    views: tuple[SentenceView, ...],
    drafts: list[ClaimDraft],
    attributions: tuple[Attribution, ...],
    vocabulary: AttributionVocabulary,
    parent_of: Callable[[str], str],
) -> None:
    """Give each statement the day on which it was said: its own, its speaker's last one, or for a headline the next.

    `parent_of` maps an actor to the body it belongs to: who speaks for a ministry goes on with what it said.
    """
    view_of = {index: view for view in views for index in range(view.first, view.last)}
    days: list[_Day] = []
    for attribution in attributions:
        view = view_of.get(attribution.frame_first_token)
        mention = _spoken_on(attribution, view, drafts) if view is not None else None
        if mention is not None and mention.start_on is not None:
            who = _with_bodies(attribution.speakers, parent_of)
            days.append(_day(document, attribution.frame_first_token, who, mention))
    days += [_table_day(draft, parent_of) for draft in drafts if draft.event_type == "diplomacy" and draft.date_start]
    days.sort(key=lambda day: day.where)
    for draft in drafts:
        if draft.event_type != "statement":
            continue
        said = _attribution_of(draft, attributions)
        own = _spoken_on(said, draft.view, drafts) if said is not None else None
        if own is not None and own.start_on is not None:
            _set(draft, _day(document, 0, frozenset(), own))
            draft.date_basis = own.basis
            continue
        _clear(draft)
        if said is not None and not _is_background(said, draft.view, vocabulary):
            takers = [p.actor_id for p in draft.participants if p.role == "actor"]
            day = _taken_up(draft, _with_bodies((*said.speakers, *takers), parent_of), days)
            if day is not None:
                _set(draft, day)


def _with_bodies(speakers: Iterable[str], parent_of: Callable[[str], str]) -> frozenset[str]:
    """Return the speakers and the bodies they belong to; a state's many bodies do not speak with one voice."""
    found = set(speakers)
    for speaker in tuple(found):
        parent = parent_of(speaker)
        if parent and not parent.startswith("state."):
            found.add(parent)
    return frozenset(found)


def _day(document: Document, where: int, who: frozenset[str], mention: DateMention) -> _Day:
    """Return the day that a date mention tells."""
    text = document.text[mention.start : mention.end]
    return _Day(where, who, mention.start_on, mention.end_on, mention.precision, text)


def _table_day(draft: ClaimDraft, parent_of: Callable[[str], str]) -> _Day:
    """Return the day of a meeting, on which those who sit there speak: «عقدت الجامعة الثلاثاء اجتماعا … وطالبت»."""
    who = _with_bodies((p.actor_id for p in draft.participants), parent_of)
    return _Day(draft.first_token, who, draft.date_start, draft.date_end, draft.date_precision, draft.date_text)


def _attribution_of(draft: ClaimDraft, attributions: tuple[Attribution, ...]) -> Attribution | None:
    """Return the report that the statement was made of."""
    verb = draft.rule.removeprefix("statement.")
    held = [a for a in attributions if draft.first_token <= a.frame_first_token < draft.last_token]
    return next((a for a in held if a.verb == verb), held[0] if held else None)


def _spoken_on(attribution: Attribution, view: SentenceView, drafts: list[ClaimDraft]) -> DateMention | None:
    """Return the date among the reporting words, right behind them, or leading the clause: «وفي عام 2014، حذرت»."""
    first, last = attribution.frame_first_token, attribution.frame_last_token
    is_clause = view.form(last - 1).removeprefix("ب")[:2] == "ان"
    heads = [d.candidate.head.first for d in drafts if d.view is view and d.candidate is not None]
    stop = last if is_clause else min([last + _TAIL, *(head for head in heads if head >= last)])
    behind = [d for d in view.dates if first <= d.first_token < stop and not d.is_since]
    if behind:
        return behind[0]
    ahead = [d for d in view.dates if first - _LEAD <= d.first_token < first and not d.is_since]
    ahead = [d for d in ahead if view.clause(d.first_token) == view.clause(first)]
    is_free = ahead and not any(ahead[-1].first_token - _LEAD <= head < first for head in heads)
    return ahead[-1] if is_free else None


def _is_background(attribution: Attribution, view: SentenceView, vocabulary: AttributionVocabulary) -> bool:
    """Tell what somebody keeps saying or had said before: «وتقول روسيا إنها», «وكانت واشنطن قد هددت»."""
    first = attribution.frame_first_token
    if any(view.form(i).removeprefix("و") in _PAST_OPENERS for i in range(max(view.first, first - 6), first)):
        return True
    reading = vocabulary.verb(view.tokens[first])
    is_present = reading is not None and not reading.is_past
    return is_present and view.sentence.section != "headline" and attribution.rule != "participle"


def _taken_up(draft: ClaimDraft, speakers: frozenset[str], days: list[_Day]) -> _Day | None:
    """Return the day on which one of the speakers spoke last before; for a headline the first one in the body."""
    own = [day for day in days if day.who & speakers]
    if draft.section == "headline":
        return own[0] if own else None
    before = [day for day in own if day.where < draft.last_token]
    return before[-1] if before else None


def _set(draft: ClaimDraft, day: _Day) -> None:
    """Give a statement a day, as inherited."""
    draft.date_start, draft.date_end, draft.date_precision = day.start, day.end, day.precision
    draft.date_text, draft.date_basis = day.text, "inherited"


def _clear(draft: ClaimDraft) -> None:
    """Take away a date that tells when something else happened: «طالبت بالتحقيق في قصف الجمعة»."""
    draft.date_start = draft.date_end = draft.date_text = None
    draft.date_precision, draft.date_basis = "unknown", "unknown"
