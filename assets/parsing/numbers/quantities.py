"""What a number and its qualifier support: low, best and high by the table «Reading a count» of the data model.

Belongs here: the arithmetic of bounds. Does not belong here: finding numbers or qualifiers in a text.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from assets.parsing.model import Qualifier

_ABOUT_SHARE = 10
"""«نحو 50» is 45 to 55: ten per cent each way."""


class Bounds(NamedTuple):
    """Lowest, best and highest value that the words support; None where they set no bound."""

    low: int | None
    best: int | None
    high: int | None


def bounds_of(value: float, qualifier: Qualifier) -> Bounds:
    """Return the bounds of one value under a qualifier; best never exceeds what the words support."""
    whole = math.floor(value)
    if qualifier == "about":
        return Bounds(-(-whole * (100 - _ABOUT_SHARE) // 100), whole, whole * (100 + _ABOUT_SHARE) // 100)
    if qualifier in ("at_least", "more_than"):
        return Bounds(whole, whole, None)
    if qualifier == "fewer_than":
        below = max(whole - 1, 0)
        return Bounds(0, below, below)
    if qualifier == "at_most":
        return Bounds(0, whole, whole)
    return Bounds(whole, whole, whole)


def bounds_between(low: float, high: float) -> Bounds:
    """Return the bounds of «بين 20 و30»: the middle is best, rounded down."""
    return Bounds(math.floor(low), math.floor((low + high) / 2), math.floor(high))


def bounds_of_vague(low: int, high: int | None) -> Bounds:
    """Return the bounds of «عشرات»: the lowest reading is best."""
    return Bounds(low, low, high)
