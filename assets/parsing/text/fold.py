"""Folding: a copy of the text, code point for code point, in which loose Arabic spellings look alike.

Belongs here: the one-to-one character table and the word form made from it. Does not belong here: anything that
changes the length of a text; a span in the folded text is the same span in the stored text.

The table starts from camel-tools' normalisers (alef with hamza or madda, ta marbuta, alef maqsura) and its list of
vowel marks, and adds what web text needs: hamza on waw and ya, Persian letters, Arabic-Indic digits, quotes, dashes.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from camel_tools.utils.charsets import AR_DIAC_CHARSET, AR_LETTERS_CHARSET
from camel_tools.utils.normalize import (
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
)

FILLER = "\u0640"
"""Tatweel: what a mark folds to, and what `word_form` drops; it stands for "nothing written here"."""

_EXTRA_LETTERS = {
    "ؤ": "و",  # مسؤول / مسوول
    "ئ": "ي",  # مئة / مية
    "ک": "ك",
    "ی": "ي",
    "ے": "ي",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "گ": "ك",
    "ڤ": "ف",
    "ٱ": "ا",
}
_PUNCTUATION = {
    "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‟": '"', "‹": '"', "›": '"', "″": '"',
    "‘": "'", "’": "'", "`": "'",
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-",
    "٫": ".", "٬": ",", "٪": "%", "…": ".", "۔": ".",
    # the words of a tag are words: «#الحكومة_الأردنية»
    "#": " ", "_": " ",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\t": " ",
}  # fmt: skip
_INVISIBLE = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad\u061c"
)


def _build_table() -> dict[int, str]:
    """Return the one-to-one translation table, code point → one folded character."""
    table: dict[int, str] = {}
    for letter in AR_LETTERS_CHARSET:
        folded = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(letter)))
        table[ord(letter)] = folded
    for mark in AR_DIAC_CHARSET:
        table[ord(mark)] = FILLER
    for code in [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE)]:
        if unicodedata.combining(chr(code)):
            table[code] = FILLER
    for invisible in _INVISIBLE:
        table[ord(invisible)] = FILLER
    for letters in (_EXTRA_LETTERS, _PUNCTUATION):
        table.update({ord(written): folded for written, folded in letters.items()})
    for code in [*range(0x0660, 0x066A), *range(0x06F0, 0x06FA)]:
        table[code] = str(unicodedata.digit(chr(code)))
    return table


_TABLE = _build_table()


def fold(text: str) -> str:
    """Return `text` folded; the result has the same length, so offsets carry over."""
    return text.translate(_TABLE).lower() if text.isascii() else _lower_one_to_one(text.translate(_TABLE))


def _lower_one_to_one(text: str) -> str:
    """Lower-case Latin letters only where that keeps the length ("İ".lower() is two code points)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def without_marks(folded: str) -> str:
    """Return folded text as words are matched; of whole lines, which are too long and too many to be remembered."""
    return folded.replace(FILLER, "")


@lru_cache(maxsize=200_000)
def word_form(word: str) -> str:
    """Return the folded spelling of one word or phrase without marks and tatweel, as vocabulary is matched."""
    return fold(word).replace(FILLER, "")
