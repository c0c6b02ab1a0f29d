"""Sentences: where one ends, with offsets.

Belongs here: full stops that end a sentence, those of numbers, abbreviations and initials that do not, and the cut
of what runs on without any.
Does not belong here: clauses, which depend on what the words mean.
"""

from __future__ import annotations

import re

from assets.parsing.model import Section, Sentence, Token
from assets.parsing.text.tokens import tokenize

MAX_TOKENS = 400
"""Tokens of one sentence. News has its longest sentences far below; stages that compare the words of a sentence with
one another would take hours over a megabyte without a full stop."""

_BREAK = re.compile(r"\.{2,}|[.!?؟؛](?:[\"')\]]+)?|\n|\r")
_INITIALS = re.compile(r"(?:^|[\s(/\"])(?:[^\W\d_](?:\.\s?|\s)){0,3}[^\W\d_]$")


def find_sentences(
    folded: str, sections: tuple[Section, ...], names: frozenset[str]
) -> tuple[tuple[Sentence, ...], tuple[Token, ...]]:
    """Cut the sections into sentences and tokens; boilerplate has neither."""
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for section in sections:
        if section.kind == "boilerplate":
            continue
        for start, end in _sentence_spans(folded, section.start, section.end):
            words = tokenize(folded, start, end, names)
            for piece in (words[at : at + MAX_TOKENS] for at in range(0, len(words), MAX_TOKENS)):
                if not any(token.kind != "punct" for token in piece):
                    continue
                first = len(tokens)
                tokens.extend(piece)
                sentences.append(
                    Sentence(len(sentences), piece[0].start, piece[-1].end, section.kind, first, len(tokens))
                )
    return tuple(sentences), tuple(tokens)


def _sentence_spans(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans between sentence ends of one section."""
    spans: list[tuple[int, int]] = []
    at = start
    for match in _BREAK.finditer(folded, start, end):
        if match.group() == "." and not _ends_sentence(folded, match.start(), match.end(), at, end):
            continue
        if _is_omission(folded, match.start(), match.end()):
            continue
        spans.append((at, match.end()))
        at = match.end()
    if at < end:
        spans.append((at, end))
    return spans


def _is_omission(folded: str, start: int, end: int) -> bool:
    """Tell «(...)», which leaves words out of a quotation and ends nothing."""
    return (
        folded[start - 1 : start] in ("(", "[")
        and folded[start : start + 2] == ".."
        and folded[end - 1 : end + 1].endswith((")", "]"))
    )


def _ends_sentence(folded: str, dot: int, after: int, start: int, end: int) -> bool:
    """Tell a full stop from the dot of a number (10.000), of initials (أ.ف.ب) and of a web address."""
    before = folded[max(start, dot - 12) : dot]
    following = folded[after] if after < end else " "
    if before[-1:].isdecimal() and following.isdecimal():
        return False
    if before[-1:].isascii() and before[-1:].isalpha() and following.isascii() and following.isalpha():
        return False
    return not _INITIALS.search(before)
