"""Pairs that speak as one: «دان الرئيسان الأميركي … والفرنسي …», «إن الرئيسين دانا», «إنهما اتفقا».

Belongs here: a noun or pronoun for two office-holders, and which two persons it means. Does not belong here: speakers
joined by «و» behind a single one (speakers.py).
"""

from __future__ import annotations

from assets.parsing.attribution.speaker_index import SpeakerIndex, Subject, mention_speakers
from assets.parsing.model import ActorMention

RULE = "pair"
_NAMES_REACH = 14
_BEFORE_REACH = 60


def read_pair(index: SpeakerIndex, start: int, stop: int) -> Subject | None:
    """Read a noun for two office-holders as the two persons that it names, or else as the last two named before."""
    tokens, words = index.document.tokens, index.vocabulary
    if tokens[start].form not in words.pairs:
        return None
    named: list[ActorMention] = []
    at = start + 1
    while at < min(stop, start + _NAMES_REACH) and len(named) < 2:
        mention = index.actor_at.get(at)
        if mention is not None and mention.actor_type == "person":
            named.append(mention)
            at = mention.last_token
        elif tokens[at].form == "،" or _is_adjective(tokens[at].form) or mention is not None and not named:
            at = mention.last_token if mention is not None else at + 1
        else:
            break
    if len(named) == 2:
        return _subject(named, start, named[1].last_token)
    return _named_last(index, start) if tokens[start].form.startswith("ال") and not named else None


def pair_before(index: SpeakerIndex, verb: int) -> Subject | None:
    """Return the two whom «إنهما» right before a verb takes up, a quotation mark between them aside."""
    tokens = index.document.tokens
    at = verb - 2 if tokens[verb - 1].form == '"' else verb - 1
    return _named_last(index, at) if at > 0 and tokens[at].form in index.vocabulary.pair_pronouns else None


def _named_last(index: SpeakerIndex, start: int) -> Subject | None:
    """Return the two persons named last before `start`; None where there are not two near by."""
    found: list[ActorMention] = []
    for mention in reversed(index.document.actors):
        if mention.actor_type != "person" or not 0 < start - mention.first_token <= _BEFORE_REACH:
            continue
        if all(mention.actor_id != other.actor_id for other in found):
            found.append(mention)
        if len(found) == 2:
            return _subject(found[::-1], start, start + 1)
    return None


def _is_adjective(form: str) -> bool:
    """Tell «الأميركي», «والفرنسي», which say whose office-holder each is."""
    form = form.removeprefix("و")
    return form.startswith("ال") and form.endswith(("ي", "يه", "يان", "يين"))


def _subject(named: list[ActorMention], start: int, end: int) -> Subject:
    """Return both persons as speakers, and behind them the bodies they speak for."""
    chains = [mention_speakers(mention) for mention in named]
    speakers = [chain[0] for chain in chains] + [body for chain in chains for body in chain[1:]]
    return Subject(tuple(dict.fromkeys(speakers)), (), start, end, RULE)
