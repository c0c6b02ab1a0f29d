"""A quantity while it is being read, passed between the rooms of the number stage.

Belongs here: the record and the list of kinds. Does not belong here: any rule.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from assets.parsing.model import Qualifier
from assets.parsing.numbers.number_words import Cardinal
from assets.parsing.numbers.quantities import Bounds

Kind = Literal[
    "count", "ordinal", "age", "time", "date", "money", "distance", "percent", "duration", "measure", "score"
]


class Reading(NamedTuple):
    """A quantity being read: tokens `[first, end)`, its bounds, and the single value where it has one."""

    first: int
    end: int
    proclitics: str
    bounds: Bounds
    qualifier: Qualifier
    value: float | None
    is_qualified: bool = False
    cardinal: Cardinal | None = None
