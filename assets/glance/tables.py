"""Short Markdown tables: how the outlets agree, which events to open first, each event linked to its page.

Belongs here: what stands in a table, and its Markdown. Does not belong here: which site the links lead to (settings).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import shorten

import duckdb

from assets.plain_markdown import as_plain
from assets.report.names import Names
from assets.report.outlet_matrix import outlet_matrix
from assets.report.published_rows import rows
from assets.report.review_queue import review_queue

EVENTS_SHOWN, PAIRS_SHOWN, CASES_SHOWN = 12, 10, 10
HEADLINE_CHARS = 70

AGREEMENT_SQL = """
    SELECT s.attribute, count(*) FILTER (s.agreement IS NOT NULL) AS compared,
        count(*) FILTER (s.verdict = 'corroborated') AS corroborated,
        count(*) FILTER (s.verdict = 'conflicting') AS conflicting,
        any_value(a.alpha) AS alpha, any_value(a.reading) AS reading
    FROM marts.source_agreement AS s LEFT JOIN marts.agreement_alpha AS a ON s.attribute = a.attribute
    GROUP BY ALL ORDER BY ALL"""
EVENTS_SQL = f"""
    SELECT event_id, date_start, place_name_en, event_subtype, n_articles, n_origins, grade, killed_best, headline_ar
    FROM marts.events ORDER BY n_origins DESC, n_articles DESC, event_id LIMIT {EVENTS_SHOWN}"""


def markdown_table(headings: Sequence[str], body: Sequence[Sequence[object]]) -> str:
    """Returns a Markdown table; its cells are Markdown already."""
    lines = [headings, ["---"] * len(headings), *body]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def agreement_by_attribute(connection: duckdb.DuckDBPyConnection) -> str:
    """Returns for each attribute how much was compared, confirmed and disputed, and alpha with its reading."""
    body = [
        [
            row["attribute"], row["compared"], row["corroborated"], row["conflicting"],
            "–" if row["alpha"] is None else f"{row['alpha']:.2f} ({row['reading']})",
        ]
        for row in rows(connection, AGREEMENT_SQL)
    ]  # fmt: skip
    return markdown_table(["attribute", "compared", "corroborated", "conflicting", "Krippendorff's alpha"], body)


def agreement_of_outlets(connection: duckdb.DuckDBPyConnection, names: Names) -> str:
    """Returns the pairs of outlets with most compared values: how much agrees, how much is copied."""
    pairs = sorted(outlet_matrix(connection, names)["pairs"], key=lambda pair: -pair["n_compared"])[:PAIRS_SHOWN]
    body = [
        [
            as_plain(f"{pair['one']} – {pair['other']}"), pair["n_pairs"], pair["n_copied"], pair["n_compared"],
            pair["n_agree"], pair["n_conflict"],
        ]
        for pair in pairs
    ]  # fmt: skip
    return markdown_table(["outlets", "pairs of articles", "of them copied", "compared", "agree", "conflict"], body)


def events_to_open(connection: duckdb.DuckDBPyConnection, names: Names, site: str) -> str:
    """Returns the events told by most independent origins, each linked to its page."""
    body = [
        [
            event_link(site, row["event_id"], row["date_start"]),
            as_plain(row["place_name_en"] or "–"), row["event_subtype"].replace("_", " "), row["n_articles"],
            row["n_origins"], row["grade"], "–" if row["killed_best"] is None else row["killed_best"],
            _headline(names.private.covered(row["headline_ar"])),
        ]
        for row in rows(connection, EVENTS_SQL)
    ]  # fmt: skip
    return markdown_table(["event", "place", "kind", "articles", "origins", "grade", "killed", "words"], body)


def cases_to_review(connection: duckdb.DuckDBPyConnection, names: Names, site: str) -> str:
    """Returns what a person should look at first, each linked to its event."""
    cases = review_queue(connection, names)["cases"][:CASES_SHOWN]
    body = [
        [
            event_link(site, case["event_id"], case["date_start"]), case["kind"], case["grade"],
            _headline(case["headline_ar"]),
        ]
        for case in cases
    ]  # fmt: skip
    return markdown_table(["event", "why", "grade", "words"], body)


def event_link(site: str, event_id: str, day: date | None) -> str:
    """Returns a link to the page of an event, under its day; a hyphen at which no line breaks keeps the day whole."""
    words = str(day).replace("-", "\u2011") if day else "undated"
    return f"[{words}]({site}/event.html#id={event_id})"


def _headline(words: str | None) -> str:
    return as_plain(shorten(words or "", HEADLINE_CHARS, placeholder=" …"))
