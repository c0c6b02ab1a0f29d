"""Articles of our own, the job that parses them, and what one process makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from assets.parse_engine.in_process import in_process
from assets.parse_engine.retries import Engine, parsed_in_order
from assets.parse_engine.shards import ArticleToParse, ParseJob, cut_into_shards
from assets.parsed_store import raw_schema, store_parsed
from assets.parser_release import parser_release
from orchestration.mart_digest import mart_digests
from orchestration.warehouse import create_raw_tables

TOWNS = ("حلب", "تعز", "بنغازي", "الموصل", "الفاشر", "غزة")
TEXT = (
    "قتل {n} مدنيين وأصيب {m} آخرون في قصف مدفعي على {town} الثلاثاء، بحسب مصدر طبي.\n"
    "وقال شهود إن مئات المحتجين تظاهروا في وسط {town} أمس. وأعلن الجيش سيطرته على قرية قرب {town}."
)


def article(number: int, text: str = "") -> ArticleToParse:
    """Makes an article; each number gives another text."""
    made = TEXT.format(n=number + 3, m=2 * number + 5, town=TOWNS[number % len(TOWNS)])
    return ArticleToParse(
        article_id=f"a{number:03}",
        text=text or made,
        published_on=date(2016, 12, 10) + timedelta(days=number),
        outlet="جريدة",
        country=None,
        headline_end=0,
    )


def raw_digests(results: Iterable[pa.Table]) -> dict[str, str]:
    """Stores what was parsed and sums up every raw table."""
    with duckdb.connect() as connection:
        create_raw_tables(connection)
        for table in results:
            store_parsed(connection, table, "1")
        return mart_digests(connection, "raw")


def parsed_by(engine: Engine[pa.Table], articles: Sequence[ArticleToParse], shard_size: int) -> list[pa.Table]:
    """Returns the tables that an engine makes of articles."""
    shards = cut_into_shards(articles, shard_size)
    return [table for each in parsed_in_order(shards, engine) for table in each.results]


@pytest.fixture(scope="session")
def articles() -> tuple[ArticleToParse, ...]:
    """Returns thirty articles."""
    return tuple(article(number) for number in range(30))


@pytest.fixture(scope="session")
def job(expanded_home: Path) -> ParseJob:
    """Returns the job that parses them with the whole vocabulary."""
    with duckdb.connect() as connection:
        create_raw_tables(connection)
        return ParseJob(parser_release(), expanded_home, raw_schema(connection))


@pytest.fixture(scope="session")
def read_in_one_process(job: ParseJob, articles: tuple[ArticleToParse, ...]) -> dict[str, str]:
    """Returns the digests of what this process reads in them."""
    with in_process(job) as engine:
        return raw_digests(parsed_by(engine, articles, 200))
