"""Parties of a statement: who takes the position, and whom it accuses, asks or threatens.

Belongs here: the speaker's mention, which speakers take positions, the ones addressed. Does not belong here: whether
the words take a position (positions.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from assets.parsing.actors.nationality import state_of
from assets.parsing.attribution.attributions import Attribution
from assets.parsing.claims.statement_vocabulary import StatementSubtype, StatementVocabulary
from assets.parsing.events.role_window import first_word
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import ActorMention, Document, Participant
from assets.parsing.text.fold import word_form

_ADDRESSEE_REACH = 5
_ADJECTIVE_REACH = 12
_NO_ADDRESSEES = frozenset({"media", "civil_society"})


class Standing(Enum):
    """How much a speaker's words weigh: a party's are news, a watcher's only where he judges, others' never."""

    PARTY = "party"
    WATCHER = "watcher"
    NONE = "none"


def find_speaker(attribution: Attribution, view: SentenceView, document: Document) -> ActorMention | None:
    """Return the nearest mention of the speaker in the sentence; an elided one («وأكد أن») stands at the verb."""
    wanted = attribution.speakers[0]
    own = [a for a in view.actors if a.actor_id == wanted]
    if own:
        return min(own, key=lambda a: abs(a.first_token - attribution.frame_first_token))
    first, last = attribution.frame_first_token, attribution.frame_last_token
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    elsewhere = next((a for a in document.actors if a.actor_id == wanted), None)
    if elsewhere is not None:
        return replace(elsewhere, start=start, end=end, first_token=first, last_token=last)
    unlisted = document.unlisted_actors.get(wanted)
    if unlisted is None:
        return None
    parent = attribution.speakers[1] if len(attribution.speakers) > 1 else ""
    return ActorMention(start, end, first, last, wanted, unlisted.name, unlisted.type, is_known=False, parent_id=parent)


def standing_of(speaker: ActorMention, words: StatementVocabulary, kind_of: Callable[[str], str]) -> Standing:
    """Tell a party or its voice from a monitor, and both from a medium, a private man or an anonymous source."""
    kind, parent_kind = kind_of(speaker.actor_id), kind_of(speaker.parent_id) if speaker.parent_id else ""
    if kind in words.anonymous_kinds:
        return Standing.NONE
    if speaker.parent_id in words.relief_actors or speaker.actor_id in words.relief_actors:
        return Standing.NONE
    if kind in words.reporting_kinds or parent_kind in words.reporting_kinds:
        return Standing.NONE
    if kind in words.watching_kinds or parent_kind in words.watching_kinds:
        return Standing.WATCHER
    if speaker.is_known or parent_kind in words.public_kinds:
        return Standing.PARTY if speaker.actor_type in words.speaker_types else Standing.WATCHER
    first = word_form(speaker.name).split()[:1]
    return Standing.NONE if first and first[0] in words.private_heads else Standing.WATCHER


def statement_participants(
    attribution: Attribution,
    view: SentenceView,
    speaker: ActorMention,
    last: int,
    subtype: StatementSubtype,
    words: StatementVocabulary,
) -> tuple[Participant, ...]:
    """Return whoever takes the position as actors, and whoever it is directed at as recipients."""
    takers = _takers(attribution, view, speaker, words)
    found = [Participant(taker.actor_id, "actor", taker.start, taker.end) for taker in takers]
    if subtype != "statement":
        found += [
            Participant(other.actor_id, "recipient", other.start, other.end)
            for other in _addressed(attribution, view, speaker, last, subtype)
        ]
    return tuple(found)


def _takers(
    attribution: Attribution, view: SentenceView, speaker: ActorMention, words: StatementVocabulary
) -> list[ActorMention]:
    """Return everyone who takes the position; a spokesman without a name speaks for the body («متحدث باسم التحالف»)."""
    nameless = speaker.parent_id and not speaker.is_known and first_word(speaker) in words.voices
    if nameless:
        return [replace(speaker, actor_id=speaker.parent_id)]
    takers = [speaker]
    for actor in view.actors_between(speaker.last_token, speaker.last_token + 4):
        joined = view.form(actor.first_token)[:1] == "و" or view.form(actor.first_token - 1)[:1] == "و"
        if joined and actor.actor_id in attribution.speakers and actor.actor_id != speaker.parent_id:
            takers.append(actor)
    return takers


def _addressed(
    attribution: Attribution, view: SentenceView, speaker: ActorMention, last: int, subtype: StatementSubtype
) -> list[ActorMention]:
    """Return the parties accused, asked or threatened: the first other party in the words, and those joined to it."""
    start = max(attribution.frame_first_token + 1, speaker.last_token)
    own = {*attribution.speakers, speaker.actor_id, speaker.parent_id}
    others = [a for a in view.actors_between(start, last) if a.actor_id not in own and a.parent_id not in own - {""}]
    if not others:
        return _by_nationality(view, start, last, own) if subtype != "demand" else []
    found = others[:1]
    if subtype == "demand" and found[0].first_token - start > _ADDRESSEE_REACH:
        return []
    for actor in others[1:]:
        is_joined = view.form(actor.first_token)[:1] == "و" and actor.first_token - found[-1].last_token <= 1
        if not is_joined:
            break
        found.append(actor)
    return [actor for actor in found if actor.actor_type not in _NO_ADDRESSEES]


def _by_nationality(view: SentenceView, start: int, last: int, own: set[str]) -> list[ActorMention]:
    """Return the state whose deed is condemned by an adjective: «جريمة سعودية جديدة», «للقصف الإيراني»."""
    for index in range(start, min(last, start + _ADJECTIVE_REACH)):
        state = state_of(view.form(index))
        if state is not None and state not in own:
            token = view.tokens[index]
            return [ActorMention(token.start, token.end, index, index + 1, state, "", "state", is_known=True)]
    return []
