"""Rows of the published database as dictionaries.

Belongs here: opening the copy and asking it. Does not belong here: what is asked (one module for each kind of page).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

Row = dict[str, Any]
"""One row, by column name."""


@contextmanager
def opened(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Opens the published copy, read-only."""
    with duckdb.connect(str(published), read_only=True) as connection:
        yield connection


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Row]:
    """Returns the rows of a query."""
    answer = connection.execute(sql)
    names = [column[0] for column in answer.description or []]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def grouped(found: list[Row], column: str) -> dict[str, list[Row]]:
    """Returns the rows by the value of a column, in the order they came."""
    groups: dict[str, list[Row]] = {}
    for row in found:
        groups.setdefault(row[column], []).append(row)
    return groups
