"""`make sql`: a SQL prompt on the published copy, or on the working database to see what failed.

Belongs here: reading statements, showing tables. Does not belong here: what the tables hold.
The DuckDB Python package brings no shell of its own.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb

from orchestration.settings import Settings, SettingsError, load_settings

HELP = """\
Statements end with a semicolon.
  .tables            tables and views of the marts with their descriptions
  .macros            macros: evidence(event_id), within_km(latitude, longitude, km), …
  .columns EVENTS    columns of a mart with their descriptions
  .help  .quit"""
TABLES_SQL = """
    SELECT table_name AS "table", estimated_size AS "rows", comment AS description
    FROM duckdb_tables() WHERE schema_name = 'marts'
    UNION ALL
    SELECT view_name, NULL, comment FROM duckdb_views() WHERE schema_name = 'marts'
    ORDER BY ALL"""
MACROS_SQL = """
    SELECT function_name || '(' || array_to_string(parameters, ', ') || ')' AS "macro",
        CASE function_type WHEN 'table_macro' THEN 'FROM …' ELSE 'SELECT …' END AS "use", comment AS description
    FROM duckdb_functions() WHERE schema_name = 'marts' ORDER BY ALL"""
COLUMNS_SQL = """
    SELECT column_name AS "column", data_type AS "type", comment AS description
    FROM duckdb_columns() WHERE schema_name = 'marts' AND table_name = lower(?) ORDER BY column_index"""
MAX_ROWS = 200
WORKING_LOCK_SECONDS = 10.0
"""A person at a prompt is told soon who writes, where a run would wait."""

WIDE_ENOUGH_FOR_ANY_RESULT = 100_000
"""Output that goes to a file or a pipe hides no column; on a terminal DuckDB fits the table to the window."""


def open_published(path: Path) -> duckdb.DuckDBPyConnection:
    """Opens the published copy read-only, with `marts` as the schema that names are looked up in."""
    connection = duckdb.connect(str(path), read_only=True)
    connection.execute("SET search_path = 'marts'")
    return connection


def answer(connection: duckdb.DuckDBPyConnection, statement: str) -> str:
    """Runs one statement or dot command and returns what to show."""
    words = statement.strip().rstrip(";").split()
    if not words:
        return ""
    try:
        if words[0] == ".help":
            return HELP
        if words[0] == ".tables":
            return _shown(connection.sql(TABLES_SQL))
        if words[0] == ".macros":
            return _shown(connection.sql(MACROS_SQL))
        if words[0] == ".columns" and len(words) == 2:
            return _shown(connection.sql(COLUMNS_SQL, params=[words[1]]))
        if words[0].startswith("."):
            return f"Unknown command {words[0]}.\n{HELP}"
        return _shown(connection.sql(statement))
    except duckdb.Error as error:
        return str(error)


def _shown(relation: duckdb.DuckDBPyRelation | None) -> str:
    """Draws a result; a statement without one says so."""
    if relation is None:
        return "done"
    import io
    from contextlib import redirect_stdout

    drawn = io.StringIO()
    width = None if sys.stdout.isatty() else WIDE_ENOUGH_FOR_ANY_RESULT
    with redirect_stdout(drawn):
        relation.show(max_rows=MAX_ROWS, max_width=width)
    return drawn.getvalue().rstrip()


def prompt(connection: duckdb.DuckDBPyConnection) -> None:
    """Reads statements until the end of input."""
    import readline

    readline.parse_and_bind("tab: complete")
    pending = ""
    while True:
        try:
            line = input("   ...> " if pending else "marts> ")
        except EOFError:
            break
        except KeyboardInterrupt:
            pending = ""
            sys.stdout.write("\n")
            continue
        if not pending and line.strip() in (".quit", ".exit", "exit", "quit"):
            return
        pending = f"{pending}\n{line}" if pending else line
        if pending.strip().startswith(".") or pending.rstrip().endswith(";"):
            sys.stdout.write(f"{answer(connection, pending)}\n")
            pending = ""
    if pending.strip():
        sys.stdout.write(f"{answer(connection, pending)}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Opens the prompt, or runs the statements that were piped in."""
    parser = argparse.ArgumentParser(prog="sql_prompt", description="SQL prompt on the published copy.")
    parser.add_argument("--working", action="store_true", help="the working database: what a failed run left")
    given = parser.parse_args(arguments)
    try:
        settings = load_settings()
        if given.working:
            return _look_at_working(settings)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    published = settings.published_path
    if not published.exists():
        sys.stderr.write(f"There is no published copy at {published} yet: type `make run` first.\n")
        return 1
    with open_published(published) as connection:
        return _serve(connection, f"{published} (read-only)")


def _look_at_working(settings: Settings) -> int:
    """Serves the working database read-only, under the lock that keeps a run from writing meanwhile."""
    from orchestration.warehouse import Warehouse, WarehouseBusyError

    warehouse = Warehouse(
        database=str(settings.warehouse_path), locks_dir=str(settings.locks_dir), store=settings.store,
        lock_timeout_seconds=WORKING_LOCK_SECONDS,
    )  # fmt: skip
    try:
        if not warehouse.exists():
            sys.stderr.write("Nothing was ever stored in the working database: type `make run` first.\n")
            return 1
        with warehouse.read("look at the working database") as connection:
            return _serve(connection, "The working database (read-only; runs wait until it is left)")
    except WarehouseBusyError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _serve(connection: duckdb.DuckDBPyConnection, what: str) -> int:
    """Answers what is typed on a terminal, or else what is piped in."""
    if sys.stdin.isatty():
        sys.stdout.write(f"{what}. .help for help, .quit to leave.\n")
        prompt(connection)
        return 0
    try:
        statements = _statements_in(sys.stdin.read())
    except duckdb.Error as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for statement in statements:
        sys.stdout.write(f"{answer(connection, statement)}\n")
    return 0


def _statements_in(text: str) -> list[str]:
    """Splits piped input: SQL at its semicolons, dot commands line by line."""
    if text.lstrip().startswith("."):
        return text.splitlines()
    return [statement.query for statement in duckdb.extract_statements(text)]


if __name__ == "__main__":
    sys.exit(main())
