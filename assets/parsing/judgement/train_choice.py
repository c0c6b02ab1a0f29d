"""Training a choice: from cases with their options and the right one to a linear model of one answer.

Belongs here: fitting, pruning, rounding. Does not belong here: how cases are made from coded articles, choosing
(choice_model.py). Needs numpy and scipy, which camel-tools brings along; the parser itself does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from assets.parsing.judgement.choice_model import CHOSEN
from assets.parsing.judgement.linear_model import LinearModel

_ITERATIONS = 150
_LEAST_WEIGHT = 0.02


class Case(NamedTuple):
    """One choice of a human coder: the features of every option, which one is right, and how much the case counts."""

    options: tuple[tuple[str, ...], ...]
    right: int
    weight: float = 1.0


def train_choice(cases: Sequence[Case], strength: float, least_count: int = 3) -> LinearModel:
    """Fit the weights under which the right options have the highest shares.

    `strength` is the inverse of the penalty; features that fewer than `least_count` options have are left out.
    """
    counts = Counter(f for case in cases for option in case.options for f in set(option))
    names = sorted(f for f, n in counts.items() if n >= least_count)
    column = {feature: number for number, feature in enumerate(names)}
    rows: list[int] = []
    columns: list[int] = []
    starts: list[int] = []
    right: list[int] = []
    row = 0
    for case in cases:
        starts.append(row)
        right.append(row + case.right)
        for option in case.options:
            found = [column[f] for f in sorted(set(option)) if f in column]
            rows += [row] * len(found)
            columns += found
            row += 1
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(row, len(names)))
    begin, answer = np.array(starts), np.array(right)
    case_of = np.repeat(np.arange(len(cases)), [len(case.options) for case in cases])
    counted = np.array([case.weight for case in cases])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = matrix @ weights
        highest = np.maximum.reduceat(sums, begin)
        parts = np.exp(sums - highest[case_of])
        whole = np.add.reduceat(parts, begin)
        slope = parts / whole[case_of] * counted[case_of]
        slope[answer] -= counted
        value = -(counted * (sums[answer] - highest - np.log(whole))).sum() + (weights @ weights) / (2 * strength)
        return float(value), matrix.T @ slope + weights / strength

    fitted = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": _ITERATIONS}).x
    weights: dict[str, tuple[float, ...]] = {
        f: (round(float(w), 2),) for f, w in zip(names, fitted, strict=True) if abs(w) >= _LEAST_WEIGHT
    }
    return LinearModel((CHOSEN,), (0.0,), weights)
