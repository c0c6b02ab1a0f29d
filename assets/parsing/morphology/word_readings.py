"""Reads words that no lexicon lists, through camel-tools' analyser.

Belongs here: from an unlisted spelling to its readings, at parse time. Does not belong here: the database itself
(morphology_database.py), inflecting the lexicon (inflection.py), what a word means for an event.

The hot path looks words up in the expanded lexicon. Only what stays unlisted is analysed, once for each distinct form,
and the analyser is opened by the first such question (about 1 s, 60 MB); a worker that never asks never pays.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assets.parsing.morphology.database import can_analyse, open_for_analysis

if TYPE_CHECKING:
    from camel_tools.morphology.analyzer import Analyzer


class Reading(NamedTuple):
    """One way to read a spelling; `lemma` is voweled, `pos` is camel-tools' part of speech (noun, adj, verb, …)."""

    lemma: str
    pos: str
    is_proper: bool


@dataclass
class Morphology:
    """Reads unlisted spellings with camel-tools' analyser; opened by the first question, cached for each form."""

    home: Path | None
    _readings: dict[str, frozenset[Reading]] = field(default_factory=dict, repr=False)

    @cached_property
    def _analyzer(self) -> Analyzer | None:
        database = open_for_analysis(self.home)
        if database is None:
            return None
        from camel_tools.morphology.analyzer import Analyzer
        from camel_tools.utils.charmap import CharMapper

        # the keys of the database and the forms asked for are folded alike already
        return Analyzer(database, norm_map=CharMapper({}, default=None))

    def readings(self, form: str) -> frozenset[Reading]:
        """Return every reading of a folded form, proclitics and suffixes allowed (وقتلاهم → قتيل)."""
        known = self._readings.get(form)
        if known is None:
            analyses = self._analyzer.analyze(form) if self._analyzer and form.isalpha() else []
            known = self._readings[form] = frozenset(_reading(analysis) for analysis in analyses)
        return known

    def is_unknown(self, form: str) -> bool:
        """Tell a word that has no reading at all: mostly a foreign or rare name (مكغورك, بارزاني)."""
        return form.isalpha() and not self.readings(form)

    def may_be_name(self, form: str) -> bool:
        """Tell a word that is unknown, or that can be read as a proper noun (علي, حسن)."""
        return self.is_unknown(form) or any(reading.is_proper for reading in self.readings(form))


def load_morphology(home: Path | None) -> Morphology | None:
    """Return the reader of unlisted words, or None where no database was built under `home` or installed."""
    return Morphology(home) if can_analyse(home) else None


def _reading(analysis: dict[str, str]) -> Reading:
    pos = analysis["pos"]
    return Reading(analysis["lex"], pos, pos == "noun_prop")
