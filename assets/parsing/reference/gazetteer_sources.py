"""The readers of the gazetteer: one function for each source file, all giving rows of one shape.

Belongs here: what a column of a source file means, its licence, its stable id. Does not belong here: merging sources,
parents found by distance, match rules (place_table.py), writing the table (build_places.py).

Left out on purpose: sd_osm_places_ar.csv (ODbL, share-alike) and ye_villages_yemen_regions_py.csv below the district
(41,494 hamlets without coordinates, named with everyday words).
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel import Locale

CC_BY_IGO = "CC BY-IGO 3.0"
CC_BY = "CC BY 4.0"
MIT = "MIT"
UNICODE = "Unicode-3.0"
OWN = "own work"

CONFLICT_COUNTRIES = frozenset(
    (
        "SY", "YE", "IQ", "PS", "IL", "LB", "JO", "EG", "LY", "SD", "SS", "TN",
        "DZ", "MA", "MR", "EH", "SA", "AE", "QA", "BH", "KW", "OM", "SO", "DJ",
        "ER", "ET", "TR", "TD", "NE", "NG", "ML", "BF", "CM", "AF", "PK",
    )
)  # fmt: skip
SMALLEST_TOWN_ELSEWHERE = 50_000
"""Outside the conflict region a town below this size adds homographs and no reports."""
_SHORT_ALIAS = 3

_UNIT_WORDS = re.compile(r"^(?:محافظة|منطقة|مقاطعة|ولاية|إمارة|شعبية|إدارية|قضاء|مدينة|إقليم|اقليم)\s+")
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_ARABIC_NAME = re.compile(r"^[\u0621-\u064a\u067e\u0686\u0698\u06a4\u06a9\u06af\u06be\u06cc\s\-]+$")


@dataclass(slots=True)
class PlaceRow:
    """One place as the table will hold it; `parent` is a place id or "" while not yet known."""

    place_id: str
    name_ar: str
    name_en: str
    place_type: str
    country_code: str
    provenance: str
    licence: str
    aliases: list[str] = field(default_factory=list)
    parent: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: str = ""
    pcode: str = ""
    population: int = 0
    match_rule: str = ""
    admin1_hint: str = ""


def clean_name(name: str) -> str:
    """Return a name without marks, bracketed additions and double blanks; "" where it is no Arabic name."""
    name = re.sub(r"\s*[(/].*$", "", _MARKS.sub("", name or "")).strip()
    name = " ".join(name.split())
    return name if _ARABIC_NAME.match(name) and len(name) > 1 else ""


def without_unit_word(name: str) -> str:
    """Return the proper name of «محافظة الأنبار», «منطقة كايس»."""
    return _UNIT_WORDS.sub("", name)


def _read(folder: Path, name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one source file."""
    with (folder / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _number(text: str | None) -> float | None:
    """Return a coordinate, rounded to about a hundred metres."""
    return round(float(text), 4) if text else None


def countries(folder: Path, names_file: Path) -> list[PlaceRow]:
    """Return every country of CLDR with the further names and the spelling preferred in news."""
    english = Locale("en").territories
    with names_file.open(encoding="utf-8", newline="") as lines:
        known = {row["code"]: row for row in csv.DictReader(lines)}
    rows = []
    for row in _read(folder, "cldr_territories_ar.csv"):
        code = row["code"]
        if len(code) != 2 or not code.isalpha() or code in {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "TA"}:
            continue
        aliases = [a for a in known.get(code, {}).get("aliases", "").split("|") if a]
        official = clean_name(row["name_ar"])
        names = [n for n in (*aliases, official) if n]
        if names:
            rows.append(
                PlaceRow(
                    f"cc:{code}", names[0], english.get(code, code), "country", code, "cldr_territories_ar",
                    UNICODE, names[1:], match_rule="always" if code in known else "with_cue",
                )
            )  # fmt: skip
    return rows


def syria(folder: Path, levels: str) -> list[PlaceRow]:
    """Return governorates, districts and sub-districts (towns, whose name they bear) of Syria."""
    types = {"1": "governorate", "2": "district", "3": "town"}
    rows = []
    for row in _read(folder, "sy_ocha_cod_adm0_3.csv"):
        if row["level"] in levels and row["level"] in types and (name := clean_name(row["name_ar"])):
            parent = "cc:SY" if row["level"] == "1" else f"pc:{row['parent_pcode']}"
            rows.append(_unit("SY", row, name, types[row["level"]], parent, "sy_ocha_cod_adm0_3"))
    return rows


def syrian_neighbourhoods(folder: Path) -> list[PlaceRow]:
    """Return the neighbourhoods of Syrian cities; single names get the article that news writes (فردوس → الفردوس)."""
    rows = []
    for row in _read(folder, "sy_ocha_neighbourhoods.csv"):
        if name := clean_name(row["name_ar"]):
            place = _unit("SY", row, name, "neighbourhood", f"pc:{row['adm1_pcode']}", "sy_ocha_neighbourhoods")
            place.admin1_hint = clean_name(row["city_ar"])
            if not name.startswith("ال"):
                place.aliases.append(name)
                place.name_ar = "ال" + name if " " not in name else name
            rows.append(place)
    return rows


def _unit(country: str, row: dict[str, str], name: str, kind: str, parent: str, source: str) -> PlaceRow:
    """Return an administrative unit of the common operational datasets."""
    return PlaceRow(
        f"pc:{row['pcode']}", name, row["name_en"], kind, country, source, CC_BY_IGO,
        parent=parent, latitude=_number(row["lat"]), longitude=_number(row["lon"]), pcode=row["pcode"],
    )  # fmt: skip


def yemen(folder: Path, levels: str) -> list[PlaceRow]:
    """Return governorates, districts and sub-districts of Yemen, spelled with the hamzas of the second source."""
    spelled: dict[str, str] = {}
    for row in _read(folder, "ye_villages_yemen_regions_py.csv"):
        if row["type"] in {"governorate", "district", "uzlah"}:
            name, loose = clean_name(row["name_ar"]), _loose(row["name_ar"])
            if spelled.get(loose, loose) == loose:
                spelled[loose] = name
    types = {"1": "governorate", "2": "district", "3": "village"}
    rows = []
    for row in _read(folder, "ye_ocha_cod_adm1_3.csv"):
        if row["level"] in levels and (name := clean_name(row["name_ar"])):
            name = spelled.get(_loose(name), name)
            parent = "cc:YE" if row["level"] == "1" else f"pc:{row['parent_pcode']}"
            place = _unit("YE", row, name, types[row["level"]], parent, "ye_ocha_cod_adm1_3")
            if row["level"] == "3":
                place.match_rule = "with_cue"
            rows.append(place)
    return rows


def _loose(name: str) -> str:
    """Return a name as the source without hamzas would write it."""
    table = str.maketrans("أإآىةؤئ", "ااايهوي")
    return clean_name(name).translate(table)


def sudan(folder: Path) -> list[PlaceRow]:
    """Return states and localities of Sudan."""
    rows = []
    for row in _read(folder, "sd_ocha_cod_adm1_2.csv"):
        if name := clean_name(row["name_ar"]):
            kind = "governorate" if row["level"] == "1" else "district"
            parent = "cc:SD" if row["level"] == "1" else f"pc:{row['parent_pcode']}"
            rows.append(_unit("SD", row, without_unit_word(name), kind, parent, "sd_ocha_cod_adm1_2"))
    return rows


def first_level_units(folder: Path) -> list[PlaceRow]:
    """Return the first-level units of ISO 3166-2 that have an Arabic name."""
    rows = []
    for row in _read(folder, "iso3166_2_ar.csv"):
        name = without_unit_word(clean_name(row["name_ar"]))
        if name and row["country"] not in {"SY", "YE", "SD"}:
            rows.append(
                PlaceRow(
                    f"iso:{row['code']}", name, row["name"], "governorate", row["country"], "iso3166_2_ar", MIT,
                    parent=f"cc:{row['country']}", latitude=_number(row["lat"]), longitude=_number(row["lon"]),
                )
            )  # fmt: skip
    return rows


def iraq(folder: Path) -> list[PlaceRow]:
    """Return the districts of Iraq that the weak Iraqi source spells in Arabic."""
    rows, seen = [], set()
    for row in _read(folder, "iq_geo_data_adm1_3.csv"):
        name = without_unit_word(clean_name(row["name_ar"]))
        if (
            row["level"] == "2"
            and name
            and name not in seen
            and not re.search("[\u067e\u0686\u06a4\u06a9-\u06d5]", name)
        ):
            seen.add(name)
            slug = re.sub(r"[^a-z0-9]+", "_", row["name_en"].lower()).strip("_")
            rows.append(
                PlaceRow(
                    f"iq:{slug}", name, row["name_en"], "district", "IQ", "iq_geo_data_adm1_3", MIT,
                    parent="cc:IQ", admin1_hint=without_unit_word(clean_name(row["parent_ar"])),
                )
            )  # fmt: skip
    return rows


def towns(folder: Path) -> list[PlaceRow]:
    """Return the GeoNames towns with an Arabic name: the region's of every size, of the rest the larger ones."""
    usual = json.loads((folder / "arwikicats_MIT" / "cities_en_ar.json").read_text(encoding="utf-8"))
    rows = []
    for row in _read(folder, "geonames_ar.csv"):
        population = int(row["population"] or 0)
        if row["country"] not in CONFLICT_COUNTRIES and population < SMALLEST_TOWN_ELSEWHERE:
            continue
        written = [clean_name(n) for n in row["names_ar"].split("|")]
        names = list(dict.fromkeys(n.removeprefix("مدينة ") for n in written if n))
        preferred = _loose(usual.get(row["name"].lower(), ""))
        names.sort(key=lambda name: (_loose(name) != preferred, *_oddness(name)))
        # a short second name is a transliteration that everyday words hide: «اتن» in «باتن»
        names = [n for n in names if n == names[0] or len(n) > _SHORT_ALIAS]
        if not names:
            continue
        kind = "city" if population >= 100_000 else "town" if population >= 5_000 else "village"
        rows.append(
            PlaceRow(
                f"gn:{row['geonameid']}", names[0], row["name"], kind, row["country"], "geonames_ar", CC_BY, names[1:],
                latitude=_number(row["lat"]), longitude=_number(row["lon"]), geonames_id=row["geonameid"],
                population=population, admin1_hint=row["admin1"],
            )
        )  # fmt: skip
    return rows


def _oddness(name: str) -> tuple[bool, bool, int]:
    """Order spellings so that the careful one comes first: «الموصل» before «موصل», «غزة» before «غزه»."""
    return (
        name.endswith(("ه", "ى")),
        " " in name and len(name) > 20,
        -len(name) if name[:2] == "ال" else 0,
    )


def by_hand(table: Path) -> list[PlaceRow]:
    """Return the places added by hand: regions, sites, neighbourhoods and news spellings that no source holds."""
    rows = []
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            slug = row["slug"]
            country = slug.partition(".")[0].upper()
            parent = row["parent"]
            rows.append(
                PlaceRow(
                    f"hand:{slug}", row["name_ar"], row["name_en"], row["place_type"],
                    "" if country == "X" else country,
                    "places_by_hand", OWN, [a for a in row["aliases"].split("|") if a],
                    parent=f"hand:{parent}" if "." in parent else parent,
                    latitude=_number(row["latitude"]), longitude=_number(row["longitude"]),
                    match_rule=row["match_rule"],
                )
            )  # fmt: skip
    return rows
