"""The words of the interface in both languages, from interface_words.csv.

Belongs here: reading the table. Does not belong here: any word.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("interface_words.csv")


class Words(NamedTuple):
    """One thing said in English and in Arabic."""

    en: str
    ar: str


@cache
def interface_words() -> dict[str, Words]:
    """Returns every word of the interface by its key."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["key"]: Words(row["en"], row["ar"]) for row in csv.DictReader(file)}
