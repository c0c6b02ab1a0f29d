"""The date of a claim by weight: a day of the text around it where the claim's own words give none.

Belongs here: when a day outweighs «no date» or the date a claim has inherited, and the basis and reason of such a date.
Does not belong here: the signs (date_candidates.py), the weights (judgement/, made by train_dates.py).

The weights choose only among days the text names: nothing is guessed from the publication date. A date that the words
of a claim give stands, and notes of a few sentences are left to the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from assets.parsing.claims.claim_dates import SpokenDate
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.date_candidates import Candidate, DatedWords, article_dates, candidates_for
from assets.parsing.claims.date_scope import is_in_open_stretch
from assets.parsing.events.event_context import EventContext
from assets.parsing.judgement.choice_model import CHOSEN, shares
from assets.parsing.judgement.linear_model import AN_ARTICLE, LinearModel, read_model
from assets.parsing.model import Document

_FILLING = 0.7
"""A day is given where its share is so large a part of that of «no date», which the training counts half. Lower bounds
date more claims rightly and still more that a careful reader leaves open."""

_OUTWEIGHING = 1.5
"""A day replaces one that the rules took from the text around where its share is so many times as large."""

WEIGHTS = Path(__file__).parent.parent / "judgement" / "date_choice.weights.gz"


class JudgedDate(NamedTuple):
    """The words whose days are to date a claim, and the signs that speak most for them."""

    words: DatedWords
    signs: tuple[str, ...]


DateJudge = Callable[[ClaimDraft, Sequence[Candidate]], JudgedDate | None]
"""Says which candidate dates a claim whose own words do not, None where it stays as the rules left it."""


def load_judge() -> DateJudge:
    """Read the weights and return the judge of dates that goes by them."""
    return partial(judge_by_weight, read_model(WEIGHTS))


def judge_dates(
    document: Document,
    drafts: list[ClaimDraft],
    spoken: Sequence[SpokenDate],
    context: EventContext,
    judge: DateJudge,
) -> None:
    """Let the judge choose among the days of the article for each claim undated or with an inherited date."""
    if not document.dates or len(document.sentences) < AN_ARTICLE:
        return
    article = article_dates(document, drafts, frozenset(s.mention.first_token for s in spoken))
    judged = [
        (draft, judge(draft, candidates_for(number, drafts, article)))
        for number, draft in enumerate(drafts)
        if draft.date_basis in ("unknown", "inherited") and not is_in_open_stretch(draft, context)
    ]
    for draft, answer in judged:
        if answer is not None:
            _give(document, draft, answer)


def judge_by_weight(model: LinearModel, draft: ClaimDraft, candidates: Sequence[Candidate]) -> JudgedDate | None:
    """Return the candidate that dates a claim, None where it stays as the rules left it."""
    if len(candidates) == 1:
        return None
    parts = shares(model, [c.features for c in candidates])
    share, best = max(zip(parts[1:], candidates[1:], strict=True), key=lambda one: one[0])
    least = _FILLING if candidates[0].days is None else _OUTWEIGHING
    if best.words is None or share < least * parts[0]:
        return None
    return JudgedDate(best.words, model.reasons(best.features, CHOSEN))


def _give(document: Document, draft: ClaimDraft, answer: JudgedDate) -> None:
    """Write a chosen date onto a draft, with the words it rests on and why."""
    mention = answer.words.mention
    draft.date_start, draft.date_end = answer.words.days
    is_day = draft.date_start == draft.date_end
    draft.date_precision = "day" if is_day else "range" if answer.words.is_point else mention.precision
    draft.date_basis = "inherited"
    draft.date_text = document.text[mention.start : mention.end]
    draft.missing[:] = [reason for reason in draft.missing if not reason.startswith("date: ")]
    draft.rule += f"; date by weight ({', '.join(answer.signs)})"
