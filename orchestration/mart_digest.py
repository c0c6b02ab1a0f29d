"""The digest of the marts: equal digests mean equal content, whatever the order of rows and however it was reached.

Belongs here: which tables, columns and rows tell of a run instead of the news, and summing up the rest.
Does not belong here: publishing (snapshot.py), or comparing parsers (assets/parser_changes.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import duckdb

MARTS_SCHEMA = "marts"

RUN_TABLES: Mapping[str, str] = MappingProxyType(
    {"event_history": "tells through which builds the ids came, so two ways to the same state differ in it"}
)
"""Table → why it is left out."""

RUN_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "ingested_at": "the clock of the run that took the article in",
        "rejected_at": "the clock of the run that refused the input",
        "source_path": "the name of the delivered file: renamed or split, it brings the same articles",
    }
)
"""Column → why it is left out, in whichever table it stands."""

REPEATED_DELIVERIES: Mapping[str, str] = MappingProxyType({"rejected_articles": "reason <> 'duplicate_delivery'"})
"""Table → rows that count. A second delivery leaves a row that says so; it brings no news."""

FLOAT_DECIMALS = 9
"""Floating-point sums differ in their last digits with the order in which threads add them up."""


def mart_digests(
    connection: duckdb.DuckDBPyConnection, schema: str = MARTS_SCHEMA, *, with_repeated: bool = False
) -> dict[str, str]:
    """Returns a digest for each mart; `with_repeated` counts the notes on repeated deliveries too."""
    return {
        table: _table_digest(connection, schema, table, "" if with_repeated else REPEATED_DELIVERIES.get(table, ""))
        for table in mart_tables(connection, schema)
        if table not in RUN_TABLES
    }


def content_digest(
    connection: duckdb.DuckDBPyConnection, schema: str = MARTS_SCHEMA, *, with_repeated: bool = False
) -> str:
    """Sums up all rows of all marts in one digest."""
    digests = mart_digests(connection, schema, with_repeated=with_repeated)
    return hashlib.sha256(repr(sorted(digests.items())).encode()).hexdigest()


def digests_of_file(database: Path) -> dict[str, str]:
    """Returns the digests of the marts of a database file that nobody writes, such as a published copy."""
    with duckdb.connect(str(database), read_only=True) as reader:
        return mart_digests(reader)


def mart_tables(connection: duckdb.DuckDBPyConnection, schema: str = MARTS_SCHEMA) -> list[str]:
    """Returns the names of the published tables, sorted; views over them hold nothing of their own."""
    rows = connection.execute(
        "SELECT table_name FROM information_schema.tables"
        " WHERE table_schema = ? AND table_type = 'BASE TABLE' ORDER BY table_name",
        [schema],
    ).fetchall()
    return [row[0] for row in rows]


def _table_digest(connection: duckdb.DuckDBPyConnection, schema: str, table: str, condition: str) -> str:
    """Sums up the rows of one table; the sum does not depend on their order, and a doubled row changes it."""
    columns = sorted(
        (name, kind)
        for name, kind, *_ in connection.execute(f'DESCRIBE "{schema}"."{table}"').fetchall()
        if name not in RUN_COLUMNS
    )
    cells = ", ".join(_cell(name, kind) for name, kind in columns)
    row = f"md5(CAST(row({cells}) AS VARCHAR))"
    sums = connection.execute(
        f"""
        SELECT count(*), sum(md5_number_lower({row})), bit_xor(md5_number_upper({row}))
        FROM "{schema}"."{table}" {f"WHERE {condition}" if condition else ""}
        """
    ).fetchone()
    return hashlib.sha256(repr((columns, sums)).encode()).hexdigest()[:32]


def _cell(name: str, kind: str) -> str:
    return f'round("{name}", {FLOAT_DECIMALS})' if kind in ("DOUBLE", "FLOAT") else f'"{name}"'
