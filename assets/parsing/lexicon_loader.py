"""The lexicon: the vocabulary of every stage, loaded once.

Belongs here: gathering the stages' vocabularies. Does not belong here: the vocabularies themselves.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assets.parsing.actors import actor_mentions as actors
from assets.parsing.attribution import attributions as attribution
from assets.parsing.casualties import casualty_mentions as casualties
from assets.parsing.claims import judged_dates, judged_places, quantity_claims, statements
from assets.parsing.dates import date_mentions as dates
from assets.parsing.events import event_context, event_types, trigger_vocabulary
from assets.parsing.judgement.claim_model import WEIGHTS as CLAIM_WEIGHTS
from assets.parsing.judgement.linear_model import LinearModel, read_model
from assets.parsing.morphology.word_readings import Morphology, load_morphology
from assets.parsing.numbers import number_mentions as numbers
from assets.parsing.places import place_mentions as places
from assets.parsing.text import sections

PARTY_WEIGHTS = Path(__file__).parent / "judgement" / "parties.weights.gz"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything `parse_article` knows beforehand; read-only.

    `morphology` is None where set-up made none; without `party_model` participants are those of the rules alone.
    """

    sections: sections.SectionVocabulary
    numbers: numbers.NumberVocabulary
    dates: dates.DateVocabulary
    places: places.PlaceVocabulary
    actors: actors.ActorVocabulary
    attribution: attribution.AttributionVocabulary
    casualties: casualties.CasualtyVocabulary
    triggers: trigger_vocabulary.TriggerVocabulary
    statements: statements.StatementVocabulary
    quantities: quantity_claims.QuantityVocabulary
    context: event_context.EventContext
    types: dict[str, str]
    glue_names: frozenset[str]
    morphology: Morphology | None
    claim_model: LinearModel
    judge_date: judged_dates.DateJudge
    judge_place: judged_places.PlaceJudge
    party_model: LinearModel | None

    def kind_of(self, actor_id: str) -> str:
        """Return the `kind` of a listed actor (party, monitor, agency …), "" for an unlisted one."""
        record = self.actors.records.get(actor_id)
        return record.kind if record else ""

    def is_unknown_word(self, form: str) -> bool:
        """Tell a word that no morphology reads, mostly a name; without morphology no word is."""
        return self.morphology is not None and self.morphology.is_unknown(form)


@lru_cache(maxsize=4)
def load_lexicon(morphology_home: Path | None = None) -> Lexicon:
    """Load all vocabularies (1–2 s); `morphology_home` holds the inflected forms of set-up, None does without."""
    with _no_garbage():
        return _load(morphology_home)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Stop the search for garbage: among the million records of a lexicon, which all stay, it takes half the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _load(morphology_home: Path | None) -> Lexicon:
    """Read every vocabulary."""
    return Lexicon(
        sections=sections.load_vocabulary(),
        numbers=numbers.load_vocabulary(),
        dates=dates.load_vocabulary(),
        places=places.load_vocabulary(),
        actors=actors.load_vocabulary(),
        attribution=attribution.load_vocabulary(),
        casualties=casualties.load_vocabulary(),
        triggers=trigger_vocabulary.load_vocabulary(morphology_home),
        statements=statements.load_vocabulary(),
        quantities=quantity_claims.load_vocabulary(),
        context=event_context.load_context(),
        types=event_types.load_types(),
        glue_names=actors.glue_names(),
        morphology=load_morphology(morphology_home),
        claim_model=read_model(CLAIM_WEIGHTS),
        judge_date=judged_dates.load_judge(),
        judge_place=judged_places.load_judge(),
        party_model=read_model(PARTY_WEIGHTS),
    )
