"""Armed bodies and courts that no table lists, found by their head noun.

Belongs here: «كتيبة "أحرار الجبل"», «لواء صقور الوادي», «محكمة جنايات القاهرة». Does not belong here: persons and
sources (people.py), listed bodies (actor_mentions.py).
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from assets.parsing.actors.actor_names import BODY
from assets.parsing.actors.person_names import People
from assets.parsing.actors.unlisted_ids import unlisted_actor_id
from assets.parsing.model import ActorMention, Token

_QUOTES = frozenset({'"', "“", "”", "«", "»", "'"})
_OF = "من"
_MAX_QUOTED = 5
_MAX_NAME = 3


def with_bodies(people: People, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions with the unlisted armed bodies and courts of the document.

    A court takes the place in its name along («محكمة جنايات القاهرة»), a body the men it has («مسلحون من كتيبة …»).
    """
    bodies = _find_bodies(people, {i for m in mentions for i in range(m.first_token, m.last_token)})
    inside = {i for body in bodies for i in range(body.first_token + 1, body.last_token)}
    kept = [m for m in mentions if m.first_token not in inside]
    men = {m.last_token + 1: m for m in kept if m.actor_id.startswith("generic.")}
    for number, body in enumerate(bodies):
        own = men.get(body.first_token)
        if own is not None and people.tokens[own.last_token].form == _OF:
            kept.remove(own)
            bodies[number] = replace(body, start=own.start, first_token=own.first_token, head_token=own.first_token)
    return kept + bodies


def _find_bodies(people: People, taken: Container[int]) -> list[ActorMention]:
    """Return the unlisted armed bodies and courts of a document; `taken` are the tokens of other mentions."""
    found: list[ActorMention] = []
    words, role_of = people.words, people.vocabulary.role_of
    for sentence in people.document.sentences:
        index, end = sentence.first_token, sentence.last_token
        while index < end:
            if not role_of(people.tokens[index]) & BODY:
                index += 1
                continue
            proclitics, head = _head(people.tokens[index], words["armed_heads"] | words["court_heads"])
            last = index
            if head and index not in taken:
                is_court = head in words["court_heads"]
                last = (
                    _court_end(people, index + 1, end) if is_court else _body_end(people, head, index + 1, end, taken)
                )
            if last > index + 1:
                kind = "government_body" if head in words["court_heads"] else "armed_group"
                found.append(_mention(people, index, last, len(proclitics), kind))
            index = max(index + 1, last)
    return found


def _head(token: Token, heads: frozenset[str]) -> tuple[str, str]:
    """Return a head noun with what is glued in front of it, two empty strings for other words."""
    return next(((p, rest) for p, rest in token.variants if rest in heads), ("", ""))


def _body_end(people: People, head: str, at: int, end: int, taken: Container[int]) -> int:
    """Return the token behind the name that follows an armed head noun, 0 where none does.

    In quotation marks any name may stand; without them only heads that are nothing but units take one.
    """
    tokens, words = people.tokens, people.words
    if at >= end or at in taken:
        return 0
    if tokens[at].form in _QUOTES:
        close = next((i for i in range(at + 1, min(end, at + _MAX_QUOTED + 2)) if tokens[i].form in _QUOTES), 0)
        return close + 1 if close > at + 1 and not any(i in taken for i in range(at + 1, close)) else 0
    if head not in words["unit_heads"]:
        return 0
    last = at
    while last < min(end, at + _MAX_NAME) and last not in taken:
        owner = last > at and tokens[last].form.startswith("ال") and not tokens[last - 1].form.startswith("ال")
        if not (owner or _is_name_word(people, last)):  # «كتيبة ثوار | الوادي»
            break
        last += 1
    return last if last > at else 0


def _is_name_word(people: People, index: int) -> bool:
    """Tell a word of a unit's name: a listed one («ثوار», «أحرار») or a place («القدس»)."""
    return index in people.placed or people.tokens[index].form in people.words["unit_name_words"]


def _court_end(people: People, at: int, end: int) -> int:
    """Return the token behind the words that say which court it is, 0 where none does."""
    tokens, last = people.tokens, at
    while last < min(end, at + _MAX_NAME + 1) and (
        tokens[last].form in people.words["court_words"]
        or last in people.placed
        or people.vocabulary.demonyms.country_of(tokens[last])
    ):
        last += 1
    return last if last > at else 0


def _mention(people: People, first: int, last: int, glued: int, actor_type: str) -> ActorMention:
    """Return the mention of an unlisted body, its id made from the name."""
    start, end = people.tokens[first].start + glued, people.tokens[last - 1].end
    name = people.document.text[start:end]
    folded = [t.form for t in people.tokens[first:last] if t.kind == "word"]
    folded[0] = folded[0][glued:]
    actor_id = unlisted_actor_id(" ".join(folded))
    return ActorMention(start, end, first, last, actor_id, name.replace('"', ""), actor_type, False, "", first)
