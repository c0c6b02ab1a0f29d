"""Triggers: the words that carry an event, and the support verbs that launch, undergo, host or result in one.

Belongs here: matching of `lexicon/triggers.csv` and `lexicon/support_verbs.csv` (inflected by the morphology at
set-up) on the tokens. Does not belong here: whether a trigger becomes a claim.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

from assets.parsing.lexicon_files import LEXICON
from assets.parsing.model import Document, Sentence, Token
from assets.parsing.morphology.expanded_forms import read_expanded_forms
from assets.parsing.text.fold import word_form
from assets.parsing.text.phrases import PhraseTable

_LEXICON = LEXICON
_PHRASE_VERB_REACH = 7

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


@dataclass(frozen=True, slots=True)
class _Reading:
    entry: TriggerEntry
    aspect: Aspect
    has_pronoun: bool
    plural: bool
    is_jussive: bool
    is_construct: bool


@dataclass(frozen=True)
class TriggerVocabulary:
    """Inflected forms → readings, phrases, and verbs that need a fixed object near them («أطلق … النار»).

    `cache` holds the readings of the spellings met so far; it changes no result.
    """

    forms: dict[str, tuple[_Reading, ...]]
    phrases: PhraseTable[TriggerEntry]
    phrase_verbs: dict[str, tuple[tuple[tuple[str, ...], _Reading], ...]]
    cache: dict[str, tuple[tuple[str, bool, _Reading], ...]] = field(default_factory=dict)


@lru_cache(maxsize=4)
def load_vocabulary(home: Path | None) -> TriggerVocabulary:
    """Read the trigger tables and, under `home`, their inflected forms (None: only the citation forms match)."""
    entries: dict[tuple[str, str], TriggerEntry] = {}
    for row in _rows("triggers.csv"):
        entries["triggers", row["trigger_id"]] = TriggerEntry(
            row["trigger_id"], row["citation"], row["pos"], row["subtype"], row["frame"], row["needs"]
        )
    for row in _rows("support_verbs.csv"):
        entries["support_verbs", row["verb_id"]] = TriggerEntry(
            row["verb_id"], row["citation"], row["pos"], "", row["frame"]
        )
    forms: dict[str, list[_Reading]] = {}
    phrase_rows: list[tuple[str, TriggerEntry]] = []
    phrase_verbs: dict[str, dict[tuple[str, ...], _Reading]] = {}

    def add(entry: TriggerEntry, form: str, reading: _Reading) -> None:
        if entry.pos == "phrase":
            phrase_rows.append((form, entry))
            phrase_rows.append((" ".join(w if w.startswith("ال") else "ال" + w for w in form.split()), entry))
        elif entry.pos == "phrase_verb":
            first, *rest = form.split()
            phrase_verbs.setdefault(first, {}).setdefault(tuple(rest), reading)
        else:
            forms.setdefault(form, []).append(reading)

    for entry in entries.values():
        aspect: Aspect = "perfect" if entry.pos in ("verb", "phrase_verb") else "noun"
        add(entry, word_form(entry.citation), _Reading(entry, aspect, False, False, False, False))
    for form, uses in (read_expanded_forms(home) or {}).items():
        for use in uses:
            listed = entries.get((use.lexicon, use.row_id))
            said = use.inflection
            if listed is None or said.aspect == "imperative" or said.person in (1, 2):
                continue
            verbal = listed.pos in ("verb", "phrase_verb")
            shape: Aspect = (said.aspect or "perfect") if verbal else "noun"
            add(
                listed,
                form,
                _Reading(
                    listed, shape, said.has_suffix_pronoun, said.number == "plural", said.is_jussive, said.is_construct
                ),
            )
    return TriggerVocabulary(
        forms={form: tuple(_without_repeats(readings)) for form, readings in forms.items()},
        phrases=PhraseTable(phrase_rows),
        phrase_verbs={
            first: tuple(sorted(rows.items(), key=lambda r: -len(r[0]))) for first, rows in phrase_verbs.items()
        },
    )


def _rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one vocabulary table."""
    with (_LEXICON / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _without_repeats(readings: list[_Reading]) -> list[_Reading]:
    """Return one reading for each entry, the one without a pronoun first."""
    best: dict[str, _Reading] = {}
    for reading in readings:
        known = best.get(reading.entry.id)
        if known is None or (known.has_pronoun and not reading.has_pronoun):
            best[reading.entry.id] = reading
    return list(best.values())


def find_triggers(document: Document, vocabulary: TriggerVocabulary) -> tuple[Trigger, ...]:
    """Return the triggers and support verbs of the document in text order; several may share one token."""
    found: list[Trigger] = []
    tokens = document.tokens
    for sentence in document.sentences:
        index = sentence.first_token
        while index < sentence.last_token:
            token = tokens[index]
            if token.kind != "word":
                index += 1
                continue
            phrase = vocabulary.phrases.match(tokens, index, sentence.last_token)
            if phrase is not None:
                definite = (
                    tokens[index].form.startswith(("ال", "لل", "بال", "وال")) or phrase.value.frame == "object_noun"
                )
                found.append(
                    Trigger(
                        index, index + phrase.n_tokens, phrase.value, "noun", definite, False, False, phrase.proclitics
                    )
                )
                index += phrase.n_tokens
                continue
            found.extend(_word_triggers(token, index, tokens, sentence, vocabulary))
            index += 1
    return tuple(found)


def _word_triggers(
    token: Token, index: int, tokens: tuple[Token, ...], sentence: Sentence, vocabulary: TriggerVocabulary
) -> list[Trigger]:
    """Return the readings of one word as triggers."""
    uses = vocabulary.cache.get(token.form)
    if uses is None:
        uses = vocabulary.cache[token.form] = tuple(_form_uses(token, vocabulary))
    found: list[Trigger] = []
    for proclitics, definite, reading in uses:
        if reading.is_jussive and not (index > sentence.first_token and tokens[index - 1].form in _JUSSIVE_PARTICLES):
            continue
        found.append(
            Trigger(
                index,
                index + 1,
                reading.entry,
                reading.aspect,
                definite,
                reading.has_pronoun,
                reading.plural,
                proclitics,
            )
        )
    phrase = _phrase_verb(token, index, tokens, sentence, vocabulary)
    if phrase is not None:
        found.append(Trigger(index, index + 1, phrase.entry, phrase.aspect, False, False, False, ""))
    return found


_JUSSIVE_PARTICLES = frozenset({"لم", "ولم", "فلم", "لا", "ولا"})


def _form_uses(token: Token, vocabulary: TriggerVocabulary) -> list[tuple[str, bool, _Reading]]:
    """Return (proclitics, definite, reading) for every reading of a word; prepositions stand only before nouns."""
    uses: list[tuple[str, bool, _Reading]] = []
    for proclitics, rest in token.variants:
        governed = any(letter in proclitics for letter in "بلك")
        for reading in vocabulary.forms.get(rest, ()):
            if reading.aspect == "noun" or not governed:
                uses.append((proclitics, reading.has_pronoun, reading))
        if rest.startswith("ال") and len(rest) > 4:
            for reading in vocabulary.forms.get(rest[2:], ()):
                if reading.aspect == "noun" and not reading.has_pronoun and not reading.is_construct:
                    uses.append((proclitics, True, reading))
        if uses:
            break
    return uses


def _phrase_verb(
    token: Token, index: int, tokens: tuple[Token, ...], sentence: Sentence, vocabulary: TriggerVocabulary
) -> _Reading | None:
    """Return the event of a verb with its fixed object near it: «أطلق مسلحون النار» → أطلق النار."""
    for proclitics, rest in token.variants:
        if any(letter in proclitics for letter in "بلك"):
            continue
        for words, reading in vocabulary.phrase_verbs.get(rest, ()):
            end = min(sentence.last_token, index + 1 + _PHRASE_VERB_REACH)
            position = index + 1
            for word in words:
                while position < end and tokens[position].form != word:
                    position += 1
                if position >= end:
                    break
                position += 1
            else:
                return reading
    return None
