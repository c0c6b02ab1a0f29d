"""The reference tables of places and actors: whole, licensed, and free of dangling ids."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
import yaml

from assets.parsing.lexicon_files import LEXICON, read_yaml
from assets.parsing.reference.build_actors import refuse_repeated_ids

_REFERENCE = Path(__file__).parent.parent / "seeds" / "reference"
_PLACE_TYPES = {
    "country", "governorate", "district", "city", "town", "village", "neighbourhood", "region", "site",
}  # fmt: skip
_ACTOR_TYPES = {
    "state", "government_body", "armed_forces", "armed_group", "political_group", "international_organization",
    "civil_society", "media", "person", "population",
}  # fmt: skip


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a reference table."""
    with (_REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize(("table", "key", "parent"), [("places.csv", "place_id", "parent_place_id"),
                                                      ("actors.csv", "actor_id", "parent_actor_id")])  # fmt: skip
def test_ids_are_unique_and_parents_exist_without_circles(table, key, parent):
    rows = rows_of(table)
    parents = {row[key]: row[parent] for row in rows}
    assert len(parents) == len(rows)
    for start in parents:
        seen, at = set(), start
        while at:
            assert at not in seen, f"{start} contains itself"
            seen.add(at)
            at = parents[at]


def test_an_actor_listed_twice_by_hand_is_refused_by_name():
    rows = [{"actor_id": "ly.brigade_444"}, {"actor_id": "ps.dflp"}, {"actor_id": "ly.brigade_444"}]
    with pytest.raises(ValueError, match=r"^ly\.brigade_444: listed more than once"):
        refuse_repeated_ids(rows)


def test_every_place_has_a_type_a_rule_a_source_and_a_licence_that_is_not_share_alike():
    for row in rows_of("places.csv"):
        assert row["place_type"] in _PLACE_TYPES
        assert row["match_rule"] in {"always", "with_cue", "with_parent"}
        assert row["provenance"]
        assert row["licence"]
        assert "ODbL" not in row["licence"]


def test_every_actor_has_a_closed_type_and_terms_that_end_after_they_begin():
    for row in rows_of("actors.csv"):
        assert row["actor_type"] in _ACTOR_TYPES, row["actor_id"]
        for start, end in zip(row["term_start"].split("|"), row["term_end"].split("|"), strict=True):
            assert not end or date.fromisoformat(start) < date.fromisoformat(end)


class _StrictLoader(yaml.SafeLoader):
    """A loader that refuses a key given twice, of which YAML would keep the last unasked."""

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value]
        assert len(set(keys)) == len(keys), sorted({key for key in keys if keys.count(key) > 1})
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize("path", sorted(LEXICON.glob("*.yaml")), ids=lambda path: path.name)
def test_no_list_of_the_lexicon_stands_twice(path):
    assert yaml.load(path.read_text(encoding="utf-8"), Loader=_StrictLoader)


def test_agencies_of_credits_are_actors():
    credits = read_yaml(LEXICON / "sections.yaml")["agency_credits"]
    assert set(credits.values()) <= {row["actor_id"] for row in rows_of("actors.csv")}


@pytest.mark.parametrize(
    "name", ["حلب", "الكلاسة", "المعادي", "الغوطة الشرقية", "الحديدة", "قطاع غزة", "درنة", "الفاشر", "كابول"]
)
def test_places_of_the_conflicts_are_listed(name):
    assert any(name == row["name_ar"] and row["latitude"] for row in rows_of("places.csv"))
