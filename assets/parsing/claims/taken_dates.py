"""Taking over a date: one claim's date given to another, and the day on which a speaker spoke to his statements.

Belongs here: copying dates, and the dates of statements. Does not belong here: which event a claim goes on about
(date_inheritance.py).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from assets.parsing.claims.claim_dates import SpokenDate
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.model import Document

_PLANNABLE = frozenset({"diplomacy", "protest"})
_INCIDENT_DAYS = 3
_LEAD_SENTENCES = 2
_REACTION_REACH = 4


class _Speech(NamedTuple):
    """A day on which somebody spoke, met or took a stand."""

    first_token: int
    on: date
    words: str
    speakers: frozenset[str]


def date_statements(
    document: Document,
    drafts: list[ClaimDraft],
    spoken: tuple[SpokenDate, ...],
    bodies: Callable[[str], frozenset[str]],
) -> None:
    """Give a statement the day on which its speaker spoke or met before it; a headline's looks ahead."""
    said = [
        _Speech(
            s.mention.first_token,
            s.mention.start_on,
            document.text[s.mention.start : s.mention.end],
            frozenset(s.attribution.speakers),
        )
        for s in spoken
        if s.mention.start_on is not None and s.mention.precision == "day"
    ]
    for draft in drafts:
        if (
            draft.event_type in ("statement", "diplomacy")
            and draft.date_start is not None
            and draft.date_start == draft.date_end
        ):
            people = frozenset(p.actor_id for p in draft.participants if p.role != "recipient")
            said.append(
                _Speech(
                    draft.first_token, draft.date_start, draft.date_text or "", people | frozenset(draft.attributed_to)
                )
            )
    said.sort(key=lambda speech: speech.first_token)
    for draft in drafts:
        if draft.event_type != "statement" or draft.date_start is not None or not said:
            continue
        speakers = {p.actor_id for p in draft.participants if p.role == "actor"} | set(draft.attributed_to)
        is_headline = draft.section == "headline"
        line = frozenset[str]().union(*(bodies(s) for s in speakers)) if speakers else frozenset[str]()
        matching = [
            s
            for s in said
            if (is_headline or s.first_token < draft.first_token) and _on_one_line(speakers, line, s.speakers, bodies)
        ]
        if matching:
            speech = matching[0 if is_headline else -1]
            draft.date_start = draft.date_end = speech.on
            draft.date_precision, draft.date_basis, draft.date_text = "day", "inherited", speech.words
            continue
        meeting = next(
            (d for d in drafts if d.view is draft.view and d.event_subtype == "meeting" and d.date_start), None
        )
        if meeting is not None and meeting.first_token < draft.first_token and is_incident_date(meeting):
            copy_date(draft, meeting)  # «خلال القمة …، حذر أردوغان»
    _date_headings(drafts)
    _date_reactions(document, drafts)


def _date_headings(drafts: list[ClaimDraft]) -> None:
    """Give the statement of a headline the day of the one the text opens with: «تهديد إيراني لبغداد»."""
    opening = next((d for d in drafts if d.event_type == "statement" and d.section == "body"), None)
    if opening is None or opening.view.sentence.no > _LEAD_SENTENCES or not is_incident_date(opening):
        return
    for draft in drafts:
        if draft.event_type == "statement" and draft.section == "headline" and draft.date_start is None:
            copy_date(draft, opening)


def _date_reactions(document: Document, drafts: list[ClaimDraft]) -> None:
    """Date «دانت دول المجزرة التي ارتكبت الاثنين», printed on Monday: no earlier than the event, nor than the print."""
    published = document.published.on
    if published is None:
        return
    happened = [d for d in drafts if d.status == "occurred" and d.candidate is not None and d.date_start == published]
    for draft in drafts:
        if draft.event_type != "statement" or draft.date_start is not None:
            continue
        told = next((d for d in happened if _speaks_of(draft, d)), None)
        if told is not None:
            copy_date(draft, told)


def _speaks_of(draft: ClaimDraft, event: ClaimDraft) -> bool:
    """Tell that an event stands in the clause of a position taken on it."""
    view = draft.view
    in_reach = draft.first_token < event.last_trigger <= draft.last_token + _REACTION_REACH
    return event.view is view and in_reach and view.clause(event.first_token) == view.clause(draft.first_token)


def _on_one_line(
    speakers: set[str], line: frozenset[str], others: frozenset[str], bodies: Callable[[str], frozenset[str]]
) -> bool:
    """Tell a spokesman and the body he speaks for: one stands above the other, or they are one."""
    return bool(others & line) or any(bodies(other) & speakers for other in others)


def copy_date(draft: ClaimDraft, source: ClaimDraft) -> None:
    """Give a draft the date of another, as inherited."""
    draft.date_start, draft.date_end, draft.date_text = source.date_start, source.date_end, source.date_text
    draft.date_precision, draft.date_basis = source.date_precision, "inherited"
    if names_plan(draft, source):
        draft.status = "planned"


def names_plan(draft: ClaimDraft, other: ClaimDraft) -> bool:
    """Tell «القمة» for one that lies ahead: naming it does not make it happen."""
    is_same = draft.event_subtype == other.event_subtype and draft.event_type in _PLANNABLE
    return is_same and other.status == "planned" and draft.status in ("occurred", "ongoing")


def is_incident_date(draft: ClaimDraft) -> bool:
    """Tell a date narrow enough to be taken up later; a background month («قبل ثمانية أشهر») is not."""
    start, end = draft.date_start, draft.date_end
    return start is not None and end is not None and (end - start).days <= _INCIDENT_DAYS
