"""The vocabulary of statements: which verbs, objects and words of a complement take which kind of position.

Belongs here: reading `lexicon/statements.yaml`. Does not belong here: what a report says (positions.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import yaml

from assets.parsing.lexicon_files import LEXICON
from assets.parsing.text.fold import word_form
from assets.parsing.text.phrases import PhraseTable

StatementSubtype = Literal["statement", "demand", "accusation", "threat"]
SUBTYPES: tuple[StatementSubtype, ...] = ("threat", "demand", "accusation", "statement")

_LEXICON = LEXICON / "statements.yaml"


@dataclass(frozen=True, slots=True)
class StatementVocabulary:
    """Everything of `lexicon/statements.yaml`, folded; what each list is for stands there."""

    subtype_of: dict[str, StatementSubtype]
    neutral: frozenset[str]
    reporting_stances: frozenset[str]
    leading_on: frozenset[str]
    refusing: frozenset[str]
    by_object: frozenset[str]
    object_subtypes: dict[str, StatementSubtype]
    marks: PhraseTable[StatementSubtype]
    strong_marks: PhraseTable[bool]
    denials: frozenset[str]
    speaker_types: frozenset[str]
    watching_kinds: frozenset[str]
    reporting_kinds: frozenset[str]
    anonymous_kinds: frozenset[str]
    public_kinds: frozenset[str]
    relief_actors: frozenset[str]
    private_heads: frozenset[str]
    voices: frozenset[str]


@lru_cache(maxsize=1)
def load_vocabulary() -> StatementVocabulary:
    """Read the vocabulary of statements."""
    words: dict[str, Any] = yaml.safe_load(_LEXICON.read_text(encoding="utf-8"))
    return StatementVocabulary(
        subtype_of={word_form(verb): subtype for subtype in SUBTYPES for verb in words[subtype]},
        neutral=_folded(words["neutral"]),
        reporting_stances=_folded(words["reporting_stances"]),
        leading_on=_folded(words["leading_on"]),
        refusing=_folded(words["refusing"]),
        by_object=_folded(words["by_object"]),
        object_subtypes={
            word_form(noun): subtype for subtype in SUBTYPES for noun in words["objects"].get(subtype, ())
        },
        marks=PhraseTable((phrase, subtype) for subtype in SUBTYPES for phrase in words["marks"][subtype]),
        strong_marks=PhraseTable((phrase, True) for phrase in words["strong_marks"]),
        denials=_folded(words["denials"]),
        speaker_types=frozenset(words["speaker_types"]),
        watching_kinds=frozenset(words["watching_kinds"]),
        reporting_kinds=frozenset(words["reporting_kinds"]),
        anonymous_kinds=frozenset(words["anonymous_kinds"]),
        public_kinds=frozenset(words["public_kinds"]),
        relief_actors=frozenset(words["relief_actors"]),
        private_heads=_folded(words["private_heads"]),
        voices=_folded(words["voices"]),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    """Fold a list of words."""
    return frozenset(word_form(word) for word in words)
