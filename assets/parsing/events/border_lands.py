"""Border lands: countries that only say where a border runs, «على الحدود بين قطاع غزة وإسرائيل», and do nothing.

Belongs here: their tokens. Does not belong here: other scenes and adjectives (sentence_parties.py),
the places they are (places/).
"""

from __future__ import annotations

from assets.parsing.events.event_context import EventContext
from assets.parsing.model import Document

_BETWEEN = "بين"
_REACH_TO_BORDER = 3
_REACH_TO_LAND = 7


def border_lands(document: Document, context: EventContext) -> frozenset[int]:
    """Return the tokens that name the two sides of a border, road or fence."""
    tokens, borders = document.tokens, context.forms("border_words")
    found: set[int] = set()
    for between, token in enumerate(tokens):
        if token.form != _BETWEEN:
            continue
        before = (rest for t in tokens[max(0, between - _REACH_TO_BORDER) : between] for _, rest in t.variants)
        if borders.isdisjoint(before):
            continue
        found.add(between + 1)
        for at in range(between + 2, min(len(tokens), between + _REACH_TO_LAND)):
            if tokens[at].kind != "word":
                break
            found.add(at)
            if any(proclitics == "و" for proclitics, _ in tokens[at].variants):
                break
    return frozenset(found)
