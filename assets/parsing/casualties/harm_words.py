"""Harm words: verbs and verbal nouns that say people were killed, injured, lost, seized or driven out.

Belongs here: the inflected forms of lexicon/harm.csv and whose harm they tell. Does not belong here: nouns that name
the victims themselves (قتيل: victim_nouns.py), or any search for the victims.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from typing import Literal, NamedTuple

from assets.parsing.lexicon_files import LEXICON
from assets.parsing.model import Outcome
from assets.parsing.text.fold import word_form

_LEXICON = LEXICON / "harm.csv"
_PEOPLE = "+people"
_OBJECTS = ("ه", "ها", "هم", "هما")

HarmKind = Literal["masdar", "victim", "either"]


class HarmWord(NamedTuple):
    """One reading of a word of harm.

    `kind`: "masdar" is followed by the victims (مقتل); "victim" is a verb whose subject they are (أصيب); "either"
    is a verb, or a verbal noun of the same letters, whose victims are subject or object (قتل). `is_plural` marks a
    verb that agrees with a plural before it (قتلوا). `needs` are folded words one of which must stand by
    (لقي … مصرعهم), or people where `takes_people` («11 شخصا قضوا في القصف»); where one of `unless` does, the word says
    no harm («خرج المئات في مظاهرة»). `n_tokens` is more than 1 for القضاء على.
    """

    outcome: Outcome
    kind: HarmKind
    is_plural: bool
    is_verb_only: bool
    needs: frozenset[str]
    n_tokens: int
    unless: frozenset[str] = frozenset()
    takes_people: bool = False


class HarmWords(NamedTuple):
    """Folded forms → readings; `phrases` holds those of several words by their first word."""

    words: dict[str, HarmWord]
    phrases: dict[str, tuple[tuple[tuple[str, ...], HarmWord], ...]]


@lru_cache(maxsize=1)
def load_harm_words() -> HarmWords:
    """Read the words of harm and inflect the verbs."""
    words: dict[str, HarmWord] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], HarmWord]]] = {}
    with _LEXICON.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            outcome: Outcome = row["outcome"]  # type: ignore[assignment]
            kind: HarmKind = row["kind"]  # type: ignore[assignment]
            needs = frozenset(word_form(need) for need in row["needs"].split("|") if need and need != _PEOPLE)
            unless = frozenset(word_form(word) for word in row["unless"].split("|") if word)
            harm = HarmWord(outcome, kind, False, False, needs, 1, unless, _PEOPLE in row["needs"])
            if kind == "masdar" and not row["perfect"]:
                parts = tuple(word_form(row["citation"]).split())
                if len(parts) > 1:
                    phrases.setdefault(parts[0], []).append((parts, harm._replace(n_tokens=len(parts))))
                else:
                    words.setdefault(parts[0], harm)
                    if outcome == "displaced":
                        words.setdefault("ال" + parts[0], harm)
                continue
            for form, is_plural, is_verb_only in _inflect(row):
                words.setdefault(form, harm._replace(is_plural=is_plural, is_verb_only=is_verb_only))
    return HarmWords(words, {first: tuple(sorted(found, key=lambda e: -len(e[0]))) for first, found in phrases.items()})


def _inflect(row: dict[str, str]) -> list[tuple[str, bool, bool]]:
    """Return (form, agrees with a plural, cannot be a verbal noun) of one verb."""
    forms: list[tuple[str, bool, bool]] = []
    perfect, plural = word_form(row["perfect"]), word_form(row["perfect_plural"])
    imperfect = word_form(row["imperfect"])
    if perfect:
        weak = perfect[-1] in "اي" and row["kind"] == "either"
        feminine = (perfect[:-1] if weak else perfect) + "ت"
        forms += [(perfect, False, False), (feminine, False, True)]
        forms += [(perfect + "ا", True, True), (feminine + "ا", True, True), (perfect + "ن", True, True)]
        forms += [(feminine + suffix, False, True) for suffix in _OBJECTS]
        if row["kind"] == "either" and not weak:
            forms += [(stem + "هم", False, True) for stem in (perfect, plural[:-1] if plural else perfect)]
    if plural:
        forms.append((plural, True, True))
    if imperfect:
        forms += [(person + imperfect, False, True) for person in "يت"]
        stem = imperfect[:-1] if imperfect[-1] in "ي" and len(imperfect) > 2 else imperfect
        forms += [(person + stem + ending, True, True) for person in "يت" for ending in ("ون", "وا")]
    return forms
