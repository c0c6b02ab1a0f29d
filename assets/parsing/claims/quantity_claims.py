"""Quantity claims: the other figures that matter (soldiers sent, states meeting, share of territory, aircraft).

Belongs here: which number near a claim measures what. Does not belong here: victims, dates, ages.
"""

from __future__ import annotations

from functools import lru_cache

import yaml

from assets.parsing.casualties.casualty_mentions import CasualtyMention
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.lexicon_files import LEXICON
from assets.parsing.model import Document, NumberMention, QuantityClaim
from assets.parsing.text.fold import word_form
from assets.parsing.text.tokens import word_keys

_LEXICON = LEXICON / "quantities.yaml"


@lru_cache(maxsize=1)
def load_measures() -> dict[str, str]:
    """Return folded counted noun → measure."""
    data = yaml.safe_load(_LEXICON.read_text(encoding="utf-8"))
    return {word_form(noun): measure for measure, nouns in data.items() for noun in nouns}


def find_quantities(
    document: Document, drafts: list[ClaimDraft], casualties: tuple[CasualtyMention, ...]
) -> tuple[QuantityClaim, ...]:
    """Return one row for each measured figure in the quote or clause of a claim, in text order."""
    taken = {index for c in casualties for index in range(c.first_token, c.last_token)}
    rows: list[QuantityClaim] = []
    for number in document.numbers:
        if number.first_token in taken or number.kind not in ("count", "percent"):
            continue
        measure, noun_end, unit = _measure(document, number)
        if measure is None:
            continue
        claim_no = _claim(number, drafts)
        if claim_no is None:
            continue
        decimal = number.decimal
        rows.append(
            QuantityClaim(
                claim_no,
                number.start,
                noun_end,
                measure,
                decimal if decimal is not None else number.low,
                decimal if decimal is not None else number.best,
                decimal if decimal is not None and number.high is not None else number.high,
                unit,
                number.qualifier,
            )
        )
    return tuple(rows)


def _measure(document: Document, number: NumberMention) -> tuple[str | None, int, str | None]:
    """Return the measure of a number by the noun it counts, where the noun ends, and the unit."""
    if number.kind == "percent":
        words = {
            document.tokens[i].form for i in range(number.last_token, min(len(document.tokens), number.last_token + 5))
        }
        land = any(key in _LAND for word in words for key in word_keys(word))
        return ("share_of_territory" if land else "share", number.end, "percent")
    noun = number.noun_token
    if noun is None or noun >= len(document.tokens):
        return None, number.end, None
    measures = load_measures()
    for key in word_keys(document.tokens[noun].form):
        if key in measures:
            return measures[key], max(number.end, document.tokens[noun].end), None
    return None, number.end, None


_LAND = frozenset({"مساحه", "اراضي", "احياء", "المدينه", "مدينه", "البلاد", "منطقه", "مناطق"})


def _claim(number: NumberMention, drafts: list[ClaimDraft]) -> int | None:
    """Return the claim whose quote holds the number, else the nearest of its sentence."""
    best: tuple[int, int] | None = None
    for claim_no, draft in enumerate(drafts):
        if not draft.view.first <= number.first_token < draft.view.last:
            continue
        gap = max(number.first_token - draft.last_token, draft.first_token - number.last_token, 0)
        if best is None or gap < best[0]:
            best = (gap, claim_no)
    return best[1] if best and best[0] <= 12 else None
