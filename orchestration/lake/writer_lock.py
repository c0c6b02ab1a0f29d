"""One writer at a time over all machines: a lock in the catalog that PostgreSQL releases when its holder dies.

Belongs here: taking the lock, and naming who has it. Does not belong here: the lock between processes of one machine
(orchestration/warehouse.py).
"""

from __future__ import annotations

import os
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from orchestration.lake.address import LakeAddress
from orchestration.lake.connection import (
    CATALOG_SECRET,
    LakeError,
    catalog_message,
    catalog_options,
    catalog_secret,
    load_extensions,
    sql_text,
)

LOCK_ID = 7_470_771
"""Any number, as long as it is the same everywhere; the lock is one of the database, so lakes do not share it."""

RETRY_SECONDS = 0.5
HOLDER = f"""
    select application_name || ' since ' || to_char(backend_start at time zone 'utc', 'YYYY-MM-DD HH24:MI') || ' UTC'
    from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and objid = {LOCK_ID} and granted and database = (
        select oid from pg_database where datname = current_database()
    )
"""


class LakeBusyError(LakeError):
    """Another machine writes the lake; the message says which."""


@contextmanager
def writer_lock(address: LakeAddress, purpose: str, timeout_seconds: float) -> Iterator[None]:
    """Holds the lock of the lake's one writer; raises LakeBusyError where somebody else keeps it for too long."""
    with duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"}) as guard:
        load_extensions(guard, ("postgres_scanner",))
        guard.execute(catalog_secret(address))
        attach = f"ATTACH {sql_text(catalog_options(address, _holder_name(purpose)))} AS catalog_guard"
        try:
            guard.execute(f"{attach} (TYPE postgres, SECRET {CATALOG_SECRET})")
        except duckdb.Error as error:
            raise LakeError(catalog_message(address, error)) from None
        # the lock is one of a transaction: it ends with it, however that ends
        guard.execute("BEGIN TRANSACTION")
        deadline = time.monotonic() + timeout_seconds
        while not _asked(guard, f"select pg_try_advisory_xact_lock({LOCK_ID})"):
            if time.monotonic() >= deadline:
                raise LakeBusyError(
                    f"The lake is being written by {_asked(guard, HOLDER) or 'another machine'}; waited "
                    f"{timeout_seconds:g} s for it. Let that run end, or stop it there, and run again."
                )
            time.sleep(RETRY_SECONDS)
        yield


def _asked(guard: duckdb.DuckDBPyConnection, sql: str) -> object:
    """Returns the one value that PostgreSQL answers, None where it answers no row."""
    found = guard.execute("SELECT * FROM postgres_query('catalog_guard', ?)", [sql]).fetchone()
    return found[0] if found else None


def _holder_name(purpose: str) -> str:
    """Returns what other machines are told of this process: PostgreSQL keeps 63 plain characters."""
    return re.sub(r"[^\w .:-]", " ", f"{socket.gethostname()} process {os.getpid()}: {purpose}", flags=re.ASCII)[:63]
