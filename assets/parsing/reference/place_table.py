"""Merging the gazetteer's rows into one table: one row a place, with its parent and the rule by which its name matches.

Belongs here: which rows are one place, which unit a town lies in, which names need a cue. Does not belong here: reading
a source (gazetteer_sources.py), vocabulary (lexicon/place_homographs.yaml), writing the table (build_places.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from assets.parsing.reference.gazetteer_sources import OWN, PlaceRow
from assets.parsing.text.fold import word_form

SETTLEMENTS = frozenset({"city", "town", "village", "neighbourhood"})
_SAME_PLACE_DEGREES = 0.5
_KNOWN_WORLDWIDE = 400_000
_KNOWN_IN_REGION = 60_000
_HAMLET = 5_000
_NAMED_IN_FULL = 10_000
_OF_PERSONS = ("أبو", "ابو", "سيدي", "سيدى", "محمد", "الرئيس", "الملك", "الصخره")
"""First words of names that persons or things bear too: «أبو حماد», «سيدي سالم», «محمد شهر»."""
_RURAL_DIRECTIONS = (
    "الشمالي", "الجنوبي", "الشرقي", "الغربي", "الشمالي الشرقي", "الشمالي الغربي", "الجنوبي الشرقي", "الجنوبي الغربي",
    "الأوسط",
)  # fmt: skip
_DIRECTION_EN = (
    "northern", "southern", "eastern", "western", "north-eastern", "north-western", "south-eastern", "south-western",
    "central",
)  # fmt: skip


def bare(name: str) -> str:
    """Return the folded name without articles, to compare spellings of one name."""
    return " ".join(w.removeprefix("ال") if len(w) > 4 else w for w in word_form(name).split())


def _kind(row: PlaceRow) -> str:
    """Return the class within which two rows of one name may be one place."""
    return "settlement" if row.place_type in SETTLEMENTS else row.place_type


def _near(a: PlaceRow, b: PlaceRow) -> bool:
    """Tell whether two rows lie so close that one name means one place; rows without coordinates count as near."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return True
    return abs(a.latitude - b.latitude) + abs(a.longitude - b.longitude) <= _SAME_PLACE_DEGREES


def merge(sources: list[list[PlaceRow]]) -> list[PlaceRow]:
    """Return the rows of all sources, the earlier source's row kept where two are one place."""
    kept: dict[str, PlaceRow] = {}
    by_name: dict[tuple[str, str], list[PlaceRow]] = defaultdict(list)
    replaced: dict[str, str] = {}
    for source in sources:
        for row in source:
            if row.place_id in kept:
                continue
            twin = _twin(row, by_name)
            if twin is not None:
                _absorb(twin, row)
                replaced[row.place_id] = twin.place_id
                continue
            kept[row.place_id] = row
            for name in {bare(n) for n in (row.name_ar, *row.aliases)}:
                by_name[row.country_code, name].append(row)
    for row in kept.values():
        row.parent = replaced.get(row.parent, row.parent)
    return list(kept.values())


def _twin(row: PlaceRow, by_name: dict[tuple[str, str], list[PlaceRow]]) -> PlaceRow | None:
    """Return the row already kept that is the same place."""
    for name in (row.name_ar, *row.aliases):
        for other in by_name.get((row.country_code, bare(name)), ()):
            same_kind = _kind(other) == _kind(row)
            if not same_kind or (row.place_type == "neighbourhood") != (other.place_type == "neighbourhood"):
                continue
            if row.provenance == other.provenance and row.provenance != "iso3166_2_ar":
                continue
            if row.place_type == "governorate" or _near(row, other):
                return other
    return None


def _absorb(kept: PlaceRow, row: PlaceRow) -> None:
    """Add to a row what its twin of another source knows."""
    known = {kept.name_ar, *kept.aliases}
    kept.aliases += [n for n in (row.name_ar, *row.aliases) if n not in known]
    kept.geonames_id = kept.geonames_id or row.geonames_id
    kept.pcode = kept.pcode or row.pcode
    kept.population = kept.population or row.population
    kept.admin1_hint = kept.admin1_hint or row.admin1_hint
    kept.parent = kept.parent or row.parent
    if kept.latitude is None:
        kept.latitude, kept.longitude = row.latitude, row.longitude
    if row.licence not in kept.licence:
        kept.licence += f"; {row.licence}"
        kept.provenance += f"; {row.provenance}"


