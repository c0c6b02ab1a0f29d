"""The names of listed places and actors, from the reference tables.

Belongs here: ids to written names. Does not belong here: finding a name in a text (assets.parsing).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from assets.evaluation.coded import Names
from assets.parsing.model import ParsedArticle

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"


@lru_cache(maxsize=2)
def listed_names(table: str, key: str) -> Mapping[str, Names]:
    """Returns the names of every row of a reference table: Arabic, English, aliases."""
    with (REFERENCE / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row[key]: tuple(name for name in (row["name_ar"], row["name_en"], *row["aliases"].split("|")) if name)
            for row in csv.DictReader(lines)
        }


def place_names(parsed: ParsedArticle) -> Mapping[str, Names]:
    """Returns the names of every place that a reading may point to."""
    return {**listed_names("places", "place_id"), **{name.id: (name.name,) for name in parsed.unlisted_places}}


def actor_names(parsed: ParsedArticle) -> Mapping[str, Names]:
    """Returns the names of every actor that a reading may point to."""
    return {**listed_names("actors", "actor_id"), **{name.id: (name.name,) for name in parsed.unlisted_actors}}
