"""Our own checks, each of them blocking: what fails here is never published.

Belongs here: invariants between what was parsed and the stored text, and shares and counts of a whole run.
Does not belong here: keys, references and closed lists of the marts (dbt tests).
"""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import dagster as dg
import duckdb
import yaml

from assets.raw_tables import raw_key
from orchestration.table_metadata import ROWS_QUERY, preview_of
from orchestration.warehouse import Warehouse

MINIMUM_SHARE_PARSED = 0.95
REFUSED_BY_BOUND = "ArticleBoundError"
"""An error that begins so tells of the text, not of the parser: it must not hold back the other articles."""
UNPARSED_ARTICLES = (
    "SELECT a.article_id, a.source_path, p.error FROM raw.articles AS a"
    " LEFT JOIN raw.parsed_articles AS p ON p.article_id = a.article_id"
    " WHERE p.article_id IS NULL OR p.error IS NOT NULL"
)
FAILING_ROWS_SHOWN = 10
QUOTED_TABLES = (
    "claims", "casualty_claims", "participant_claims", "quantity_claims", "actor_mentions", "place_mentions",
)  # fmt: skip
CLAIM_PARTS = ("casualty_claims", "participant_claims", "quantity_claims")
QUOTE_CHECK, ORPHAN_CHECK, SHARE_CHECK = "offsets_reproduce_the_quote", "no_orphan_claim", "share_of_articles_parsed"
MINIMUM_CHECK = "minimum_row_count"


class MinimumRows(NamedTuple):
    """A table must have at least so many rows, where `given` (if any) has some."""

    table: str
    minimum: int
    reason: str
    given: str | None = None


def minimum_rows() -> list[MinimumRows]:
    """Reads the minimum row counts from minimum_rows.yml."""
    text = (Path(__file__).parent / "minimum_rows.yml").read_text(encoding="utf-8")
    return [MinimumRows(**entry) for entry in yaml.safe_load(text)]


def quote_mismatches(table: str) -> str:
    """Returns SQL for rows of a raw table whose offsets do not give back their quote."""
    return f"""
        SELECT t.article_id, t.char_start, t.char_end, t.quote AS stored_quote,
               substr(a.text, t.char_start + 1, t.char_end - t.char_start) AS words_in_the_text
        FROM raw.{table} AS t JOIN raw.articles AS a ON a.article_id = t.article_id
        WHERE t.char_start < 0 OR t.char_end <= t.char_start OR t.char_end > length(a.text)
           OR t.quote <> substr(a.text, t.char_start + 1, t.char_end - t.char_start)
    """


def orphans(table: str) -> str:
    """Returns SQL for rows of a raw table whose article, or whose claim, is missing."""
    if table not in CLAIM_PARTS:
        return f"""
            SELECT t.* FROM raw.{table} AS t
            WHERE NOT EXISTS (FROM raw.articles AS a WHERE a.article_id = t.article_id)
        """
    return f"""
        SELECT t.* FROM raw.{table} AS t
        WHERE NOT EXISTS (FROM raw.claims AS c WHERE c.claim_id = t.claim_id AND c.article_id = t.article_id)
    """


def result_of_rows(
    connection: duckdb.DuckDBPyConnection, sql: str, key: dg.AssetKey, name: str, what: str
) -> dg.AssetCheckResult:
    """Runs a check that passes where its SQL gives no row, and shows the first rows where it does."""
    found = connection.execute(f"SELECT count(*) FROM ({sql})").fetchone()
    n_failing = int(found[0]) if found else 0
    metadata: dict[str, Any] = {"failing rows": n_failing}
    if n_failing:
        metadata["first failing rows"] = preview_of(connection, f"({sql})", FAILING_ROWS_SHOWN)
        metadata[ROWS_QUERY] = " ".join(sql.split())
    return dg.AssetCheckResult(
        asset_key=key, check_name=name, passed=n_failing == 0, metadata=metadata,
        description=what if n_failing == 0 else f"{n_failing} rows break the rule: {what}",
    )  # fmt: skip


