"""Adjectives and peoples of countries: «السورية», «يمنيين», «الأتراك».

Belongs here: every inflected form of the adjectives of lexicon/countries.csv. Does not belong here: names of countries
(seeds/reference/places.csv).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assets.parsing.lexicon_files import LEXICON
from assets.parsing.model import Token
from assets.parsing.text.fold import word_form

_TABLE = LEXICON / "countries.csv"
_ENDINGS = ("", "ة", "ون", "ين", "ان", "ا", "تين", "تان", "ات")


@dataclass(frozen=True)
class Demonyms:
    """Folded adjective → country code, with the article where written; two-word ones apart («كوري جنوبي»)."""

    countries: Mapping[str, str]
    pairs: Mapping[tuple[str, str], str]
    capitals: Mapping[str, str]
    _of_form: dict[str, str] = field(default_factory=dict)

    def country_of(self, token: Token) -> str:
        """Return the country that an adjective, whatever is glued in front of it, names; "" if it is none."""
        code = self._of_form.get(token.form)
        if code is None:
            code = next(
                (self.countries[rest] for _, rest in token.variants if len(rest) > 3 and rest in self.countries), ""
            )
            self._of_form[token.form] = code
        return code

    def country_at(self, tokens: Sequence[Token], index: int, allow_proclitics: bool = False) -> tuple[str, int]:
        """Return the country an adjective at this token names and how many tokens it takes, ("", 0) if it is none."""
        if index >= len(tokens):
            return "", 0
        token = tokens[index]
        for proclitics, form in token.variants if allow_proclitics else token.variants[:1]:
            if proclitics not in {"", "و", "ل", "ب", "ف", "ول"}:
                continue
            if index + 1 < len(tokens) and (pair := self.pairs.get((form, tokens[index + 1].form))):
                return pair, 2
            if code := self.countries.get(form):
                return code, 1
        return "", 0


@lru_cache(maxsize=1)
def load_demonyms() -> Demonyms:
    """Read the adjectives of countries and inflect them."""
    single: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    capitals: dict[str, str] = {}
    countries: set[str] = set()
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            capitals[row["code"]] = row["capital"]
            countries.update(word_form(name) for name in row["aliases"].split("|"))
            for adjective in filter(None, row["demonyms"].split("|")):
                first, _, second = adjective.partition(" ")
                for form, form2 in zip(_inflected(first), _inflected(second or first), strict=True):
                    if second:
                        pairs[form, form2] = row["code"]
                        if first == "جنوب":
                            pairs["جنوب", form2] = pairs["الجنوب", form2] = row["code"]
                    else:
                        single.setdefault(form, row["code"])
            for people in filter(None, row["plurals"].split("|")):
                for form in (people, f"ال{people}"):
                    single.setdefault(word_form(form), row["code"])
    # «روسيا» is the country before it is the accusative of «روسي»; «سورية» and «السعودية» are both
    single = {form: code for form, code in single.items() if form not in countries or form.endswith("ه")}
    return Demonyms(single, pairs, capitals)


def _inflected(adjective: str) -> list[str]:
    """Return the folded forms of an adjective in -ي, without and with the article."""
    return [word_form(article + adjective + ending) for article in ("", "ال") for ending in _ENDINGS]
