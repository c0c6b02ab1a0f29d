"""Victim nouns: words for people, with the group they put the victims in.

Belongs here: the inflected forms of lexicon/victims.csv and what each tells (group, number, harm it says by itself).
Does not belong here: numbers, verbs, or whether anybody was harmed.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from typing import Literal, NamedTuple

from assets.parsing.lexicon_files import LEXICON
from assets.parsing.model import Outcome, VictimGroup
from assets.parsing.text.fold import word_form

_LEXICON = LEXICON / "victims.csv"
_SUFFIXES = ("ه", "ها", "هم", "هن", "هما", "نا", "ي")
_OWNERS = ("ه", "ها", "هم", "هما")

GrammaticalNumber = Literal["singular", "dual", "plural", "dual_or_plural"]


class VictimNoun(NamedTuple):
    """One reading of a word for people.

    `outcome` is the harm the word says by itself (قتيل), None for the rest (شخص). `is_bare` marks plurals that are
    a report of harm without any number (قتلى); `needs_number` those that count nobody without one (عائلة).
    `is_accusative` is a written accusative (جنديا, جنديين). `n_tokens` is 2 for رجال أمن. `is_office` marks what a
    person is (رئيس, حاكم): by itself it counts him only right behind a word of harm.
    """

    group: VictimGroup
    outcome: Outcome | None
    number: GrammaticalNumber
    is_definite: bool
    is_bare: bool
    needs_number: bool
    is_nationality: bool
    is_accusative: bool
    n_tokens: int
    is_office: bool = False


class VictimNouns(NamedTuple):
    """Folded forms → readings; `pairs` holds the two-word nouns by their first word."""

    words: dict[str, VictimNoun]
    pairs: dict[str, dict[str, VictimNoun]]


@lru_cache(maxsize=1)
def load_victim_nouns() -> VictimNouns:
    """Read the victim nouns and inflect them."""
    words: dict[str, VictimNoun] = {}
    pairs: dict[str, dict[str, VictimNoun]] = {}
    with _LEXICON.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for written, noun in _inflect(row):
                first, _, second = word_form(written).partition(" ")
                if second:
                    pairs.setdefault(first, {}).setdefault(second, noun._replace(n_tokens=2))
                else:
                    words.setdefault(first, noun)
    return VictimNouns(words, pairs)


def _inflect(row: dict[str, str]) -> list[tuple[str, VictimNoun]]:
    """Return every form of one noun; plain forms come before those that only some word could be."""
    group: VictimGroup = row["group"]  # type: ignore[assignment]
    outcome: Outcome | None = row["outcome"] or None  # type: ignore[assignment]
    citation, _, tail = word_form(row["citation"]).partition(" ")
    is_sound, is_feminine = "s" in row["forms"], "f" in row["forms"]
    if citation.endswith("ات") and not is_sound:
        plural_only = VictimNoun(group, outcome, "plural", False, row["bare"] == "yes", False, False, False, 1)
        return [(citation, plural_only), ("ال" + citation, plural_only._replace(is_definite=True))]
    rarely_plural = "d" in row["forms"]  # «مقتل شرطيين»: two, for many are شرطة
    is_bare, needs_number, is_nationality = row["bare"] == "yes", row["bare"] == "never", "n" in row["forms"]
    is_office = "o" in row["forms"]
    base = VictimNoun(group, outcome, "singular", False, is_bare, needs_number, is_nationality, False, 1, is_office)
    plural = base._replace(number="plural")
    dual = base._replace(number="dual")
    forms: list[tuple[str, VictimNoun]] = [(citation, base)]
    if not citation.endswith(("ه", "ا")) or is_sound:
        forms.append((citation + "ا", base._replace(is_accusative=True)))
    stem = citation[:-1] + "ت" if citation.endswith("ه") else citation
    forms += [(stem + "ان", dual), (stem + "ا", dual._replace(is_definite=True))]
    two = dual._replace(number="dual_or_plural" if is_sound and not rarely_plural else "dual", is_accusative=True)
    forms.append((stem + "ين", two))
    for written in filter(None, word_form(row["plurals"]).split("|")):
        many = written.partition(" ")[0]
        forms.append((many, plural))
        if not many.endswith(("ه", "ا", "ي", "ون", "ين")):
            forms.append((many + "ا", plural._replace(is_accusative=True)))
        if many.endswith(("ون", "ين")):
            forms += [(many[:-2] + ending, plural._replace(is_definite=True)) for ending in ("و", "ي")]
        else:
            owned = many[:-1] + "ت" if many.endswith("ه") else many
            forms += [(owned + suffix, plural._replace(is_definite=True)) for suffix in _SUFFIXES]
    if is_sound:
        forms.append((citation + "ون", plural))
        forms += [(citation + ending, plural._replace(is_definite=True)) for ending in ("و", "ي")]
        forms += [(citation + "ي" + suffix, plural._replace(is_definite=True)) for suffix in _SUFFIXES[:-1]]
    if is_feminine:  # «طفلة» before «طفله», its like in folded text
        forms += [(citation + "ه", base), (citation + "تان", dual), (citation + "ات", plural)]
        forms.append((citation + "تين", dual._replace(is_accusative=True)))
    if "p" in row["forms"]:  # «قتل سائقه», «أصيبت ابنتها»: one person, by whose it is
        own = base._replace(is_definite=True, needs_number=False)
        forms += [(stem + suffix, own) for suffix in _OWNERS]
        pair = dual._replace(is_definite=True)
        forms += [(stem + "ا" + suffix, pair) for suffix in _OWNERS]
        if not is_sound:  # «قتلت أم وطفليها»; «مرافقيه» may be many
            forms += [(stem + "ي" + suffix, pair) for suffix in _OWNERS]
    articled = [
        ("ال" + form, noun._replace(is_definite=True))
        for form, noun in forms
        if not noun.is_definite and not (noun.is_accusative and form.endswith("ا"))
    ]
    return [(f"{form} {tail}".strip(), noun) for form, noun in forms + articled]
