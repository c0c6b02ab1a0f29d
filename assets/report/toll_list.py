"""The greatest tolls with low, best and high, for the chart of tolls.

Belongs here: choosing and naming them. Does not belong here: the history of one toll (event_details.py).
"""

from __future__ import annotations

import duckdb

from assets.report.names import Names
from assets.report.published_rows import Row, rows

TOLLS_SHOWN = 60
"""For each outcome: more bars than this nobody reads; the tables of the database hold the rest."""

TOLLS_SQL = f"""
    SELECT c.casualty_id, c.event_id, c.outcome, c.victim_group, c.victim_side, c.is_cumulative, c.count_low,
        c.count_best, c.count_high, c.corroboration,
        c.n_origins, c.n_articles, e.grade, e.headline_ar, e.date_start, e.event_subtype,
        e.place_name_ar, e.place_name_en
    FROM marts.casualties AS c INNER JOIN marts.events AS e ON c.event_id = e.event_id
    WHERE c.count_best > 0 AND NOT c.is_subset
    QUALIFY {TOLLS_SHOWN} >= row_number() OVER (
        PARTITION BY c.outcome, c.is_cumulative ORDER BY c.count_best DESC, c.casualty_id
    )
    ORDER BY c.outcome, c.is_cumulative, c.count_best DESC, c.casualty_id"""


def toll_list(connection: duckdb.DuckDBPyConnection, names: Names) -> list[Row]:
    """Returns the greatest tolls of each outcome, incidents apart from cumulative ones."""
    return [
        {
            **row,
            "headline_ar": names.private.covered(row["headline_ar"]),
            "victim_side": names.actor(row["victim_side"]) if row["victim_side"] else None,
        }
        for row in rows(connection, TOLLS_SQL)
    ]
