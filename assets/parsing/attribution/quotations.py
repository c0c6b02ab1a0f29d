"""Quotations: which tokens stand between quotation marks, also where a quotation runs over several sentences.

Belongs here: pairing quotation marks. Does not belong here: who is quoted.
"""

from __future__ import annotations

from typing import NamedTuple

from assets.parsing.model import Document

_OPENING = frozenset("«“„‟‹")
_CLOSING = frozenset("»”›")
_MAX_TOKENS = 400


class Quotation(NamedTuple):
    """The tokens from the opening mark to the closing mark, both of them counted in; the end is exclusive."""

    first_token: int
    last_token: int


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """Pair the quotation marks of the article in order; a mark left alone at the end of a paragraph opens nothing.

    Marks that tell their side («») are believed; a straight mark closes where one is open. A quotation may run
    over full stops but not over a line break, where a lost mark would swallow the rest of the article.
    """
    found: list[Quotation] = []
    opened: int | None = None
    before = 0
    for index, token in enumerate(document.tokens):
        if opened is not None and ("\n" in document.text[before : token.start] or index - opened > _MAX_TOKENS):
            opened = None
        before = token.end
        if token.kind != "punct" or token.form != '"':
            continue
        mark = document.text[token.start]
        if opened is None:
            if mark not in _CLOSING:
                opened = index
        elif mark in _OPENING:
            opened = index
        else:
            found.append(Quotation(opened, index + 1))
            opened = None
    return tuple(found)
