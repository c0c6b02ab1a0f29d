"""Asset group `parsing`: articles that are new, changed or read by an older parser become claims in schema `raw`.

Belongs here: choosing what to parse, which engine parses it, storing it shard by shard, reporting. Does not belong
here: reading Arabic (assets.parsing), engines (assets.parse_engine), the shape of rows (assets.claim_rows).
"""

import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import dagster as dg
import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock

from assets.claim_rows import PARSED_TABLES
from assets.parse_engine.dask_cluster import dask_cluster
from assets.parse_engine.in_process import in_process
from assets.parse_engine.local_pool import local_pool
from assets.parse_engine.retries import ShardResults, parsed_in_order
from assets.parse_engine.shards import ArticleToParse, ParseJob, cut_into_shards
from assets.parsed_store import raw_schema, store_parsed
from assets.parser_changes import report, write_report
from assets.parser_release import parser_release
from assets.raw_tables import column_descriptions, raw_key, raw_spec
from orchestration.settings import Settings
from orchestration.table_metadata import table_metadata
from orchestration.warehouse import Warehouse, transaction

if TYPE_CHECKING:
    from assets.parsing.lexicon_loader import Lexicon

T = TypeVar("T")

IN_PROCESS_ARTICLES = 100
"""So few articles are parsed before a pool of processes would have started."""

PAGE_ARTICLES = 2000
"""Articles fetched at once."""

STORED_ARTICLES = 1000
"""Articles stored in one transaction: a crash costs at most these and what is under way."""

REPORT_EVERY = 5.0
"""Seconds between two lines of progress."""

REPORTS_FOLDER = "parser_reports"

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
        if len(waiting):
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


def _waiting(connection: duckdb.DuckDBPyConnection, version: str) -> pa.Table:
    """Returns the ids of the articles that this parser version has not read, in a fixed order."""
    return connection.execute(
        f"SELECT a.article_id {STALE_ARTICLES} ORDER BY a.article_id", {"version": version}
    ).to_arrow_table()


def _parse_all(
    context: dg.AssetExecutionContext,
    connection: duckdb.DuckDBPyConnection,
    article_ids: pa.Table,
    version: str,
    settings: Settings,
) -> int:
    """Parses and stores the articles by the engine of the settings; returns how many failed."""
    started = time.monotonic()
    build_lexicon_if_changed(settings)
    context.log.info(f"lexicon ready in {time.monotonic() - started:.1f} s")
    job = ParseJob(version, settings.home, raw_schema(connection))
    shards = cut_into_shards(articles_to_parse(connection, article_ids))
    progress = _Progress(context, len(article_ids))
    if settings.engine == "dask":
        with dask_cluster(job, settings.dask_scheduler) as cluster:
            context.log.info(f"parsing on the cluster of {settings.dask_scheduler}")
            parsed: list[Sequence[ShardResults[Path]]] = []
            for group in _groups(parsed_in_order(shards, cluster)):
                parsed.append(group)
                progress.add(group)
            problems = store_shard_files(connection, parsed, version)
            shutil.rmtree(cluster.folder)
    else:
        problems = []
        is_small = len(article_ids) <= IN_PROCESS_ARTICLES
        with in_process(job) if is_small else local_pool(job, settings.workers) as engine:
            context.log.info("parsing in this process" if is_small else f"parsing in {settings.workers} processes")
            for group in _groups(parsed_in_order(shards, engine)):
                with transaction(connection):
                    results = [result for each in group for result in each.results]
                    problems += store_parsed(connection, pa.concat_tables(results), version)
                progress.add(group)
    for problem in problems:
        context.log.warning(problem)
    return len(problems)


def store_shard_files(
    connection: duckdb.DuckDBPyConnection, groups: Sequence[Sequence[ShardResults[Path]]], version: str
) -> list[str]:
    """Stores what a cluster parsed in one transaction: all shards, or none; returns a line for each failed article."""
    problems: list[str] = []
    with transaction(connection):
        for group in groups:
            table = pa.concat_tables(pq.read_table(path) for each in group for path in each.results)
            expected = [article_id for each in group for article_id in each.shard.article_ids]
            if table["article_id"].to_pylist() != expected:
                raise RuntimeError("The files of the shards do not hold their articles: delete them and run again.")
            problems += store_parsed(connection, table, version)
    return problems


def _groups(parsed: Iterable[ShardResults[T]]) -> Iterator[Sequence[ShardResults[T]]]:
    """Yields shards in groups that one statement stores: a statement costs as much for one shard as for several."""
    held: list[ShardResults[T]] = []
    for each in parsed:
        held.append(each)
        if sum(len(one.shard.articles) for one in held) >= STORED_ARTICLES:
            yield held
            held = []
    if held:
        yield held


class _Progress:
    """Says now and then how far parsing is."""

    def __init__(self, context: dg.AssetExecutionContext, n_articles: int) -> None:
        self._context, self._n_articles, self._n_done = context, n_articles, 0
        self._started = self._said = time.monotonic()

    def add(self, group: Sequence[ShardResults[T]]) -> None:
        """Counts shards that are done."""
        self._n_done += sum(len(each.shard.articles) for each in group)
        now = time.monotonic()
        if now - self._said < REPORT_EVERY and self._n_done < self._n_articles:
            return
        self._said = now
        rate = self._n_done / max(now - self._started, 0.001)
        left = (self._n_articles - self._n_done) / rate
        self._context.log.info(
            f"parsed {self._n_done} of {self._n_articles} articles ({rate:.0f} articles/s, {left:.0f} s left)"
        )


def prepared_lexicon(settings: Settings) -> "Lexicon":
    """Loads the lexicon, expanding it first where its vocabulary changed since the last time."""
    from assets.parsing.lexicon_loader import load_lexicon

    build_lexicon_if_changed(settings)
    return load_lexicon(settings.home)


def build_lexicon_if_changed(settings: Settings) -> None:
    """Expands the lexicon where its vocabulary changed since the last time."""
    from assets.parsing.build_lexicon import build_lexicon

    settings.locks_dir.mkdir(parents=True, exist_ok=True)
    with FileLock(settings.locks_dir / "lexicon.lock", timeout=300):
        build_lexicon(settings.home, if_changed=True)


def articles_to_parse(connection: duckdb.DuckDBPyConnection, article_ids: pa.Table) -> Iterator[ArticleToParse]:
    """Yields what the parser needs of some articles, in the order of their ids, a page at a time."""
    for first in range(0, len(article_ids), PAGE_ARTICLES):
        connection.register("page_of_articles", article_ids.slice(first, PAGE_ARTICLES))
        rows = connection.execute(
            """
            SELECT article_id, text, published_on, outlet, country, headline_end
            FROM raw.articles SEMI JOIN page_of_articles USING (article_id) ORDER BY article_id
            """
        ).fetchall()
        connection.unregister("page_of_articles")
        for article_id, text, published_on, outlet, country, headline_end in rows:
            yield ArticleToParse(
                article_id=article_id,
                text=text,
                published_on=published_on,
                outlet=outlet,
                country=country,
                headline_end=headline_end,
            )
