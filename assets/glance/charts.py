"""The three charts: tolls from low to high, events over time, verdicts by attribute.

Belongs here: what is asked of the marts for a chart, and its form. Does not belong here: drawing (pictures.py).

Labels are English and made of types, days and places only: a quotation could name a private person, and a machine that
draws on a server often has no Arabic font.
"""

from __future__ import annotations

from typing import Any

import duckdb

from assets.report.published_rows import Row, rows

TOLLS_SHOWN = 15
DAYS_SHOWN, MONTHS_SHOWN = 90, 60
WIDTH = 620
TICKS = [0, *(step * 10**power for power in range(7) for step in (1, 3))]
"""Round figures for an axis on which tens and thousands both must be read."""

VERDICT_COLOURS = {
    "corroborated": "#009e73", "updated": "#56b4e9", "repeated": "#e69f00", "single_source": "#bbbbbb",
    "conflicting": "#d55e00",
}  # fmt: skip
"""The colours of Okabe and Ito, told apart by colour-blind readers too."""

TOLLS_SQL = f"""
    SELECT c.outcome, c.count_low, c.count_best, c.count_high, c.is_cumulative,
        row_number() OVER (ORDER BY c.count_best DESC, c.casualty_id) AS rank,
        concat_ws(' · ', coalesce(CAST(e.date_start AS VARCHAR), 'undated'),
            coalesce(e.place_name_en, 'no place'), replace(e.event_subtype, '_', ' '),
            CASE c.victim_group WHEN 'people' THEN NULL ELSE replace(c.victim_group, '_', ' ') END) AS label
    FROM marts.casualties AS c INNER JOIN marts.events AS e ON c.event_id = e.event_id
    WHERE c.outcome = 'killed' AND c.count_best > 0 AND NOT c.is_subset
    ORDER BY rank LIMIT {TOLLS_SHOWN}"""
DAYS_SQL = f"""
    WITH dated AS (
        SELECT date_start AS day, event_type FROM marts.events
        WHERE date_precision = 'day' AND date_start <= (SELECT max(published_on) FROM marts.articles)
    )
    SELECT CAST(day AS VARCHAR) AS day, replace(event_type, '_', ' ') AS event_type, count(*) AS events FROM dated
    WHERE day > (SELECT max(day) FROM dated) - INTERVAL {DAYS_SHOWN} DAY
    GROUP BY ALL ORDER BY ALL"""
MONTHS_SQL = f"""
    WITH dated AS (
        SELECT CAST(date_trunc('month', date_start) AS DATE) AS month, event_type FROM marts.events
        WHERE date_precision IN ('day', 'range', 'month')
            AND date_start <= (SELECT max(published_on) FROM marts.articles)
    )
    SELECT CAST(month AS VARCHAR) AS month, replace(event_type, '_', ' ') AS event_type, count(*) AS events FROM dated
    WHERE month > (SELECT max(month) FROM dated) - INTERVAL {MONTHS_SHOWN} MONTH
    GROUP BY ALL ORDER BY ALL"""
VERDICTS_SQL = "SELECT attribute, verdict, count(*) AS n FROM marts.source_agreement GROUP BY ALL ORDER BY ALL"


