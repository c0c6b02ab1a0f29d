"""The words right after a number: what is counted, the percent words, and where a span begins inside a token.

Belongs here: finding the counted noun and telling the article from a stem in أل. Does not belong here: what kind of
thing is counted (number_kinds.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from assets.parsing.model import Document, Token
from assets.parsing.numbers.number_reading import Kind, Reading
from assets.parsing.numbers.number_vocabulary import NumberVocabulary
from assets.parsing.text.fold import FILLER


def inner_start(document: Document, at: int, proclitics: str) -> int:
    """Return where a token begins after its proclitics («وثلاثة» at the ث), skipping marks and tatweel."""
    token = document.tokens[at]
    if not proclitics or (proclitics.endswith("ل") and "لل" in token.form[: len(proclitics) + 1]):
        return token.start
    position, left = token.start, len(proclitics)
    while left and position < token.end:
        if document.folded[position] != FILLER:
            left -= 1
        position += 1
    while position < token.end and document.folded[position] == FILLER:
        position += 1
    return position


def has_article(document: Document, at: int, vocabulary: NumberVocabulary) -> bool:
    """Tell the article from a stem that folds to the same letters: «ألغام», «آليات», «ألف»."""
    token = document.tokens[at]
    if not token.form.startswith("ال") or vocabulary.has("stems_in_al", token.form):
        return False
    return document.text[token.start] not in "أإآ"


def percent_end(tokens: Sequence[Token], at: int, end: int, vocabulary: NumberVocabulary) -> int | None:
    """Return the index after the percent words that begin at `at`, or None."""
    if at >= end:
        return None
    matched = vocabulary.percent.match(tokens, at, end, frozenset())
    return at + matched.n_tokens if matched is not None else None


def noun_after(document: Document, reading: Reading, end: int, kind: Kind, vocabulary: NumberVocabulary) -> int | None:
    """Return the token of the counted noun directly after a number, or after «من» before a word for people."""
    tokens, at = document.tokens, reading.end
    if kind in ("date", "time", "ordinal", "score", "age") and not (at < end and tokens[at].form in vocabulary.units):
        return None
    if at < end and tokens[at].form == '"':
        at += 1
    if at >= end or tokens[at].kind != "word":
        return None
    form = tokens[at].form
    if form == "من":
        after = at + 1
        if after < end and vocabulary.has("people", tokens[after].form.removeprefix("ال")):
            return after
        is_vague = reading.qualifier == "vague" and after < end and has_article(document, after, vocabulary)
        return after if is_vague else None
    if vocabulary.has("no_noun", form):
        return None
    if has_article(document, at, vocabulary) and len(form) > 4 and reading.qualifier != "vague":
        is_construct = tokens[at - 1].form.endswith(("الاف", "ملايين", "ميات")) or vocabulary.has("people", form[2:])
        return at if is_construct and not vocabulary.has("time_nouns", form) else None
    if form[0] in "وفبلكس" and len(tokens[at].variants) > 1:
        known = vocabulary.has("noun_in_waw", form) or vocabulary.has("people", form) or form in vocabulary.units
        return at if known or not _may_be_joined(form) else None
    return at


def _may_be_joined(form: str) -> bool:
    """Tell whether a word that begins with a proclitic letter may well be proclitic and word («وأصيب», «بينهم»)."""
    return form[0] in "وفبلك" or form[:2] in ("سي", "ست")
