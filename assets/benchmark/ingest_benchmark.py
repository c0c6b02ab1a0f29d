"""Times taking in: one delivered file of articles into an empty database, and the same file delivered again.

Belongs here: that measurement. Does not belong here: readers, and the texts.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from assets.articles import store_reading
from assets.benchmark.process_tree import watched_tree
from assets.ingest.delivery import read_inbox
from assets.parse_engine.shards import ArticleToParse
from orchestration.warehouse import create_raw_tables


@dataclass(frozen=True)
class IngestMeasured:
    """Articles taken in, their bytes, seconds by the clock and of the processor, memory; seconds for a known file."""

    n_articles: int
    n_bytes: int
    wall_seconds: float
    cpu_seconds: float
    peak_mb: int
    again_seconds: float


def measure_ingest(articles: Sequence[ArticleToParse], folder: Path) -> IngestMeasured:
    """Writes the articles as one .jsonl file under `folder` and takes it in."""
    inbox = folder / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    file = inbox / "articles.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for article in articles:
            given = {"id": article["article_id"], "outlet": article["outlet"], "text": article["text"]}
            lines.write(
                json.dumps(given | {"published_on": str(article["published_on"] or "")}, ensure_ascii=False) + "\n"
            )
    database = folder / "taken_in.duckdb"
    database.unlink(missing_ok=True)
    with duckdb.connect(str(database)) as connection, watched_tree(os.getpid()) as cost:
        connection.execute("SET TimeZone = 'UTC'")
        create_raw_tables(connection)
        wall, spent = time.perf_counter(), time.process_time()
        n_articles = sum(
            store_reading(connection, reading, datetime.now(UTC)).n_new for reading in read_inbox(inbox, [], 0.0)
        )
        connection.execute("CHECKPOINT")
        wall, spent = time.perf_counter() - wall, time.process_time() - spent
        known = connection.execute("SELECT source_path, file_sha256 FROM raw.deliveries").fetchall()
        again = time.perf_counter()
        assert not list(read_inbox(inbox, known, 0.0))
        again = time.perf_counter() - again
    n_bytes = file.stat().st_size
    file.unlink()
    return IngestMeasured(n_articles, n_bytes, wall, spent, cost.peak_mb, again)
