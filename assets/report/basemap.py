"""The ground of the map: seeds/basemap with the names of countries in both languages.

Belongs here: naming what the file draws. Does not belong here: making the file (seeds/basemap/build_basemap.sh).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

BASEMAP = Path(__file__).resolve().parents[2] / "seeds" / "basemap" / "world.topojson"


def basemap() -> dict[str, Any]:
    """Returns the shapes, and for each country its code, its names and a point inside it."""
    topology: dict[str, Any] = json.loads(BASEMAP.read_text(encoding="utf-8"))
    labels = topology["objects"].pop("labels")["geometries"]
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    weights = [_points(shape.pop("properties") and shape["arcs"], topology["arcs"])
               for shape in topology["objects"]["countries"]["geometries"]]  # fmt: skip
    order = sorted(range(len(labels)), key=lambda number: -weights[number])
    return {"topology": topology, "countries": [_country(labels[number], scale, shift) for number in order]}


def _points(arcs: Any, known: list[list[Any]]) -> int:
    """Counts the points of an outline: large countries have more, and are named first where there is little room."""
    if isinstance(arcs, int):
        return len(known[arcs if arcs >= 0 else ~arcs])
    return sum(_points(one, known) for one in arcs)


def _country(label: dict[str, Any], scale: list[float], shift: list[float]) -> dict[str, Any]:
    """Returns a country with its names from CLDR; one without a code keeps the name of the file."""
    number, given = label.get("id"), label["properties"]["name"]
    codes = get_global("territory_aliases").get(str(number), []) if number else []
    code = codes[0] if codes else None
    lon, lat = (round(place * scale[axis] + shift[axis], 2) for axis, place in enumerate(label["coordinates"]))
    return {
        "code": code,
        "en": Locale("en").territories.get(code, given),
        "ar": Locale("ar").territories.get(code, given),
        "lat": lat,
        "lon": lon,
    }
