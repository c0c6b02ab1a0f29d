"""Ids of people and bodies that no reference table lists: one name is one id, in every article and in every run.

Belongs here: the form of the id. Does not belong here: which part of a name counts (the callers fold it).
"""

from __future__ import annotations

import hashlib

_DIGITS = 12
"""Hexadecimal digits: among a million names two share an id once in some hundred corpora."""


def unlisted_actor_id(folded_name: str) -> str:
    """Return the id of an actor by its folded name; half a letter that cannot be encoded counts as a question mark."""
    return "actx:" + hashlib.sha256(folded_name.encode("utf-8", "replace")).hexdigest()[:_DIGITS]
