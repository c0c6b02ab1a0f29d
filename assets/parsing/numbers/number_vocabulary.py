"""The vocabulary of numbers, read from lexicon/numbers.yaml and indexed by folded word form.

Belongs here: what a single word form can be in a quantity (`WordUse`), precomputed for each form once.
Does not belong here: how words combine (number_words.py, numbers.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from assets.parsing.lexicon_files import LEXICON, read_yaml
from assets.parsing.model import Qualifier
from assets.parsing.numbers.number_words import NumberWord, build_number_words, read_word
from assets.parsing.text.fold import word_form
from assets.parsing.text.phrases import PhraseTable
from assets.parsing.text.tokens import proclitic_variants

_LEXICON = LEXICON / "numbers.yaml"
_CALENDAR = LEXICON / "dates.yaml"

NounUse = Literal["one", "two", "adjective_one", "two_if_marked"]
UnitKind = Literal["duration", "distance", "measure", "money"]
NounKind = Literal["count", "duration", "distance", "measure", "money"]


class Vague(NamedTuple):
    """Bounds of a vague quantity word (عشرات)."""

    low: int
    high: int | None


class NounReading(NamedTuple):
    """A noun that carries its own number: what stood in front of it, which number, and what it counts."""

    proclitics: str
    use: NounUse
    kind: NounKind


class WordUse(NamedTuple):
    """What one word form can begin: a qualified or plain quantity, an ordinal, a noun that counts itself."""

    is_quantity: bool
    is_ordinal: bool
    noun: NounReading | None
    is_one_of: bool


@dataclass(frozen=True)
class NumberVocabulary:
    """All words of quantity, folded; `use` answers for any form in one cached lookup."""

    words: Mapping[str, NumberWord]
    qualifiers_before: PhraseTable[Qualifier]
    qualifiers_after: PhraseTable[Qualifier]
    range_from: PhraseTable[bool]
    range_to: frozenset[str]
    vague: PhraseTable[Vague]
    vague_after_noun: frozenset[str]
    percent: PhraseTable[bool]
    units: Mapping[str, UnitKind]
    months: PhraseTable[int]
    sets: Mapping[str, frozenset[str]]
    use: Callable[[str], WordUse | None]

    def has(self, group: str, form: str) -> bool:
        """Tell whether a folded form is in the named word set of the vocabulary."""
        return form in self.sets[group]

    def has_word(self, group: str, variants: tuple[tuple[str, str], ...]) -> bool:
        """Tell whether some proclitic reading of a token is in the named word set."""
        words = self.sets[group]
        return any(rest in words for _, rest in variants)


_SETS = (
    "word_labels",
    "digit_labels",
    "strong_labels",
    "calibre_units",
    "money_before",
    "age_units",
    "age_cues",
    "year_words",
    "year_before",
    "duration_plurals",
    "duration_before",
    "day_words",
    "hour_word",
    "time_before",
    "time_after",
    "score_cues",
    "ordinals",
    "ordinal_heads",
    "no_noun",
    "noun_in_waw",
    "stems_in_al",
    "negated_before",
    "harm_before",
    "person_plurals",
    "people_partitive",
    "rise_before",
    "time_nouns",
    "vague_not_after",
)


@lru_cache(maxsize=1)
def load_vocabulary() -> NumberVocabulary:
    """Read the vocabulary of numbers."""
    data = read_yaml(_LEXICON)
    calendar = read_yaml(_CALENDAR)
    words = build_number_words(data)
    nouns = _self_counting_nouns(data)
    sets = {name: frozenset(word_form(word) for word in data[name]) for name in _SETS}
    sets["people"] = frozenset(
        word_form(form) for group in data["people"].values() for noun in group for form in noun
    ) | frozenset(sets["person_plurals"])
    qualifiers_before = _phrases_by_value(data["qualifiers_before"])
    range_from = PhraseTable[bool](
        [(phrase, False) for phrase in data["range_from"]] + [(phrase, True) for phrase in data["range_from_to"]]
    )
    vague = PhraseTable(
        (phrase, Vague(group["low"], group["high"])) for group in data["vague"] for phrase in group["words"]
    )
    vague_after = frozenset(word_form(word) for word in data["vague_after_noun"])

    @lru_cache(maxsize=400_000)
    def use(form: str) -> WordUse | None:
        """Return what a word form can begin, None for the great majority that begin nothing."""
        variants = proclitic_variants(form)
        is_quantity = (
            read_word(variants, words) is not None
            or any(
                rest in qualifiers_before or rest in vague or (rest in range_from and rest != "من")
                for _, rest in variants
            )
            or any(rest == "من" for _, rest in variants)
        )
        is_ordinal = any(rest in sets["ordinals"] for _, rest in variants)
        is_one_of = any(rest in sets["people_partitive"] for _, rest in variants)
        noun = next((NounReading(pro, *nouns[rest]) for pro, rest in variants if rest in nouns), None)
        if is_quantity or is_ordinal or noun or is_one_of or form in vague_after:
            return WordUse(is_quantity, is_ordinal, noun, is_one_of)
        return None

    return NumberVocabulary(
        words=words,
        qualifiers_before=qualifiers_before,
        qualifiers_after=_phrases_by_value(data["qualifiers_after"]),
        range_from=range_from,
        range_to=frozenset(word_form(word) for word in data["range_to"]),
        vague=vague,
        vague_after_noun=vague_after,
        percent=PhraseTable((phrase, True) for phrase in data["percent"]),
        units={word_form(word): kind for kind, group in data["units_after"].items() for word in group},
        months=PhraseTable((name, int(month)) for month, names in calendar["months"].items() for name in names),
        sets=sets,
        use=use,
    )


def _phrases_by_value(groups: Mapping[Qualifier, Iterable[str]]) -> PhraseTable[Qualifier]:
    """Index phrases listed under their value."""
    return PhraseTable((phrase, value) for value, phrases in groups.items() for phrase in phrases)


def _self_counting_nouns(data: Mapping[str, Any]) -> dict[str, tuple[NounUse, NounKind]]:
    """Return folded form → (use, kind) of nouns that carry their number: singulars as one, duals as two."""
    nouns: dict[str, tuple[NounUse, NounKind]] = {}
    for kind, duals in data["units_dual"].items():
        nouns.update({word_form(dual): ("two", kind) for dual in duals})
    adjectival = {word_form(word) for word in data["adjectival"]}
    for source, count_one in ((data["people"], True), (data["things"], False)):
        for plural_type, entries in source.items():
            for entry in entries:
                singular = word_form(entry[0] if isinstance(entry, list) else entry)
                written = entry[0] if isinstance(entry, list) else entry
                stem = singular[:-1] + "ت" if written.endswith("ة") else singular
                in_ain: NounUse = "two_if_marked" if plural_type in ("sound", "nationals") else "two"
                heads = ("", "ال") if count_one else ("",)
                for head in heads:
                    nouns.setdefault(head + stem + "ان", ("two", "count"))
                    nouns.setdefault(head + stem + "ين", (in_ain, "count"))
                if not count_one:
                    continue
                adjective = plural_type == "nationals" or singular in adjectival
                one: NounUse = "adjective_one" if adjective else "one"
                nouns.setdefault(singular, (one, "count"))
                if plural_type != "feminine":
                    nouns.setdefault(singular + "ا", (one, "count"))
    for word in data["not_self_counting"]:
        nouns.pop(word_form(word), None)
    return nouns
