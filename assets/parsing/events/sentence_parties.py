"""Sentence parties: which actors and countries of a document can take part in an event.

Belongs here: «في سوريا» is a scene, «بحيرة تشاد» a place's name, «طائرات سورية» an adjective, «رئيس الهيئة …» a title,
«المملكة» a state. Does not belong here: who took part in what (participants.py).
"""

from __future__ import annotations

from assets.parsing.actors.nationality import state_of
from assets.parsing.events.border_lands import border_lands
from assets.parsing.events.event_context import EventContext
from assets.parsing.model import ActorMention, Document, PlaceMention
from assets.parsing.text.tokens import word_keys


def find_parties(document: Document, context: EventContext) -> tuple[ActorMention, ...]:
    """Return who can take part in an event, in text order.

    Left out: states that are part of a place's name («بحيرة تشاد») or adjectives («طائرات سورية»), and bodies that only
    give a person's title («رئيس الهيئة العليا للمفاوضات رياض حجاب»). Added: states written as places («المملكة»).
    """
    inside = {
        index
        for place in document.places
        if place.last_token - place.first_token > 1
        for index in range(place.first_token, place.last_token)
    }
    inside |= (lands := border_lands(document, context))
    titles = {(actor.parent_id, actor.first_token) for actor in document.actors if actor.actor_type == "person"}
    persons = {first for _, first in titles}
    kept: list[ActorMention] = []
    taken: set[int] = set()
    for actor in document.actors:
        taken.update(range(actor.first_token, actor.last_token))
        is_title = any((actor.actor_id, actor.last_token + gap) in titles for gap in (0, 1)) or (
            actor.last_token in persons and _is_envoy(actor, document, context)
        )
        # «سيطرت قوات الدعم السريع بقيادة دقلو» names the force and who leads it
        leads = document.tokens[min(actor.last_token, len(document.tokens) - 1)].form in context.forms("leading_words")
        if (leads or not is_title) and _can_act(actor, inside, document, context):
            kept.append(actor)
    for place in document.places:
        is_state = place.place_type == "country" and place.place_id.startswith("cc:")
        is_state = is_state and place.first_token not in lands
        if is_state and place.first_token not in taken and not _is_scene(_word_before(place, document), context):
            kept.append(_state(place))
    return tuple(sorted(kept, key=lambda actor: (actor.start, -actor.end)))


def _is_envoy(actor: ActorMention, document: Document, context: EventContext) -> bool:
    """Tell «المبعوث الأممي» in front of a name, where the table lists his office."""
    return any(key in context.forms("envoys") for key in word_keys(document.tokens[actor.first_token].form))


def _can_act(actor: ActorMention, inside: set[int], document: Document, context: EventContext) -> bool:
    """Tell an actor from a scene («في سوريا»), a number of states («عشر دول غربية») and an adjective («طائرات سورية»).

    `inside` are the tokens of places with names of several words, and of the two sides of a border.
    """
    form = document.tokens[actor.first_token].form
    before = _word_before(actor, document)
    if form in context.forms("counted_states"):
        return False
    if actor.actor_type in ("state", "government_body") and _is_scene(before, context):
        return False
    if actor.actor_type == "state" and actor.last_token - actor.first_token == 1:
        qualified = any(key in context.qualified for key in word_keys(before)) or state_of(before) is not None
        agrees = _is_definite(before) == _is_definite(form)  # «تدخل السعودية» is no «تدخل سعودي»
        adjective = qualified and agrees and state_of(form) is not None
        return not adjective and actor.first_token not in inside
    return True


def _is_definite(form: str) -> bool:
    """Tell a word with its article, behind proclitics too."""
    return any(key.startswith("ال") for key in word_keys(form))


def _state(place: PlaceMention) -> ActorMention:
    """Return a country as the state that acts: «المملكة»."""
    state = "state." + place.place_id.removeprefix("cc:").lower()
    return ActorMention(
        place.start, place.end, place.first_token, place.last_token, state, place.name, "state", True
    )  # fmt: skip


def _word_before(mention: ActorMention | PlaceMention, document: Document) -> str:
    """Return the folded word before a mention, "" at the beginning of the text."""
    return document.tokens[mention.first_token - 1].form if mention.first_token else ""


def _is_scene(before: str, context: EventContext) -> bool:
    """Tell by the word before that a country is where it happens: «في سوريا», «شمالي اليمن», «وسط سوريا»."""
    locatives = context.forms("locatives")
    return before in locatives or (before[:1] == "و" and before[1:] in locatives)
