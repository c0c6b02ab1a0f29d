"""Keeps the latest articles of a grown corpus back, and delivers them later as a day's increment.

Belongs here: which articles are kept back, and moving their raw rows. Does not belong here: growing the corpus
(varied_rows.py), timing.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from assets.raw_schema import RAW_TABLES

ARTICLE_TABLES = tuple(table for table, columns in RAW_TABLES.items() if "article_id" in columns)
"""Raw tables that hold what is known of one article."""


def hold_back(warehouse: Path, n_articles: int) -> None:
    """Move the raw rows of the `n_articles` that were published last to schema `later`."""
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("create schema later")
        connection.execute(
            f"""create table later.chosen as
            select article_id from raw.articles
            order by published_on desc nulls last, published_at desc nulls last, article_id limit {n_articles}"""
        )
        for table in ARTICLE_TABLES:
            chosen = "article_id in (select article_id from later.chosen)"
            connection.execute(f"create table later.{table} as select * from raw.{table} where {chosen}")
            connection.execute(f"delete from raw.{table} where {chosen}")
        connection.execute("checkpoint")


def deliver(warehouse: Path) -> None:
    """Bring back what was held back."""
    with duckdb.connect(str(warehouse)) as connection:
        for table in ARTICLE_TABLES:
            connection.execute(f"insert into raw.{table} by name select * from later.{table}")
        connection.execute("drop schema later cascade")
        connection.execute("checkpoint")
