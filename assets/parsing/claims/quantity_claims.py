"""Quantity claims: the other figures that matter (soldiers sent, states meeting, share of territory, aircraft).

Belongs here: which number near a claim measures what. Does not belong here: victims, dates, ages.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from assets.parsing.casualties.casualty_mentions import CasualtyMention
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.lexicon_files import LEXICON, read_yaml
from assets.parsing.model import Document, NumberMention, QuantityClaim
from assets.parsing.text.fold import word_form
from assets.parsing.text.tokens import word_keys

_LEXICON = LEXICON / "quantities.yaml"
_SHARE_REACH = 5
_CLAIM_REACH = 12


class QuantityVocabulary(NamedTuple):
    """Folded counted noun → measure, and the nouns of which a share is a share of territory."""

    measures: dict[str, str]
    territory: frozenset[str]


@lru_cache(maxsize=1)
def load_vocabulary() -> QuantityVocabulary:
    """Read the vocabulary of measured figures."""
    data = read_yaml(_LEXICON)
    territory = frozenset(word_form(noun) for noun in data.pop("territory_words"))
    return QuantityVocabulary(
        {word_form(noun): measure for measure, nouns in data.items() for noun in nouns}, territory
    )


def find_quantities(
    document: Document,
    drafts: list[ClaimDraft],
    casualties: tuple[CasualtyMention, ...],
    vocabulary: QuantityVocabulary,
) -> tuple[QuantityClaim, ...]:
    """Return one row for each measured figure in the quote or clause of a claim, in text order."""
    taken = {index for c in casualties for index in range(c.first_token, c.last_token)}
    rows: list[QuantityClaim] = []
    for number in document.numbers:
        if number.first_token in taken or number.kind not in ("count", "percent"):
            continue
        measure, noun_end, unit = _measure(document, number, vocabulary)
        if measure is None:
            continue
        claim_no = _claim(number, drafts)
        if claim_no is None:
            continue
        low, best, high = _bounds(number)
        rows.append(QuantityClaim(claim_no, number.start, noun_end, measure, low, best, high, unit, number.qualifier))
    return tuple(rows)


def _measure(
    document: Document, number: NumberMention, vocabulary: QuantityVocabulary
) -> tuple[str | None, int, str | None]:
    """Return the measure of a number by the noun it counts, where the noun ends, and the unit."""
    tokens = document.tokens
    if number.kind == "percent":
        after = tokens[number.last_token : number.last_token + _SHARE_REACH]
        land = any(key in vocabulary.territory for token in after for key in word_keys(token.form))
        return ("share_of_territory" if land else "share", number.end, "percent")
    noun = number.noun_token
    if noun is None or noun >= len(tokens):
        return None, number.end, None
    for key in word_keys(tokens[noun].form):
        if key in vocabulary.measures:
            return vocabulary.measures[key], max(number.end, tokens[noun].end), None
    return None, number.end, None


def _bounds(number: NumberMention) -> tuple[float | None, float | None, float | None]:
    """Return the low, best and high value; a decimal («2,5 في المئة») stands for itself."""
    if number.decimal is None:
        return number.low, number.best, number.high
    return number.decimal, number.decimal, None if number.high is None else number.decimal


def _claim(number: NumberMention, drafts: list[ClaimDraft]) -> int | None:
    """Return the claim whose quote holds the number, else the nearest of its sentence."""
    best: tuple[int, int] | None = None
    for claim_no, draft in enumerate(drafts):
        if not draft.view.first <= number.first_token < draft.view.last:
            continue
        gap = max(number.first_token - draft.last_token, draft.first_token - number.last_token, 0)
        if best is None or gap < best[0]:
            best = (gap, claim_no)
    return best[1] if best and best[0] <= _CLAIM_REACH else None
