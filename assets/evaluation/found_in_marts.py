"""What a published database says was found in articles.

Belongs here: reading schema `marts`, by the columns that the data model fixes. Does not belong here: scoring.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from assets.evaluation.coded import CodedArticle, Names
from assets.evaluation.coded_rows import coded_article

CLAIM_TABLES = {
    "claims": """
        SELECT claim_id, char_start, char_end, quote AS quote, event_type, event_subtype, status, is_aggregate,
               date_start, date_end, place_id, place_ids, attributed_to
        FROM marts.claims WHERE article_id = $article ORDER BY char_start, char_end, claim_id""",
    "participant_claims": """
        SELECT claim_id, actor_id, role
        FROM marts.participant_claims WHERE article_id = $article ORDER BY claim_id, role, actor_id""",
    "casualty_claims": """
        SELECT casualty_claim_id, char_start, char_end, quote AS quote, outcome, victim_group,
               count_low, count_best, count_high, subset_of
        FROM marts.casualty_claims WHERE article_id = $article ORDER BY char_start, char_end, casualty_claim_id""",
}


def found_in_marts(connection: duckdb.DuckDBPyConnection, hashes: Iterable[str]) -> dict[str, CodedArticle]:
    """Returns, by the SHA-256 of the text, those of the articles asked for that the database holds."""
    places = _names(connection, "places", "place_id")
    actors = _names(connection, "actors", "actor_id")
    held = connection.execute(
        """
        SELECT text_sha256, min(article_id)
        FROM marts.articles WHERE list_contains($hashes, text_sha256) GROUP BY text_sha256""",
        {"hashes": list(hashes)},
    ).fetchall()
    return {
        sha256: coded_article(
            article_id,
            sha256,
            {table: _rows(connection, sql, {"article": article_id}) for table, sql in CLAIM_TABLES.items()},
            places,
            actors,
        )
        for sha256, article_id in held
    }


def _names(connection: duckdb.DuckDBPyConnection, table: str, key: str) -> Mapping[str, Names]:
    rows = _rows(connection, f"SELECT {key}, name_ar, name_en, aliases FROM marts.{table}", {})
    return {
        row[key]: tuple(name for name in (row["name_ar"], row["name_en"], *(row["aliases"] or ())) if name)
        for row in rows
    }


def _rows(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
    cursor = connection.execute(sql, dict(parameters)) if parameters else connection.execute(sql)
    columns = [column[0] for column in cursor.description or []]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
