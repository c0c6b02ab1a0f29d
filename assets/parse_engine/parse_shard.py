"""One shard parsed: the function that every engine calls, on this machine or another.

Belongs here: from articles to rows, and rows of all raw tables as one Arrow table. Does not belong here: reading Arabic
(assets.parsing), the shape of a row (assets.claim_rows), which process does the work, storing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from assets.claim_rows import PARSED_TABLES, Row, rows_of_failure, rows_of_parsed
from assets.parse_engine.article_time_limit import ARTICLE_SECONDS, article_time_limit
from assets.parse_engine.shards import ParseJob, Shard

if TYPE_CHECKING:
    from assets.parsing.lexicon_loader import Lexicon

LANGUAGE = "ar"


def parse_shard(shard: Shard, job: ParseJob, *, may_end_process: bool = False) -> pa.Table:
    """Parses the articles of a shard: one row an article, and in each row a list of rows for every raw table.

    Equal shards give equal tables, whoever parses them and however often.
    """
    from assets.parsing.lexicon_loader import load_lexicon

    lexicon = load_lexicon(job.home)
    parsed = [
        (article["article_id"], parsed_rows_of(article, job.release, lexicon, may_end_process=may_end_process))
        for article in shard.articles
    ]
    try:
        return as_shard_table(parsed, job.raw_schema)
    except (pa.ArrowException, ValueError, TypeError, OverflowError):
        return pa.concat_tables(_table_of_one(article_id, rows, job) for article_id, rows in parsed)


def _table_of_one(article_id: str, rows: Mapping[str, Sequence[Row]], job: ParseJob) -> pa.Table:
    """Lays out the rows of one article; where a value fits no column, the article carries that as its error."""
    try:
        return as_shard_table([(article_id, rows)], job.raw_schema)
    except (pa.ArrowException, ValueError, TypeError, OverflowError) as error:
        reason = f"{type(error).__name__}: {error}"
        return as_shard_table(
            [(article_id, rows_of_failure(article_id, LANGUAGE, job.release, reason))], job.raw_schema
        )


def parsed_rows_of(
    article: Mapping[str, Any], version: str, lexicon: Lexicon, *, may_end_process: bool = False
) -> dict[str, list[Row]]:
    """Parses one article into rows; whatever goes wrong inside becomes its error, so that it never costs the run."""
    from assets.parsing.parse import parse_article

    article_id, text = article["article_id"], article["text"]
    try:
        with article_time_limit(ARTICLE_SECONDS, may_end_process=may_end_process):
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


def failed_shard(shard: Shard, job: ParseJob, reason: str) -> pa.Table:
    """Returns the table of a shard that could not be parsed at all: the reason for each of its articles."""
    return as_shard_table(
        [(one, rows_of_failure(one, LANGUAGE, job.release, reason)) for one in shard.article_ids], job.raw_schema
    )


def shard_schema(raw_columns: Mapping[str, pa.Schema]) -> pa.Schema:
    """Makes the schema of a shard from the columns of the raw tables."""
    nested = [(table, pa.list_(pa.struct(list(raw_columns[table])))) for table in PARSED_TABLES]
    return pa.schema([("article_id", pa.string()), *nested])


def as_shard_table(parsed: Sequence[tuple[str, Mapping[str, Sequence[Row]]]], schema: pa.Schema) -> pa.Table:
    """Lays the rows of articles out under the schema of a shard."""
    return pa.Table.from_pylist([{"article_id": article_id, **rows} for article_id, rows in parsed], schema=schema)
