"""One sentence with everything the earlier stages found in it, as the event stages read it.

Belongs here: access by token index and the clause boundaries. Does not belong here: what any of it means.
"""

from __future__ import annotations

from dataclasses import dataclass

from assets.parsing.actors.nationality import state_of
from assets.parsing.casualties.casualty_mentions import CasualtyMention
from assets.parsing.events.triggers import Trigger
from assets.parsing.model import ActorMention, DateMention, Document, PlaceMention, Sentence, Token
from assets.parsing.text.tokens import word_keys


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence's tokens and mentions; every index is an index into `Document.tokens`."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    triggers: tuple[Trigger, ...]
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[DateMention, ...]
    casualties: tuple[tuple[int, CasualtyMention], ...]
    clause_of: tuple[int, ...]

    @property
    def first(self) -> int:
        """Return the index of the first token."""
        return self.sentence.first_token

    @property
    def last(self) -> int:
        """Return the index after the last token."""
        return self.sentence.last_token

    def form(self, index: int) -> str:
        """Return the folded word at `index`, "" outside the sentence."""
        return self.tokens[index].form if self.first <= index < self.last else ""

    def clause(self, index: int) -> int:
        """Return the number of the clause that holds the token."""
        return self.clause_of[max(0, min(index, self.last - 1) - self.first)]

    def has_word(self, words: frozenset[str], start: int, end: int) -> bool:
        """Tell whether a token of [start, end) is one of the words, proclitics and article aside."""
        for index in range(max(start, self.first), min(end, self.last)):
            if any(key in words for key in word_keys(self.tokens[index].form)):
                return True
        return False

    def actors_between(self, start: int, end: int) -> list[ActorMention]:
        """Return the actor mentions that begin in [start, end)."""
        return [actor for actor in self.actors if start <= actor.first_token < end]


def build_views(
    document: Document,
    triggers: tuple[Trigger, ...],
    casualties: tuple[CasualtyMention, ...],
    connectors: frozenset[str],
    things: frozenset[str],
    frames: frozenset[int],
) -> tuple[SentenceView, ...]:
    """Return a view for each sentence; `connectors` begin a new clause, `things` are nouns a nationality qualifies.

    `frames` are the tokens at which somebody's report begins, and with it a clause.
    """
    views: list[SentenceView] = []
    by_sentence: dict[int, list[Trigger]] = {}
    sentence_of = [0] * len(document.tokens)
    for sentence in document.sentences:
        for index in range(sentence.first_token, sentence.last_token):
            sentence_of[index] = sentence.no
    for trigger in triggers:
        by_sentence.setdefault(sentence_of[trigger.first], []).append(trigger)
    actors = _group(_parties(document, things), sentence_of)
    places = _group(document.places, sentence_of)
    dates = _group(document.dates, sentence_of)
    counts: dict[int, list[tuple[int, CasualtyMention]]] = {}
    for number, casualty in enumerate(casualties):
        counts.setdefault(casualty.sentence_no, []).append((number, casualty))
    for sentence in document.sentences:
        own = tuple(by_sentence.get(sentence.no, ()))
        views.append(
            SentenceView(
                sentence=sentence,
                tokens=document.tokens,
                triggers=own,
                actors=tuple(actors.get(sentence.no, ())),
                places=tuple(places.get(sentence.no, ())),
                dates=tuple(dates.get(sentence.no, ())),
                casualties=tuple(counts.get(sentence.no, ())),
                clause_of=_clauses(document.tokens, sentence, own, connectors, frames),
            )
        )
    return tuple(views)


def _parties(document: Document, things: frozenset[str]) -> tuple[ActorMention, ...]:
    """Return who can take part in an event.

    Left out: states that are part of a place's name («بحيرة تشاد») or adjectives («طائرات سورية»), and bodies that only
    give a person's title («رئيس الهيئة العليا للمفاوضات رياض حجاب»). Added: states written as places («المملكة»).
    """
    inside = {
        index
        for place in document.places
        if place.last_token - place.first_token > 1
        for index in range(place.first_token, place.last_token)
    }
    titles = {(actor.parent_id, actor.first_token) for actor in document.actors if actor.actor_type == "person"}
    kept: list[ActorMention] = []
    taken: set[int] = set()
    for actor in document.actors:
        taken.update(range(actor.first_token, actor.last_token))
        before = document.tokens[actor.first_token - 1].form if actor.first_token else ""
        if document.tokens[actor.first_token].form in _COUNTED:
            continue  # «عشر دول غربية» counts states and names none
        if actor.actor_type in ("state", "government_body") and _is_scene(before):
            continue
        if actor.actor_type == "state" and actor.last_token - actor.first_token == 1:
            qualifies = state_of(document.tokens[actor.first_token].form) is not None and (
                any(key in things for key in word_keys(before)) or state_of(before) is not None
            )
            if qualifies or actor.first_token in inside:
                continue
        if any((actor.actor_id, actor.last_token + gap) in titles for gap in (0, 1)):
            continue
        kept.append(actor)
    for place in document.places:
        before = document.tokens[place.first_token - 1].form if place.first_token else ""
        if place.place_type != "country" or place.first_token in taken or _is_scene(before):
            continue
        if place.place_id.startswith("cc:"):
            state = "state." + place.place_id[3:].lower()
            kept.append(
                ActorMention(
                    place.start, place.end, place.first_token, place.last_token, state, place.name, "state", True
                )
            )
    return tuple(sorted(kept, key=lambda actor: (actor.start, -actor.end)))


_COUNTED = frozenset({"دول", "دوله", "دولتين", "دولتان", "بلدان"})
_DIRECTIONS = ("شمال", "جنوب", "شرق", "غرب")
_LOCATIVES = frozenset(
    {
        "في",
        "داخل",
        "خارج",
        "عبر",
        "قرب",
        "وسط",
        *_DIRECTIONS,
        *(d + "ي" for d in _DIRECTIONS),
        *("ب" + d for d in _DIRECTIONS),
    }
)


def _is_scene(before: str) -> bool:
    """Tell by the word before that a country is where it happens: «في سوريا», «شمالي اليمن», «وسط سوريا»."""
    return before in _LOCATIVES or (before[:1] == "و" and before[1:] in _LOCATIVES)


def _group(mentions: tuple, sentence_of: list[int]) -> dict[int, list]:  # type: ignore[type-arg]
    """Group mentions by the sentence of their first token."""
    grouped: dict[int, list] = {}  # type: ignore[type-arg]
    for mention in mentions:
        grouped.setdefault(sentence_of[mention.first_token], []).append(mention)
    return grouped


def _clauses(
    tokens: tuple[Token, ...],
    sentence: Sentence,
    triggers: tuple[Trigger, ...],
    connectors: frozenset[str],
    frames: frozenset[int],
) -> tuple[int, ...]:
    """Number the clauses: a connector (فيما, بعدما, لكن), «، و + verb» or «، وأفاد …» begins a new one."""
    verbs = {t.first for t in triggers if t.aspect in ("perfect", "imperfect")}
    numbers: list[int] = []
    clause = 0
    for index in range(sentence.first_token, sentence.last_token):
        token = tokens[index]
        begins = token.form in connectors
        if not begins and index > sentence.first_token:
            before = tokens[index - 1].form
            begins = before in ("،", ",", "؛", ":") and token.form[:1] in "وف" and (index in verbs or index in frames)
        if begins and index > sentence.first_token:
            clause += 1
        numbers.append(clause)
    return tuple(numbers)
