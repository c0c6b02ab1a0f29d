"""Sentence gathering: the triggers, parties, places, dates and counts of each sentence, and where its clauses begin.

Belongs here: sharing out the mentions of a document among its sentences. Does not belong here: who can be a party
(sentence_parties.py), reading a sentence (sentence_view.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar

from assets.parsing.casualties.casualty_mentions import CasualtyMention
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.rising_tolls import part_at_rises
from assets.parsing.events.sentence_parties import find_parties
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger
from assets.parsing.model import Document, Sentence, Token

_CLAUSE_MARKS = frozenset("،,؛:")


class _Mention(Protocol):
    """Whatever stands on tokens."""

    @property
    def first_token(self) -> int: ...


_M = TypeVar("_M", bound=_Mention)


def build_views(
    document: Document,
    triggers: tuple[Trigger, ...],
    casualties: tuple[CasualtyMention, ...],
    context: EventContext,
    frames: frozenset[int],
) -> tuple[SentenceView, ...]:
    """Return a view for each sentence; at each of `frames` somebody's report begins, and with it a clause."""
    sentence_of = [0] * len(document.tokens)
    for sentence in document.sentences:
        for index in range(sentence.first_token, sentence.last_token):
            sentence_of[index] = sentence.no
    own_triggers: dict[int, list[Trigger]] = defaultdict(list)
    for trigger in triggers:
        own_triggers[sentence_of[trigger.first]].append(trigger)
    counts: dict[int, list[tuple[int, CasualtyMention]]] = defaultdict(list)
    for number, casualty in enumerate(casualties):
        counts[casualty.sentence_no].append((number, casualty))
    actors = _by_sentence(find_parties(document, context), sentence_of)
    places = _by_sentence(document.places, sentence_of)
    dates = _by_sentence(document.dates, sentence_of)
    views: list[SentenceView] = []
    for sentence in document.sentences:
        own_tokens = document.tokens[sentence.first_token : sentence.last_token]
        lists = [context.index.lists_of(token.form) for token in own_tokens]
        view = SentenceView(
            sentence=sentence,
            tokens=document.tokens,
            triggers=tuple(own_triggers[sentence.no]),
            actors=tuple(actors[sentence.no]),
            places=tuple(places[sentence.no]),
            dates=tuple(dates[sentence.no]),
            casualties=tuple(counts[sentence.no]),
            clause_of=_clauses(document.tokens, sentence, own_triggers[sentence.no], context.connectors, frames),
            word_lists=tuple(words for words, _ in lists),
            phrase_lists=tuple(phrases for _, phrases in lists),
        )
        views.append(part_at_rises(view, context))
    return tuple(views)


def _by_sentence(mentions: Iterable[_M], sentence_of: list[int]) -> defaultdict[int, list[_M]]:
    """Group mentions by the sentence of their first token."""
    grouped: defaultdict[int, list[_M]] = defaultdict(list)
    for mention in mentions:
        grouped[sentence_of[mention.first_token]].append(mention)
    return grouped


def _clauses(
    tokens: tuple[Token, ...],
    sentence: Sentence,
    triggers: list[Trigger],
    connectors: frozenset[str],
    frames: frozenset[int],
) -> tuple[int, ...]:
    """Number the clauses: a connector (فيما, بعدما, لكن), «، و + verb» or «، وأفاد …» begins a new one."""
    verbs = {t.first for t in triggers if t.aspect in ("perfect", "imperfect")}
    numbers: list[int] = []
    clause = 0
    for index in range(sentence.first_token, sentence.last_token):
        form = tokens[index].form
        if index > sentence.first_token:
            joined = form[:1] in "وف" and (index in verbs or index in frames)
            following = tokens[index + 1].form if index + 1 < sentence.last_token else ""
            opens = form in connectors or f"{form} {following}" in connectors  # «غير أن»
            if opens or (joined and tokens[index - 1].form in _CLAUSE_MARKS):
                clause += 1
        numbers.append(clause)
    return tuple(numbers)
