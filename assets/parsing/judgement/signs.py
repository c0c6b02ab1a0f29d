"""Signs of a case: features in groups, each group made once for the facts it hangs on.

Belongs here: the record of a case's features, remembering groups, steps of numbers. Does not belong here: which signs
there are (case_features.py, case_surroundings.py), what they weigh (linear_model.py).

The same few facts come back in every article: their features are made once and remembered (`group`), and weighed once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple, ParamSpec

from assets.parsing.judgement.linear_model import Signs

_STEPS = ("0", "1", "2", "3", *["4-6"] * 3, *["7-12"] * 6)

_REMEMBERED = 8_000
_Facts = ParamSpec("_Facts")


def group(make: Callable[_Facts, tuple[str, ...]]) -> Callable[_Facts, Signs]:
    """Let a function that names the features of some facts remember the groups it made; no result hangs on how many."""

    @lru_cache(maxsize=_REMEMBERED)
    def remembered(*facts: Any) -> Signs:
        return Signs(make(*facts))  # type: ignore[call-arg]

    return remembered  # type: ignore[return-value]


class CaseSigns(NamedTuple):
    """The features of one case: groups that recur, and single ones."""

    groups: list[Signs]
    single: list[str]

    @property
    def features(self) -> tuple[str, ...]:
        """Return all features, one after the other."""
        return (*chain.from_iterable(group.features for group in self.groups), *self.single)


def span(number: int) -> str:
    """Return a count or distance as one of seven steps; what is below zero stands as it is."""
    return str(number) if number < 0 else _STEPS[number] if number < len(_STEPS) else "13+"
