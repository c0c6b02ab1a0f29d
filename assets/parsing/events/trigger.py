"""A trigger: a word or phrase of the text that carries an event, or a support verb.

Belongs here: the records. Does not belong here: the vocabulary (trigger_vocabulary.py), finding them (triggers.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Aspect = Literal["perfect", "imperfect", "noun", "either"]


@dataclass(frozen=True, slots=True)
class TriggerEntry:
    """One row of the vocabulary: what event it names, which frame gives the roles, what its sentence must also hold."""

    id: str
    citation: str
    pos: str
    subtype: str
    frame: str
    needs: str = ""

    @property
    def is_support(self) -> bool:
        """Tell a support verb, which carries no event of its own."""
        return not self.subtype


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger in the text; `first`/`last` are token indices, last exclusive.

    `definite` tells «الهجوم» from «هجوم»; `has_pronoun` tells «هجومه», «شنتها»; `proclitics` is what is glued in front.
    """

    first: int
    last: int
    entry: TriggerEntry
    aspect: Aspect
    definite: bool
    has_pronoun: bool
    plural: bool
    proclitics: str

    def frame_is_verb(self) -> bool:
        """Tell a finite verb, whose subject may stand before it."""
        return self.aspect in ("perfect", "imperfect", "either")
