"""Phrase tables: which listed phrase starts at this token, proclitics of its first word aside.

Belongs here: the word-trie that every vocabulary is matched with. Does not belong here: any vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from assets.parsing.model import Token
from assets.parsing.text.fold import word_form

Value = TypeVar("Value")


class PhraseMatch(NamedTuple, Generic[Value]):
    """A phrase found: how many tokens it takes, what stood glued in front of it (و, ب, ل …), and its value."""

    n_tokens: int
    proclitics: str
    value: Value


_CACHED_FORMS = 50_000


class PhraseTable(Generic[Value]):
    """Phrases keyed by their first word; the longest phrase that fits wins."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        """Index `entries` of (phrase as written, value); a phrase listed twice keeps its first value."""
        by_first: dict[str, dict[tuple[str, ...], Value]] = {}
        for phrase, value in entries:
            words = tuple(word_form(phrase).split())
            if words:
                by_first.setdefault(words[0], {}).setdefault(words, value)
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {
            first: sorted(phrases.items(), key=lambda item: -len(item[0])) for first, phrases in by_first.items()
        }

        self._starts: dict[str, tuple[tuple[str, list[tuple[tuple[str, ...], Value]]], ...]] = {}

    def __contains__(self, word: str) -> bool:
        """Tell whether some phrase begins with this folded word."""
        return word in self._by_first

    def starts(self, token: Token) -> tuple[tuple[str, list[tuple[tuple[str, ...], Value]]], ...]:
        """Return the readings of a token with which some phrase begins and those phrases, fewest proclitics first."""
        found = self._starts.get(token.form)
        if found is None:
            listed = self._by_first
            found = tuple((proclitics, listed[rest]) for proclitics, rest in token.variants if rest in listed)
            if len(self._starts) < _CACHED_FORMS:
                self._starts[token.form] = found
        return found

    def match(
        self, tokens: Sequence[Token], index: int, end: int, allowed: frozenset[str] | None = None
    ) -> PhraseMatch[Value] | None:
        """Return the longest phrase that begins at `tokens[index]` and ends before `end`, or None.

        `allowed` restricts the proclitics that may stand in front ("" is always allowed); None allows all.
        The reading with the fewest proclitics is preferred among phrases of one length.
        """
        best: PhraseMatch[Value] | None = None
        for proclitics, phrases in self.starts(tokens[index]):
            if proclitics and allowed is not None and proclitics not in allowed:
                continue
            for words, value in phrases:
                n = len(words)
                if best is not None and n <= best.n_tokens:
                    break
                if n == 1 or (index + n <= end and all(tokens[index + k].form == words[k] for k in range(1, n))):
                    best = PhraseMatch(n, proclitics, value)
                    break
        return best
