"""The place of a claim by weight: where the places around it speak clearly against what the rules made of it.

Belongs here: when a place outweighs the answer of the rules, and what that makes of the claim. Does not belong here:
the signs (place_options.py), the weights (judgement/, made by train_places.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.place_options import PlaceOption, article_places, options_for
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.judgement.choice_model import CHOSEN, shares
from assets.parsing.judgement.linear_model import AN_ARTICLE, LinearModel, read_model

_OUTWEIGHING = 1.2
"""A place replaces that of the rules where its share is so many times as large. A country speaks against a town in it
only where a claim sums up («في اليمن منذ 2015»): one incident has the town."""

WEIGHTS = Path(__file__).parent.parent / "judgement" / "place_choice.weights.gz"


class JudgedPlace(NamedTuple):
    """The option that is to be a claim's place, and the signs that speak most for it."""

    option: PlaceOption
    signs: tuple[str, ...]


PlaceJudge = Callable[[ClaimDraft, Sequence[PlaceOption]], JudgedPlace | None]
"""Says which option replaces the first, which is that of the rules; None where that stands."""


def load_judge() -> PlaceJudge:
    """Read the weights and return the judge of places that goes by them."""
    return partial(judge_by_weight, read_model(WEIGHTS))


def judge_places(
    drafts: list[ClaimDraft],
    views: Sequence[SentenceView],
    country: str,
    ancestors: Callable[[str], tuple[str, ...]],
    judge: PlaceJudge,
) -> None:
    """Let the judge choose among the places around each claim; every choice is made before any is written."""
    if len(views) < AN_ARTICLE:
        return
    article = article_places(drafts, views, country, ancestors)
    judged = [(draft, judge(draft, options_for(number, drafts, article))) for number, draft in enumerate(drafts)]
    for draft, answer in judged:
        if answer is not None:
            _give(draft, answer)


def judge_by_weight(model: LinearModel, draft: ClaimDraft, options: Sequence[PlaceOption]) -> JudgedPlace | None:
    """Return the option that replaces the place of the rules, None where that stands."""
    if len(options) == 1:
        return None
    parts = shares(model, [option.features for option in options])
    rivals = [
        (part, option)
        for part, option in zip(parts, options, strict=True)
        if option.ids and (draft.is_aggregate or not option.is_around)
    ]
    share, best = max(rivals, key=lambda one: one[0], default=(0.0, options[0]))
    if best is options[0] or share < _OUTWEIGHING * parts[0]:
        return None
    return JudgedPlace(best, model.reasons(best.features, CHOSEN))


def _give(draft: ClaimDraft, answer: JudgedPlace) -> None:
    """Write a chosen place onto a draft, with the signs that speak for it."""
    draft.place_ids = answer.option.ids
    draft.place_id = draft.place_ids[0]
    draft.place_inherited = not answer.option.is_here
    draft.missing[:] = [reason for reason in draft.missing if not reason.startswith("place: ")]
    draft.rule += f"; place by weight ({', '.join(answer.signs)})"
