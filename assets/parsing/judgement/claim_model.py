"""The learned weights of claims: which signs make a possible claim one of the closed list of events.

Belongs here: the file and reading it once. Does not belong here: training (train_claims.py), use (claim_judgement.py).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from assets.parsing.judgement.linear_model import LinearModel, read_model

NO_CLAIM = "none"
WEIGHTS = Path(__file__).with_name("claims.weights.gz")


@lru_cache(maxsize=1)
def load_model() -> LinearModel:
    """Read the weights once per process; a model that knows nothing where the file is not trained yet."""
    if not WEIGHTS.exists():
        return LinearModel((NO_CLAIM,), (0.0,), {})
    return read_model(WEIGHTS)
