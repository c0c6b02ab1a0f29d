"""Opens the lake as database `tawatur`, with extensions from their packages: nothing is downloaded.

Belongs here: extensions, secrets, attaching, and what to do where one of them fails. Does not belong here: the
environment (address.py), who may write (writer_lock.py).

Secrets reach DuckDB as its own secrets, whose values no table of it shows; a connection string would show its password
in `duckdb_databases()` and in messages.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import duckdb

from orchestration.lake.address import (
    CATALOG_VARIABLE,
    DATA_VARIABLE,
    ENDPOINT_VARIABLE,
    HIDDEN,
    KEY_VARIABLE,
    SECRET_VARIABLE,
    LakeAddress,
)

LAKE_NAME = "tawatur"
"""Views are qualified with it, as in the working database and in the published copy."""

EXTENSIONS = ("httpfs", "postgres_scanner", "ducklake")
LAKE_SECRET, CATALOG_SECRET, DATA_SECRET = "tawatur_lake", "tawatur_catalog", "tawatur_data"
CONNECT_SECONDS = 15
INSTALL = "Type `uv pip install --no-deps --require-hashes -r requirements-lake.lock` (docs/deployment.md)"
PROBE_NAME = "write_probe"


class LakeError(RuntimeError):
    """The lake cannot be opened; the message names the variable and the remedy, and no password."""


def connect_lake(
    address: LakeAddress, *, read_only: bool = False, snapshot_id: int | None = None
) -> duckdb.DuckDBPyConnection:
    """Opens the lake as it is now, or as it was at a snapshot, which can only be read."""
    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false"})
    try:
        attach_lake(connection, address, read_only=read_only or snapshot_id is not None, snapshot_id=snapshot_id)
    except BaseException:
        connection.close()
        raise
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute(f"USE {LAKE_NAME}")
    return connection


def attach_lake(
    connection: duckdb.DuckDBPyConnection,
    address: LakeAddress,
    *,
    read_only: bool = False,
    snapshot_id: int | None = None,
) -> None:
    """Attaches the lake to a connection; raises LakeError with the variable to look at."""
    load_extensions(connection, EXTENSIONS)
    for statement in _secrets(address):
        connection.execute(statement)
    options = [*(["READ_ONLY"] if read_only else []), *([f"SNAPSHOT_VERSION {snapshot_id}"] if snapshot_id else [])]
    try:
        connection.execute(
            f"ATTACH IF NOT EXISTS 'ducklake:{LAKE_SECRET}' AS {LAKE_NAME}"
            + (f" ({', '.join(options)})" if options else "")
        )
    except duckdb.Error as error:
        # the chain of causes is cut: it would hold the message as DuckDB wrote it
        raise LakeError(catalog_message(address, error)) from None


def check_data(connection: duckdb.DuckDBPyConnection, address: LakeAddress) -> None:
    """Writes a small file where the data goes: DuckLake attaches without looking, and fails at the first table."""
    place = f"{address.data}{PROBE_NAME}.parquet"
    if address.s3 is None:
        Path(address.data).mkdir(parents=True, exist_ok=True)
    try:
        connection.execute(f"COPY (SELECT 1 AS probe) TO {sql_text(place)} (FORMAT parquet)")
    except duckdb.Error as error:
        raise LakeError(
            f"The data of the lake cannot be written at {DATA_VARIABLE}={address.data}: {_cleaned(address, error)} "
            f"Look at {DATA_VARIABLE}, and for a bucket at {ENDPOINT_VARIABLE}, {KEY_VARIABLE} and {SECRET_VARIABLE}."
        ) from None


def is_lake(connection: duckdb.DuckDBPyConnection) -> bool:
    """Tells whether the current database of a connection is a lake: it has no keys, and Parquet has fewer types."""
    found = connection.execute(
        "SELECT type FROM duckdb_databases() WHERE database_name = current_database()"
    ).fetchone()
    return found is not None and found[0] == "ducklake"


def load_extensions(connection: duckdb.DuckDBPyConnection, names: tuple[str, ...]) -> None:
    """Loads extensions from their packages, whose version must be that of DuckDB."""
    for name in names:
        connection.execute(f"LOAD {sql_text(extension_file(name))}")


def extension_file(name: str) -> str:
    """Returns the file of an extension in its package; raises LakeError with the command that installs it."""
    package = f"duckdb_extension_{name}"
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise LakeError(f"The package {package.replace('_', '-')} is not installed. {INSTALL}.")
    file = Path(found.submodule_search_locations[0], "extensions", f"v{duckdb.__version__}", f"{name}.duckdb_extension")
    if not file.exists():
        raise LakeError(
            f"The package {package.replace('_', '-')} is not that of DuckDB {duckdb.__version__}. {INSTALL}."
        )
    return str(file)


def catalog_secret(address: LakeAddress) -> str:
    """Returns the statement that gives DuckDB the login of the catalog."""
    catalog = address.catalog
    values = {"HOST": catalog.host, "PORT": str(catalog.port), "DATABASE": catalog.database}
    values |= {name: value for name, value in (("USER", catalog.user), ("PASSWORD", catalog.password)) if value}
    return _secret(CATALOG_SECRET, "postgres", values)


def catalog_options(address: LakeAddress, application: str = "tawatur") -> str:
    """Returns what libpq is told beside the login; `application` shows in PostgreSQL's list of sessions."""
    return f"connect_timeout={CONNECT_SECONDS} application_name='{application}' {address.catalog.options}".strip()


