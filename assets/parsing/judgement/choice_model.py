"""A choice between options by weighed features: the model shares one belief out among the options of one case.

Belongs here: shares and reasons of a choice whose options differ from case to case (the days an article names, its
places). Does not belong here: classes that are always the same (linear_model.py), what the features are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from assets.parsing.judgement.linear_model import LinearModel

CHOSEN = "chosen"
"""The one answer of a choice model: its weights say how much a feature speaks for an option."""


def shares(model: LinearModel, options: Sequence[Sequence[str]]) -> list[float]:
    """Return how likely each option is the right one."""
    weight_of = model.weights.get
    sums: list[float] = []
    for features in options:
        total = 0.0
        for feature in features:
            row = weight_of(feature)
            if row is not None:
                total += row[0]
        sums.append(total)
    highest = max(sums)
    parts = [math.exp(part - highest) for part in sums]
    whole = sum(parts)
    return [part / whole for part in parts]
