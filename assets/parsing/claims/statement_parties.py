"""Parties of a statement: who takes the position.

Belongs here: the speaker's mention, which speakers take positions. Does not belong here: whom a position accuses, asks
or threatens (addressees.py), whether the words take a position (positions.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from assets.parsing.attribution.attributions import Attribution
from assets.parsing.attribution.speaking_pairs import RULE as PAIR
from assets.parsing.claims.addressees import find_addressees, refused_party
from assets.parsing.claims.statement_vocabulary import StatementSubtype, StatementVocabulary
from assets.parsing.events.role_window import first_word
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import ActorMention, Document, Participant
from assets.parsing.text.fold import word_form


class Standing(Enum):
    """What a speaker's words weigh: a party's are news, a watcher's where he judges, a medium's where it condemns."""

    PARTY = "party"
    WATCHER = "watcher"
    MEDIUM = "medium"
    NONE = "none"


def find_speaker(attribution: Attribution, view: SentenceView, document: Document) -> ActorMention | None:
    """Return the nearest mention of the speaker in the sentence; an elided one («وأكد أن») stands at the verb."""
    wanted = attribution.speakers[0]
    own = [a for a in view.actors if a.actor_id == wanted]
    if own:
        return min(own, key=lambda a: abs(a.first_token - attribution.frame_first_token))
    first, last = attribution.frame_first_token, max(attribution.frame_last_token, attribution.frame_first_token + 1)
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    elsewhere = next((a for a in document.actors if a.actor_id == wanted), None)
    if elsewhere is not None:
        return replace(elsewhere, start=start, end=end, first_token=first, last_token=last)
    unlisted = document.unlisted_actors.get(wanted)
    if unlisted is None:
        return None
    parent = attribution.speakers[1] if len(attribution.speakers) > 1 else ""
    named, behind = _name_tokens(unlisted.name, first, last, view)
    start, end = view.tokens[named].start, view.tokens[behind - 1].end
    return ActorMention(start, end, first, last, wanted, unlisted.name, unlisted.type, is_known=False, parent_id=parent)


def _name_tokens(name: str, first: int, last: int, view: SentenceView) -> tuple[int, int]:
    """Return the tokens of [first, last) that hold an unlisted name, all of them where it stands otherwise there."""
    words = word_form(name).split()
    for at in range(first, last - len(words) + 1):
        if words and [view.form(k) for k in range(at, at + len(words))] == words:
            return at, at + len(words)
    return first, last


def standing_of(
    speaker: ActorMention, document: Document, words: StatementVocabulary, kind_of: Callable[[str], str]
) -> Standing:
    """Tell a party or its voice from a monitor, and both from a medium, a private man or an anonymous source."""
    kind, parent_kind = kind_of(speaker.actor_id), kind_of(speaker.parent_id) if speaker.parent_id else ""
    if kind in words.anonymous_kinds:
        return Standing.WATCHER if speaker.actor_id in words.anonymous_officials else Standing.NONE
    if speaker.parent_id in words.relief_actors or speaker.actor_id in words.relief_actors:
        return Standing.NONE
    if kind in words.reporting_kinds or parent_kind in words.reporting_kinds:
        return Standing.MEDIUM
    if kind in words.watching_kinds or parent_kind in words.watching_kinds:
        return Standing.WATCHER
    if speaker.is_known or parent_kind in words.public_kinds:
        return Standing.PARTY if speaker.actor_type in words.speaker_types else Standing.WATCHER
    if speaker.actor_type == "person" and _holds_office(speaker, document, words):
        return Standing.PARTY
    name = _head_words(speaker, words)
    if name and name[0] in words.public_heads and not words.private_bodies & set(name[1:3]):
        return Standing.PARTY
    is_private = bool(name) and name[0] in words.private_heads
    return Standing.NONE if is_private or _is_private_man(speaker, document, words) else Standing.WATCHER


def is_political(speaker: ActorMention, words: StatementVocabulary, kind_of: Callable[[str], str]) -> bool:
    """Tell who speaks for a state, a government, a party or a body of states; a police or an army mostly informs."""
    if not speaker.is_known:
        name = _head_words(speaker, words)
        parent = speaker.parent_id
        if parent:
            return _is_political_body(parent, kind_of(parent), words)
        return bool(name) and name[0] in words.political_heads and not words.private_bodies & set(name[1:3])
    if speaker.actor_type == "person":
        if speaker.actor_id.partition(".")[2] in words.political_offices or not speaker.parent_id:
            return True
        parent_kind = kind_of(speaker.parent_id)
        return parent_kind in words.political_person_kinds or _is_political_body(speaker.parent_id, parent_kind, words)
    is_of_type = speaker.actor_type in words.political_types and kind_of(speaker.actor_id) != "force"
    return is_of_type or _is_political_body(speaker.actor_id, kind_of(speaker.actor_id), words)


def _is_political_body(actor_id: str, kind: str, words: StatementVocabulary) -> bool:
    """Tell a body that takes positions, by its kind or by the office in its id («us.embassy»)."""
    return kind in words.political_kinds or actor_id.partition(".")[2] in words.political_offices


def _head_words(speaker: ActorMention, words: StatementVocabulary) -> list[str]:
    """Return the words of an unlisted name from its head on: «عدد من عائلات القبيلة» is headed by «عائلات»."""
    name = word_form(speaker.name).split()
    if name and name[0] in words.partitive_heads:
        del name[: 2 if name[1:2] == ["من"] else 1]
    return name


def _is_private_man(speaker: ActorMention, document: Document, words: StatementVocabulary) -> bool:
    """Tell a person named by what he does for a living: «الخبير العسكري سمير حداد»."""
    mentions = (m for m in document.actors if m.actor_id == speaker.actor_id)
    return any(document.tokens[m.first_token].form.removeprefix("و") in words.private_heads for m in mentions)


def _holds_office(speaker: ActorMention, document: Document, words: StatementVocabulary) -> bool:
    """Tell a person whom the article names by a public office: «محافظ كركوك، راكان الجبوري»."""
    for mention in document.actors:
        if mention.actor_id != speaker.actor_id:
            continue
        first = document.tokens[mention.first_token].form.removeprefix("و")
        following = {token.form for token in document.tokens[mention.first_token + 1 : mention.first_token + 3]}
        if first in words.public_heads and not following & words.private_bodies:
            return True
    return False


def statement_participants(
    attribution: Attribution,
    view: SentenceView,
    speaker: ActorMention,
    last: int,
    subtype: StatementSubtype,
    words: StatementVocabulary,
    doers: tuple[Participant, ...],
) -> tuple[Participant, ...]:
    """Return whoever takes the position as actors, and whoever it is directed at as recipients.

    `doers` do the first event that its words tell.
    """
    takers = _takers(attribution, view, speaker, words)
    found = [Participant(taker.actor_id, "actor", taker.start, taker.end) for taker in takers]
    verb = word_form(attribution.verb)
    is_blamed = verb in words.blaming
    if subtype != "statement" or is_blamed:
        is_asked = words.subtype_of.get(verb) == "demand"
        found += find_addressees(attribution, view, speaker, last, subtype, is_asked, is_blamed, doers)
    elif verb in words.refusing:
        found += refused_party(attribution, view, speaker)
    return tuple(found)


def _takers(
    attribution: Attribution, view: SentenceView, speaker: ActorMention, words: StatementVocabulary
) -> list[ActorMention]:
    """Return everyone who takes the position; a spokesman without a name speaks for the body («متحدث باسم التحالف»)."""
    nameless = speaker.parent_id and not speaker.is_known and first_word(speaker) in words.voices
    if nameless:
        return [replace(speaker, actor_id=speaker.parent_id)]
    if attribution.rule.endswith(PAIR):
        return [speaker, replace(speaker, actor_id=attribution.speakers[1])]
    takers = [speaker]
    for actor in view.actors_between(speaker.last_token, speaker.last_token + 4):
        joined = view.form(actor.first_token)[:1] == "و" or view.form(actor.first_token - 1)[:1] == "و"
        if joined and actor.actor_id in attribution.speakers and actor.actor_id != speaker.parent_id:
            takers.append(actor)
    return takers
