"""Light stems: a word without its commonest prefix and suffix, so that few examples teach many forms.

Belongs here: the cutting. Does not belong here: inflection by the dictionary (morphology/).
"""

from __future__ import annotations

from functools import lru_cache

_PREFIXES = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "س")
_SUFFIXES = ("هما", "ات", "ون", "ين", "ان", "ها", "هم", "وا", "يه", "ه", "ت", "ي")
_LEAST = 3


@lru_cache(maxsize=200_000)
def light_stem(form: str) -> str:
    """Return a folded word without one prefix and one suffix, where three letters stay."""
    for prefix in _PREFIXES:
        if form.startswith(prefix) and len(form) - len(prefix) >= _LEAST:
            form = form[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if form.endswith(suffix) and len(form) - len(suffix) >= _LEAST:
            return form[: -len(suffix)]
    return form
