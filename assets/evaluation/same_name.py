"""Whether two written names mean the same place or actor.

Belongs here: comparing a gold name with the names of an id. Does not belong here: resolving a name in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from assets.parsing.text.fold import word_form

SHORTEST_PART = 4
"""A name within a longer name counts («الأسد» in «بشار الأسد») from this many letters on."""

_WORD = re.compile(r"\w+")
_ARTICLE = "ال"
_WITH_ARTICLE = 5
"""Shortest word whose ال is taken for the article: «الرقة», but not «الله» or «ألم»."""


@lru_cache(maxsize=1)
def generic_place_words() -> frozenset[str]:
    """Returns the folded words that name a kind of place."""
    lines = (Path(__file__).parent / "generic_place_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word_form(line.strip()) for line in lines if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=100_000)
def comparable(name: str) -> str:
    """Returns a name folded, without articles and without words for kinds of places, unless nothing else is left."""
    words = [
        word[len(_ARTICLE) :] if word.startswith(_ARTICLE) and len(word) >= _WITH_ARTICLE else word
        for word in _WORD.findall(word_form(name))
    ]
    return " ".join([word for word in words if word not in generic_place_words()] or words)


def means(gold_name: str, names: Iterable[str]) -> bool:
    """Tells whether a gold name is one of these names, or a part of one, or has one as its part."""
    wanted = comparable(gold_name)
    return any(_is_same(wanted, comparable(name)) for name in names if name)


def _is_same(one: str, other: str) -> bool:
    if not one or not other:
        return False
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= SHORTEST_PART and shorter in longer)
