"""The raw tables as Dagster assets: keys, descriptions and columns, shared by the modules that fill them.

Belongs here: what the UI says about a table of schema `raw`. Does not belong here: how the table is filled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import dagster as dg
import yaml

OWNERS = ["team:tawatur"]
DESCRIPTIONS: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "raw_tables.yml").read_text(encoding="utf-8")
)
"""Table → description and columns (column → description)."""


def raw_key(table: str) -> dg.AssetKey:
    """Returns the asset key of a raw table: the one dbt's source of the same name has."""
    return dg.AssetKey(["raw", table])


def raw_spec(table: str, group: str, kinds: set[str], deps: Sequence[dg.AssetKey] = ()) -> dg.AssetSpec:
    """Describes one raw table for the UI."""
    return dg.AssetSpec(
        key=raw_key(table),
        description=DESCRIPTIONS[table]["description"],
        group_name=group,
        kinds=kinds,
        owners=OWNERS,
        tags={"layer": "raw"},
        deps=list(deps),
    )


def column_descriptions(table: str) -> Mapping[str, str]:
    """Returns what each column of a raw table means."""
    return DESCRIPTIONS[table]["columns"]
