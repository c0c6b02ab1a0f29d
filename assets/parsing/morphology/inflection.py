"""Inflects the words of the lexicon with camel-tools' generator.

Belongs here: from a citation form to its inflected spellings, at set-up time. Does not belong here: the database itself
(morphology_database.py), phrases (phrase_inflection.py), writing the expanded lexicon (build_lexicon.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from assets.parsing.morphology.database import open_for_generation
from assets.parsing.text.fold import word_form

if TYPE_CHECKING:
    from camel_tools.morphology.database import MorphologyDB

PartOfSpeech = Literal["verb", "noun", "adjective", "participle"]
Aspect = Literal["perfect", "imperfect", "imperative"]
Voice = Literal["active", "passive", "either"]
Number = Literal["singular", "dual", "plural"]
Gender = Literal["m", "f"]

_ASPECTS: dict[str, Aspect] = {"p": "perfect", "i": "imperfect", "c": "imperative"}
_NUMBERS: dict[str, Number] = {"s": "singular", "d": "dual", "p": "plural"}
_GENDERS: dict[str, Gender] = {"m": "m", "f": "f"}
_VOICES: dict[str, Voice] = {"a": "active", "p": "passive"}

# قتيل is an adjective in the singular and a noun in قتلى: for a lexicon row the nominals are one part of speech
_NOMINAL = ("noun", "adj", "adj_comp", "adj_num", "noun_num", "noun_quant")
_DATABASE_POS: dict[PartOfSpeech, tuple[str, ...]] = {
    "verb": ("verb",),
    "noun": _NOMINAL,
    "adjective": _NOMINAL,
    "participle": _NOMINAL,
}
# news reports in the third person; "my" and "your" forms would only add homographs (قتلي "my killing" = قتلى "dead")
_PRONOUNS_OF_REPORTS = ("3", "1p")
# how a noun of each shape is inflected where the database does not know it: citation form and its unchanging part
_FEMININE_PLURAL = "ات"
_FEMININE_MODEL = ("غارة", "غار")
_MASCULINE_MODEL = ("هجوم", "هجوم")
_PERSON_MODEL = ("مسلح", "مسلح")
_VOWEL_BEFORE = {"ا": "\u064e", "ى": "\u064e", "و": "\u064f", "ي": "\u0650"}
_NEUTRAL_PROCLITICS = {"prc0": "0", "prc1": "0", "prc2": "0", "prc3": "0"}


class InflectedForm(NamedTuple):
    """One spelling of a word, folded and without proclitics, and what its inflection says.

    `voice` is "either" where the unvoweled spelling may be active or passive (قتل, يقتل), and for nominals.
    `is_jussive` marks a spelling that stands only after لم and its like: «لم يعد» (أعاد), «لم يدع» (دعا).
    `is_construct` marks one that stands only before a genitive and never with ال: «هجومي باريس», «مقاتلو التنظيم».
    """

    form: str
    aspect: Aspect | None
    voice: Voice
    number: Number | None
    gender: Gender | None
    person: int | None
    has_suffix_pronoun: bool
    is_jussive: bool = False
    is_construct: bool = False


@dataclass(frozen=True)
class Inflector:
    """Inflects citation forms with camel-tools' generator over one database opened for generation."""

    database: MorphologyDB

    @cached_property
    def _lemmas(self) -> dict[str, list[str]]:
        """Return the lemmas of the database by folded spelling (قتل → qatal, qat~al, qatol)."""
        lemmas: dict[str, list[str]] = {}
        for lemma in self.database.lemma_hash:
            lemmas.setdefault(word_form(lemma), []).append(lemma)
        return lemmas

    def lemmas(self, citation: str, pos: PartOfSpeech) -> tuple[str, ...]:
        """Return the lemmas written like `citation`; vowels in it narrow the choice (قَتَل is not قَتَّل)."""
        return tuple(
            lemma
            for lemma in self._lemmas.get(word_form(citation), [])
            if _vowels_agree(citation, lemma)
            and any(stem["pos"] in _DATABASE_POS[pos] for stem in self.database.lemma_hash[lemma])
        )

    def is_adjective(self, citation: str) -> bool:
        """Tell whether `citation` can be an adjective (متفجر), so that it agrees with a noun before it."""
        return any(
            stem["pos"] == "adj"
            for lemma in self.lemmas(citation, "adjective")
            for stem in self.database.lemma_hash[lemma]
        )

    def expand(self, citation: str, pos: PartOfSpeech) -> tuple[InflectedForm, ...]:
        """Return every inflected spelling of `citation`, sorted; an unknown one is inflected by analogy."""
        forms = self._expand_known(citation, pos) or self._by_analogy(citation, pos)
        if word_form(citation) not in {form.form for form in forms}:
            forms = (*forms, _uninflected(citation, pos))
        return tuple(sorted(forms, key=_commonest_first))

    def _expand_known(self, citation: str, pos: PartOfSpeech) -> tuple[InflectedForm, ...]:
        """Return every inflected spelling of the lemmas that `citation` names, with the voices they agree on."""
        readings: dict[InflectedForm, list[InflectedForm]] = {}
        for lemma in self.lemmas(citation, pos):
            for form in self._inflect(lemma, pos):
                readings.setdefault(form._replace(voice="either", is_jussive=False, is_construct=False), []).append(
                    form
                )
        merged = (_merged(same_spelling) for same_spelling in readings.values())
        return tuple(form for form in merged if not self._is_rather_an_adjective(form))

    def _is_rather_an_adjective(self, form: InflectedForm) -> bool:
        """Tell a dual that nearly always is another word: «انتحاري» is a bomber, hardly "two suicides of"."""
        return form.is_construct and form.number == "dual" and form.gender == "m" and form.form in self._lemmas

    def _by_analogy(self, citation: str, pos: PartOfSpeech) -> tuple[InflectedForm, ...]:
        """Inflect a nominal that the database does not list (محادثات, قصفة) as one of its shape is inflected."""
        folded = word_form(citation)
        if pos == "verb":
            return ()
        if folded.endswith(_FEMININE_PLURAL):
            singular = self._expand_known(folded.removesuffix(_FEMININE_PLURAL) + "ه", pos)
            if singular:
                return tuple(form for form in singular if form.number == "plural")
            return self._like(_FEMININE_MODEL, folded.removesuffix(_FEMININE_PLURAL), plural_only=True)
        if folded.endswith("ه"):
            return self._like(_FEMININE_MODEL, folded.removesuffix("ه"))
        return self._like(_MASCULINE_MODEL if pos == "noun" else _PERSON_MODEL, folded)

    def _like(self, model: tuple[str, str], stem: str, plural_only: bool = False) -> tuple[InflectedForm, ...]:
        """Return the forms of the model noun with `stem` in the place of its own."""
        citation, model_stem = model
        return tuple(
            form._replace(form=stem + form.form.removeprefix(model_stem))
            for form in self._expand_known(citation, "noun")
            if not plural_only or form.number == "plural"
        )

    def _inflect(self, lemma: str, pos: PartOfSpeech) -> Iterator[InflectedForm]:
        from camel_tools.morphology.generator import Generator

        generator = Generator(self.database)
        known = self.database.defines
        proclitics = {name: value for name, value in _NEUTRAL_PROCLITICS.items() if name in known}
        for database_pos in (value for value in _DATABASE_POS[pos] if value in known["pos"]):
            allowed = self.database.defaults[database_pos]
            features = {name: value for name, value in proclitics.items() if name in allowed}
            for pronoun in known["enc0"]:
                if pronoun != "0" and not pronoun.startswith(_PRONOUNS_OF_REPORTS):
                    continue
                for analysis in generator.generate(lemma, {"pos": database_pos, "enc0": pronoun, **features}):
                    yield _inflected(analysis, pronoun != "0")


