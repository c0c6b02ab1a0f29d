"""Nationality adjectives: the state that «روسية» in «غارات روسية» stands for.

Belongs here: adjective form → state actor id, from `lexicon/countries.csv`. Does not belong here: roles.
"""

from __future__ import annotations

import csv
from functools import lru_cache

from assets.parsing.lexicon_files import LEXICON
from assets.parsing.text.fold import word_form
from assets.parsing.text.tokens import word_keys

_COUNTRIES = LEXICON / "countries.csv"
_ENDINGS = ("", "ه", "ا", "ين", "ون", "تين", "تان", "ان", "ات")


@lru_cache(maxsize=1)
def load_nationalities() -> dict[str, str]:
    """Return folded adjective form (without article) → state actor id («روسيه» → "state.ru")."""
    states: dict[str, str] = {}
    names: set[str] = set()
    with _COUNTRIES.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            names.update(word_form(name) for name in row["aliases"].split("|"))
            for adjective in row["demonyms"].split("|"):
                base = word_form(adjective)
                if base and " " not in base:
                    for ending in _ENDINGS:
                        states.setdefault(base + ending, f"state.{row['code'].lower()}")
            for plural in filter(None, row["plurals"].split("|")):
                states.setdefault(word_form(plural), f"state.{row['code'].lower()}")
    # «روسيا» is the country, not an adjective of it; «سورية» is both, and an adjective after a noun it qualifies
    return {form: state for form, state in states.items() if form not in names or form.endswith("ه")}


def state_of(form: str) -> str | None:
    """Return the state a nationality adjective names; None where the word is none. Proclitics are allowed."""
    states = load_nationalities()
    for key in word_keys(form):
        if key in states:
            return states[key]
    return None
