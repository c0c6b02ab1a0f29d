"""Tokens: words, numbers and punctuation with offsets, their proclitic readings, and words the web glued together.

Belongs here: where a word begins and ends. Does not belong here: what a word means.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assets.parsing.model import Token
from assets.parsing.text.fold import FILLER

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|" + FILLER + r")*)"
    r"|(?P<punct>\.{2,}|[^\w\s" + FILLER + r"]|_)"
)
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_FUTURE = "س"
_IMPERFECT = frozenset("يتنا")
_MIN_REST = 2
_LONGEST_NUMBER = 20
"""«1,234,567,890,123» has 17 characters; longer runs of digits are keys and account numbers, which count nothing."""
_KEY_SIGN = "#"
"""The form of such a run: no stage may take it for a day, a year or a count."""
_GLUED_LENGTH = 12
"""A listed name this long may itself be two glued words: «الولاياتالمتحدة»."""
_SHORTEST_GLUED = 7
_LONGEST_GLUED = 40
"""Two words glued have no more letters; in «الالالال…» without end every «ال» would be tried as a seam."""


@lru_cache(maxsize=400_000)
def proclitic_variants(form: str) -> tuple[tuple[str, str], ...]:
    """Return every reading of the proclitics of a folded word, the unsplit one first.

    "وللمعارضه" → ("", …), ("و", "للمعارضه"), ("ول", "المعارضه"). The article stays on the rest.
    """
    found: list[tuple[str, str]] = [("", form)]
    heads = [("", form)]
    if len(form) > _MIN_REST and form[0] in _CONJUNCTIONS:
        heads.append((form[0], form[1:]))
        found.append(heads[-1])
    for head, rest in heads:
        if len(rest) <= _MIN_REST:
            continue
        if rest.startswith("لل") and len(rest) > _MIN_REST + 1:
            found.append((head + "ل", "ال" + rest[2:]))
        elif rest[0] in _PREPOSITIONS:
            found.append((head + rest[0], rest[1:]))
        elif rest[0] == _FUTURE and rest[1] in _IMPERFECT:
            found.append((head + _FUTURE, rest[1:]))
    return tuple(found)


@lru_cache(maxsize=400_000)
def word_keys(form: str) -> tuple[str, ...]:
    """Return the folded word, the word without proclitics, and each without the article."""
    keys: dict[str, None] = {}
    for _, rest in proclitic_variants(form):
        keys[rest] = None
        if rest.startswith("ال") and len(rest) > 4:
            keys[rest[2:]] = None
    return tuple(keys)


def tokenize(folded: str, start: int, end: int, names: frozenset[str] = frozenset()) -> list[Token]:
    """Split `folded[start:end]` into tokens with offsets of the whole text.

    `names` holds folded words that may be one half of a glued pair: «لتحريرالرقة» is cut before «الرقة» when both
    «تحرير» and «الرقة» are listed; «عبدالرحمن» is always two words.
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(folded, start, end):
        kind = match.lastgroup
        raw = match.group()
        if kind == "word":
            at = match.start()
            for left, right, form, variants in _pieces(raw, names):
                tokens.append(Token(at + left, at + right, form, "word", variants))
        elif kind == "number" and len(raw) > _LONGEST_NUMBER:
            tokens.append(Token(match.start(), match.end(), _KEY_SIGN, "punct", (("", _KEY_SIGN),)))
        else:
            tokens.append(
                Token(match.start(), match.end(), raw, "number" if kind == "number" else "punct", (("", raw),))
            )
    return tokens


@lru_cache(maxsize=200_000)
def _pieces(raw: str, names: frozenset[str]) -> tuple[tuple[int, int, str, tuple[tuple[str, str], ...]], ...]:
    """Return the words in a run of letters, two where the web glued them: offsets in it, form and readings."""
    form = raw.replace(FILLER, "")
    if not form:
        return ()
    is_plain = len(form) == len(raw) and _SHORTEST_GLUED <= len(form) <= _LONGEST_GLUED
    cut = glue_cut(form, names) if is_plain else 0
    if not cut:
        return ((0, len(raw), form, proclitic_variants(form)),)
    first, second = raw[:cut], raw[cut:]
    return (0, cut, first, proclitic_variants(first)), (cut, len(raw), second, proclitic_variants(second))


def glue_cut(form: str, names: frozenset[str]) -> int:
    """Return where a glued word falls into two (0 where it does not): before an inner «ال» between two known words."""
    for proclitics, rest in proclitic_variants(form):
        if rest.startswith("عبدال") and len(rest) > 6:
            return len(form) - len(rest) + 3
        if proclitics == "" and form in names and len(form) < _GLUED_LENGTH:
            return 0
    at = form.find("ال", 3)
    while 0 < at <= len(form) - 4:
        if form[at:] in names and any(rest in names for _, rest in proclitic_variants(form[:at])):
            return at
        at = form.find("ال", at + 1)
    return 0
