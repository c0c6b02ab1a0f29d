"""Where the vocabulary lies: the lexicon's own files, and the reference tables that dbt reads too.

Belongs here: the two folders, the YAML reader. Does not belong here: what is made of them (each stage reads its own).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

LEXICON = Path(__file__).parent / "lexicon"
"""YAML and CSV of words: triggers, titles, months, attribution verbs."""

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"
"""CSV of places, actors and event types: dbt seeds, read here as well."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's loader where PyYAML was built with it: ten times as fast, and every process that parses reads it all."""


def read_yaml(path: Path) -> Any:
    """Return what a YAML file of the lexicon holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
