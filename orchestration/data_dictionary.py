"""`make dictionary`: docs/data_dictionary.md, written from dbt's manifest and the definitions of raw tables and views.

Belongs here: the page and the command. Does not belong here: a description (dbt_project/models, assets/raw_tables.yml,
assets/analyst_sql); the page is never edited by hand, and a test compares it with what this writes.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from assets.dbt_check_words import REFERENCE as REFERENCED
from orchestration.analyst_tables import MARTS, RAW, REFERENCE, Table, analyst_macros, analyst_tables
from orchestration.dbt_manifest import prepared_manifest
from orchestration.settings import REPOSITORY, load_settings

PAGE = REPOSITORY / "docs" / "data_dictionary.md"
SEEDS = REPOSITORY / "seeds" / "reference"
LONGEST_LIST = 60
"""A reference table with more rows than this is no closed list to print: the gazetteer, the actors."""

BEGINNING = """\
# Data dictionary

Written by `make dictionary` from the definitions; a test keeps it up to date. The same words stand in the database
(`.columns events` in `make sql`, or `duckdb_columns()`) and, with the SQL, in `make docs`. The published copy holds
also the schemas `staging` and `intermediate`: steps between these, described in `make docs`, that may change from one
release to the next.
"""
SECTIONS = {
    MARTS: "The tables to read; the last ones are views over the others.",
    REFERENCE: "The tables of `seeds/reference`, which parser and SQL read: change a row and run again.",
    RAW: "What ingest and parsing wrote, before any judgement. For following a row back, not for counting.",
}


class ClosedList(NamedTuple):
    """The values that a column can have, each with what it means where that is written down."""

    name: str
    values: tuple[tuple[str, str], ...]


Lists = dict[frozenset[tuple[str, str]], ClosedList]


def dictionary_page(manifest: Mapping[str, Any]) -> str:
    """Returns the whole page."""
    lists: Lists = {}
    tables = list(analyst_tables(manifest))
    parts = [BEGINNING]
    for schema, told in SECTIONS.items():
        own = [table for table in tables if table.schema == schema]
        links = " · ".join(f"[{table.name}](#{_anchor(table)})" for table in own)
        parts.append(f"## Schema `{schema}`\n\n{told}\n\n{links}\n")
        parts += [_section(table, manifest, lists) for table in own]
        if schema == MARTS:
            rows = [(f"`{macro.name}`", _cell(macro.meaning)) for macro in analyst_macros(manifest)]
            parts.append("### Macros\n\n" + _table(("macro", "what it gives"), rows))
    parts.append("## Closed lists\n")
    parts += [_list_section(one) for one in sorted(lists.values(), key=lambda one: one.name)]
    return "\n".join(parts).rstrip() + "\n"


def _section(table: Table, manifest: Mapping[str, Any], lists: Lists) -> str:
    tests = [_test(node) for node in _tests_of(manifest, table.node)]
    keys = [test["columns"] for test in tests if test["name"] == "unique_combination"]
    told = [_cell(table.meaning), *(f"No two rows share all of: {', '.join(f'`{c}`' for c in key)}." for key in keys)]
    has_types = any(column.kind for column in table.columns)
    rows = []
    for column in table.columns:
        own = [test for test in tests if test["column"] == column.name]
        notes = _notes(own, column.name, table.name, manifest, lists)
        kind = [f"`{column.kind.lower()}`"] if has_types else []
        rows.append((f"`{column.name}`", *kind, " ".join([_cell(column.meaning), *notes])))
    heads = ("column", "type", "meaning") if has_types else ("column", "meaning")
    return f'<a id="{_anchor(table)}"></a>\n\n### {table.name}\n\n{" ".join(told)}\n\n{_table(heads, rows)}'


def _notes(
    tests: list[dict[str, Any]], column: str, table: str, manifest: Mapping[str, Any], lists: Lists
) -> Iterable[str]:
    """Says of a column that it is the key, what it points to, and which values it can have."""
    for test in tests:
        if test["name"] == "unique":
            yield "**Key.**"
        elif test["name"] == "accepted_values":
            yield _listed(column, table, tuple((str(value), "") for value in test["values"]), lists)
        elif test["name"] == "relationships":
            found = REFERENCED.search(test["to"])
            name = found["name"] if found else test["to"]
            values = _values_of(name, test["field"])
            pointed_to = f"→ `{_alias(manifest, name)}.{test['field']}`"
            yield _listed(column, table, values, lists) if values else pointed_to


def _values_of(seed: str, field: str) -> tuple[tuple[str, str], ...]:
    """Returns the values of a short reference table with their English meanings; nothing for other tables."""
    path = SEEDS / f"{seed}.csv"
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    distinct = {row[field]: row.get("meaning_en") or "" for row in rows}
    return tuple(distinct.items()) if len(rows) <= LONGEST_LIST else ()


def _listed(column: str, table: str, values: tuple[tuple[str, str], ...], lists: Lists) -> str:
    """Notes a list for the end of the page and returns the link to it; equal values are one list, whoever has them."""
    told = frozenset(values)
    if told not in lists:
        is_taken = any(other.name == column for other in lists.values())
        lists[told] = ClosedList(f"{column} of {table}" if is_taken else column, values)
    return f"One of [{lists[told].name}](#{_list_anchor(lists[told])})."


def _list_section(one: ClosedList) -> str:
    rows = [f"- `{value}`{f': {_cell(meaning)}' if meaning else ''}" for value, meaning in one.values]
    return f'<a id="{_list_anchor(one)}"></a>\n\n### {one.name}\n\n' + "\n".join(rows) + "\n"


def _tests_of(manifest: Mapping[str, Any], node: str | None) -> list[Mapping[str, Any]]:
    nodes = (one for one in manifest["nodes"].values() if one["resource_type"] == "test")
    own = [one for one in nodes if node and one.get("attached_node") == node and one.get("test_metadata")]
    return sorted(own, key=lambda one: str(one["unique_id"]))


def _test(node: Mapping[str, Any]) -> dict[str, Any]:
    known = node["test_metadata"]
    return {"column": node.get("column_name"), **known["kwargs"], "name": known["name"]}


def _alias(manifest: Mapping[str, Any], name: str) -> str:
    return next((str(node["alias"]) for node in manifest["nodes"].values() if node["name"] == name), name)


def _anchor(table: Table) -> str:
    return f"{table.schema}-{table.name}"


def _list_anchor(one: ClosedList) -> str:
    return "list-" + "".join(sign if sign.isalnum() else "-" for sign in one.name)


def _cell(text: str) -> str:
    """Returns a description as one line in which no sign ends a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def main() -> int:
    """Writes the page and says where it is."""
    manifest = json.loads(prepared_manifest(load_settings()).read_text(encoding="utf-8"))
    PAGE.write_text(dictionary_page(manifest), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
