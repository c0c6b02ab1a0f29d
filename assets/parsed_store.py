"""What was parsed, stored in schema `raw` in place of what earlier reads of the same articles left.

Belongs here: the statements that replace the rows of articles, and the notes on those that could not be parsed. Does
not belong here: parsing, and the transaction around it, which is the caller's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import duckdb
import pyarrow as pa

from assets.claim_rows import PARSED_TABLES, Row, short_hash
from assets.parse_engine.parse_shard import shard_schema
from assets.parser_changes import COMPARED, change_rows
from assets.parser_changes import TABLE as CHANGES_TABLE
from orchestration.warehouse import insert_relation, insert_rows, raw_columns

PARSER_ERROR = "parser_error"
PARSER_REMEDY = "Nothing is lost: the text is stored and is parsed again by the next parser version. Please report it."


def raw_schema(connection: duckdb.DuckDBPyConnection) -> pa.Schema:
    """Returns the schema of a shard, as the tables of this database have it."""
    return shard_schema({table: raw_columns(connection, table) for table in PARSED_TABLES})


def store_parsed(connection: duckdb.DuckDBPyConnection, parsed: pa.Table, version: str) -> list[str]:
    """Stores a table of parsed articles (parse_shard.py); returns a line for each that could not be parsed."""
    connection.register("parsed_now", parsed)
    try:
        before = _read_before(connection)
        if before:
            rows: Mapping[str, Sequence[Row]] = {
                compared.table: pa.concat_arrays(parsed[compared.table].chunks).flatten().to_pylist()
                for compared in COMPARED
            }
            insert_rows(connection, CHANGES_TABLE, change_rows(connection, before, rows, version))
        for table in PARSED_TABLES:
            if before:
                connection.execute(
                    f"DELETE FROM raw.{table} WHERE article_id IN (SELECT p.article_id FROM parsed_now AS p)"
                )
            insert_relation(connection, table, f"(SELECT unnest({table}, max_depth := 2) FROM parsed_now)")
        return _store_errors(connection)
    finally:
        connection.unregister("parsed_now")


def _read_before(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Returns which of the articles an earlier parser has read: of the others nothing is stored."""
    rows = connection.execute(
        """
        SELECT b.article_id FROM raw.parsed_articles AS b
        SEMI JOIN parsed_now AS p ON b.article_id = p.article_id ORDER BY b.article_id
        """
    ).fetchall()
    return [row[0] for row in rows]


def _store_errors(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Notes the articles that could not be parsed; the note on one that now parses goes."""
    failed = connection.execute(
        """
        SELECT a.article_id, a.source_path, a.row_no, f.error
        FROM raw.articles AS a
        INNER JOIN (SELECT unnest(parsed_articles, max_depth := 2) FROM parsed_now) AS f
            ON a.article_id = f.article_id
        WHERE f.error IS NOT NULL
        ORDER BY a.article_id
        """
    ).fetchall()
    noted = connection.execute("SELECT count(*) FROM raw.rejected_articles WHERE reason = ?", [PARSER_ERROR]).fetchone()
    if noted and noted[0]:
        ids = connection.execute("SELECT article_id FROM parsed_now").fetchall()
        connection.execute(
            "DELETE FROM raw.rejected_articles WHERE reason = ? AND list_contains(?, rejection_id)",
            [PARSER_ERROR, [short_hash(article_id, PARSER_ERROR) for (article_id,) in ids]],
        )
    insert_rows(connection, "rejected_articles", [_rejection(*row) for row in failed])
    return [f"article {article_id} could not be parsed: {error}" for article_id, _, _, error in failed]


def _rejection(article_id: str, source_path: str, row_no: int | None, error: str) -> Row:
    return {
        "rejection_id": short_hash(article_id, PARSER_ERROR),
        "source_path": source_path,
        "row_no": row_no,
        "reason": PARSER_ERROR,
        "detail": f"article {article_id}: {error}",
        "remedy": PARSER_REMEDY,
        "rejected_at": datetime.now(UTC),
    }
