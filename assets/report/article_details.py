"""All that an article's page shows: its text, every claim marked in it, and the articles that share text or events.

Belongs here: joining an article's rows. Does not belong here: how they are laid out (static/article_page.js).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb

from assets.report.names import Names
from assets.report.published_rows import Row, grouped, rows

ARTICLES_SQL = """
    SELECT article_id, outlet, url, title, published_on, published_on_basis, text, n_claims, superseded_by
    FROM marts.articles ORDER BY published_on DESC NULLS LAST, article_id"""
MARKS_SQL = """
    SELECT article_id, 'claim' AS kind, event_subtype AS told, event_id, char_start, char_end FROM marts.claims
    UNION ALL
    SELECT article_id, 'count', outcome, event_id, char_start, char_end FROM marts.casualty_claims
    UNION ALL
    SELECT article_id, 'party', role, event_id, char_start, char_end FROM marts.participant_claims
    ORDER BY article_id, char_start, char_end DESC, kind"""
PAIRS_SQL = """
    SELECT article_id_1, article_id_2, relation, text_containment, n_shared_sentences, n_shared_events
    FROM marts.article_pairs ORDER BY n_shared_sentences DESC, n_shared_events DESC"""
PAIRS_SHOWN = 20
WEB = ("https://", "http://")


def article_details(connection: duckdb.DuckDBPyConnection, names: Names) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yields the id and the page's data of every article."""
    marks = grouped(rows(connection, MARKS_SQL), "article_id")
    articles = rows(connection, ARTICLES_SQL)
    known = {row["article_id"]: row for row in articles}
    pairs = _pairs(rows(connection, PAIRS_SQL))
    for row in articles:
        related = pairs.get(row["article_id"], [])[:PAIRS_SHOWN]
        yield (
            row["article_id"],
            {
                **_heading(row, names),
                "url": None if names.private.is_on else web_address(row["url"]),
                "text": names.private.covered(row["text"]),
                "superseded_by": row["superseded_by"],
                "marks": [
                    {name: mark[name] for name in ("kind", "told", "event_id", "char_start", "char_end")}
                    for mark in marks.get(row["article_id"], [])
                ],
                "related": [{**pair, **_heading(known[pair["article_id"]], names)} for pair in related],
            },
        )


def article_list(connection: duckdb.DuckDBPyConnection, names: Names) -> list[Row]:
    """Returns the heading of every article, newest first."""
    return [_heading(row, names) | {"n_claims": row["n_claims"]} for row in rows(connection, ARTICLES_SQL)]


def web_address(url: str | None) -> str | None:
    """Returns an address that may stand in a link: a delivered `javascript:` must not."""
    return url if url and url.lower().startswith(WEB) else None


def _heading(row: Row, names: Names) -> Row:
    title = row["title"] or row["text"].strip().split("\n")[0][:120]
    return {
        "article_id": row["article_id"],
        "outlet": row["outlet"],
        "published_on": row["published_on"],
        "published_on_basis": row["published_on_basis"],
        "title": names.private.covered(title),
    }


def _pairs(found: list[Row]) -> dict[str, list[Row]]:
    """Returns the pairs from either side."""
    sides: dict[str, list[Row]] = {}
    for row in found:
        told = {name: value for name, value in row.items() if not name.startswith("article_id")}
        for own, other in (("article_id_1", "article_id_2"), ("article_id_2", "article_id_1")):
            sides.setdefault(row[own], []).append({"article_id": row[other], **told})
    return sides
