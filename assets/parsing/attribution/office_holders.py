"""Office holders: the man behind «مندوب موسكو» and the name behind «السفير الكويتي للأمم المتحدة».

Belongs here: joining an office of the speaker's phrase with the name that the article gives it. Does not belong here:
the offices that the reference tables know by date (actors/), where the phrase ends (speaker_phrases.py).
"""

from __future__ import annotations

from assets.parsing.attribution.speaker_index import SpeakerIndex, mention_speakers
from assets.parsing.attribution.speaker_phrases import apposed_name_end, bare_name_end, register_unlisted
from assets.parsing.model import ActorMention

_MEN = ("person.", "actx:")
_NAMED = (*_MEN, "anon.")
_SEATED = frozenset({"لدي", "في"})
_COMMA = "،"


def holder_behind(
    index: SpeakerIndex, mention: ActorMention, start: int, stop: int
) -> tuple[tuple[str, ...], int] | None:
    """Return the man named behind an office and its seat, with its body, and the token behind his name.

    «السفير الكويتي للأمم المتحدة منصور العتيبي، …», «السفير الإسرائيلي لدى الأمم المتحدة، داني دانون، …»,
    «سفير السعودية لدى واشنطن الأمير خالد بن سلمان».
    """
    if not _is_office(mention):
        return None
    tokens, at = index.document.tokens, _behind_seat(index, mention, stop)
    if at >= stop:
        return None
    named = at + (at + 1 < stop and tokens[at].form == _COMMA)
    man = index.actor_at.get(named)
    if man is not None:
        is_man = man.actor_type == "person" and man.actor_id.startswith(_MEN) and man.last_token <= stop
        if not is_man or man.start > tokens[named].start:
            return None  # «السفير الأمريكي ونظيره»
        return tuple(dict.fromkeys((*mention_speakers(man), mention.parent_id))), man.last_token
    end = apposed_name_end(index, at) if named > at else bare_name_end(index, at)
    if end <= at:
        return None
    return (register_unlisted(index, start, end, "", tokens[start].form), mention.parent_id), end


def is_bare_office(mention: ActorMention) -> bool:
    """Tell an office, as which any man may speak, from a man with a name."""
    return not mention.actor_id.startswith(_MEN)


def _is_office(mention: ActorMention) -> bool:
    """Tell a listed office of a body, as which any man may speak."""
    return mention.actor_type == "person" and not mention.actor_id.startswith(_NAMED) and bool(mention.parent_id)


def _behind_seat(index: SpeakerIndex, mention: ActorMention, stop: int) -> int:
    """Return the token behind an office and where it has its seat: «لدى واشنطن», «في هولندا», «للأمم المتحدة»."""
    tokens, at = index.document.tokens, mention.last_token
    if at < stop and tokens[at].form in _SEATED:
        at += 1
    seat = index.actor_at.get(at)
    if seat is not None and (at > mention.last_token or tokens[at].form.startswith("ل")):
        return seat.last_token
    if at > mention.last_token and at in index.places:
        return index.skip_to[at]
    return at


def office_holder(index: SpeakerIndex, start: int, end: int, body: ActorMention) -> ActorMention | None:
    """Return whom the article named by the same office of the same country: «المندوب الروسي، فلان» … «مندوب موسكو»."""
    tokens = index.document.tokens
    is_whole = body.last_token >= end or tokens[body.last_token].form in index.vocabulary.prepositions
    if body.first_token != start + 1 or not is_whole:
        return None
    office, country = _office(tokens[start].form), _country(body.actor_id)
    holders = {
        mention.actor_id: mention
        for mention in index.document.actors
        if mention.actor_type == "person"
        and mention.actor_id.startswith(("person.", "actx:"))
        and _office(tokens[mention.first_token].form) == office
        and _country(mention.parent_id) == country
    }
    return next(iter(holders.values())) if len(holders) == 1 else None


def _office(form: str) -> str:
    """Return the noun of an office without article, joining word and gender: «والمندوبة» → مندوب."""
    return form.removeprefix("و").removeprefix("ال").removesuffix("ه")


def _country(actor_id: str) -> str:
    """Return the country part of an id: «ru.embassy», «state.ru» → ru."""
    first, _, rest = actor_id.partition(".")
    return rest if first == "state" else first
