"""The vocabulary of attribution: reporting verbs in all their inflections, and the nouns and particles around them.

Belongs here: reading `lexicon/attribution.yaml` and the affix rule that inflects its verbs.
Does not belong here: where in a sentence they stand, and who the speaker is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from assets.parsing.lexicon_files import LEXICON, REFERENCE, read_yaml
from assets.parsing.model import Token
from assets.parsing.text.fold import word_form
from assets.parsing.text.phrases import PhraseTable

AttributionKind = Literal[
    "says", "announces", "denies", "accuses", "demands", "claims_responsibility", "quotes", "continues"
]
Agreement = Literal["m", "f", "pl"]
HeadKind = Literal["spokesman", "source", "body", "media", "document", "correspondent", "own_correspondent"]
FrameShape = Literal["plain", "with_l", "with_what", "pronoun"]

_LEXICON = LEXICON / "attribution.yaml"
_ACTORS = REFERENCE / "actors.csv"
_OBJECTS = ("ه", "ها", "هم", "هما")
_WEAK = ("ي", "ا", "و")
_PROCLITICS = frozenset({"", "و", "ف", "س", "وس", "فس"})


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """One verb of saying: how it reports (`kind`) and which complements make it a report (`takes`)."""

    past: str
    kind: AttributionKind
    takes: frozenset[str]
    ambiguous: bool
    continues: bool
    relays: bool
    tells: bool
    presupposes: bool
    objects: frozenset[str]
    excludes: frozenset[str]


class VerbReading(NamedTuple):
    """A word read as a reporting verb; `proclitics` stood glued in front of it."""

    verb: ReportingVerb
    agreement: Agreement
    is_past: bool
    proclitics: str


@dataclass(frozen=True, slots=True)
class AttributionVocabulary:
    """Everything of `lexicon/attribution.yaml`, folded and keyed for look-up by word."""

    finite: dict[str, tuple[ReportingVerb, Agreement, bool]]
    with_object: dict[str, tuple[ReportingVerb, Agreement, bool]]
    participles: dict[str, tuple[ReportingVerb, Agreement, bool]]
    impersonal: frozenset[str]
    complementizers: frozenset[str]
    saying_nouns: frozenset[str]
    after_frames: PhraseTable[FrameShape]
    heads: dict[str, HeadKind]
    anaphors: dict[str, str]
    group_words: frozenset[str]
    kin_heads: frozenset[str]
    pairs: frozenset[str]
    pair_pronouns: frozenset[str]
    masculine_heads: frozenset[str]
    skipped: frozenset[str]
    in_document: frozenset[str]
    prepositions: frozenset[str]
    clause_openers: frozenset[str]
    relative_pronouns: frozenset[str]
    returns_to_outlet: frozenset[str]
    statement_venues: frozenset[str]
    relay_words: frozenset[str]
    position_nouns: frozenset[str]
    comes_in: frozenset[str]
    comes_in_nouns: frozenset[str]
    nominal_frames: dict[str, ReportingVerb]
    relative_verbs: frozenset[str]
    taken_up_by: frozenset[str]
    stance_verbs: frozenset[str]
    pointing_words: frozenset[str]
    disputed_nouns: frozenset[str]
    request_phrases: PhraseTable[bool]
    request_links: frozenset[str]
    responsibility: frozenset[str]
    negations: frozenset[str]
    response_verbs: frozenset[str]
    response_words: frozenset[str]
    headline_first_person: frozenset[str]
    outlet_ids: dict[str, str]
    known_roles: dict[str, str] = field(default_factory=dict)

    def roles(self, token: Token) -> str:
        """Tell by letters what the word may begin, "" for nearly all: after-frame a, document c, verb v, with its
        addressee o, with a pronoun for what stands before it b, participle p, reporting noun n, request q."""
        known = self.known_roles.get(token.form)
        if known is None:
            rests = [rest for _, rest in token.variants]
            known = "".join(
                letter
                for letter, is_role in (
                    ("a", any(rest in self.after_frames for rest in rests)),
                    ("c", any(rest in self.comes_in for rest in rests)),
                    ("v", self.verb(token) is not None),
                    ("o", self.addressing(token) is not None),
                    ("b", self._takes_up(token)),
                    ("p", self.participle(token) is not None),
                    ("n", any(rest in self.nominal_frames for rest in rests)),
                    ("q", any(rest in self.request_phrases for rest in rests)),
                )
                if is_role
            )
            self.known_roles[token.form] = known
        return known

    def verb(self, token: Token) -> VerbReading | None:
        """Read the token as a finite reporting verb, an and- or so- or shall- in front of it aside."""
        return self._read(token, self.finite)

    def verb_with_object(self, token: Token) -> VerbReading | None:
        """Read the token as a reporting verb with its object glued on: «ذكره», «نقلته»."""
        return self._read(token, self.with_object)

    def addressing(self, token: Token) -> VerbReading | None:
        """Read the token as an accusing or demanding verb with the one addressed glued on: «تتهمه», «دعاهم»."""
        reading = self._read(token, self.with_object)
        verb = reading.verb if reading is not None else None
        if verb is None or verb.kind not in ("accuses", "demands") or verb.ambiguous or verb.presupposes:
            return None
        return reading if verb.takes & {"ب", "الي", "علي"} else None

    def _takes_up(self, token: Token) -> bool:
        """Tell a verb with a pronoun for the noun before it: «الحصيلة التي نشرتها الوزارة»."""
        found = self.verb_with_object(token)
        return found is not None and found.verb.past in self.relative_verbs | self.stance_verbs

    def participle(self, token: Token) -> VerbReading | None:
        """Read the token as the participle of a reporting verb: «مشيرا», «مؤكدة»."""
        return self._read(token, self.participles)

    @staticmethod
    def _read(token: Token, table: dict[str, tuple[ReportingVerb, Agreement, bool]]) -> VerbReading | None:
        """Return the first reading of the token that the table lists."""
        for proclitics, rest in token.variants:
            found = table.get(rest)
            if found is not None and proclitics in _PROCLITICS:
                return VerbReading(*found, proclitics)
        return None


@lru_cache(maxsize=1)
def load_vocabulary() -> AttributionVocabulary:
    """Read the vocabulary of attribution and inflect its verbs."""
    data = read_yaml(_LEXICON)
    verbs: dict[str, ReportingVerb] = {}
    finite: dict[str, tuple[ReportingVerb, Agreement, bool]] = {}
    with_object: dict[str, tuple[ReportingVerb, Agreement, bool]] = {}
    participles: dict[str, tuple[ReportingVerb, Agreement, bool]] = {}
    for entry in data["verbs"]:
        verb = ReportingVerb(
            past=entry["past"],
            kind=entry["kind"],
            takes=frozenset(word_form(word) for word in entry["takes"]),
            ambiguous=entry.get("ambiguous", False),
            continues=entry.get("continues", False),
            relays=entry.get("relays", False),
            tells=entry.get("tells", False),
            presupposes=entry.get("presupposes", False),
            objects=_folded(entry.get("objects", ())),
            excludes=_folded(entry.get("excludes", ())),
        )
        verbs[verb.past] = verb
        for form, agreement, is_past in finite_forms(entry["past"], entry["present"]):
            finite.setdefault(form, (verb, agreement, is_past))
        for form, agreement, is_past in forms_with_object(entry["past"], entry["present"]):
            with_object.setdefault(form, (verb, agreement, is_past))
        for form, agreement in participle_forms(entry.get("participle", "")):
            participles.setdefault(form, (verb, agreement, False))
    heads: dict[str, HeadKind] = {}
    for kind, words in data["heads"].items():
        heads.update({word_form(word): kind for word in words})
    heads.update({word_form(word): "correspondent" for word in data["correspondents"]})
    heads.update({word_form(word): "own_correspondent" for word in data["own_correspondents"]})
    return AttributionVocabulary(
        finite=finite,
        with_object=with_object,
        participles=participles,
        impersonal=_folded(data["impersonal"]),
        complementizers=_folded(data["complementizers"]),
        saying_nouns=_folded(data["saying_nouns"]),
        after_frames=PhraseTable(
            (phrase, shape) for shape, phrases in data["after_frames"].items() for phrase in phrases
        ),
        heads=heads,
        anaphors={word_form(word): kind for kind, words in data["anaphors"].items() for word in words},
        group_words=_folded(data["group_words"]),
        kin_heads=_folded(data["kin_heads"]),
        pairs=_folded(data["pairs"]),
        pair_pronouns=_folded(data["pair_pronouns"]),
        masculine_heads=_folded(data["masculine_heads"]),
        skipped=_folded(data["skipped"]),
        in_document=_folded(data["in_document"]),
        prepositions=_folded(data["prepositions"]),
        clause_openers=_folded(data["clause_openers"]),
        relative_pronouns=_folded(data["relative_pronouns"]),
        returns_to_outlet=_folded(data["returns_to_outlet"]),
        statement_venues=_folded(data["statement_venues"]),
        relay_words=_folded(data["relay_words"]),
        position_nouns=_folded(data["position_nouns"]),
        comes_in=_folded(data["comes_in"]),
        comes_in_nouns=_folded(data["comes_in_nouns"]),
        nominal_frames={
            word_form(noun): verbs[verb] for verb, nouns in data["nominal_frames"].items() for noun in nouns
        },
        relative_verbs=frozenset(data["relative_verbs"]),
        taken_up_by=_folded(data["taken_up_by"]),
        stance_verbs=frozenset(data["stance_verbs"]),
        pointing_words=_folded(data["pointing_words"]),
        disputed_nouns=_folded(data["disputed_nouns"]),
        request_phrases=PhraseTable((phrase, True) for phrase in data["request_phrases"]),
        request_links=_folded(data["request_links"]),
        responsibility=_folded(data["kinds_by_object"]["claims_responsibility"]),
        negations=_folded(data["negations"]),
        response_verbs=_folded(data["response_verbs"]),
        response_words=_folded(data["response_words"]),
        headline_first_person=_folded(data["headline_first_person"]),
        outlet_ids=_outlet_ids(),
    )


def finite_forms(past: str, present: str) -> Iterator[tuple[str, Agreement, bool]]:
    """Yield (folded form, agreement, is past) of the third persons: قال، قالت، قالوا، يقول، تقول، يقولون.

    A final weak letter falls before an ending: نفى gives نفت and نفوا, يدعو gives يدعون.
    """
    is_weak = past[-1] in "اى"
    past, present = word_form(past), word_form(present)
    stem = past[:-1] if is_weak else past
    yield past, "m", True
    yield stem + "ت", "f", True
    yield stem + "وا", "pl", True
    yield (past[:-1] + "يا" if is_weak else past + "ا"), "pl", True
    stem = present[:-1] if is_weak and present[-1] in _WEAK else present
    yield "ي" + present, "m", False
    yield "ت" + present, "f", False
    yield "ي" + stem + "ون", "pl", False
    yield "ي" + present + "ان", "pl", False


def forms_with_object(past: str, present: str) -> Iterator[tuple[str, Agreement, bool]]:
    """Yield the third persons with an object glued on: ذكره، ذكرته، نفاه، يقوله."""
    is_weak = past[-1] in "اى"
    past, present = word_form(past), word_form(present)
    for pronoun in _OBJECTS:
        yield (past[:-1] + "ا" if is_weak else past) + pronoun, "m", True
        yield (past[:-1] if is_weak else past) + "ت" + pronoun, "f", True
        yield (past[:-1] if is_weak else past) + "و" + pronoun, "pl", True
        yield "ي" + present + pronoun, "m", False
        yield "ت" + present + pronoun, "f", False


def participle_forms(participle: str) -> Iterator[tuple[str, Agreement]]:
    """Yield the circumstantial accusative of a participle: قائلا، قائلة، قائلين."""
    if not participle:
        return
    stem = word_form(participle)
    yield stem + "ا", "m"
    yield stem + "ه", "f"
    yield (stem[:-1] if stem.endswith("ي") else stem) + "ين", "pl"


def _outlet_ids() -> dict[str, str]:
    """Return the actor id of every listed medium by its folded names, so that an article's own outlet is known."""
    found: dict[str, str] = {}
    if not _ACTORS.exists():
        return found
    with _ACTORS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["actor_id"].startswith(("outlet.", "agency.")):
                names = (row.get("name_en", ""), row.get("name_ar", ""), *re.split(r"[|;]", row.get("aliases", "")))
                for name in filter(None, names):
                    found.setdefault(word_form(name.strip()), row["actor_id"])
    return found


def _folded(words: Iterable[str]) -> frozenset[str]:
    """Return the words as a set of folded forms."""
    return frozenset(map(word_form, words))
