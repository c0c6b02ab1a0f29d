"""The queries of docs/agreement_stories.md run on the published copy and give the columns that the page shows."""

from __future__ import annotations

import re
from typing import NamedTuple

import duckdb
import pytest

from tests.conftest import REPOSITORY

PAGE = (REPOSITORY / "docs" / "agreement_stories.md").read_text(encoding="utf-8")
STORY = re.compile(
    r"^## (?P<title>[^\n]+)\n.*?```sql\n(?P<query>.*?)```\n\n\|(?P<header>[^\n]+)\|\n", re.MULTILINE | re.DOTALL
)


class Story(NamedTuple):
    """One story of the page: its title, its query and the columns of the table below it."""

    title: str
    query: str
    columns: tuple[str, ...]


def stories() -> list[Story]:
    return [
        Story(found["title"], found["query"], tuple(name.strip() for name in found["header"].split("|")))
        for found in STORY.finditer(PAGE)
    ]


def test_the_page_tells_five_stories() -> None:
    assert len(stories()) == PAGE.count("```sql") == 5


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.title)
def test_each_query_runs_and_names_the_columns_of_its_table(story: Story, published: duckdb.DuckDBPyConnection) -> None:
    found = published.execute(story.query)
    assert tuple(column[0] for column in found.description or []) == story.columns
