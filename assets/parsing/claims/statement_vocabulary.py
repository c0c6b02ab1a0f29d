"""The vocabulary of statements: which verbs, objects and words of a complement take which kind of position.

Belongs here: reading `lexicon/statements.yaml`. Does not belong here: what a report says (positions.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from assets.parsing.lexicon_files import LEXICON, read_yaml
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
    topical: frozenset[str]
    reporting_stances: frozenset[str]
    leading_on: frozenset[str]
    refusing: frozenset[str]
    by_object: frozenset[str]
    blaming: frozenset[str]
    object_subtypes: dict[str, StatementSubtype]
    heading_nouns: dict[str, StatementSubtype]
    collective_adjectives: dict[str, str]
    marks: PhraseTable[StatementSubtype]
    strong_marks: PhraseTable[bool]
    own_futures_not: frozenset[str]
    own_endings_not: frozenset[str]
    denials: frozenset[str]
    needs: dict[str, frozenset[str]]
    needs_with: frozenset[str]
    speaker_types: frozenset[str]
    watching_kinds: frozenset[str]
    reporting_kinds: frozenset[str]
    anonymous_kinds: frozenset[str]
    anonymous_officials: frozenset[str]
    public_kinds: frozenset[str]
    political_kinds: frozenset[str]
    political_types: frozenset[str]
    political_offices: frozenset[str]
    political_person_kinds: frozenset[str]
    speech_venues: frozenset[str]
    opinion_verbs: frozenset[str]
    political_heads: frozenset[str]
    relief_actors: frozenset[str]
    private_heads: frozenset[str]
    public_heads: frozenset[str]
    private_bodies: frozenset[str]
    partitive_heads: frozenset[str]
    voices: frozenset[str]


@lru_cache(maxsize=1)
def load_vocabulary() -> StatementVocabulary:
    """Read the vocabulary of statements."""
    words: dict[str, Any] = read_yaml(_LEXICON)
    return StatementVocabulary(
        subtype_of={word_form(verb): subtype for subtype in SUBTYPES for verb in words[subtype]},
        neutral=_folded(words["neutral"]),
        topical=_folded(words["topical"]),
        reporting_stances=_folded(words["reporting_stances"]),
        leading_on=_folded(words["leading_on"]),
        refusing=_folded(words["refusing"]),
        by_object=_folded(words["by_object"]),
        blaming=_folded(words["blaming"]),
        object_subtypes=_by_noun(words["objects"]),
        heading_nouns=_by_noun(words["heading_nouns"]),
        collective_adjectives={word_form(word): actor for word, actor in words["collective_adjectives"].items()},
        marks=PhraseTable((phrase, subtype) for subtype in SUBTYPES for phrase in words["marks"][subtype]),
        strong_marks=PhraseTable((phrase, True) for phrase in words["strong_marks"]),
        own_futures_not=_folded(words["own_futures_not"]),
        own_endings_not=_folded(words["own_endings_not"]),
        denials=_folded(words["denials"]),
        needs={word_form(verb): _folded(followers) for verb, followers in words["needs"].items()},
        needs_with=_folded(words["needs_with"]),
        speaker_types=frozenset(words["speaker_types"]),
        watching_kinds=frozenset(words["watching_kinds"]),
        reporting_kinds=frozenset(words["reporting_kinds"]),
        anonymous_kinds=frozenset(words["anonymous_kinds"]),
        anonymous_officials=frozenset(words["anonymous_officials"]),
        public_kinds=frozenset(words["public_kinds"]),
        political_kinds=frozenset(words["political_kinds"]),
        political_types=frozenset(words["political_types"]),
        political_offices=frozenset(words["political_offices"]),
        political_person_kinds=frozenset(words["political_person_kinds"]),
        speech_venues=_folded(words["speech_venues"]),
        opinion_verbs=_folded(words["opinion_verbs"]),
        political_heads=_folded(words["political_heads"]),
        relief_actors=frozenset(words["relief_actors"]),
        private_heads=_folded(words["private_heads"]),
        public_heads=_folded(words["public_heads"]),
        private_bodies=_folded(words["private_bodies"]),
        partitive_heads=_folded(words["partitive_heads"]),
        voices=_folded(words["voices"]),
    )


def _by_noun(listed: dict[StatementSubtype, list[str]]) -> dict[str, StatementSubtype]:
    """Turn nouns listed by kind into a table of folded noun → kind."""
    return {word_form(noun): subtype for subtype in SUBTYPES for noun in listed.get(subtype, ())}


def _folded(words: Iterable[str]) -> frozenset[str]:
    """Fold a list of words."""
    return frozenset(word_form(word) for word in words)
