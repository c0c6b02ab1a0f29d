"""A linear model over named features: which answers a sum of weights prefers, and what made it.

Belongs here: the file format, scores, probabilities, reasons. Does not belong here: what the features of a decision
are, nor training (train_model.py).
"""

from __future__ import annotations

import gzip
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

AN_ARTICLE = 4
"""Coded articles teach the weights, so that a lone sentence or note of fewer sentences is left to the rules."""


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A multinomial logistic regression; `weights` maps feature → one weight for each of `answers`."""

    answers: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    def probabilities(self, features: Sequence[str]) -> dict[str, float]:
        """Return answer → probability; features the model has never seen weigh nothing."""
        rows = [row for row in map(self.weights.get, features) if row is not None]
        sums = [sum(column) for column in zip(self.bias, *rows, strict=True)]
        highest = max(sums)
        shares = [math.exp(total - highest) for total in sums]
        whole = sum(shares)
        return {answer: share / whole for answer, share in zip(self.answers, shares, strict=True)}

    def reasons(self, features: Sequence[str], answer: str, count: int = 3) -> tuple[str, ...]:
        """Return the features that speak most for an answer, strongest first."""
        index = self.answers.index(answer)
        weighed = sorted(((self.weights[f][index], f) for f in features if f in self.weights), reverse=True)
        return tuple(feature for weight, feature in weighed[:count] if weight > 0)


def write_model(path: Path, model: LinearModel) -> None:
    """Write a model as gzipped text: the answers, the bias, then a feature and its weights a line (tab-separated)."""
    lines = ["\t".join(("", *model.answers)), "\t".join(("", *(f"{w:.3f}" for w in model.bias)))]
    lines += [
        "\t".join((feature, *(f"{w:.2f}".rstrip("0").rstrip(".") for w in row)))
        for feature, row in sorted(model.weights.items())
    ]
    data = ("\n".join(lines) + "\n").encode("utf-8")
    path.write_bytes(gzip.compress(data, compresslevel=9, mtime=0))


def read_model(path: Path) -> LinearModel:
    """Read what write_model wrote. Raises OSError where the file is missing, ValueError where a line is damaged."""
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    answers = tuple(lines[0].split("\t")[1:])
    bias = tuple(float(w) for w in lines[1].split("\t")[1:])
    weights: dict[str, tuple[float, ...]] = {}
    for number, line in enumerate(lines[2:], start=3):
        feature, *row = line.split("\t")
        if len(row) != len(answers):
            raise ValueError(f"{path.name}, line {number}: {len(row)} weights for {len(answers)} answers")
        weights[feature] = tuple(float(w) for w in row)
    return LinearModel(answers, bias, weights)
