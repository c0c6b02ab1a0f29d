"""What the UI shows about a table: rows, columns, the first rows.

Belongs here: reading a DuckDB relation into Dagster metadata. Does not belong here: any particular table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg
import duckdb

PREVIEW_ROWS = 5
PREVIEW_CHARS = 80
"""A preview is for recognising a table; an article's whole text would drown it."""
ROWS_QUERY = "query of the failing rows"
"""Name under which a failed check tells the statement that shows what breaks it, in the working database."""

WIDE_COLUMNS, WIDE_ROWS = 8, 3
"""The pane of the UI holds about eight columns; rows of a wider table would be a hand high and run out of it."""


def quoted_relation(schema: str, table: str) -> str:
    """Returns schema.table, quoted for SQL."""
    return f'"{schema}"."{table}"'


def row_count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    """Counts the rows of a relation."""
    counted = connection.execute(f"SELECT count(*) FROM {relation}").fetchone()
    return int(counted[0]) if counted else 0


def preview_of(connection: duckdb.DuckDBPyConnection, relation: str, limit: int = PREVIEW_ROWS) -> dg.MetadataValue:
    """Returns the first rows of a relation as a table, long texts cut."""
    return _as_table(*_first_rows(connection, relation, limit))


def look_at(connection: duckdb.DuckDBPyConnection, relation: str) -> dg.MetadataValue:
    """Returns what a table holds: its first rows, or where it is wide a line for each column with some values."""
    names, rows = _first_rows(connection, relation, PREVIEW_ROWS)
    return _as_table(*_turned(names, rows[:WIDE_ROWS])) if len(names) > WIDE_COLUMNS else _as_table(names, rows)


def _first_rows(
    connection: duckdb.DuckDBPyConnection, relation: str, limit: int
) -> tuple[list[str], list[dict[str, str]]]:
    """Returns the names of the columns, and the first rows with their cells as short texts."""
    names = [name for name, _ in columns_of(connection, relation)]
    cells = ", ".join(f'CAST("{name}" AS VARCHAR) AS "{name}"' for name in names)
    rows = connection.execute(f"SELECT {cells} FROM {relation} LIMIT {limit}").fetchall()
    return names, [{name: _shortened(cell) for name, cell in zip(names, row, strict=True)} for row in rows]


def _turned(names: Sequence[str], rows: Sequence[Mapping[str, str]]) -> tuple[list[str], list[dict[str, str]]]:
    """Returns a line for each column, with a value of each row beside it."""
    heads = [f"row {number}" for number in range(1, len(rows) + 1)]
    lines = [{"column": name, **{head: row[name] for head, row in zip(heads, rows, strict=True)}} for name in names]
    return ["column", *heads], lines


def _as_table(names: Sequence[str], rows: Sequence[Mapping[str, str]]) -> dg.MetadataValue:
    return dg.MetadataValue.table(
        records=[dg.TableRecord(dict(row)) for row in rows],
        schema=dg.TableSchema(columns=[dg.TableColumn(name=name, type="string") for name in names]),
    )


def columns_of(connection: duckdb.DuckDBPyConnection, relation: str) -> Sequence[tuple[str, str]]:
    """Returns name and type of every column."""
    return [(row[0], row[1]) for row in connection.execute(f"DESCRIBE {relation}").fetchall()]


def table_metadata(
    connection: duckdb.DuckDBPyConnection,
    schema: str,
    table: str,
    descriptions: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Returns row count, preview and described columns of one table, for its materialization."""
    relation = quoted_relation(schema, table)
    known = descriptions or {}
    return {
        "dagster/row_count": row_count(connection, relation),
        "dagster/table_name": f"tawatur.{schema}.{table}",
        "dagster/column_schema": dg.TableSchema(
            columns=[
                dg.TableColumn(name=name, type=kind, description=known.get(name))
                for name, kind in columns_of(connection, relation)
            ]
        ),
        "preview": look_at(connection, relation),
    }


def _shortened(cell: str | None) -> str:
    if cell is None:
        return ""
    return cell if len(cell) <= PREVIEW_CHARS else f"{cell[:PREVIEW_CHARS]}…"
