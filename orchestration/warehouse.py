"""The working database as a Dagster resource: one writer at a time, one transaction a load, a checkpoint after it.

It is a DuckDB file, or a lake that several machines share (orchestration/lake): whoever asks for a connection sees one
database of the same tables. Belongs here: opening, locking and loading it. Does not belong here: what the rows mean.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb
import pyarrow as pa
from filelock import FileLock, Timeout

from assets.raw_schema import RAW_TABLES, columns_without_key, key_of
from orchestration.lake.address import lake_address
from orchestration.lake.connection import check_data, connect_lake, is_lake
from orchestration.lake.writer_lock import writer_lock
from orchestration.settings import DUCKDB_STORE, LAKE_STORE, Settings

RETRY_SECONDS = 0.5
LOCK_HOLDER = re.compile(r"held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")
"""How DuckDB names the process that has a file open."""


class WarehouseBusyError(RuntimeError):
    """Somebody else holds the working database; the message says who and what to do."""


class Warehouse(dg.ConfigurableResource):
    """Opens the working database for one writer, under a file lock that the kernel releases on a crash."""

    database: str
    locks_dir: str
    lock_timeout_seconds: float = 300.0
    store: str = DUCKDB_STORE
    """Where the lake is stays in the environment: what stands in a resource is shown by Dagster."""

    @contextmanager
    def lock(self, purpose: str) -> Iterator[None]:
        """Holds the writer's lock without opening the database, for a child process (dbt) that opens it itself."""
        folder = Path(self.locks_dir)
        folder.mkdir(parents=True, exist_ok=True)
        holder = folder / "warehouse.holder.json"
        guard = FileLock(folder / "warehouse.lock", timeout=self.lock_timeout_seconds)
        try:
            guard.acquire()
        except Timeout as error:
            raise WarehouseBusyError(_busy_message(holder, self.lock_timeout_seconds)) from error
        try:
            holder.write_text(
                json.dumps(
                    {"pid": os.getpid(), "purpose": purpose, "since": datetime.now(UTC).isoformat("T", "seconds")}
                )
            )
            with self._lock_of_all_machines(purpose):
                yield
        finally:
            holder.unlink(missing_ok=True)
            guard.release()

    @contextmanager
    def _lock_of_all_machines(self, purpose: str) -> Iterator[None]:
        with (
            writer_lock(lake_address(), purpose, self.lock_timeout_seconds)
            if self.store == LAKE_STORE
            else nullcontext()
        ):
            yield

    @contextmanager
    def write(self, purpose: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """Opens the database to write, with schema `raw` in place; checkpoints and closes it afterwards."""
        with self.lock(purpose):
            Path(self.database).parent.mkdir(parents=True, exist_ok=True)
            connection = self._connect(read_only=False)
            try:
                create_raw_tables(connection)
                yield connection
                # a lake has no log to fold in; there the word means clearing old snapshots away
                if self.store == DUCKDB_STORE:
                    connection.execute("CHECKPOINT")
            finally:
                connection.close()

    @contextmanager
    def read(self, purpose: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """Opens the database read-only; for a file takes the lock too: DuckDB lets no reader stand beside a writer."""
        if not self.exists():
            with self.write("create an empty warehouse"):
                pass
        with self.lock(purpose) if self.store == DUCKDB_STORE else nullcontext():
            connection = self._connect(read_only=True)
            try:
                yield connection
            finally:
                connection.close()

    def exists(self) -> bool:
        """Tells whether anything was ever stored."""
        if self.store == DUCKDB_STORE:
            return Path(self.database).exists()
        with connect_lake(lake_address()) as connection:
            return connection.execute("SELECT 1 FROM duckdb_schemas() WHERE schema_name = 'raw'").fetchone() is not None

    def _connect(self, *, read_only: bool) -> duckdb.DuckDBPyConnection:
        """Connects, waiting for a client that opened the working file without our lock."""
        if self.store == LAKE_STORE:
            address = lake_address()
            connection = connect_lake(address, read_only=read_only)
            if not read_only:
                check_data(connection, address)
            return connection
        deadline = time.monotonic() + self.lock_timeout_seconds
        while True:
            try:
                connection = duckdb.connect(
                    self.database, read_only=read_only, config={"autoinstall_known_extensions": "false"}
                )
                connection.execute("SET TimeZone = 'UTC'")
                return connection
            except duckdb.IOException as error:
                if "lock" not in str(error).lower():
                    raise
                if time.monotonic() >= deadline:
                    raise WarehouseBusyError(_open_elsewhere_message(self.database, str(error))) from error
                time.sleep(RETRY_SECONDS)


def opened_elsewhere(database: Path) -> str | None:
    """Names the process that has the working file open without our lock; None where nobody has."""
    try:
        duckdb.connect(str(database), read_only=True).close()
    except duckdb.IOException as error:
        named = LOCK_HOLDER.search(str(error))
        if "lock" not in str(error).lower():
            raise
        return f"process {named['pid']} ({named['program']})" if named else "another program"
    return None


def _open_elsewhere_message(database: str, error: str) -> str:
    """Says which process has the working file open without our lock, and the remedy."""
    named = LOCK_HOLDER.search(error)
    who = f"process {named['pid']} ({named['program']})" if named else f"another program ({error})"
    stop = f"`kill {named['pid']}`" if named else "closing it"
    return (
        f"The working database {database} is open in another program: it is in use by {who}. Close it there, or stop "
        f"it with {stop}, and run again; to read results, open the published copy instead (make sql)."
    )


def _busy_message(holder: Path, waited: float) -> str:
    """Says which process writes the warehouse, since when, and the remedy."""
    try:
        known = json.loads(holder.read_text())
        who = f"process {known['pid']} ({known['purpose']}, since {known['since']})"
        remedy = f"or stop it with `kill {known['pid']}`"
    except (OSError, ValueError, KeyError):
        who, remedy = "another process", "or stop it"
    return (
        f"The warehouse is being written by {who}; waited {waited:g} s for it. "
        f"Let that run end, {remedy}, and run again. The published copy stays readable meanwhile (make sql)."
    )


def create_raw_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Creates schema `raw` and the tables that are missing in it."""
    with_keys = not is_lake(connection)
    connection.execute("CREATE SCHEMA IF NOT EXISTS raw")
    for table, columns in RAW_TABLES.items():
        connection.execute(
            f"CREATE TABLE IF NOT EXISTS raw.{table} ({columns if with_keys else columns_without_key(table)})"
        )


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Runs the block as one transaction: all of it is stored, or nothing."""
    connection.execute("BEGIN TRANSACTION")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def insert_rows(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Appends rows to a raw table through Arrow, replacing a row with the same primary key where it has one."""
    if not rows:
        return
    incoming = pa.Table.from_pylist([dict(row) for row in rows], schema=raw_columns(connection, table))
    connection.register("incoming_rows", incoming)
    try:
        insert_relation(connection, table, "incoming_rows")
    finally:
        connection.unregister("incoming_rows")


def raw_columns(connection: duckdb.DuckDBPyConnection, table: str) -> pa.Schema:
    """Returns the columns of a raw table as Arrow names and types them."""
    return connection.execute(f"SELECT * FROM raw.{table} LIMIT 0").to_arrow_table().schema


def insert_relation(connection: duckdb.DuckDBPyConnection, table: str, relation: str) -> None:
    """Appends the rows of a relation to a raw table, replacing a row with the same primary key where it has one."""
    key = key_of(table)
    if key and is_lake(connection):
        connection.execute(
            f"MERGE INTO raw.{table} USING {relation} AS incoming USING ({', '.join(key)})"
            " WHEN MATCHED THEN UPDATE BY NAME WHEN NOT MATCHED THEN INSERT BY NAME"
        )
        return
    verb = "INSERT OR REPLACE INTO" if key else "INSERT INTO"
    connection.execute(f"{verb} raw.{table} BY NAME SELECT * FROM {relation}")


def working_warehouse(settings: Settings) -> Warehouse:
    """Makes the resource for these settings: the file in their home, or the lake."""
    return Warehouse(database=str(settings.warehouse_path), locks_dir=str(settings.locks_dir), store=settings.store)


def warehouse_of(database: Path, locks_dir: Path, lock_timeout_seconds: float = 300.0) -> Warehouse:
    """Makes the resource for one file."""
    return Warehouse(database=str(database), locks_dir=str(locks_dir), lock_timeout_seconds=lock_timeout_seconds)
