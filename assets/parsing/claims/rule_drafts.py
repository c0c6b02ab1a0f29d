"""Drafts by rule: the claims that the rules of events and statements make, before places, dates and speakers.

Belongs here: the order of these rules, the bound of an article. Does not belong here: any rule, and what the learned
judgement makes of the drafts (judgement/claim_judgement.py).
"""

from __future__ import annotations

from typing import NamedTuple

from assets.parsing.attribution.attributions import Attribution, find_attributions
from assets.parsing.casualties.casualty_mentions import CasualtyMention, find_casualties
from assets.parsing.claims.claim_draft import ClaimDraft, draft_span
from assets.parsing.claims.claim_status import judge_status, tells_habit_of_not
from assets.parsing.claims.statements import find_statements
from assets.parsing.events.article_subject import Subject, article_subject
from assets.parsing.events.elided_parties import add_spoken_parties, inherit_doers, inherit_sides
from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.event_candidates import find_candidates
from assets.parsing.events.event_subtypes import choose_subtypes
from assets.parsing.events.participants import find_participants
from assets.parsing.events.sentence_gathering import build_views
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.triggers import find_triggers
from assets.parsing.lexicon_loader import Lexicon
from assets.parsing.model import Document

MAX_CANDIDATES = 2000
"""Words of events in one article; the busiest round-up has two hundred. Every event is compared with the others for its
place and date, which a text of nothing but «قتل» would turn into hours."""


class ArticleBoundError(ValueError):
    """The text goes beyond what one article can be; the message says which bound it passes."""


class Reading(NamedTuple):
    """An article with everything that is read before its claims: counts, reports, sentences with their triggers."""

    document: Document
    counts: tuple[CasualtyMention, ...]
    attributions: tuple[Attribution, ...]
    views: tuple[SentenceView, ...]
    subject: Subject

    @property
    def frames(self) -> frozenset[int]:
        """Return the tokens at which somebody's report begins."""
        return frozenset(a.frame_first_token for a in self.attributions if a.kind != "continues")


def read_events(document: Document, words: Lexicon) -> Reading:
    """Read the counts, reports and words of events of a document whose names are read."""
    counts = find_casualties(document, words.casualties)
    attributions = find_attributions(document, words.attribution)
    frames = frozenset(a.frame_first_token for a in attributions if a.kind != "continues")
    views = build_views(document, find_triggers(document, words.triggers), counts, words.context, frames)
    return Reading(document, counts, attributions, views, article_subject(views, words.context))


def draft_claims(reading: Reading, words: Lexicon) -> list[ClaimDraft]:
    """Return the claims that the rules make of an article. Raises ArticleBoundError for a text that is no article."""
    frames, subject = reading.frames, reading.subject
    candidates = [
        c for view in reading.views for c in find_candidates(view, subject, words.context, words.types, frames)
    ]
    if len(candidates) > MAX_CANDIDATES:
        raise ArticleBoundError(f"{len(candidates)} words of events; an article has {MAX_CANDIDATES} at most")
    drafts = draft_events(candidates, reading, words)
    inherit_doers(drafts, words.context)
    inherit_sides(drafts, words.context)
    drafts = [
        d
        for d in drafts
        if not ((d.status == "called_for" and d.event_type != "protest") or tells_habit_of_not(d, words.context))
    ]
    return drafts + find_statements(
        reading.document, reading.views, reading.attributions, drafts, subject, words.statements, words.kind_of
    )


def draft_events(candidates: list[EventCandidate], reading: Reading, words: Lexicon) -> list[ClaimDraft]:
    """Return the drafts of event mentions in text order, with subtype, participants and status."""
    drafts: list[ClaimDraft] = []
    for candidate, event_type, subtype in choose_subtypes(candidates, words.context, words.types):
        candidate.event_type = event_type
        participants = find_participants(candidate, subtype, words.context)
        first, last = draft_span(candidate, participants)
        drafts.append(
            ClaimDraft(
                candidate.view, event_type, subtype, first, last, candidate.rule, candidate, participants=participants
            )
        )
    for draft in drafts:
        draft.status = judge_status(draft, reading.attributions, words.context)
        add_spoken_parties(draft, reading.attributions, words.context)
    return drafts
