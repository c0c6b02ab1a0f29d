"""The date of a claim by weight: a day of the text around it where the rules leave the claim open.

Belongs here: when a day outweighs «no date», and the basis and reason of such a date. Does not belong here: the signs
(date_candidates.py), the weights (judgement/, made by train_dates.py).

The weights choose only among days the text names: nothing is guessed from the publication date. A date the rules read
stands, and so does their refusal of a date in the claim's own sentence («عقدت اجتماعا عقب هجوم وقع الجمعة»).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from assets.parsing.claims.claim_dates import SpokenDate
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.date_candidates import (
    ArticleDates,
    Candidate,
    DatedWords,
    article_dates,
    candidates_for,
    nearest_words,
)
from assets.parsing.judgement.choice_model import CHOSEN, shares
from assets.parsing.judgement.linear_model import LinearModel, read_model
from assets.parsing.model import Document

_FILLING = 1.0
"""A day is given where its share is at least that of «no date», which the training counts half. Lower bounds date more
claims rightly and still more that a careful reader leaves open."""

_STORY = timedelta(days=14)
"""What a text tells without a date of its own is news; a day further back dates only the sentence that names it."""

WEIGHTS = Path(__file__).parent.parent / "judgement" / "date_choice.weights.gz"


class JudgedDate(NamedTuple):
    """The words whose days are to date a claim, and the signs that speak most for them."""

    words: DatedWords
    signs: tuple[str, ...]


DateJudge = Callable[[ClaimDraft, Sequence[Candidate]], JudgedDate | None]
"""Says which candidate dates an undated claim, None where it stays open."""


def load_judge() -> DateJudge:
    """Read the weights and return the judge of dates that goes by them."""
    return partial(judge_by_weight, read_model(WEIGHTS))


def judge_dates(document: Document, drafts: list[ClaimDraft], spoken: Sequence[SpokenDate], judge: DateJudge) -> None:
    """Let the judge choose among the days of the article for each claim without a date."""
    if not document.dates:
        return
    article = article_dates(document, drafts, frozenset(s.mention.first_token for s in spoken))
    judged = [
        (draft, judge(draft, candidates_for(number, drafts, article)))
        for number, draft in enumerate(drafts)
        if draft.date_start is None and _is_open(draft, article, document)
    ]
    for draft, answer in judged:
        if answer is not None and _may_date(answer.words, draft, document):
            _give(document, draft, answer)


def _is_open(draft: ClaimDraft, article: ArticleDates, document: Document) -> bool:
    """Tell a claim that some day near it may date: of most, no judge need be asked."""
    return any(_may_date(words, draft, document) for words in nearest_words(draft, article).values())


def _may_date(words: DatedWords, draft: ClaimDraft, document: Document) -> bool:
    """Tell a day of the story told in another sentence: a date in the claim's own sentence the rules have refused."""
    return words.sentence_no != draft.view.sentence.no and _is_news(words.days, document)


def _is_news(days: tuple[date, date], document: Document) -> bool:
    """Tell a day of the story from one of its history: «قصف جديد» is not of «قبل ثمانية أشهر» told further down."""
    published = document.published.on
    if published is None or days[0] != days[1]:
        return False
    return timedelta(0) <= published - days[0] <= _STORY


def judge_by_weight(model: LinearModel, draft: ClaimDraft, candidates: Sequence[Candidate]) -> JudgedDate | None:
    """Return the candidate that dates an undated claim, None where it stays open."""
    if len(candidates) == 1:
        return None
    parts = shares(model, [c.features for c in candidates])
    share, best = max(((p, c) for p, c in zip(parts, candidates, strict=True) if c.days), key=lambda one: one[0])
    if best.words is None or best.words.sentence_no == draft.view.sentence.no or share < _FILLING * parts[0]:
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
