"""Training: from examples with their features and answers to a linear model.

Belongs here: fitting, pruning, rounding. Does not belong here: how examples are made from coded articles. Needs
scikit-learn, which camel-tools brings along; the parser itself does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from assets.parsing.judgement.linear_model import LinearModel

_ITERATIONS = 400
_LEAST_WEIGHT = 0.02


class Example(NamedTuple):
    """One decision of a human coder: the features of the case, the answer, and how much it counts."""

    features: tuple[str, ...]
    answer: str
    weight: float = 1.0


def train(examples: Sequence[Example], strength: float, least_count: int = 2) -> LinearModel:
    """Fit a model; `strength` is the inverse of the penalty, features seen less than `least_count` times are left out.

    Weights are rounded to two decimals and those under 0.02 dropped, so that the file stays small and readable.
    """
    counts = Counter(f for example in examples for f in set(example.features))
    kept = {f for f, n in counts.items() if n >= least_count}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{f: 1.0 for f in e.features if f in kept} for e in examples])
    matrix.indices = matrix.indices.astype(np.int32)
    matrix.indptr = matrix.indptr.astype(np.int32)
    fitted = LogisticRegression(C=strength, max_iter=_ITERATIONS).fit(
        matrix, [e.answer for e in examples], [e.weight for e in examples]
    )
    answers = tuple(str(a) for a in fitted.classes_)
    rows, bias = fitted.coef_, fitted.intercept_
    if len(answers) == 2:  # one row speaks for the second answer
        rows, bias = np.vstack([-rows[0] / 2, rows[0] / 2]), np.array([-bias[0] / 2, bias[0] / 2])
    weights = {
        feature: tuple(round(float(w), 2) for w in rows[:, column])
        for column, feature in enumerate(vectorizer.get_feature_names_out())
        if float(np.abs(rows[:, column]).max()) >= _LEAST_WEIGHT
    }
    return LinearModel(answers, tuple(round(float(b), 3) for b in bias), weights)
