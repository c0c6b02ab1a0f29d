"""README.md: its queries run on the sample and answer, and its commands and variables exist."""

from __future__ import annotations

import re

import duckdb
import pytest

from tests.readme_results import README, markdown_of, queries

TEXT = README.read_text(encoding="utf-8")
MAKEFILE = (README.parent / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("query", queries(TEXT), ids=range(len(queries(TEXT))))
def test_every_query_answers_on_the_sample(published: duckdb.DuckDBPyConnection, query: str) -> None:
    published.execute("SET search_path = 'marts'")
    assert len(markdown_of(published, query).splitlines()) > 2


def test_every_command_it_names_is_in_the_makefile() -> None:
    named = set(re.findall(r"make ([a-z]+)", TEXT))
    assert {"run", "test", "ui", "sql"} <= named
    assert {name for name in named if not re.search(rf"^{name}:", MAKEFILE, re.MULTILINE)} == set()


def test_it_names_every_mart(published: duckdb.DuckDBPyConnection) -> None:
    tables = published.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'marts'").fetchall()
    assert [table for (table,) in tables if f"`{table}`" not in TEXT] == []
