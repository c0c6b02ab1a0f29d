"""A trie of names over tokens: the longest listed name at a token, read through quotation marks and hashtags.

Belongs here: matching of multi-word names with proclitics on the first word. Does not belong here: any name.

It differs from `phrases.PhraseTable` in that a name may have many bearers, and in that «تنظيم "الدولة الإسلامية"» and
«#الجيش_اليمني» are read like the same words without signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from assets.parsing.model import Token
from assets.parsing.text.fold import word_form

Value = TypeVar("Value")

TRANSPARENT = frozenset("\"'#_")
"""Signs that may stand inside a name without ending it."""


def written_name(text: str, token: Token, proclitics: str) -> str:
    """Return a name as written behind its proclitics, with the alef that «لل» swallows: «للولايات» → «الولايات»."""
    return "ا" + text if proclitics.endswith("ل") and token.form.startswith(proclitics + "ل") else text


class NameMatch(NamedTuple, Generic[Value]):
    """A name found: the token after its last one, what was glued in front, how many words it has, and its bearers."""

    end: int
    proclitics: str
    n_words: int
    values: tuple[Value, ...]


class _Node(Generic[Value]):
    """One word of some names: what may follow it, and the bearers of the name that ends here."""

    __slots__ = ("next", "values")

    def __init__(self) -> None:
        self.next: dict[str, _Node[Value]] = {}
        self.values: tuple[Value, ...] = ()


class NameTrie(Generic[Value]):
    """Names keyed word by word."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        """Index `entries` of (name as written, bearer); one name may have several bearers."""
        self._root: dict[str, _Node[Value]] = {}
        self._starts: dict[str, tuple[tuple[str, _Node[Value]], ...]] = {}
        for name, value in entries:
            words = word_form(name).split()
            if not words:
                continue
            node = self._root.setdefault(words[0], _Node())
            for word in words[1:]:
                node = node.next.setdefault(word, _Node())
            if value not in node.values:
                node.values += (value,)

    def __contains__(self, word: str) -> bool:
        """Tell whether some name begins with this folded word."""
        return word in self._root

    def starts(self, token: Token) -> tuple[tuple[str, _Node[Value]], ...]:
        """Return the readings of a token with which some name begins, fewest proclitics first."""
        found = self._starts.get(token.form)
        if found is None:
            root = self._root
            found = tuple((pro, root[rest]) for pro, rest in token.variants if rest in root)
            self._starts[token.form] = found
        return found

    def match(self, tokens: Sequence[Token], index: int, end: int) -> NameMatch[Value] | None:
        """Return the longest name that begins at `tokens[index]` and ends before `end`, or None."""
        best: NameMatch[Value] | None = None
        for proclitics, node in self.starts(tokens[index]):
            at, n_words = index + 1, 1
            while True:
                if node.values and (best is None or n_words > best.n_words):
                    best = NameMatch(at, proclitics, n_words, node.values)
                if not node.next:
                    break
                following = at
                while following < end and tokens[following].form in TRANSPARENT:
                    following += 1
                if following >= end:
                    break
                deeper = node.next.get(tokens[following].form)
                if deeper is None:
                    break
                node, at, n_words = deeper, following + 1, n_words + 1
        return best
