"""The learned weights of claims: which signs make a possible claim one of the closed list of events.

Belongs here: the file, and the answer that stands for no claim. Does not belong here: training (train_claims.py), use
(claim_judgement.py).
"""

from __future__ import annotations

from pathlib import Path

NO_CLAIM = "none"
WEIGHTS = Path(__file__).with_name("claims.weights.gz")
