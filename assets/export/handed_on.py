"""The rows that may leave the desk: the published marts, with private names written over where that is asked for.

Belongs here: opening the copy, and withholding. Does not belong here: formats, and who is private
(assets.report.private_names).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from assets.report.private_names import WITHHELD_AR, WITHHELD_EN, PrivateNames, private_names

MEMORY_LIMIT = "2GB"
BATCH_ROWS = 5_000
_ID = re.compile(r"[a-z]+:[0-9a-z_.]+")

NAMES_OF: Mapping[str, tuple[str, str]] = {
    "actors": ("actor_id", f"name_ar = '{WITHHELD_AR}', name_en = '{WITHHELD_EN}', aliases = []"),
    "participants": ("actor_id", f"actor_name_ar = '{WITHHELD_AR}', actor_name_en = '{WITHHELD_EN}'"),
    "sources": ("source_id", f"name = '{WITHHELD_EN}'"),
}
"""Mart → its id of a person and what its names become; letters alone would still tell how long a name is."""


class Withholding(NamedTuple):
    """Who is private, and what stands for each id: a hash of a name can be guessed by hashing names."""

    private: PrivateNames
    ids: Mapping[str, str]

    def applied(self, value: Any) -> Any:
        """Returns a value with private names and ids written over, in every string that it holds."""
        if isinstance(value, str):
            return self.private.covered(_ID.sub(lambda found: self.ids.get(found[0], found[0]), value))
        if isinstance(value, tuple):
            return tuple(self.applied(one) for one in value)
        if isinstance(value, list):
            return [self.applied(one) for one in value]
        if isinstance(value, dict):
            return {key: self.applied(one) for key, one in value.items()}
        return value


@contextmanager
def handed_on(published: Path, *, suppress_names: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    """Opens a database in memory whose schema `marts` holds what may be handed on."""
    with duckdb.connect(config={"memory_limit": MEMORY_LIMIT}) as connection:
        connection.execute(f"ATTACH '{str(published).replace(chr(39), chr(39) * 2)}' AS copy (READ_ONLY)")
        connection.execute("CREATE SCHEMA marts; SET TimeZone = 'UTC'")
        withholding = _withholding(connection) if suppress_names else None
        for table in mart_names(connection):
            if withholding is None:
                connection.execute(f"CREATE VIEW marts.{table} AS SELECT * FROM copy.marts.{table}")
            else:
                _copy_withheld(connection, table, withholding)
        yield connection


def mart_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Returns the names of the marts of the attached copy, sorted."""
    found = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = 'copy' AND schema_name = 'marts' ORDER BY ALL"
    )
    return [name for (name,) in found.fetchall()]


def _withholding(connection: duckdb.DuckDBPyConnection) -> Withholding:
    """Reads who is private in the copy, not in what is handed on, which holds no mentions."""
    connection.execute("USE copy")
    private = private_names(connection, is_on=True)
    connection.execute("USE memory")
    return Withholding(private, {name: f"withheld:{no}" for no, name in enumerate(sorted(private.actor_ids), start=1)})


def _copy_withheld(connection: duckdb.DuckDBPyConnection, table: str, withholding: Withholding) -> None:
    """Copies a mart with every string covered, and without the addresses of articles, which lead to the names."""
    connection.execute(f"CREATE TABLE marts.{table} AS SELECT * FROM copy.marts.{table} LIMIT 0")
    reader = connection.cursor().execute(f"SELECT * FROM copy.marts.{table}").to_arrow_reader(BATCH_ROWS)
    for batch in reader:
        covered = pa.table(
            [_covered(column, withholding) for column in batch.columns], schema=batch.schema
        )  # the insert reads it by this name
        connection.execute(f"INSERT INTO marts.{table} SELECT * FROM covered")
        del covered
    if table in NAMES_OF:
        identifier, names = NAMES_OF[table]
        connection.execute(f"UPDATE marts.{table} SET {names} WHERE {identifier} LIKE 'withheld:%'")
    if table == "articles":
        connection.execute("UPDATE marts.articles SET url = NULL")


def _covered(column: pa.Array, withholding: Withholding) -> pa.Array:
    if not _holds_text(column.type):
        return column
    return pa.array([withholding.applied(value) for value in column.to_pylist()], type=column.type)


def _holds_text(kind: pa.DataType) -> bool:
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return True
    return any(_holds_text(kind.field(no).type) for no in range(kind.num_fields))
