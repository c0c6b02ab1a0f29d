"""What a run does with an inbox before dbt, in one process and in memory: read, store, parse, store the claims.

Belongs here: that path. Does not belong here: inputs, and the bookkeeping of a campaign.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import duckdb

from assets.articles import store_reading
from assets.ingest.delivery import read_inbox
from assets.parse_engine.parse_shard import as_shard_table, parsed_rows_of
from assets.parsed_store import raw_schema, store_parsed
from assets.parsing.lexicon_loader import Lexicon
from orchestration.warehouse import create_raw_tables


class Stored(NamedTuple):
    """How many articles of an inbox were stored, how many inputs refused, how many files read."""

    n_articles: int
    n_refused: int
    n_files: int


def store_inbox(inbox: Path, lexicon: Lexicon) -> Stored:
    """Stores what an inbox gives and what is read in it; raises where the database cannot hold it."""
    n_files = 0
    with duckdb.connect(":memory:") as connection:
        connection.execute("SET TimeZone = 'UTC'")
        create_raw_tables(connection)
        for reading in read_inbox(inbox):
            n_files += 1
            store_reading(connection, reading, datetime.now(UTC))
        cursor = connection.execute("SELECT * FROM raw.articles")
        names = [column[0] for column in cursor.description or []]
        articles = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        schema = raw_schema(connection)
        for article in articles:
            rows = parsed_rows_of(article, "0", lexicon)
            store_parsed(connection, as_shard_table([(article["article_id"], rows)], schema), "0")
        found = connection.execute("SELECT count(*) FROM raw.rejected_articles").fetchone()
    return Stored(len(articles), found[0] if found else 0, n_files)
