"""Signs of a period: how long it is, how long ago, and how it lies to the date that a claim has inherited.

Belongs here: the features of days that need nothing of the text. Does not belong here: where days are named
(date_candidates.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

_WIDTHS = ((0, "day"), (1, "night"), (7, "week"), (31, "month"), (366, "year"))
_AGES = ((-1, "ahead"), (0, "0"), (1, "1"), (3, "3"), (8, "8"), (40, "40"), (400, "400"))
_TOLD = ("type", "sub", "status", "agg", "section")

Interval = tuple[date, date]


def width_of(days: Interval) -> str:
    """Return roughly how long a period is."""
    length = (days[1] - days[0]).days
    return next((name for top, name in _WIDTHS if length <= top), "long")


def age_of(days: Interval, published: date | None) -> str:
    """Return roughly how long before publication a period ends."""
    if published is None:
        return "?"
    old = (published - days[1]).days
    return next((name for top, name in _AGES if old <= top), "old")


def ruled_features(
    days: Interval, ruled: Interval | None, features: Sequence[str], claim: Mapping[str, str]
) -> tuple[str, ...]:
    """Return how a candidate lies to the date that the claim has inherited."""
    if ruled is None:
        return ("open", f"open {features[0]}")
    if days == ruled:
        return ("ruled", *(f"ruled {features[k]}" for k in (0, 2, 3, 4, 5)), *(f"ruled {claim[n]}" for n in _TOLD))
    how = (
        "within"
        if ruled[0] <= days[0] and days[1] <= ruled[1]
        else ("around" if days[0] <= ruled[0] and ruled[1] <= days[1] else "earlier" if days[1] < ruled[0] else "later")
    )
    return (f"against={how}", *(f"against={how} {features[k]}" for k in (0, 2, 4)), f"against={how} {claim['type']}")


def taken_features(ruled: Interval, claim: Mapping[str, str]) -> tuple[str, ...]:
    """Return the features of a date that the rules took from further away than the candidates reach."""
    return ("ruled", "ruled far", f"ruled far width={width_of(ruled)}", *(f"ruled {claim[n]}" for n in _TOLD))
