"""The document that the parsing stages pass along, and the claims that leave them.

Belongs here: the frozen records every stage reads or writes, and the `Document` that gathers their layers.
Does not belong here: any rule about Arabic.

Offset convention, everywhere: Unicode code points of the stored text, start inclusive, end exclusive; token ranges
(`first_token`, `last_token`) are indices into `Document.tokens`, `last_token` exclusive too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

SectionKind = Literal["headline", "body", "caption", "boilerplate"]
DatePrecision = Literal["day", "range", "month", "year", "unknown"]
DateBasis = Literal["explicit", "relative", "inherited", "unknown"]
PublicationBasis = Literal["given", "stated", "inferred", "unknown"]
Qualifier = Literal["exact", "about", "at_least", "more_than", "at_most", "fewer_than", "between", "vague", "uncounted"]
Status = Literal["occurred", "ongoing", "announced", "planned", "called_for", "alleged", "denied", "hypothetical"]
Role = Literal["actor", "recipient", "attendee"]
Outcome = Literal["killed", "injured", "missing", "detained", "displaced"]
VictimGroup = Literal[
    "people", "civilians", "children", "women", "combatants", "police", "medics", "journalists", "aid_workers"
]


class Span(NamedTuple):
    """A stretch of the stored text, in code points: start inclusive, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When the article appeared, and how that is known.

    `on` is None where the date is not known to the day; `earliest` and `latest` are the bounds of an inferred
    date and equal `on` for a given one; `reason` tells in words what an inference rests on.
    """

    on: date | None
    basis: PublicationBasis
    earliest: date | None = None
    latest: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of text of one kind; sections cover the article without gaps."""

    kind: SectionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `first_token` and `last_token` (exclusive) index `Document.tokens`."""

    no: int
    start: int
    end: int
    section: SectionKind
    first_token: int
    last_token: int


class Token(NamedTuple):
    """One word, number or punctuation mark of the text.

    `form` is the folded spelling without vowel marks and tatweel. A word that the web glued together
    (والولاياتالمتحدة) is several tokens. `variants` lists every reading of the proclitics as
    (proclitics, rest), the whole word first: ("", "والمعارضه"), ("و", "المعارضه"); the article ال stays on
    the rest, except that لل is read as ("ل", "ال…").
    """

    start: int
    end: int
    form: str
    kind: Literal["word", "number", "punct"]
    variants: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A quantity as written, read by the table «Reading a count» of the data model.

    `low`, `best`, `high` are None where the words give no bound. `noun_token` is the index of the counted noun's
    token where the number carries its own noun (قتيلان, طفل) or is directly followed by one, else None.
    `is_ordinal`, `is_age`, `is_measure` mark numbers that count nobody (المرة الثانية, 25 عاما, 10 كيلومترات).
    """

    start: int
    end: int
    first_token: int
    last_token: int
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    noun_token: int | None
    kind: Literal[
        "count", "ordinal", "age", "time", "date", "money", "distance", "percent", "duration", "measure", "score"
    ]
    decimal: float | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that say when, resolved against the publication date; both ends inclusive.

    `start_on`/`end_on` are None where the words need an anchor the article does not give; `reason` then says which.
    `is_since` marks "since X" (runs to the publication date); `point_start`/`point_end` are then the days of X itself,
    the date of the event that opens the span («منذ بدء هجوم قوات النظام في منتصف نوفمبر»), else None.
    """

    start: int
    end: int
    first_token: int
    last_token: int
    start_on: date | None
    end_on: date | None
    precision: DatePrecision
    basis: Literal["explicit", "relative"]
    is_since: bool = False
    reason: str = ""
    point_start: date | None = None
    point_end: date | None = None


class EventInterval(NamedTuple):
    """Words that count days from an event named right after them: «بعد يوم من القمة» (1), «عشية القمة» (-1)."""

    first_token: int
    last_token: int
    days: int


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in the text with the id it was resolved to.

    `is_known` tells a gazetteer place from an unknown name that gets an id of its own (place_id starts with "plcx:").
    `cue` is the generic word in front of it (مدينة, حي, ريف), "" if none. `container_id` is the enclosing
    place for an unknown or relative place ("" where none was found).
    """

    start: int
    end: int
    first_token: int
    last_token: int
    place_id: str
    name: str
    place_type: str
    is_known: bool
    cue: str = ""
    container_id: str = ""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A party, body, office-holder, medium or anonymous source in the text, with its id.

    `is_known` tells a reference actor from one that gets an id of its own ("actx:" + hash of the folded name).
    `parent_id` is the body a person or spokesman speaks for ("" where unknown). `head_token` is the index of the
    word that carries agreement with a verb (قوات in «قوات النظام»).
    """

    start: int
    end: int
    first_token: int
    last_token: int
    actor_id: str
    name: str
    actor_type: str
    is_known: bool
    parent_id: str = ""
    head_token: int = -1


@dataclass(frozen=True, slots=True)
class Participant:
    """One actor in one role of one claim.

    `rule` is "" where the grammar of the clause gave the role, else what the learned judgement gave it for.
    """

    actor_id: str
    role: Role
    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class CasualtyClaim:
    """One count of people harmed or moved; `claim_no` and `subset_of` index the tuples of the parsed article."""

    claim_no: int
    start: int
    end: int
    outcome: Outcome
    victim_group: VictimGroup
    victim_side: str | None
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    subset_of: int | None
    is_cumulative: bool
    date_start: date | None
    date_end: date | None
    place_id: str | None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class QuantityClaim:
    """Another figure that matters: soldiers sent, states meeting, share of territory held."""

    claim_no: int
    start: int
    end: int
    measure: str
    low: float | None
    best: float | None
    high: float | None
    unit: str | None
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class Claim:
    """One event mention: what one clause of the article says happened.

    `place_basis` tells a place its own clause names from one the surrounding text gives.
    """

    sentence_no: int
    start: int
    end: int
    section: SectionKind
    event_type: str
    event_subtype: str
    status: Status
    is_aggregate: bool
    date_start: date | None
    date_end: date | None
    date_precision: DatePrecision
    date_basis: DateBasis
    date_text: str | None
    place_id: str | None
    place_ids: tuple[str, ...]
    place_basis: Literal["explicit", "inherited", "unknown"]
    attributed_to: tuple[str, ...]
    via: tuple[str, ...]
    participants: tuple[Participant, ...]
    rule: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnlistedName:
    """A place or actor that no reference table knows: it keeps its written form and gets an id of its own."""

    id: str
    name: str
    type: str
    container_id: str = ""


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """Everything one article says, in plain data: no ids of claims, no clock, nothing of a warehouse."""

    published: PublicationDate
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    sentence_forms: tuple[str, ...]
    claims: tuple[Claim, ...]
    casualties: tuple[CasualtyClaim, ...]
    quantities: tuple[QuantityClaim, ...]
    actor_mentions: tuple[ActorMention, ...]
    place_mentions: tuple[PlaceMention, ...]
    unlisted_places: tuple[UnlistedName, ...]
    unlisted_actors: tuple[UnlistedName, ...]
    credits: tuple[str, ...]


@dataclass(slots=True)
class Document:
    """The text and the layers that the stages add to it, in the order of `parse_article`; no stage reaches back."""

    text: str
    folded: str
    published: PublicationDate
    outlet: str | None = None
    outlet_country: str | None = None
    headline_end: int = 0
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    intervals: tuple[EventInterval, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    credits: tuple[str, ...] = ()
    unlisted_places: dict[str, UnlistedName] = field(default_factory=dict)
    unlisted_actors: dict[str, UnlistedName] = field(default_factory=dict)
