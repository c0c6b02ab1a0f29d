"""The trigger vocabulary: inflected forms of the words that carry events, phrases, and verbs with a fixed object.

Belongs here: reading `lexicon/triggers.csv` and `lexicon/support_verbs.csv` and the forms that set-up made of them.
Does not belong here: finding them in a text (triggers.py).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from assets.parsing.events.event_context import load_context
from assets.parsing.events.trigger import Aspect, TriggerEntry
from assets.parsing.lexicon_files import LEXICON
from assets.parsing.morphology.expanded_forms import read_expanded_forms
from assets.parsing.morphology.inflection import InflectedForm
from assets.parsing.text.fold import word_form
from assets.parsing.text.phrases import PhraseTable

_VERBAL = ("verb", "phrase_verb")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an inflected form: the entry it belongs to and what its ending tells."""

    entry: TriggerEntry
    aspect: Aspect
    has_pronoun: bool
    plural: bool
    is_jussive: bool
    is_construct: bool


@dataclass(frozen=True)
class TriggerVocabulary:
    """Inflected forms → readings, phrases, and verbs that need a fixed object near them («أطلق … النار»).

    `jussive_particles` stand before a jussive («لم يقصف»). `cache` holds the readings of the spellings met so far and
    `carriers` which of them carry anything; they change no result.
    """

    forms: dict[str, tuple[Reading, ...]]
    phrases: PhraseTable[TriggerEntry]
    phrase_verbs: dict[str, tuple[tuple[tuple[str, ...], Reading], ...]]
    jussive_particles: frozenset[str]
    cache: dict[str, tuple[tuple[str, bool, Reading], ...]] = field(default_factory=dict)
    carriers: dict[str, bool] = field(default_factory=dict)


class _Tables:
    """The three tables of the vocabulary while they are filled."""

    def __init__(self) -> None:
        """Begin with empty tables."""
        self.forms: dict[str, list[Reading]] = {}
        self.phrases: list[tuple[str, TriggerEntry]] = []
        self.phrase_verbs: dict[str, dict[tuple[str, ...], Reading]] = {}
        self._known: dict[tuple[bool, str, Aspect, bool, bool, bool, bool], Reading] = {}

    def reading(self, entry: TriggerEntry, inflection: InflectedForm) -> Reading:
        """Return the reading of one inflected form of an entry; forms that tell the same share one record."""
        aspect: Aspect = "noun"
        if entry.pos in _VERBAL:
            said = inflection.aspect
            aspect = said if said is not None and said != "imperative" else "perfect"
        plural, jussive = inflection.number == "plural", inflection.is_jussive
        key = (
            entry.is_support,
            entry.id,
            aspect,
            inflection.has_suffix_pronoun,
            plural,
            jussive,
            inflection.is_construct,
        )
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = Reading(entry, *key[2:])
        return known

    def add(self, form: str, reading: Reading) -> None:
        """Enter one inflected form in the table of its kind."""
        pos = reading.entry.pos
        if pos == "phrase":
            self.phrases.append((form, reading.entry))
            definite = (word if word.startswith("ال") else "ال" + word for word in form.split())
            self.phrases.append((" ".join(definite), reading.entry))
        elif pos in ("phrase_verb", "spaced_phrase"):
            first, *rest = form.split()
            self.phrase_verbs.setdefault(first, {}).setdefault(tuple(rest), reading)
        else:
            self.forms.setdefault(form, []).append(reading)


@lru_cache(maxsize=4)
def load_vocabulary(home: Path | None) -> TriggerVocabulary:
    """Read the trigger tables and, under `home`, their inflected forms (None: only the citation forms match)."""
    entries = _entries()
    tables = _Tables()
    for entry in entries.values():
        aspect: Aspect = "perfect" if entry.pos in _VERBAL else "noun"
        tables.add(word_form(entry.citation), Reading(entry, aspect, False, False, False, False))
    for form, uses in (read_expanded_forms(home) or {}).items():
        for use in uses:
            listed = entries.get((use.lexicon, use.row_id))
            if listed is not None and use.inflection.aspect != "imperative" and use.inflection.person not in (1, 2):
                tables.add(form, tables.reading(listed, use.inflection))
    return TriggerVocabulary(
        forms={form: tuple(_without_repeats(readings)) for form, readings in tables.forms.items()},
        phrases=PhraseTable(tables.phrases),
        phrase_verbs={
            first: tuple(sorted(rows.items(), key=lambda row: -len(row[0])))
            for first, rows in tables.phrase_verbs.items()
        },
        jussive_particles=load_context().forms("jussive_particles"),
    )


def _entries() -> dict[tuple[str, str], TriggerEntry]:
    """Return the rows of both tables by table and id."""
    entries: dict[tuple[str, str], TriggerEntry] = {}
    for row in _rows("triggers.csv"):
        entries["triggers", row["trigger_id"]] = TriggerEntry(
            row["trigger_id"], row["citation"], row["pos"], row["subtype"], row["frame"], row["needs"]
        )
    for row in _rows("support_verbs.csv"):
        entries["support_verbs", row["verb_id"]] = TriggerEntry(
            row["verb_id"], row["citation"], row["pos"], "", row["frame"]
        )
    return entries


def _rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one vocabulary table."""
    with (LEXICON / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _without_repeats(readings: list[Reading]) -> list[Reading]:
    """Return one reading for each entry, the one without a pronoun first."""
    if len(readings) == 1:
        return readings
    best: dict[str, Reading] = {}
    for reading in readings:
        known = best.get(reading.entry.id)
        if known is None or (known.has_pronoun and not reading.has_pronoun):
            best[reading.entry.id] = reading
    return list(best.values())
