"""The layers of a document that speakers are read from, keyed by token.

Belongs here: which actor, date or place begins or ends at a token, and what kind of speaker an actor is.
Does not belong here: reading phrases.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from assets.parsing.attribution.reporting_verbs import AttributionVocabulary
from assets.parsing.model import ActorMention, Document
from assets.parsing.text.fold import word_form

_NAMELESS = "anon."
_STATE_TELEVISION = "anon.state_tv"


class Subject(NamedTuple):
    """Who speaks in a phrase: `speakers` nearest first, the agencies passed through, and the tokens it takes.

    `anaphor` is "" or the kind of an earlier speaker that the phrase takes up («المصدر نفسه» → source); `word` is
    then its noun without the article.
    """

    speakers: tuple[str, ...]
    via: tuple[str, ...]
    first_token: int
    end_token: int
    rule: str
    anaphor: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerIndex:
    """The layers of a document that speakers are read from, keyed by token."""

    document: Document
    vocabulary: AttributionVocabulary
    actor_at: dict[int, ActorMention]
    actor_before: dict[int, ActorMention]
    skip_to: dict[int, int]
    places: frozenset[int]


def index_speakers(document: Document, vocabulary: AttributionVocabulary) -> SpeakerIndex:
    """Key the actors by their first and last token, dates and places by their first; the longest mention wins."""
    actor_at: dict[int, ActorMention] = {}
    actor_before: dict[int, ActorMention] = {}
    for mention in document.actors:
        if mention.actor_type == "government_body" and not mention.is_known:
            continue  # «أدانت محكمة مصرية …»: a court gives judgement, and no report
        known = actor_at.get(mention.first_token)
        if known is None or mention.last_token > known.last_token:
            actor_at[mention.first_token] = mention
        known = actor_before.get(mention.last_token)
        if known is None or mention.first_token < known.first_token:
            actor_before[mention.last_token] = mention
    skip_to = {date.first_token: date.last_token for date in document.dates}
    places = {place.first_token: place.last_token for place in document.places}
    return SpeakerIndex(document, vocabulary, actor_at, actor_before, {**places, **skip_to}, frozenset(places))


def is_relay(mention: ActorMention) -> bool:
    """Tell an agency, outlet or other medium that a statement can pass through."""
    if mention.actor_id.startswith(_NAMELESS):
        return mention.actor_id == _STATE_TELEVISION
    return mention.actor_type == "media" or mention.actor_id.startswith(("agency.", "outlet."))


def is_own_outlet(index: SpeakerIndex, mention: ActorMention) -> bool:
    """Tell the outlet that printed the article from the other media it names."""
    name = word_form(index.document.outlet or "")
    ids = index.vocabulary.outlet_ids
    # «BBC Arabic» is listed as BBC
    own = ids.get(name) or ids.get(name.removesuffix(" arabic").removesuffix(" عربي"))
    return own is not None and own == mention.actor_id


def mention_speakers(mention: ActorMention) -> tuple[str, ...]:
    """Return the mention's id, and for a person the body he speaks for after it."""
    if mention.parent_id and mention.actor_type == "person" and mention.parent_id != mention.actor_id:
        return (mention.actor_id, mention.parent_id)
    return (mention.actor_id,)
