"""Who is a private person, and how his or her name is kept out of a text.

Belongs here: finding names and writing over them, letter by letter, so that every offset still counts. Does not belong
here: when to do so (the setting TAWATUR_SUPPRESS_NAMES; docs/suppressing_names.md says why and when).

A private person is one whom seeds/reference/actors.csv does not list: listed are office holders and spokespeople. Two
given names in a row are taken for a person too, since a victim is often named without doing or saying anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

WITHHELD_AR, WITHHELD_EN = "[اسم محجوب]", "[name withheld]"
COVER = "█"
GIVEN_NAMES = Path(__file__).resolve().parent.parent / "parsing" / "lexicon" / "given_names.txt"
PROCLITICS = "وفبلك"
_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u0652]+[^\W\d_]*)*")
_SPELLING = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
_MARKS = re.compile(r"[\u064b-\u0652]")

PRIVATE_SQL = """
    SELECT a.actor_id, a.name_ar, a.name_en, a.aliases, list(DISTINCT m.quote) AS quotes
    FROM marts.actors AS a LEFT JOIN raw.actor_mentions AS m ON a.actor_id = m.actor_id
    WHERE a.actor_type = 'person' AND NOT a.is_listed
    GROUP BY ALL"""
PUBLIC_SQL = "SELECT name_ar, aliases FROM marts.actors WHERE is_listed"


class PrivateNames(NamedTuple):
    """The ids of private persons and the words of their names, by first word; empty where nothing is withheld."""

    actor_ids: frozenset[str]
    names: dict[str, tuple[tuple[str, ...], ...]]
    public: dict[str, tuple[tuple[str, ...], ...]]
    is_on: bool

    def covered(self, text: str | None) -> str | None:
        """Returns the text with private names written over, as long as it was."""
        if not self.is_on or not text:
            return text
        found = list(_WORD.finditer(text))
        words = [_folded(match.group()) for match in found]
        letters = list(text)
        at = 0
        while at < len(words):
            length = _match(self.names, words, at)
            kept = 0 if length else _match(self.public, words, at)
            length = length or (0 if kept else _given_run(words, at))
            for match in found[at : at + length]:
                letters[match.start() : match.end()] = COVER * (match.end() - match.start())
            at += max(length, kept, 1)
        return "".join(letters)

    def covered_all(self, value: Any) -> Any:
        """Returns a value with every string in it covered."""
        if not self.is_on:
            return value
        if isinstance(value, str):
            return self.covered(value)
        if isinstance(value, list | tuple):
            return [self.covered_all(one) for one in value]
        if isinstance(value, dict):
            return {key: self.covered_all(one) for key, one in value.items()}
        return value


def private_names(connection: duckdb.DuckDBPyConnection, *, is_on: bool) -> PrivateNames:
    """Reads who is private; with the setting off nobody's name is withheld."""
    if not is_on:
        return PrivateNames(frozenset(), {}, {}, is_on=False)
    found = connection.execute(PRIVATE_SQL).fetchall()
    written = [name for _, ar, en, aliases, quotes in found for name in (ar, en, *(aliases or ()), *(quotes or ()))]
    public = [name for ar, aliases in connection.execute(PUBLIC_SQL).fetchall() for name in (ar, *(aliases or ()))]
    return PrivateNames(frozenset(row[0] for row in found), _by_first_word(written), _by_first_word(public), is_on=True)


def _by_first_word(names: Iterable[str | None]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Returns the names as words, longest first, under their first word."""
    index: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(_folded(match.group()) for match in _WORD.finditer(name or ""))
        if words:
            index.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(known, key=len, reverse=True)) for first, known in index.items()}


def _match(index: dict[str, tuple[tuple[str, ...], ...]], words: list[str], at: int) -> int:
    """Returns how many words from `at` on are a name; its first word may carry «و» or a preposition."""
    for first in _readings(words[at]):
        for name in index.get(first, ()):
            if tuple(words[at + 1 : at + len(name)]) == name[1:]:
                return len(name)
    return 0


def _given_run(words: list[str], at: int) -> int:
    """Returns the length of a run of two or more given names, with the family name («ال…») behind it."""
    if not any(first in _given_names() for first in _readings(words[at])):
        return 0
    end = at + 1
    while end < len(words) and (words[end] in _given_names() or words[end] in ("بن", "ابو", "ال", "عبد")):
        end += 1
    if end - at < 2:
        return 0
    return end - at + (end < len(words) and words[end].startswith("ال"))


def _readings(word: str) -> tuple[str, ...]:
    return (word, word[1:]) if len(word) > 3 and word[0] in PROCLITICS else (word,)


def _folded(word: str) -> str:
    return _MARKS.sub("", word).translate(_SPELLING)


@cache
def _given_names() -> frozenset[str]:
    lines = GIVEN_NAMES.read_text(encoding="utf-8").splitlines()
    return frozenset(_folded(line) for line in lines if line and not line.startswith("#"))
