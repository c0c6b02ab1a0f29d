"""Where the vocabulary lies: the lexicon's own files, and the reference tables that dbt reads too.

Belongs here: the two folders. Does not belong here: reading them (each stage reads its own).
"""

from __future__ import annotations

from pathlib import Path

LEXICON = Path(__file__).parent / "lexicon"
"""YAML and CSV of words: triggers, titles, months, attribution verbs."""

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"
"""CSV of places, actors and event types: dbt seeds, read here as well."""