def _secrets(address: LakeAddress) -> list[str]:
    """Returns the statements that give DuckDB every login of the lake."""
    lake = (
        f"CREATE OR REPLACE SECRET {LAKE_SECRET} (TYPE ducklake, METADATA_PATH {sql_text(catalog_options(address))}, "
        f"DATA_PATH {sql_text(address.data)}, "
        f"METADATA_PARAMETERS MAP {{'TYPE': 'postgres', 'SECRET': '{CATALOG_SECRET}'}})"
    )
    if address.s3 is None:
        return [catalog_secret(address), lake]
    s3 = address.s3
    values = {"KEY_ID": s3.key_id, "SECRET": s3.secret}
    given = (("SESSION_TOKEN", s3.session_token), ("REGION", s3.region), ("ENDPOINT", s3.endpoint))
    values |= {name: value for name, value in given if value}
    # a server of one's own has no host name for each bucket
    values |= {"URL_STYLE": "path"} if s3.endpoint else {}
    return [catalog_secret(address), _secret(DATA_SECRET, "s3", values, f"USE_SSL {str(s3.with_tls).lower()}"), lake]


def _secret(name: str, kind: str, values: dict[str, str], *more: str) -> str:
    listed = ", ".join([f"TYPE {kind}", *(f"{key} {sql_text(value)}" for key, value in values.items()), *more])
    return f"CREATE OR REPLACE SECRET {name} ({listed})"


def catalog_message(address: LakeAddress, error: duckdb.Error) -> str:
    """Says where the catalog was looked for, what it answered and what to do."""
    catalog = address.catalog
    return (
        f"The catalog of the lake cannot be opened at {catalog.host}:{catalog.port}/{catalog.database} as "
        f"{catalog.user or 'the user of this process'}: {_cleaned(address, error)} "
        f"Is the server running, does the database exist, and is {CATALOG_VARIABLE} right (docs/deployment.md)?"
    )


def _cleaned(address: LakeAddress, error: duckdb.Error) -> str:
    """Returns a message without passwords, as one sentence."""
    said = " ".join(str(error).split())
    for secret in address.secrets:
        said = said.replace(secret, HIDDEN)
    return said if said.endswith((".", "?", "!")) else f"{said}."


def sql_text(value: str) -> str:
    """Writes a value as SQL."""
    escaped = value.replace("'", "''")
    return f"'{escaped}'"
