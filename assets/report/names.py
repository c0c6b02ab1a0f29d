"""Names to show for ids: actors, places, origins.

Belongs here: looking up what is written for an id, and what is withheld. Does not belong here: who is private.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import duckdb

from assets.report.private_names import WITHHELD_AR, WITHHELD_EN, PrivateNames
from assets.report.published_rows import rows

OUTLET = "outlet:"


class Name(NamedTuple):
    """How something is called: in Arabic, in English (the Arabic again where there is no other)."""

    ar: str
    en: str


class Names(NamedTuple):
    """Names of all actors and places that the marts speak of."""

    actors: dict[str, Name]
    places: dict[str, Name]
    actor_types: dict[str, str]
    private: PrivateNames

    def actor(self, actor_id: str) -> Name:
        """Returns the name of an actor or origin; an anonymous origin carries its article behind an @."""
        if actor_id.startswith(OUTLET):
            return Name(actor_id.removeprefix(OUTLET), actor_id.removeprefix(OUTLET))
        known_by = actor_id.split("@")[0]
        if known_by in self.private.actor_ids:
            return Name(WITHHELD_AR, WITHHELD_EN)
        return self.actors.get(known_by) or Name(actor_id, actor_id)

    def place(self, place_id: str | None) -> Name | None:
        """Returns the name of a place."""
        return self.places.get(place_id) if place_id else None

    def public_id(self, actor_id: str) -> str:
        """Returns an id that can be shown: a private person's is the same for all of them."""
        return "withheld" if actor_id.split("@")[0] in self.private.actor_ids else actor_id


def read_names(connection: duckdb.DuckDBPyConnection, private: PrivateNames) -> Names:
    """Reads the names of actors and places; origins that no mart lists have theirs in the reference table."""
    actors = rows(
        connection,
        "SELECT actor_id, name_ar, name_en, NULL AS actor_type FROM reference.actors"
        " UNION ALL SELECT actor_id, name_ar, name_en, actor_type FROM marts.actors",
    )
    places = rows(connection, "SELECT place_id, name_ar, name_en FROM marts.places")
    return Names(
        actors={row["actor_id"]: _name(row) for row in actors},
        places={row["place_id"]: _name(row) for row in places},
        actor_types={row["actor_id"]: row["actor_type"] for row in actors if row["actor_type"]},
        private=private,
    )


def _name(row: dict[str, Any]) -> Name:
    return Name(row["name_ar"], row["name_en"] or row["name_ar"])
