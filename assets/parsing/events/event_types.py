"""Event types: the closed list of the data model, read from the seed that dbt reads too.

Belongs here: event_subtype → event_type, and which types are violent. Does not belong here: crosswalks to ACLED and
PLOVER, which are SQL.
"""

from __future__ import annotations

import csv
from functools import lru_cache

from assets.parsing.lexicon_files import REFERENCE

VIOLENT_TYPES = frozenset({"battle", "remote_violence", "violence_against_civilians"})
"""The event types that harm people."""

_SEED = REFERENCE / "event_types.csv"


@lru_cache(maxsize=1)
def load_types() -> dict[str, str]:
    """Return event_subtype → event_type."""
    with _SEED.open(encoding="utf-8", newline="") as handle:
        return {row["event_subtype"]: row["event_type"] for row in csv.DictReader(handle)}
