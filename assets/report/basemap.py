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
    for shape in topology["objects"]["countries"]["geometries"]:
        shape.pop("properties", None)
    return {"topology": topology, "countries": [_country(label, scale, shift) for label in labels]}


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
