"""A linear model over named features: which answers a sum of weights prefers, and what made it.

Belongs here: the file format, scores, probabilities, reasons. Does not belong here: what the features of a decision
are, nor training (train_model.py).
"""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from struct import calcsize, unpack

AN_ARTICLE = 4
"""Coded articles teach the weights, so that a lone sentence or note of fewer sentences is left to the rules."""


_PARTS = 1000
_LANE = 32
_HALF = 1 << (_LANE - 1)


class Signs:
    """Features that hang on the same facts and so come together again and again; a case has several such groups.

    `weighed` remembers the model that weighed them last and what they weigh together.
    """

    __slots__ = ("features", "weighed")

    def __init__(self, features: tuple[str, ...]) -> None:
        """Begin unweighed."""
        self.features = features
        self.weighed: tuple[LinearModel, int] | None = None


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A multinomial logistic regression; `weights` maps feature → one weight for each of `answers`.

    Scores are summed in whole thousandths, to which weights are rounded when they are trained: a sum is then the same
    in every order. `_packed` holds all weights of a feature in one number, 32 bits an answer, so that one addition adds
    them all.
    """

    answers: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]
    _packed: dict[str, int] = field(init=False, repr=False, compare=False)
    _start: int = field(init=False, repr=False, compare=False)
    _lanes: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Pack the weights; the lanes of `_start` begin at half their range, so that no sum is below zero."""
        object.__setattr__(self, "_packed", {feature: _pack(row) for feature, row in self.weights.items()})
        object.__setattr__(self, "_start", _pack(self.bias) + _pack([_HALF / _PARTS] * len(self.answers)))
        object.__setattr__(self, "_lanes", f"<{len(self.answers)}I")

    def probabilities(self, features: Iterable[str], groups: Iterable[Signs] = ()) -> dict[str, float]:
        """Return answer → probability, for single features and groups of them; what was never seen weighs nothing."""
        total = self._start + self._weigh(features)
        for group in groups:
            weighed = group.weighed
            if weighed is None or weighed[0] is not self:
                weighed = group.weighed = self, self._weigh(group.features)
            total += weighed[1]
        sums = unpack(self._lanes, total.to_bytes(calcsize(self._lanes), "little"))
        highest = max(sums)
        shares = [math.exp((part - highest) / _PARTS) for part in sums]
        whole = sum(shares)
        return {answer: share / whole for answer, share in zip(self.answers, shares, strict=True)}

    def _weigh(self, features: Iterable[str]) -> int:
        """Return what features weigh together."""
        total, weight_of = 0, self._packed.get
        for feature in features:
            weight = weight_of(feature)
            if weight is not None:
                total += weight
        return total

    def reasons(self, features: Iterable[str], answer: str, count: int = 3) -> tuple[str, ...]:
        """Return the features that speak most for an answer, strongest first."""
        index = self.answers.index(answer)
        weights = self.weights
        known = [(weights[f][index], f) for f in features if f in weights]
        speaking = sorted([(weight, f) for weight, f in known if weight > 0], reverse=True)
        return tuple([f for _, f in speaking[:count]])


def _pack(row: Sequence[float]) -> int:
    """Return the weights of one feature as one number."""
    return sum(round(weight * _PARTS) << (_LANE * place) for place, weight in enumerate(row))


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
