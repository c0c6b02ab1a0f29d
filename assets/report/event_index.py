"""The index of all events, column by column: what map, timeline, filters and list of the first page need.

Belongs here: the short form of an event. Does not belong here: its claims (event_details.py).
"""

from __future__ import annotations

from typing import Any

import duckdb

from assets.report.names import Names
from assets.report.published_rows import Row, rows

EVENTS_SQL = """
    SELECT e.event_id, e.event_type, e.event_subtype, e.grade, e.corroboration, e.status, e.is_aggregate, e.headline_ar,
        e.date_start, e.date_end, e.date_precision, e.place_id, e.place_name_ar, e.place_name_en, p.country_code,
        e.latitude, e.longitude, e.geo_precision, e.n_articles, e.n_outlets, e.n_origins, e.killed_best, e.injured_best,
        e.displaced_best, e.review_status
    FROM marts.events AS e LEFT JOIN marts.places AS p ON e.place_id = p.place_id
    ORDER BY e.date_start DESC NULLS LAST, e.event_id"""
ACTORS_SQL = """
    SELECT event_id, list(DISTINCT actor_id ORDER BY actor_id) AS actor_ids
    FROM marts.participants WHERE role IN ('actor', 'recipient', 'attendee') GROUP BY event_id"""
CODED = ("event_type", "event_subtype", "grade", "corroboration", "status", "date_precision", "review_status")
PLAIN = (
    "event_id", "date_start", "date_end", "is_aggregate", "n_articles", "n_outlets", "n_origins", "killed_best",
    "injured_best", "displaced_best",
)  # fmt: skip


def event_index(connection: duckdb.DuckDBPyConnection, names: Names) -> dict[str, Any]:
    """Returns the events in columns; repeated words are numbers into a list."""
    events = rows(connection, EVENTS_SQL)
    actors_of = {row["event_id"]: row["actor_ids"] for row in rows(connection, ACTORS_SQL)}
    index: dict[str, Any] = {name: [row[name] for row in events] for name in PLAIN}
    index["headline"] = [names.private.covered(row["headline_ar"]) for row in events]
    for name in CODED:
        values = sorted({row[name] for row in events})
        numbers = {value: number for number, value in enumerate(values)}
        index[name] = {"values": values, "rows": [numbers[row[name]] for row in events]}
    index["place"] = _places(events)
    index["actors"] = _actors(events, actors_of, names)
    return index


def _places(events: list[Row]) -> dict[str, Any]:
    """Returns each place once, and its number for each event."""
    known: dict[str, int] = {}
    places: list[dict[str, Any]] = []
    numbers = []
    for row in events:
        if row["place_id"] is None:
            numbers.append(-1)
            continue
        if row["place_id"] not in known:
            known[row["place_id"]] = len(places)
            places.append(
                {
                    "id": row["place_id"], "ar": row["place_name_ar"],
                    "en": row["place_name_en"] or row["place_name_ar"],
                    "country": row["country_code"], "lat": row["latitude"], "lon": row["longitude"],
                    "precision": row["geo_precision"],
                }
            )  # fmt: skip
        numbers.append(known[row["place_id"]])
    return {"values": places, "rows": numbers}


def _actors(events: list[Row], actors_of: dict[str, list[str]], names: Names) -> dict[str, Any]:
    """Returns the parties with their names; private persons are one entry where names are withheld."""
    known: dict[str, int] = {}
    values: list[dict[str, str]] = []
    numbers = []
    for row in events:
        own = set()
        for actor_id in actors_of.get(row["event_id"], ()):
            shown = names.public_id(actor_id)
            if shown not in known:
                known[shown] = len(values)
                values.append({"id": shown, **names.actor(actor_id)._asdict()})
            own.add(known[shown])
        numbers.append(sorted(own))
    return {"values": values, "rows": numbers}