def open_inflector(home: Path | None) -> Inflector | None:
    """Return the inflector of citation forms, or None where no database was built under `home` or installed."""
    database = open_for_generation(home)
    return None if database is None else Inflector(database)


def _inflected(analysis: dict[str, str], has_suffix_pronoun: bool) -> InflectedForm:
    """Return one generated analysis as an inflected form."""
    aspect = _ASPECTS.get(analysis.get("asp", ""))
    # مقاتلة, قتلة: a broken plural may wear the feminine singular ending
    number = "p" if analysis.get("stemnum") == "p" else analysis.get("num", "")
    person = analysis.get("per", "")
    return InflectedForm(
        form=word_form(analysis["diac"]),
        aspect=aspect,
        voice=_VOICES.get(analysis.get("vox", ""), "either") if aspect else "either",
        number=_NUMBERS.get(number),
        gender=_GENDERS.get(analysis.get("gen", "")),
        person=int(person) if aspect and person.isdecimal() else None,
        has_suffix_pronoun=has_suffix_pronoun,
        is_jussive=analysis.get("mod") == "j",
        is_construct=analysis.get("stt") == "c" and not has_suffix_pronoun,
    )


def _commonest_first(form: InflectedForm) -> tuple[str, bool, bool, int, int, str, str]:
    """Sort by spelling, and the readings of one spelling by how common they are in reports.

    A singular goes before a plural and that before a dual (قتيلا, مدنيين), a third person before the others (قتلت).
    """
    number = ("singular", "plural", "dual").index(form.number) if form.number else 3
    return (
        form.form,
        form.has_suffix_pronoun,
        form.is_construct,
        -(form.person or 0),
        number,
        form.gender or "",
        form.aspect or "",
    )


def _merged(readings: list[InflectedForm]) -> InflectedForm:
    """Return one form for readings that differ in voice, mood or state only: what they all agree on holds."""
    voices = {form.voice for form in readings}
    return readings[0]._replace(
        voice=voices.pop() if len(voices) == 1 else "either",
        is_jussive=all(form.is_jussive for form in readings),
        is_construct=all(form.is_construct for form in readings),
    )


def _uninflected(citation: str, pos: PartOfSpeech) -> InflectedForm:
    """Return the citation form by itself: third person masculine singular perfect, or masculine singular."""
    if pos == "verb":
        return InflectedForm(word_form(citation), "perfect", "either", "singular", "m", 3, False)
    return InflectedForm(word_form(citation), None, "either", "singular", None, None, False)


def _vowels_agree(citation: str, lemma: str) -> bool:
    """Tell whether the marks written in `citation` are those of `lemma`; a letter without marks agrees with all."""
    return all(
        not written or written == expected for written, expected in zip(_marks(citation), _marks(lemma), strict=False)
    )


def _marks(word: str) -> list[frozenset[str]]:
    """Return the vowel marks of each letter, without sukun and without the vowel that a long vowel repeats."""
    letters: list[tuple[str, set[str]]] = []
    for char in word:
        if "\u064b" <= char <= "\u0652" or char == "\u0670":
            if letters and char != "\u0652":
                letters[-1][1].add(char)
        elif char != "\u0640":
            letters.append((char, set()))
    for (_, marks), (following, following_marks) in pairwise(letters):
        if not following_marks:
            marks.discard(_VOWEL_BEFORE.get(following, ""))
    return [frozenset(marks) for _, marks in letters]
