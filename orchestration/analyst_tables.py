"""What an analyst finds in the published copy, without data: schemas, tables, columns, types, meanings, macros.

Belongs here: making the empty tables from dbt's manifest and reading them back. Does not belong here: any page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import duckdb

from assets.analyst_sql.statements import analyst_statements
from assets.raw_schema import RAW_TABLES
from assets.raw_tables import DESCRIPTIONS, column_descriptions
from orchestration.table_metadata import columns_of, quoted_relation
from orchestration.warehouse import create_raw_tables

MARTS, REFERENCE, RAW = "marts", "reference", "raw"


class Column(NamedTuple):
    """A column: name, type as DuckDB writes it, and meaning."""

    name: str
    kind: str
    meaning: str


class Table(NamedTuple):
    """A table or view, and the id of its dbt node where dbt makes it."""

    schema: str
    name: str
    meaning: str
    columns: tuple[Column, ...]
    node: str | None = None


class Macro(NamedTuple):
    """A macro of schema marts: name and what it gives."""

    name: str
    meaning: str


def analyst_tables(manifest: Mapping[str, Any]) -> Iterator[Table]:
    """Yields the marts, the views over them, the reference tables and the raw tables, each sorted by name."""
    marts = _nodes(manifest, "model", MARTS)
    for node in marts:
        columns = [Column(c["name"], str(c["data_type"]).upper(), c["description"]) for c in node["columns"].values()]
        yield Table(MARTS, node["alias"], node["description"], tuple(columns), node["unique_id"])
    with _with_views(marts) as connection:
        yield from _views(connection)
    for node in _nodes(manifest, "seed", REFERENCE):
        columns = [Column(c["name"], "", c["description"]) for c in node["columns"].values()]
        yield Table(REFERENCE, node["alias"], node["description"], tuple(columns), node["unique_id"])
    with duckdb.connect() as connection:
        create_raw_tables(connection)
        for name in sorted(RAW_TABLES):
            known = column_descriptions(name)
            types = columns_of(connection, quoted_relation(RAW, name))
            yield Table(RAW, name, DESCRIPTIONS[name]["description"], tuple(Column(c, t, known[c]) for c, t in types))


def analyst_macros(manifest: Mapping[str, Any]) -> list[Macro]:
    """Returns the macros that come with the marts."""
    with _with_views(_nodes(manifest, "model", MARTS)) as connection:
        found = connection.execute(
            "SELECT DISTINCT function_name, comment FROM duckdb_functions() WHERE schema_name = 'marts' ORDER BY ALL"
        ).fetchall()
    return [Macro(*row) for row in found]


def _nodes(manifest: Mapping[str, Any], kind: str, schema: str) -> list[Mapping[str, Any]]:
    nodes = (node for node in manifest["nodes"].values() if (node["resource_type"], node["schema"]) == (kind, schema))
    return sorted(nodes, key=lambda node: str(node["alias"]))


def _with_views(marts: list[Mapping[str, Any]]) -> duckdb.DuckDBPyConnection:
    """Makes empty marts, and over them the views and macros of the published copy."""
    connection = duckdb.connect()
    connection.execute("CREATE SCHEMA marts")
    for node in marts:
        columns = ", ".join(f'"{column["name"]}" {column["data_type"]}' for column in node["columns"].values())
        connection.execute(f"CREATE TABLE {quoted_relation(MARTS, node['alias'])} ({columns})")
    create_raw_tables(connection)
    for statement in analyst_statements():
        connection.execute(statement)
    return connection


def _views(connection: duckdb.DuckDBPyConnection) -> list[Table]:
    found = connection.execute(
        "SELECT view_name, comment FROM duckdb_views() WHERE schema_name = 'marts' ORDER BY view_name"
    ).fetchall()
    columns = (
        "SELECT column_name, data_type, comment FROM duckdb_columns()"
        " WHERE schema_name = 'marts' AND table_name = $1 ORDER BY column_index"
    )
    return [
        Table(MARTS, name, meaning, tuple(Column(*row) for row in connection.execute(columns, [name]).fetchall()))
        for name, meaning in found
    ]
