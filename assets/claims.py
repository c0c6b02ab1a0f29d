"""Asset group `parsing`: articles that are new, changed or read by an older parser become claims in schema `raw`.

Belongs here: choosing what to parse, storing it article by article, reporting. Does not belong here: reading Arabic
(assets.parsing) or the shape of rows (assets.claim_rows).
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import dagster as dg
import duckdb
from filelock import FileLock

from assets.claim_rows import PARSED_TABLES, Row, rows_of_failure, rows_of_parsed, short_hash
from assets.parser_changes import TABLE as CHANGES_TABLE
from assets.parser_changes import change_rows, report, write_report
from assets.parser_release import parser_release
from assets.raw_tables import column_descriptions, raw_key, raw_spec
from orchestration.settings import Settings
from orchestration.table_metadata import table_metadata
from orchestration.warehouse import Warehouse, insert_rows, replace_articles

if TYPE_CHECKING:
    from assets.parsing.lexicon_loader import Lexicon

BATCH = 200
"""Articles stored in one transaction: a crash costs at most this many, and the texts of one batch fit in memory."""

LANGUAGE = "ar"
REPORTS_FOLDER = "parser_reports"
PARSER_ERROR = "parser_error"
PARSER_REMEDY = "Nothing is lost: the text is stored and is parsed again by the next parser version. Please report it."

STALE_ARTICLES = """
    FROM raw.articles AS a
    LEFT JOIN raw.parsed_articles AS p ON p.article_id = a.article_id AND p.parser_version = $version
    WHERE p.article_id IS NULL
"""


@dg.multi_asset(
    name="raw_claims",
    specs=[raw_spec(table, "parsing", {"python", "duckdb"}, [raw_key("articles")]) for table in PARSED_TABLES],
    can_subset=False,
)
def raw_claims(
    context: dg.AssetExecutionContext, warehouse: Warehouse, settings: dg.ResourceParam[Settings]
) -> Iterator[dg.MaterializeResult]:
    """Parses every article that this parser version has not read yet."""
    version = parser_release()
    with warehouse.write("parse articles") as connection:
        waiting = _waiting(connection, version)
        if waiting:
            context.log.info(f"{len(waiting)} articles to parse with parser {version}")
            failed = _parse_all(context, connection, waiting, version, settings)
        else:
            context.log.info(f"nothing to parse: every article was read by parser {version}")
            failed = 0
        changes = report(connection, version)
        shown: dict[str, Any] = {}
        if changes is not None:
            path = write_report(settings.home / REPORTS_FOLDER, version, changes)
            context.log.info(f"what this parser reads otherwise than the one before: {path}")
            shown = {"changes by the parser": dg.MetadataValue.md(changes), "report": dg.MetadataValue.path(path)}
        for table in PARSED_TABLES:
            yield dg.MaterializeResult(
                asset_key=raw_key(table),
                metadata={
                    **table_metadata(connection, "raw", table, column_descriptions(table)),
                    "articles parsed in this run": len(waiting),
                    "articles that failed": failed,
                    "parser version": version,
                    **(shown if table == "claims" else {}),
                },
            )


def _waiting(connection: duckdb.DuckDBPyConnection, version: str) -> list[str]:
    """Returns the articles that this parser version has not read, in a fixed order."""
    rows = connection.execute(
        f"SELECT a.article_id {STALE_ARTICLES} ORDER BY a.article_id", {"version": version}
    ).fetchall()
    return [row[0] for row in rows]


def _parse_all(
    context: dg.AssetExecutionContext,
    connection: duckdb.DuckDBPyConnection,
    article_ids: Sequence[str],
    version: str,
    settings: Settings,
) -> int:
    """Parses and stores the articles batch by batch; returns how many failed."""
    started = time.monotonic()
    lexicon = prepared_lexicon(settings)
    context.log.info(f"lexicon ready in {time.monotonic() - started:.1f} s")
    failed = done = 0
    for first in range(0, len(article_ids), BATCH):
        batch = article_ids[first : first + BATCH]
        rows: dict[str, list[Row]] = {table: [] for table in PARSED_TABLES}
        rejected: list[Row] = []
        for article in _articles(connection, batch):
            parsed_rows = parsed_rows_of(article, version, lexicon)
            for table, table_rows in parsed_rows.items():
                rows[table].extend(table_rows)
            error = parsed_rows["parsed_articles"][0]["error"]
            if error is not None:
                context.log.warning(f"article {article['article_id']} could not be parsed: {error}")
                rejected.append(_rejection(article, error))
        _store(connection, batch, rows, rejected, version)
        failed += len(rejected)
        done += len(batch)
        rate = done / max(time.monotonic() - started, 0.001)
        context.log.info(f"parsed {done} of {len(article_ids)} articles ({rate:.0f} articles/s)")
    return failed


def prepared_lexicon(settings: Settings) -> "Lexicon":
    """Loads the lexicon, expanding it first where its vocabulary changed since the last time."""
    from assets.parsing.build_lexicon import build_lexicon
    from assets.parsing.lexicon_loader import load_lexicon

    settings.locks_dir.mkdir(parents=True, exist_ok=True)
    with FileLock(settings.locks_dir / "lexicon.lock", timeout=300):
        build_lexicon(settings.home, if_changed=True)
    return load_lexicon(settings.home)


def _articles(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> list[Mapping[str, Any]]:
    """Fetches what the parser needs of some articles."""
    cursor = connection.execute(
        """
        SELECT article_id, text, published_on, outlet, country, headline_end, source_path, row_no
        FROM raw.articles WHERE list_contains($ids, article_id) ORDER BY article_id
        """,
        {"ids": list(article_ids)},
    )
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def parsed_rows_of(article: Mapping[str, Any], version: str, lexicon: "Lexicon") -> dict[str, list[Row]]:
    """Parses one article into rows; whatever goes wrong inside becomes its error, so that it never costs the run."""
    from assets.parsing.parse import parse_article

    article_id, text = article["article_id"], article["text"]
    try:
        parsed = parse_article(
            text,
            published_on=article["published_on"],
            outlet=article["outlet"],
            outlet_country=article["country"],
            headline_end=article["headline_end"],
            lexicon=lexicon,
        )
        return rows_of_parsed(article_id, text, LANGUAGE, version, parsed)
    except Exception as error:
        return rows_of_failure(article_id, LANGUAGE, version, f"{type(error).__name__}: {error}")


def _rejection(article: Mapping[str, Any], error: str) -> Row:
    return {
        "rejection_id": short_hash(article["article_id"], PARSER_ERROR),
        "source_path": article["source_path"],
        "row_no": article["row_no"],
        "reason": PARSER_ERROR,
        "detail": f"article {article['article_id']}: {error}",
        "remedy": PARSER_REMEDY,
        "rejected_at": datetime.now(UTC),
    }


def _store(
    connection: duckdb.DuckDBPyConnection,
    article_ids: Sequence[str],
    rows: Mapping[str, Sequence[Row]],
    rejected: Sequence[Row],
    version: str,
) -> None:
    """Stores one batch, and lets the error of an article that now parses go with it."""
    replace_articles(
        connection, article_ids, rows, {CHANGES_TABLE: change_rows(connection, article_ids, rows, version)}
    )
    connection.execute(
        "DELETE FROM raw.rejected_articles WHERE list_contains($ids, rejection_id)",
        {"ids": [short_hash(article_id, PARSER_ERROR) for article_id in article_ids]},
    )
    insert_rows(connection, "rejected_articles", rejected)
