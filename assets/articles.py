"""Asset group `ingest`: delivered files become articles and rejections in schema `raw`, and are kept as they came.

Belongs here: the Dagster asset over the readers of `assets.ingest`. Does not belong here: formats, checks, ids.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb

from assets.claim_rows import PARSED_TABLES, Row
from assets.delivery_rows import DeliveryChange, change_of, cut_short, delivery_row
from assets.ingest.delivery import read_inbox
from assets.ingest.record import FileReading
from assets.kept_deliveries import inbox_states, keep_deliveries
from assets.raw_tables import column_descriptions, raw_key, raw_spec
from orchestration.settings import Settings
from orchestration.table_metadata import table_metadata
from orchestration.warehouse import Warehouse, insert_rows, transaction

INGEST_TABLES = ("articles", "rejected_articles", "deliveries")
PARSER_ERROR = "parser_error"
SETTLE_SECONDS = 2.0
"""A file younger than this is looked at twice: what grows meanwhile is left for the next run."""


class NoArticlesError(dg.Failure):
    """The inbox gave no article and none is known: there is nothing to build marts from."""


@dg.multi_asset(
    name="raw_articles",
    specs=[raw_spec(table, "ingest", {"python", "duckdb"}) for table in INGEST_TABLES],
    can_subset=False,
)
def raw_articles(
    context: dg.AssetExecutionContext, warehouse: Warehouse, settings: dg.ResourceParam[Settings]
) -> Iterator[dg.MaterializeResult]:
    """Takes in every file of the inbox that is new or changed; an unchanged file is not read again."""
    with warehouse.write("take in articles") as connection:
        before = inbox_states(settings.inbox)
        totals = _take_in(context, connection, settings.inbox)
        n_kept = keep_deliveries(settings.inbox, settings.deliveries_dir, before)
        context.log.info(f"{n_kept} new files kept under {settings.deliveries_dir}")
        if totals["articles known in all"] == 0:
            raise NoArticlesError(description=_why_nothing(connection, settings.inbox))
        for table in INGEST_TABLES:
            metadata = table_metadata(connection, "raw", table, column_descriptions(table))
            yield dg.MaterializeResult(asset_key=raw_key(table), metadata={**metadata, **totals})


def _take_in(context: dg.AssetExecutionContext, connection: duckdb.DuckDBPyConnection, inbox: Path) -> dict[str, int]:
    """Reads the inbox and stores it file by file; returns what the run took in."""
    read_before = connection.execute("SELECT source_path, file_sha256 FROM raw.deliveries").fetchall()
    totals = {"files read": 0, "articles new": 0, "articles already known": 0, "inputs rejected": 0}
    known_files = [(path, sha256) for path, sha256 in read_before]
    for reading in read_inbox(inbox, known_files, SETTLE_SECONDS):
        change = store_reading(connection, reading, datetime.now(UTC))
        totals["files read"] += 1
        totals["articles new"] += change.n_new
        totals["articles already known"] += change.n_known
        totals["inputs rejected"] += len(change.rejected)
        context.log.info(
            f"{reading.source_path}: {change.n_new} new, {change.n_known} known, {len(change.rejected)} rejected"
        )
    if totals["files read"] == 0:
        context.log.info("nothing new in the inbox")
    counted = connection.execute("SELECT count(*) FROM raw.articles").fetchone()
    return totals | {"articles known in all": counted[0] if counted else 0}


def store_reading(connection: duckdb.DuckDBPyConnection, reading: FileReading, now: datetime) -> DeliveryChange:
    """Stores one file in one transaction; its earlier rejections give way to the ones it has now."""
    change = change_of(reading, _known(connection, [article.article_id for article in reading.articles]), now)
    with transaction(connection):
        connection.execute(
            "DELETE FROM raw.rejected_articles WHERE source_path = ? AND reason <> ?",
            [reading.source_path, PARSER_ERROR],
        )
        _delete_articles(connection, cut_short(reading, _stored_of_file(connection, reading.source_path)))
        _insert(connection, change)
        insert_rows(connection, "deliveries", [delivery_row(reading, change, now)])
    return change


def _insert(connection: duckdb.DuckDBPyConnection, change: DeliveryChange) -> None:
    insert_rows(connection, "articles", change.articles)
    insert_rows(connection, "rejected_articles", list({row["rejection_id"]: row for row in change.rejected}.values()))
    if change.reparse:
        for table in PARSED_TABLES:
            connection.execute(f"DELETE FROM raw.{table} WHERE article_id IN (SELECT unnest(?))", [change.reparse])


def _stored_of_file(connection: duckdb.DuckDBPyConnection, source_path: str) -> list[tuple[str, int | None, str]]:
    """Fetches id, row and text of every article that an earlier version of a file gave."""
    return connection.execute(
        "SELECT article_id, row_no, text FROM raw.articles WHERE source_path = ?", [source_path]
    ).fetchall()


def _delete_articles(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> None:
    """Deletes articles and all that was read in them."""
    for table in ("articles", *PARSED_TABLES) if article_ids else ():
        connection.execute(f"DELETE FROM raw.{table} WHERE article_id IN (SELECT unnest(?))", [list(article_ids)])


def _known(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> Mapping[str, Mapping[str, Any]]:
    """Fetches the stored articles of these ids."""
    cursor = connection.execute(
        "SELECT * FROM raw.articles WHERE article_id IN (SELECT unnest(?))", [list(article_ids)]
    )
    names = [column[0] for column in cursor.description or []]
    rows: list[Row] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return {row["article_id"]: row for row in rows}


def _why_nothing(connection: duckdb.DuckDBPyConnection, inbox: Path) -> str:
    """Says why no article is there, with the first rejections and their remedies."""
    rows = connection.execute(
        "SELECT source_path, row_no, reason, remedy FROM raw.rejected_articles ORDER BY ALL LIMIT 5"
    ).fetchall()
    if not rows:
        return f"No article in {inbox}: put .txt, .jsonl, .csv, .parquet or .html files there and run again."
    listed = "; ".join(
        f"{path}{f' row {row}' if row else ''}: {reason} ({remedy})" for path, row, reason, remedy in rows
    )
    return f"No article of {inbox} could be taken in. {listed}"
