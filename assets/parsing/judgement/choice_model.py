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
    weights = model.weights
    sums = [0.0] * len(options)
    for number, features in enumerate(options):
        for feature in features:
            row = weights.get(feature)
            if row is not None:
                sums[number] += row[0]
    highest = max(sums)
    parts = [math.exp(total - highest) for total in sums]
    whole = sum(parts)
    return [part / whole for part in parts]