def tolls_chart(connection: duckdb.DuckDBPyConnection) -> dict[str, Any] | None:
    """Returns the greatest tolls of the dead, a bar from low to high with a mark at best; None where there is none."""
    tolls = [_with_ends(row) for row in rows(connection, TOLLS_SQL)]
    if not tolls:
        return None
    y = {"field": "label", "type": "nominal", "sort": {"field": "rank"}, "title": None, "axis": {"labelLimit": 400}}
    kind = {
        "field": "kind", "type": "nominal", "title": None,
        "scale": {"domain": ["incident", "sum over a period"], "range": ["#0072b2", "#999999"]},
    }  # fmt: skip
    top = max(row["high"] for row in tolls)
    x = {
        "type": "quantitative", "title": "people killed, low – best – high",
        "scale": {"type": "symlog", "constant": 5, "domain": [0, top * 1.1], "nice": False},
        "axis": {"values": [tick for tick in TICKS if tick <= top], "format": ",d"},
    }  # fmt: skip
    return {
        "title": {"text": "Greatest tolls", "subtitle": "▸ no upper bound is told"},
        "width": WIDTH - 280,
        "height": {"step": 20},
        "data": {"values": tolls},
        "encoding": {"y": y},
        "layer": [
            {
                "mark": {"type": "bar", "height": 7, "opacity": 0.45},
                "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "color": kind},
            },
            {
                "mark": {"type": "point", "shape": "diamond", "filled": True, "size": 90, "opacity": 1},
                "encoding": {"x": {**x, "field": "best"}, "color": kind},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 8, "fontSize": 11},
                "encoding": {"x": {**x, "field": "high"}, "text": {"field": "words"}},
            },
        ],
    }


def days_chart(connection: duckdb.DuckDBPyConnection) -> dict[str, Any] | None:
    """Returns events by day, and under them by month, coloured by type; None where no event has a day."""
    days, months = rows(connection, DAYS_SQL), rows(connection, MONTHS_SQL)
    if not days:
        return None
    colour = {
        "field": "event_type",
        "type": "nominal",
        "title": None,
        "scale": {"scheme": "tableau10"},
        "legend": {"columns": 5},
    }
    parts = [
        (f"Events by day, the last {DAYS_SHOWN} days told of", days, "day", "yearmonthdate", "%d %b %Y"),
        ("Events by month", months, "month", "yearmonth", "%b %Y"),
    ]
    return {
        "vconcat": [
            {
                "title": title,
                "width": WIDTH,
                "height": 120,
                "data": {"values": found},
                "mark": "bar",
                "encoding": {
                    "x": {
                        "field": field, "type": "temporal", "timeUnit": unit, "title": None,
                        "axis": {"format": shown, "labelOverlap": True},
                    },
                    "y": {"field": "events", "type": "quantitative", "title": "events", "axis": {"tickMinStep": 1}},
                    "color": colour,
                },
            }
            for title, found, field, unit, shown in parts
        ]
    }  # fmt: skip


def verdicts_chart(connection: duckdb.DuckDBPyConnection) -> dict[str, Any] | None:
    """Returns for each attribute how many values are corroborated, repeated …; None where nothing was compared."""
    found = rows(connection, VERDICTS_SQL)
    if not found:
        return None
    order = list(VERDICT_COLOURS)
    return {
        "title": "Do the sources agree?",
        "width": WIDTH - 90,
        "height": {"step": 26},
        "data": {"values": [{**row, "order": order.index(row["verdict"])} for row in found]},
        "mark": "bar",
        "encoding": {
            "y": {"field": "attribute", "type": "nominal", "title": None},
            "x": {"field": "n", "type": "quantitative", "stack": "normalize", "title": "share of reported values"},
            "order": {"field": "order"},
            "color": {
                "field": "verdict", "type": "nominal", "title": None,
                "scale": {"domain": order, "range": list(VERDICT_COLOURS.values())},
            },
        },
    }  # fmt: skip


def _with_ends(row: Row) -> Row:
    """Returns a toll with both ends of its bar, and its figures in words."""
    best, low = row["count_best"], row["count_low"] or row["count_best"]
    high = row["count_high"] or max(best, low)
    exact = low == best == row["count_high"]
    words = f"{best:,}" if exact else f"{low:,} – {best:,} – {high:,}" if row["count_high"] else f"{best:,} ▸"
    kind = "sum over a period" if row["is_cumulative"] else "incident"
    return {
        "label": f"{row['label']} #{row['rank']}", "rank": row["rank"], "low": low, "best": best, "high": high,
        "words": words, "kind": kind,
    }  # fmt: skip
