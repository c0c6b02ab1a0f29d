"""Builds seeds/reference/places.csv from a gazetteer folder: `python -m assets.parsing.reference.build_places FOLDER`.

Belongs here: the order of the sources and the columns of the table. Does not belong here: reading one source
(gazetteer_sources.py), merging (place_table.py). The table is committed, the sources are not; each row names its
source and licence. Ids are those of the source (pc: OCHA p-code, gn: GeoNames, iso: ISO 3166-2, cc: country,
hand: added by hand, rif: Syrian countryside), so they stay when the table is built anew.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import yaml

from assets.parsing.reference import gazetteer_sources as sources
from assets.parsing.reference.place_table import countryside, merge, place_parents, set_match_rules
from assets.parsing.text.fold import word_form

_PARSING = Path(__file__).parent.parent
_COUNTRIES = _PARSING / "lexicon" / "countries.csv"
_HOMOGRAPHS = _PARSING / "lexicon" / "place_homographs.yaml"
_BY_HAND = Path(__file__).parent / "places_by_hand.csv"
_TABLE = _PARSING.parent.parent / "seeds" / "reference" / "places.csv"

COLUMNS = (
    "place_id", "name_ar", "name_en", "aliases", "place_type", "parent_place_id", "admin1", "country_code",
    "latitude", "longitude", "geonames_id", "pcode", "population", "match_rule", "provenance", "licence",
)  # fmt: skip


def build(folder: Path) -> list[dict[str, object]]:
    """Return the rows of the table, built from the gazetteer `folder`."""
    rows = merge(
        [
            sources.countries(folder, _COUNTRIES),
            sources.by_hand(_BY_HAND),
            sources.syria(folder, "12"),
            sources.yemen(folder, "12"),
            sources.sudan(folder),
            sources.first_level_units(folder),
            sources.towns(folder),
            sources.syria(folder, "3"),
            sources.syrian_neighbourhoods(folder),
            sources.yemen(folder, "3"),
            sources.iraq(folder),
        ]
    )
    rows += countryside(rows)
    lists = yaml.safe_load(_HOMOGRAPHS.read_text(encoding="utf-8"))
    homographs = {rule: {word_form(word.replace("_", " ")) for word in words.split()} for rule, words in lists.items()}
    rows = [row for row in rows if row.place_type == "country" or word_form(row.name_ar) not in homographs["never"]]
    place_parents(rows)
    for row in rows:
        row.aliases = [a for a in row.aliases if word_form(a) not in homographs["never"] and not _lacks_article(a, row)]
    set_match_rules(rows, homographs, sources.CONFLICT_COUNTRIES)
    return [_as_written(row, rows_by_id) for rows_by_id in [{r.place_id: r for r in rows}] for row in rows]


def _lacks_article(alias: str, row: sources.PlaceRow) -> bool:
    """Tell a name stripped of its article, which is an everyday word: «رقة» for «الرقة», «حديدة» for «الحديدة»."""
    is_bare = " " not in alias and not alias.startswith("ال") and row.place_type != "neighbourhood"
    return is_bare and any(word_form(n) == "ال" + word_form(alias) for n in (row.name_ar, *row.aliases))


def _as_written(row: sources.PlaceRow, rows: dict[str, sources.PlaceRow]) -> dict[str, object]:
    """Return one row under the column names of the table."""
    unit: sources.PlaceRow | None = row
    steps = 0
    while unit is not None and unit.place_type != "governorate" and steps < 8:
        unit, steps = rows.get(unit.parent), steps + 1
    aliases = [a for a in dict.fromkeys(row.aliases) if a != row.name_ar]
    return {
        "place_id": row.place_id, "name_ar": row.name_ar, "name_en": row.name_en, "aliases": "|".join(aliases),
        "place_type": row.place_type, "parent_place_id": row.parent, "admin1": unit.name_ar if unit else "",
        "country_code": row.country_code, "latitude": row.latitude, "longitude": row.longitude,
        "geonames_id": row.geonames_id, "pcode": row.pcode, "population": row.population or "",
        "match_rule": row.match_rule, "provenance": row.provenance, "licence": row.licence,
    }  # fmt: skip


def main() -> None:
    """Write the table."""
    table = build(Path(sys.argv[1]))
    with _TABLE.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
    sys.stdout.write(f"{len(table)} places\n")


if __name__ == "__main__":
    main()
