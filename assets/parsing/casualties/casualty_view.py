"""The view of one sentence that reads for casualties share, and the phrase that counts people.

Belongs here: `View` (tokens with their tags), `Quantity`, and the word of harm that governs one. Does not belong here:
any rule that fills them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from assets.parsing.casualties.casualty_words import Tag
from assets.parsing.model import Outcome, Qualifier, Token, VictimGroup

NounKind = Literal["person", "part", "none", "unknown"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One phrase that counts people; token indexes are of the document, `last` exclusive.

    `noun_kind`: a known word for people, a part of a named body ("6 من قوات النظام"), no noun at all ("إصابة 7"), or
    a noun nobody listed. `outcome` is the harm the noun says by itself; `joint` the second one (قتيلا وجريحا).
    `proclitics` stood glued in front (و). `is_numbered` tells "12 قتيلا" and "قتيلان" from "قتلى". `is_group_said`
    is False where the noun leaves the group open.
    """

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    noun_kind: NounKind
    group: VictimGroup
    outcome: Outcome | None
    joint: Outcome | None
    head: int
    side: tuple[int, int] | None
    proclitics: str
    is_numbered: bool
    has_digits: bool
    is_other: bool
    is_those: bool
    is_definite: bool
    is_accusative: bool
    is_bare: bool

    @property
    def is_single_word(self) -> bool:
        """Tell whether a noun counts one or two by its own form: جنديا, جنديين."""
        return self.is_numbered and self.head == self.first

    @property
    def says_harm(self) -> bool:
        """Tell whether the noun says the harm by itself."""
        return self.outcome is not None


class Governor(NamedTuple):
    """A word of harm that governs a quantity: its token, the outcome, a second one where it names two, the frame."""

    token: int
    outcome: Outcome
    joint: Outcome | None
    rule: str


@dataclass(frozen=True, slots=True)
class View:
    """One sentence with the tags of its tokens; `tag(i)` takes the token index of the document."""

    text: str
    tokens: Sequence[Token]
    first: int
    last: int
    tags: list[Tag]

    def tag(self, index: int) -> Tag:
        """Return the tag of a token of this sentence."""
        return self.tags[index - self.first]

    def form(self, index: int) -> str:
        """Return the folded form of a token, "" outside the sentence."""
        return self.tokens[index].form if self.first <= index < self.last else ""

    def has(self, index: int, cue: str) -> bool:
        """Tell whether a token of the sentence stands in one list of cues."""
        return self.first <= index < self.last and cue in self.tags[index - self.first].cues
