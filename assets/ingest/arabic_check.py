"""Is this text Arabic?

Belongs here: the share of Arabic script, and a modest check against its neighbours (Persian, Urdu, Kurdish, Pashto).
Does not belong here: word lists (languages.yaml) and encodings.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from assets.ingest.encoding import count_chars

MIN_ARABIC_SHARE = 0.5
"""Share of Arabic letters among all letters: news that quotes English names, links and units stays far above."""

SAMPLE_CHARS = 100_000
"""Characters looked at; a longer text has shown its language by then."""

MIN_FOREIGN_LETTER_SHARE = 0.015
"""Foreign letters among those of Arabic script: Persian and Urdu have 3 to 12 %, Arabic news below 1 %."""

CLEAR_FOREIGN_LETTER_SHARE = 0.05
"""Enough to decide without a single known little word, in a text of one sentence."""

_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC_SCRIPT = re.compile(
    r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdfb\ufe70-\ufefc]+"
)
_PERSIAN_KEYBOARD = re.compile("[یک]")
_FOLD = str.maketrans("یک", "يك")


class _Marks(NamedTuple):
    """The content of languages.yaml, made ready for look-up."""

    foreign_letters: re.Pattern[str]
    arabic_words: frozenset[str]
    foreign_words: dict[str, frozenset[str]]


@cache
def _marks() -> _Marks:
    """Load languages.yaml."""
    raw = yaml.safe_load(Path(__file__).with_name("languages.yaml").read_text(encoding="utf-8"))
    arabic = frozenset(word.translate(_FOLD) for word in raw["arabic_words"])
    foreign = {
        name: frozenset(word.translate(_FOLD) for word in words) - arabic
        for name, words in raw["foreign_words"].items()
    }
    return _Marks(re.compile(f"[{raw['foreign_letters']}]"), arabic, foreign)


def why_not_arabic(text: str) -> str | None:
    """Say why a text is not Arabic, or None where it is."""
    sample = text[:SAMPLE_CHARS]
    n_letters = count_chars(_LETTERS, sample)
    if n_letters == 0:
        return "the text holds no letters"
    n_script = count_chars(_ARABIC_SCRIPT, sample)
    if n_script < n_letters * MIN_ARABIC_SHARE:
        return f"{n_script} of {n_letters} letters are Arabic"
    return _neighbour(sample, n_script)


def _neighbour(sample: str, n_script: int) -> str | None:
    """Say which other language in Arabic script the letters and little words point to, or None.

    Letters alone do not decide: names bring them into Arabic (غراد as گراد), and a Persian keyboard writes ی and ک in
    the midst of Arabic words.
    """
    marks = _marks()
    n_foreign_letters = len(marks.foreign_letters.findall(sample))
    has_foreign_letters = n_foreign_letters > n_script * MIN_FOREIGN_LETTER_SHARE
    if not has_foreign_letters and not _PERSIAN_KEYBOARD.search(sample):
        return None
    words = Counter(word.translate(_FOLD) for word in _LETTERS.findall(sample))
    n_arabic = sum(n for word, n in words.items() if word in marks.arabic_words or word.startswith("ال"))
    counts = {name: sum(words[word] for word in listed) for name, listed in marks.foreign_words.items()}
    name, n_foreign = max(counts.items(), key=lambda item: item[1])
    if n_foreign > n_arabic * (1 if has_foreign_letters else 3):
        return f"the text seems to be {name}: {n_foreign} of its commonest words, {n_arabic} of Arabic"
    if n_arabic == 0 and n_foreign_letters > n_script * CLEAR_FOREIGN_LETTER_SHARE:
        return f"{n_foreign_letters} of {n_script} letters are not used in Arabic"
    return None
