"""What deserves a person's eyes first, and which decisions would settle it.

Belongs here: choosing and ordering cases. Does not belong here: what a decision does (dbt_project), the file's form.
"""

from __future__ import annotations

from typing import Any

import duckdb

from assets.report.names import Names
from assets.report.published_rows import Row, rows

CASES_SHOWN = 100
"""For each kind of case: a desk works through a screen or two a day, and the list is made anew with each run."""

HIGH_TOLL = 10
"""Killed or injured from which a report that nobody else confirms is read first."""

EVENT = """e.event_id, e.event_subtype, e.headline_ar, e.date_start, e.date_end, e.place_id, e.place_name_ar,
    e.place_name_en, e.grade, e.corroboration, e.killed_best, e.injured_best, e.n_articles, e.n_origins"""
UNDECIDED = "e.review_status = 'unreviewed'"
CONFLICTS_SQL = f"""
    SELECT {EVENT}, list({{'attribute': s.attribute, 'reason_en': s.reason_en, 'reason_ar': s.reason_ar}}
        ORDER BY s.attribute, s.key) AS conflicts
    FROM marts.events AS e INNER JOIN marts.source_agreement AS s ON e.event_id = s.event_id
    WHERE s.verdict = 'conflicting' AND {UNDECIDED} GROUP BY ALL
    ORDER BY max(greatest(coalesce(e.killed_best, 0), coalesce(e.injured_best, 0))) DESC, e.event_id
    LIMIT {CASES_SHOWN}"""
WEAK_SQL = f"""
    SELECT {EVENT} FROM marts.events AS e
    WHERE e.grade = 'Weak' AND greatest(coalesce(e.killed_best, 0), coalesce(e.injured_best, 0)) >= {HIGH_TOLL}
        AND {UNDECIDED}
    ORDER BY greatest(coalesce(e.killed_best, 0), coalesce(e.injured_best, 0)) DESC, e.event_id LIMIT {CASES_SHOWN}"""
TWINS_SQL = f"""
    WITH single AS (
        SELECT {EVENT}, coalesce(t.family, e.event_subtype) AS family FROM marts.events AS e
        LEFT JOIN reference.event_types AS t ON e.event_subtype = t.event_subtype
        WHERE NOT e.is_aggregate AND e.date_precision = 'day' AND e.place_id IS NOT NULL AND e.geo_precision < 3
            AND {UNDECIDED}
    )
    SELECT a.* EXCLUDE (family), b.event_id AS other_id, b.headline_ar AS other_headline, b.date_start AS other_date,
        b.event_subtype AS other_subtype, b.killed_best AS other_killed
    FROM single AS a INNER JOIN single AS b
        ON a.family = b.family AND a.place_id = b.place_id AND a.event_id < b.event_id
        AND b.date_start BETWEEN a.date_start - 1 AND a.date_start + 1
    ORDER BY (a.killed_best = b.killed_best) DESC NULLS LAST, abs(a.date_start - b.date_start),
        greatest(coalesce(a.killed_best, 0), coalesce(b.killed_best, 0)) DESC, a.event_id, b.event_id
    LIMIT {CASES_SHOWN}"""
PLACES_SQL = f"""
    SELECT {EVENT}, p.place_type, parent.name_ar AS parent_ar, parent.name_en AS parent_en
    FROM marts.events AS e
    INNER JOIN marts.places AS p ON e.place_id = p.place_id
    LEFT JOIN marts.places AS parent ON p.parent_place_id = parent.place_id
    WHERE NOT p.is_listed AND {UNDECIDED}
    ORDER BY e.n_articles DESC, coalesce(e.killed_best, 0) DESC, e.event_id LIMIT {CASES_SHOWN}"""
GAZETTEER_SQL = """
    SELECT place_id, name_ar, name_en FROM marts.places
    WHERE is_listed AND n_mentions > 0 ORDER BY n_mentions DESC, place_id LIMIT 2000"""


def review_queue(connection: duckdb.DuckDBPyConnection, names: Names) -> dict[str, Any]:
    """Returns the cases of each kind, most harm first, and the places that a correction can name."""
    kinds = {"conflicts": CONFLICTS_SQL, "weak": WEAK_SQL, "twins": TWINS_SQL, "places": PLACES_SQL}
    return {
        "cases": [{"kind": kind, **_shown(row, names)} for kind, sql in kinds.items() for row in rows(connection, sql)],
        "places": rows(connection, GAZETTEER_SQL),
        "high_toll": HIGH_TOLL,
    }


def _shown(row: Row, names: Names) -> Row:
    return dict(names.private.covered_all(row))