@dg.multi_asset_check(
    name="checks_of_what_was_parsed",
    specs=[
        *[
            dg.AssetCheckSpec(
                QUOTE_CHECK, asset=raw_key(table), blocking=True,
                description="text[char_start:char_end] is the quote, for every row.",
            )
            for table in QUOTED_TABLES
        ],
        *[
            dg.AssetCheckSpec(
                ORPHAN_CHECK, asset=raw_key(table), blocking=True,
                description="Every row belongs to a stored article, and every part to a stored claim.",
            )
            for table in QUOTED_TABLES
        ],
        dg.AssetCheckSpec(
            SHARE_CHECK, asset=raw_key("parsed_articles"), blocking=True,
            description=f"At least {MINIMUM_SHARE_PARSED:.0%} of the articles were parsed without error.",
        ),
    ],
)  # fmt: skip
def checks_of_what_was_parsed(warehouse: Warehouse) -> Iterator[dg.AssetCheckResult]:
    """Checks every raw table against the stored texts, before dbt builds anything on it."""
    with warehouse.read("check what was parsed") as connection:
        for table in QUOTED_TABLES:
            yield result_of_rows(
                connection, quote_mismatches(table), raw_key(table), QUOTE_CHECK, "offsets reproduce the quote"
            )
            yield result_of_rows(
                connection, orphans(table), raw_key(table), ORPHAN_CHECK, "nothing without its article and claim"
            )
        yield share_parsed(connection)


def share_parsed(connection: duckdb.DuckDBPyConnection) -> dg.AssetCheckResult:
    """Checks the share of stored articles that were parsed without error, or refused for their size."""
    counted = connection.execute(
        """
        SELECT count(*), count(p.article_id) FILTER (p.error IS NULL OR starts_with(p.error, $refused))
        FROM raw.articles AS a LEFT JOIN raw.parsed_articles AS p ON p.article_id = a.article_id
        """,
        {"refused": REFUSED_BY_BOUND},
    ).fetchone()
    n_articles, n_parsed = counted or (0, 0)
    share = n_parsed / n_articles if n_articles else 1.0
    return dg.AssetCheckResult(
        asset_key=raw_key("parsed_articles"),
        check_name=SHARE_CHECK,
        passed=share >= MINIMUM_SHARE_PARSED,
        metadata={
            "articles": n_articles,
            "parsed": n_parsed,
            "share": round(share, 4),
            ROWS_QUERY: UNPARSED_ARTICLES,
        },  # fmt: skip
        description=f"{n_parsed} of {n_articles} articles parsed without error ({share:.1%})",
    )


def minimum_row_checks(marts: Collection[dg.AssetKey]) -> dg.AssetChecksDefinition:
    """Makes the minimum row counts of the marts, from minimum_rows.yml."""
    rules = minimum_rows()
    unknown = [rule.table for rule in rules if dg.AssetKey(rule.table.split(".")) not in marts]
    if unknown:
        raise dg.DagsterInvalidDefinitionError(f"minimum_rows.yml names tables that no mart makes: {unknown}")

    @dg.multi_asset_check(
        name="minimum_row_counts",
        specs=[
            dg.AssetCheckSpec(MINIMUM_CHECK, asset=rule.table.split("."), blocking=True, description=f"{rule.reason}")
            for rule in rules
        ],
    )
    def minimum_row_counts(warehouse: Warehouse) -> Iterator[dg.AssetCheckResult]:
        with warehouse.read("count rows") as connection:
            yield from results_of_minimums(connection, rules)

    return minimum_row_counts


def results_of_minimums(
    connection: duckdb.DuckDBPyConnection, rules: Sequence[MinimumRows]
) -> Iterator[dg.AssetCheckResult]:
    """Checks each table against its minimum; a rule whose given table is empty passes."""
    for rule in rules:
        n_rows = _count(connection, rule.table)
        applies = rule.given is None or _count(connection, rule.given) > 0
        minimum = rule.minimum if applies else 0
        yield dg.AssetCheckResult(
            asset_key=dg.AssetKey(rule.table.split(".")),
            check_name=MINIMUM_CHECK,
            passed=n_rows >= minimum,
            metadata={"rows": n_rows, "minimum": minimum},
            description=f"{rule.table} has {n_rows} rows, at least {minimum} are wanted. {rule.reason}",
        )


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(found[0]) if found else 0
