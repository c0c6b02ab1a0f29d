"""A claim in the making: an event mention with what the later stages add to it.

Belongs here: the draft and its span. Does not belong here: how any field is found.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import (
    ActorMention,
    DateBasis,
    DateMention,
    DatePrecision,
    Participant,
    PlaceMention,
    SectionKind,
    Status,
)

_TAIL = 14


@dataclass(slots=True, eq=False)
class ClaimDraft:
    """One claim being filled in, stage by stage; `candidate` is None for a statement."""

    view: SentenceView
    event_type: str
    event_subtype: str
    first_token: int
    last_token: int
    rule: str
    candidate: EventCandidate | None = None
    participants: tuple[Participant, ...] = ()
    status: Status = "occurred"
    is_aggregate: bool = False
    date_start: date | None = None
    date_end: date | None = None
    date_precision: DatePrecision = "unknown"
    date_basis: DateBasis = "unknown"
    date_text: str | None = None
    place_id: str | None = None
    place_ids: tuple[str, ...] = ()
    place_line: frozenset[str] = frozenset()
    place_inherited: bool = False
    place_is_broad: bool = False
    place_is_house: bool = False
    attributed_to: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    missing: list[str] = field(default_factory=list)

    @property
    def last_trigger(self) -> int:
        """Return the token after the trigger that names the event."""
        return self.candidate.head.last if self.candidate else self.first_token

    @property
    def section(self) -> SectionKind:
        """Return the section the claim stands in."""
        return self.view.sentence.section

    @property
    def start(self) -> int:
        """Return the first code point of the quote."""
        return self.view.tokens[self.first_token].start

    @property
    def end(self) -> int:
        """Return the code point after the quote."""
        return self.view.tokens[self.last_token - 1].end


def draft_span(candidate: EventCandidate, participants: tuple[Participant, ...]) -> tuple[int, int]:
    """Return the tokens of the quote: from the first trigger or doer to the last actor, place or date of the clause."""
    view = candidate.view
    clause = view.clause(candidate.head.first)
    first, last = candidate.first, candidate.last
    if candidate.head.frame_is_verb():
        for actor in view.actors:
            if any(p.start == actor.start for p in participants) and actor.last_token <= first <= actor.last_token + 9:
                first = min(first, actor.first_token)
    mentions: tuple[ActorMention | PlaceMention | DateMention, ...] = (*view.actors, *view.places, *view.dates)
    ends = [m.last_token for m in mentions if m.last_token <= last + _TAIL and view.clause(m.first_token) == clause]
    return first, min(max([last, *ends]), view.last)
