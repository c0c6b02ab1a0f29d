"""The vocabulary of places: the table of places, the words around them, and who lies in whom.

Belongs here: loading seeds/reference/places.csv and lexicon/places.yaml into look-up tables. Does not belong here: how
a name in a text is decided (place_resolution.py) or found (places.py).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from assets.parsing.lexicon_files import LEXICON, REFERENCE, read_yaml
from assets.parsing.model import Token
from assets.parsing.places.demonyms import Demonyms, load_demonyms
from assets.parsing.text.fold import word_form
from assets.parsing.text.name_trie import NameTrie

_TABLE = REFERENCE / "places.csv"
_LEXICON = LEXICON


class PlaceRecord(NamedTuple):
    """One place of the reference table."""

    place_id: str
    name_ar: str
    place_type: str
    parent_id: str
    country: str
    population: int


class Bearer(NamedTuple):
    """A place that a name may mean, and the rule by which that name may mean it."""

    place_id: str
    rule: str


class Cue(NamedTuple):
    """A generic word in front of names: the type it announces, whether several names follow, and which unlisted ones.

    `naming` is "" where an unlisted name behind it is no place, "any" where most words are one, "unknown" where only a
    word no dictionary knows is, "site" where the word itself is part of the name («سجن رومية»), "road" where the name
    of a listed place is not that place either («طريق مكة المكرمة» in Mogadishu).
    """

    place_type: str
    is_plural: bool
    naming: str


@dataclass(frozen=True)
class PlaceVocabulary:
    """Look-up tables of the stage; all words folded."""

    records: Mapping[str, PlaceRecord]
    trie: NameTrie[Bearer]
    demonyms: Demonyms
    capitals: Mapping[str, str]
    cues: Mapping[str, Cue]
    not_names: frozenset[str]
    prepositions: frozenset[str]
    directions: frozenset[str]
    direction_adjectives: frozenset[str]
    relative_heads: frozenset[str]
    rural_heads: frozenset[str]
    capital_words: frozenset[str]
    kingdom_words: frozenset[str]
    kingdoms: frozenset[str]
    parties: Mapping[str, str]
    not_before: frozenset[str]
    name_heads: frozenset[str]
    site_heads: frozenset[str]
    site_titles: frozenset[str]
    site_adjectives: frozenset[str]
    site_missions: frozenset[str]
    land_heads: frozenset[str]
    site_not_after: frozenset[str]
    site_houses: frozenset[str]
    side_adjectives: frozenset[str]
    weak_cues: frozenset[str]
    located_words: frozenset[str]
    demonstratives: frozenset[str]
    name_links: frozenset[str]
    everyday: frozenset[str]
    countrysides: Mapping[tuple[str, str], str]
    _cue_of_form: dict[str, Cue | None] = field(default_factory=dict)
    _site_of_form: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    lines: dict[tuple[Bearer, ...], frozenset[str]] = field(default_factory=dict)
    _ancestors: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def ancestors(self, place_id: str) -> tuple[str, ...]:
        """Return the ids of the places that contain this one, nearest first."""
        known = self._ancestors.get(place_id)
        if known is not None:
            return known
        found: list[str] = []
        record = self.records.get(place_id)
        while record is not None and record.parent_id and record.parent_id not in found:
            found.append(record.parent_id)
            record = self.records.get(record.parent_id)
        self._ancestors[place_id] = tuple(found)
        return self._ancestors[place_id]

    def country_of(self, place_id: str) -> str:
        """Return the code of the country a place is or lies in, "" where it has none."""
        record = self.records.get(place_id)
        return record.country if record else ""

    def cue_of(self, token: Token) -> Cue | None:
        """Return what kind of place a token announces («بمدينة»), None if none."""
        form = token.form
        if form in self._cue_of_form:
            return self._cue_of_form[form]
        cue = next((self.cues[rest] for _, rest in token.variants if rest in self.cues), None)
        self._cue_of_form[form] = cue
        return cue

    def site_head_of(self, token: Token) -> tuple[str, str] | None:
        """Return what is glued to, and the word of, a building that its kind names («بالسفارة»), None if none."""
        form = token.form
        if form not in self._site_of_form:
            heads = self.site_heads | self.site_titles | self.site_missions
            self._site_of_form[form] = next(((pro, rest) for pro, rest in token.variants if rest in heads), None)
        return self._site_of_form[form]


@lru_cache(maxsize=1)
def load_vocabulary() -> PlaceVocabulary:
    """Read the reference table and the lexicon of places."""
    words = read_yaml(_LEXICON / "places.yaml")
    lists = read_yaml(_LEXICON / "place_homographs.yaml")
    needs_cue = _folded(lists["with_cue"].split())
    records: dict[str, PlaceRecord] = {}
    names: list[tuple[str, Bearer]] = []
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            place_id, rule = row["place_id"], row["match_rule"]
            records[place_id] = PlaceRecord(
                place_id, row["name_ar"], row["place_type"], row["parent_place_id"], row["country_code"],
                int(row["population"] or 0),
            )  # fmt: skip
            for name in (row["name_ar"], *row["aliases"].split("|")):
                by_cue = row["place_type"] != "country" and word_form(name) in needs_cue
                names.append((name, Bearer(place_id, "with_cue" if by_cue else rule)))
    trie = NameTrie([*((phrase, Bearer("", "decoy")) for phrase in words["decoys"]), *names])
    demonyms = load_demonyms()
    return PlaceVocabulary(
        records=records,
        trie=trie,
        demonyms=demonyms,
        capitals=_capitals(demonyms.capitals, names, records),
        cues=_cues(words),
        not_names=_folded(words["not_names"].split()) | _folded(lists["never"].split()),
        **{  # type: ignore[arg-type]
            key: _folded(words[key])
            for key in (
                "prepositions", "directions", "direction_adjectives", "relative_heads", "capital_words",
                "kingdom_words", "not_before", "name_heads", "side_adjectives", "weak_cues", "located_words",
                "name_links", "rural_heads", "demonstratives", "site_heads", "site_titles", "site_adjectives",
                "site_missions", "land_heads", "site_not_after",
                "site_houses",
            )
        },
        kingdoms=frozenset(words["kingdoms"]),
        parties={word_form(word): code for code, listed in words["country_parties"].items() for word in listed},
        everyday=needs_cue | _folded(lists["with_parent"].split()),
        countrysides=_countrysides(records),
    )  # fmt: skip


def place_record(place_id: str) -> PlaceRecord | None:
    """Return the reference row of a place, None for an unlisted one."""
    return load_vocabulary().records.get(place_id)


def _folded(words: list[str]) -> frozenset[str]:
    """Return the folded forms of listed words."""
    return frozenset(word_form(word.replace("_", " ")) for word in words)


def _cues(words: dict[str, dict[str, list[str]]]) -> dict[str, Cue]:
    """Return the cue words of the lexicon; those of two words count by their last word."""
    naming = {word_form(form): kind for kind, forms in words["naming_cues"].items() for form in forms}
    cues: dict[str, Cue] = {}
    for key, is_plural in (("cues", False), ("plural_cues", True)):
        for place_type, forms in words[key].items():
            for form in forms:
                folded = word_form(form).split()[-1]
                cues.setdefault(folded, Cue(place_type, is_plural, naming.get(folded, "")))
    return cues


def _capitals(
    capitals: Mapping[str, str], names: list[tuple[str, Bearer]], records: Mapping[str, PlaceRecord]
) -> dict[str, str]:
    """Return the place id of each country's capital: the most populous town of that name in the country."""
    wanted = {(code, word_form(name)) for code, name in capitals.items() if name}
    found: dict[str, str] = {}
    for name, (place_id, _) in names:
        record = records[place_id]
        if record.place_type in {"city", "town"} and (record.country, word_form(name)) in wanted:
            best = found.get(record.country)
            if best is None or records[best].population < record.population:
                found[record.country] = place_id
    return found


def _countrysides(records: Mapping[str, PlaceRecord]) -> dict[tuple[str, str], str]:
    """Return the part of a countryside by its governorate and direction: («إدلب», «الجنوبي الشرقي»)."""
    found: dict[tuple[str, str], str] = {}
    for place_id, record in records.items():
        if not place_id.startswith("rif:"):
            continue
        unit = records.get(record.parent_id)
        while unit is not None and unit.place_type != "governorate":
            unit = records.get(unit.parent_id)
        name = word_form(record.name_ar)
        if unit is not None and word_form(unit.name_ar) in name:
            found[unit.place_id, name.rpartition(word_form(unit.name_ar))[2].strip()] = place_id
    return found
