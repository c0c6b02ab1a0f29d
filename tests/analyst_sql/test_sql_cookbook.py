"""docs/sql_cookbook.md: its twenty queries answer on the sample, and every macro and view that it uses is described."""

from __future__ import annotations

import re

import duckdb
import pytest

from tests.conftest import REPOSITORY

PAGE = (REPOSITORY / "docs" / "sql_cookbook.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"^## (\d+\. [^\n]+)\n\n```sql\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL)
MAY_BE_EMPTY_ON_TWO_ARTICLES = {"7", "8", "9", "11"}
"""The sample holds no contradiction between origins, for one; every other question has an answer in it."""


@pytest.fixture
def prompt(published: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    published.execute("SET search_path = 'marts'")
    return published


def test_the_page_asks_twenty_questions() -> None:
    assert [title.split(".")[0] for title, _ in QUESTIONS] == [str(number) for number in range(1, 21)]


@pytest.mark.parametrize(("title", "query"), QUESTIONS, ids=[title for title, _ in QUESTIONS])
def test_each_query_answers(prompt: duckdb.DuckDBPyConnection, title: str, query: str) -> None:
    rows = prompt.execute(query).fetchall()
    assert rows or title.split(".")[0] in MAY_BE_EMPTY_ON_TWO_ARTICLES


def test_every_mart_view_macro_and_column_is_described(published: duckdb.DuckDBPyConnection) -> None:
    bare = published.execute(
        """
        SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'marts' AND coalesce(comment, '') = ''
        UNION ALL
        SELECT table_name, '' FROM duckdb_tables() WHERE schema_name = 'marts' AND coalesce(comment, '') = ''
        UNION ALL
        SELECT view_name, '' FROM duckdb_views() WHERE schema_name = 'marts' AND coalesce(comment, '') = ''
        UNION ALL
        SELECT function_name, '()' FROM duckdb_functions()
        WHERE schema_name = 'marts' AND coalesce(comment, '') = ''
        """
    ).fetchall()
    assert bare == []
