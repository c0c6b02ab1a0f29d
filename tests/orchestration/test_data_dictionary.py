"""The data dictionary says of every table what the published copy holds, and is up to date."""

from __future__ import annotations

import json
from typing import Any

import duckdb
import pytest

from orchestration.analyst_tables import Table, analyst_macros, analyst_tables
from orchestration.data_dictionary import PAGE, dictionary_page
from tests.conftest import BuiltHome


@pytest.fixture(scope="module")
def manifest(built_home: BuiltHome) -> dict[str, Any]:
    path = built_home.home / "dbt" / "manifest" / "manifest.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def tables(manifest: dict[str, Any]) -> list[Table]:
    return list(analyst_tables(manifest))


def test_the_page_is_what_the_definitions_say(manifest: dict[str, Any]) -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == dictionary_page(manifest), "type `make dictionary`"


def test_every_table_column_and_macro_is_described(tables: list[Table], manifest: dict[str, Any]) -> None:
    bare = [f"{table.name}.{column.name}" for table in tables for column in table.columns if not column.meaning]
    assert bare == []
    assert [table.name for table in tables if not table.meaning] == []
    assert [macro.name for macro in analyst_macros(manifest) if not macro.meaning] == []


def test_it_names_the_columns_of_the_published_copy(tables: list[Table], published: duckdb.DuckDBPyConnection) -> None:
    found = published.execute(
        "SELECT schema_name || '.' || table_name, list(column_name ORDER BY column_index) FROM duckdb_columns()"
        " WHERE schema_name IN ('marts', 'reference', 'raw') AND NOT internal GROUP BY ALL"
    ).fetchall()
    told = {f"{table.schema}.{table.name}": [column.name for column in table.columns] for table in tables}
    assert dict(found) == told


def test_the_words_stand_in_the_database_too(tables: list[Table], published: duckdb.DuckDBPyConnection) -> None:
    said = dict(
        published.execute(
            "SELECT schema_name || '.' || table_name || '.' || column_name, comment FROM duckdb_columns()"
            " WHERE schema_name IN ('marts', 'reference')"
        ).fetchall()
    )
    told = [
        f"{table.schema}.{table.name}.{column.name}"
        for table in tables
        if table.schema != "raw"
        for column in table.columns
    ]
    assert [name for name in told if not said.get(name)] == []
