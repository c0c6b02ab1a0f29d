"""What a coder found in one article, whoever the coder is: a person (gold), the parser, or a published database.

Belongs here: the records that the scorer compares, the same for both sides. Does not belong here: reading or comparing
them. Places and actors stand by their names, since a person who codes knows no ids; every id is a tuple of its names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Names = tuple[str, ...]
"""All written forms of one place or actor; gold gives exactly one."""


@dataclass(frozen=True, slots=True)
class CodedParticipant:
    """One actor in one role."""

    names: Names
    role: str


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One event mention.

    `is_optional` marks a gold mention that a careful coder may code or leave: it neither helps nor hurts.
    `places` start with the most specific one; `attributed_to` with the nearest speaker.
    """

    id: str
    start: int
    end: int
    quote: str
    event_type: str
    event_subtype: str
    status: str
    is_aggregate: bool
    dates: tuple[date, date] | None
    places: tuple[Names, ...]
    participants: tuple[CodedParticipant, ...]
    attributed_to: tuple[Names, ...]
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class CodedCount:
    """One count of people harmed or moved; `subset_of` is the id of the count that contains it."""

    id: str
    start: int
    end: int
    quote: str
    outcome: str
    victim_group: str
    low: int | None
    best: int | None
    high: int | None
    subset_of: str | None
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """Everything one coder found in one article, which is known by the SHA-256 of its text."""

    label: str
    text_sha256: str
    events: tuple[CodedEvent, ...]
    counts: tuple[CodedCount, ...]
