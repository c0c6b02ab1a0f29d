"""Nationality adjectives: the state that «روسية» in «غارات روسية» stands for.

Belongs here: any spelling of an adjective → state actor id. Does not belong here: the adjectives and their forms
(places/demonyms.py), roles.
"""

from __future__ import annotations

from functools import lru_cache

from assets.parsing.places.demonyms import load_demonyms
from assets.parsing.text.tokens import word_keys


@lru_cache(maxsize=200_000)
def state_of(form: str) -> str | None:
    """Return the state a nationality adjective names; None where the word is none. Proclitics are allowed."""
    countries = load_demonyms().countries
    code = next((countries[key] for key in word_keys(form) if key in countries), None)
    return f"state.{code.lower()}" if code else None