def place_parents(rows: list[PlaceRow]) -> None:
    """Give every row the id of its parent: named ones by name, towns by what most towns of their unit say."""
    ids = {row.place_id: row for row in rows}
    governorates: dict[str, list[PlaceRow]] = defaultdict(list)
    by_name: dict[tuple[str, str], list[PlaceRow]] = defaultdict(list)
    for row in rows:
        if row.place_type == "governorate":
            governorates[row.country_code].append(row)
        for name in (row.name_ar, *row.aliases):
            by_name[row.country_code, bare(name)].append(row)
    for row in rows:
        if "/" in row.parent:
            country, _, name = row.parent.partition("/")
            row.parent = _best_parent(by_name[country, bare(name)], row) or f"cc:{country}"
        elif len(row.parent) == 2:
            row.parent = f"cc:{row.parent}"
    units = _units_of_codes(rows, governorates)
    for row in rows:
        if row.place_type == "neighbourhood" and row.admin1_hint:
            row.parent = _best_parent(by_name[row.country_code, bare(row.admin1_hint)], row) or row.parent
        elif row.geonames_id and (not row.parent or row.parent.startswith("cc:")):
            namesake = next((u for u in governorates[row.country_code] if bare(u.name_ar) == bare(row.name_ar)), None)
            unit = units.get((row.country_code, row.admin1_hint)) or (namesake.place_id if namesake else "")
            row.parent = unit or f"cc:{row.country_code}"
        elif row.place_type == "district" and row.admin1_hint:
            row.parent = _best_parent(by_name[row.country_code, bare(row.admin1_hint)], row) or row.parent
        if row.parent not in ids or row.parent == row.place_id:
            row.parent = f"cc:{row.country_code}" if row.place_type != "country" and row.country_code else ""


def _best_parent(candidates: list[PlaceRow], child: PlaceRow) -> str:
    """Return the fit parent among places of one name: a city for a neighbourhood or site, else a governorate."""
    wanted = ("city", "town", "governorate") if child.place_type in {"neighbourhood", "site"} else (
        "governorate", "region", "city",
    )  # fmt: skip
    for kind in wanted:
        for row in candidates:
            if row.place_type == kind and row is not child:
                return row.place_id
    return ""


def _units_of_codes(rows: list[PlaceRow], governorates: dict[str, list[PlaceRow]]) -> dict[tuple[str, str], str]:
    """Return the governorate of each first-level code of GeoNames, by the vote of its towns.

    A town votes for the governorate of the nearest unit of any level, thirty times for the one that bears its name,
    and a hundred times for the one its operational dataset gives.
    """
    ids = {row.place_id: row for row in rows}
    points: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for row in rows:
        unit = _governorate_above(row, ids)
        if unit and row.pcode and row.latitude is not None and row.longitude is not None:
            points[row.country_code].append((row.latitude, row.longitude, unit))
    for country, units in governorates.items():
        if len(points[country]) <= len(units):
            points[country] = [(u.latitude, u.longitude, u.place_id) for u in units if u.latitude and u.longitude]
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        if not row.geonames_id or row.latitude is None or row.longitude is None or not points[row.country_code]:
            continue
        here, there = row.latitude, row.longitude
        nearest = min(points[row.country_code], key=lambda p: (p[0] - here) ** 2 + (p[1] - there) ** 2)
        code = row.country_code, row.admin1_hint
        votes[code][nearest[2]] += 1
        for governorate in governorates[row.country_code]:
            if bare(governorate.name_ar) == bare(row.name_ar) and row.population >= _KNOWN_IN_REGION:
                votes[code][governorate.place_id] += 30
        if row.parent and (given := _governorate_above(row, ids)):
            votes[code][given] += 100
    return _one_code_each(votes)


def _one_code_each(votes: Mapping[tuple[str, str], Counter[str]]) -> dict[tuple[str, str], str]:
    """Return the governorate most towns of a code vote for; one that several codes claim goes to the surest.

    Where a country's units are listed in part only (Hatay alone of western Turkey), the nearest listed one would
    otherwise swallow the towns of all the others.
    """
    claims = []
    for code, count in votes.items():
        unit, n_votes = count.most_common(1)[0]
        if n_votes * 2 > count.total():
            claims.append((n_votes, code, unit))
    found: dict[tuple[str, str], str] = {}
    for _, code, unit in sorted(claims, key=lambda claim: (-claim[0], claim[1])):
        if unit not in found.values():
            found[code] = unit
    return found


