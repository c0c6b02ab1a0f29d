"""The vocabulary of actors: the table of actors, the words around them, and who belongs to whom.

Belongs here: loading seeds/reference/actors.csv and lexicon/actors.yaml into look-up tables. Does not belong here:
matching in a text (actors.py), persons that no table lists (people.py), what «الجيش» means (actor_contexts.py).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from assets.parsing.lexicon_files import LEXICON, REFERENCE, read_yaml
from assets.parsing.model import Token
from assets.parsing.places.demonyms import Demonyms, load_demonyms
from assets.parsing.text.fold import word_form
from assets.parsing.text.name_trie import NameTrie

_TABLE = REFERENCE / "actors.csv"
_LEXICON = LEXICON
POST, TITLE, REPORTING, FATE, COUNTERPART, BODY = 1, 2, 4, 8, 16, 32
# «الحوثيون», «المتمردين الحوثيين»: the same name as object
_CASES = (("ون", "ين"),)


class ActorRecord(NamedTuple):
    """One actor of the reference table."""

    actor_id: str
    name_ar: str
    actor_type: str
    country: str
    parent_id: str
    kind: str
    office: str
    terms: tuple[tuple[date, date | None], ...]


class ActorName(NamedTuple):
    """An actor that a name may mean, and whether only the article's context can tell."""

    actor_id: str
    is_context: bool


@dataclass(frozen=True)
class ActorVocabulary:
    """Look-up tables of the stage; all words folded."""

    records: Mapping[str, ActorRecord]
    trie: NameTrie[ActorName]
    surnames: Mapping[str, tuple[str, ...]]
    demonyms: Demonyms
    given_names: frozenset[str]
    words: Mapping[str, frozenset[str]]
    last_named: Mapping[str, tuple[str, ...]]
    glue: frozenset[str]
    capitals: Mapping[str, str]
    _roles: dict[str, int] = field(default_factory=dict)

    def surnames_of(self, named: Iterable[str]) -> list[tuple[str, str]]:
        """Return (surname, id) of the listed persons among `named`."""
        return [(surname, actor) for actor in named for surname in self.surnames.get(actor, ())]

    def role_of(self, token: Token) -> int:
        """Return what a token is for persons and unlisted bodies: the sum of POST, TITLE … and BODY, 0 for others."""
        role = self._roles.get(token.form)
        if role is None:
            rests = {rest for _, rest in token.variants} if token.kind == "word" else set()
            role = POST * bool(rests & (self.words["offices"] | self.words["source_heads"]))
            role += TITLE * bool(rests & self.words["titles"]) + REPORTING * bool(rests & self.words["reporting"])
            role += FATE * bool(rests & self.words["fates"]) + COUNTERPART * bool(rests & self.words["counterparts"])
            role += BODY * bool(rests & (self.words["armed_heads"] | self.words["court_heads"]))
            self._roles[token.form] = role
        return role


@lru_cache(maxsize=1)
def load_vocabulary() -> ActorVocabulary:
    """Read the reference table and the lexicon of actors."""
    lexicon = read_yaml(_LEXICON / "actors.yaml")
    records: dict[str, ActorRecord] = {}
    names: list[tuple[str, ActorName]] = []
    surnames: dict[str, list[str]] = {}
    glue: set[str] = {word_form(word) for word in lexicon["glued_aliases"]}
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            record = _record(row)
            records[record.actor_id] = record
            for name in filter(None, (row["name_ar"], *row["aliases"].split("|"))):
                names += [(form, ActorName(record.actor_id, False)) for form in _case_forms(name)]
                glue.update(word for word in word_form(name).split() if len(word) >= 4)
            for name in filter(None, row["context_aliases"].split("|")):
                if record.kind == "person" and record.terms or row["provenance"] == "office_holders":
                    surnames.setdefault(record.actor_id, []).append(word_form(name))
                else:
                    names += [(form, ActorName(record.actor_id, True)) for form in _case_forms(name)]
            if row["provenance"] == "office_holders" and " " in row["name_ar"]:
                surnames.setdefault(record.actor_id, []).append(word_form(row["name_ar"]).split()[-1])
    given = (_LEXICON / "given_names.txt").read_text(encoding="utf-8").splitlines()
    return ActorVocabulary(
        records=records,
        trie=NameTrie(names),
        surnames={actor: tuple(dict.fromkeys(names)) for actor, names in surnames.items()},
        demonyms=load_demonyms(),
        given_names=frozenset(name for name in given if not name.startswith("#")),
        words={
            key: frozenset(word_form(w) for w in (value.split() if isinstance(value, str) else value))
            for key, value in lexicon.items()
            if key != "last_named"
        },
        last_named={word_form(word): tuple(ids) for word, ids in lexicon["last_named"].items()},
        glue=frozenset(glue),
        capitals=_capitals(records),
    )


def _capitals(records: Mapping[str, ActorRecord]) -> dict[str, str]:
    """Return capital → who speaks where it speaks: the state, or its government where that is one party of several."""
    found: dict[str, str] = {}
    with (_LEXICON / "countries.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            code = row["code"].lower()
            speaker = next((a for a in (f"{code}.government", f"state.{code}") if a in records), "")
            if row["capital"] and speaker:
                found.setdefault(word_form(row["capital"]), speaker)
    return found


def _record(row: dict[str, str]) -> ActorRecord:
    """Return a row of the table as a record."""
    starts, ends = row["term_start"].split("|"), row["term_end"].split("|")
    terms = tuple(
        (date.fromisoformat(start), date.fromisoformat(end) if end else None)
        for start, end in zip(starts, [*ends, *[""] * len(starts)], strict=False)
        if start
    )
    return ActorRecord(
        row["actor_id"], row["name_ar"], row["actor_type"], row["country"], row["parent_actor_id"], row["kind"],
        row["office"], terms,
    )  # fmt: skip


def _case_forms(name: str) -> list[str]:
    """Return a name in both cases of its sound plurals, and «أبو» in its three."""
    forms = [name]
    words = name.split()
    for nominative, oblique in _CASES:
        if any(w.endswith(nominative) and len(w) > 5 for w in words):
            forms.append(" ".join(w[:-2] + oblique if w.endswith(nominative) and len(w) > 5 else w for w in words))
    if "أبو" in words:
        forms += [name.replace("أبو ", "أبي "), name.replace("أبو ", "أبا ")]
    if "عبد" in words:
        forms.append(name.replace("عبد ال", "عبدال"))
    return forms