def _governorate_above(row: PlaceRow, ids: dict[str, PlaceRow]) -> str:
    """Return the id of the governorate a row is or lies in, as far as its parents are known; "" if none is."""
    unit: PlaceRow | None = row
    for _ in range(8):
        if unit is None or unit.place_type == "governorate":
            break
        unit = ids.get(unit.parent)
    return unit.place_id if unit is not None and unit.place_type == "governorate" else ""


def countryside(rows: list[PlaceRow]) -> list[PlaceRow]:
    """Return the countryside regions of the Syrian governorates: «ريف حلب», «ريف إدلب الجنوبي الشرقي»."""
    made = []
    for unit in rows:
        if unit.country_code != "SY" or unit.place_type != "governorate" or unit.name_ar.startswith("ريف"):
            continue
        name, slug = unit.name_ar, unit.pcode.lower()
        place = PlaceRow(
            f"rif:{slug}", f"ريف {name}", f"{unit.name_en} countryside", "region", "SY", "countryside rule", OWN,
            parent=unit.place_id, latitude=unit.latitude, longitude=unit.longitude, match_rule="always",
        )  # fmt: skip
        if unit.name_ar != "دمشق":
            made.append(place)
        for arabic, english in zip(_RURAL_DIRECTIONS, _DIRECTION_EN, strict=True):
            made.append(
                PlaceRow(
                    f"rif:{slug}.{english}", f"ريف {name} {arabic}",
                    f"{english.capitalize()} {unit.name_en} countryside",
                    "region", "SY", "countryside rule", OWN,
                    [f"الريف {arabic} ل{name}", f"الريف {arabic} لمحافظة {name}"],
                    parent=place.place_id if unit.name_ar != "دمشق" else "pc:SY03",
                    latitude=unit.latitude, longitude=unit.longitude, match_rule="always",
                )
            )  # fmt: skip
    return made


def set_match_rules(rows: list[PlaceRow], homographs: Mapping[str, Collection[str]], region: Collection[str]) -> None:
    """Give every row the rule by which its name matches, unless its source fixed one.

    A name that is also an everyday word or a personal name needs a cue; a small or repeated one needs its parent.
    """
    bearers = Counter(bare(row.name_ar) for row in rows if row.place_type in SETTLEMENTS)
    units = {(row.country_code, bare(row.name_ar)) for row in rows if row.place_type in {"governorate", "city"}}
    largest: dict[str, int] = {}
    for row in rows:
        name = bare(row.name_ar)
        largest[name] = max(largest.get(name, 0), row.population)
    for row in rows:
        if row.match_rule:
            continue
        name = word_form(row.name_ar)
        is_known = row.population >= (_KNOWN_IN_REGION if row.country_code in region else _KNOWN_WORLDWIDE)
        if name in homographs["with_cue"] or _is_overshadowed(row, units, largest, region):
            row.match_rule = "with_cue"
        elif name in homographs["with_parent"]:
            is_hamlet = row.place_type == "village" or (row.place_type == "town" and 0 < row.population < _HAMLET)
            row.match_rule = "with_cue" if is_hamlet and len(name) <= 3 else "with_parent"
        else:
            row.match_rule = _rule_of_size(row, name, is_known, bearers, region)


def _is_overshadowed(
    row: PlaceRow, units: Collection[tuple[str, str]], largest: Mapping[str, int], region: Collection[str]
) -> bool:
    """Tell a lesser bearer of a great name: a quarter called القنيطرة, a town of Texas called موسكو."""
    name = bare(row.name_ar)
    if row.place_type == "neighbourhood":
        return (row.country_code, name) in units
    return row.country_code not in region and row.population * 5 < largest[name]


def _rule_of_size(row: PlaceRow, name: str, is_known: bool, bearers: Mapping[str, int], region: Collection[str]) -> str:
    """Return the rule of a name that is no everyday word, by the type and size of the place."""
    if row.place_type == "governorate":
        return "always" if row.country_code in region and len(name) > 3 else "with_parent"
    if row.place_type == "neighbourhood":
        return "with_parent" if " " in name else "with_cue"
    if is_known and (len(name) > 3 or row.population >= _KNOWN_WORLDWIDE):
        return "always"
    # «خان شيخون», «جسر الشغور»: a name of several words that one place bears means it anywhere
    in_full = (
        " " in name and bearers[bare(row.name_ar)] == 1 and not name.startswith(tuple(f"{w} " for w in _OF_PERSONS))
    )
    if in_full and row.country_code in region and row.population >= _NAMED_IN_FULL:
        return "always"
    if len(name) <= 3 or (row.population < 5_000 and bearers[bare(row.name_ar)] > 4):
        return "with_cue"
    return "with_parent"
