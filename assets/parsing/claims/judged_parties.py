"""Judged parties: the participants that many small signs together speak for.

Belongs here: asking the model about everyone who may be a party, and what its answers make of a claim's participants.
Does not belong here: the signs (party_features.py), the grammar whose answer is one of them (events/participants.py),
the training (judgement/train_parties.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from assets.parsing.attribution.attributions import Attribution
from assets.parsing.claims.article_parties import ArticleParties, gather_parties
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.party_features import PartyCase, party_cases
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.judgement.linear_model import AN_ARTICLE, LinearModel
from assets.parsing.model import Participant, Role

LEAST_PROBABILITY = 0.5
"""A party is named where it is more likely than not: lower bounds name more rightly and as many more wrongly."""

_ROLES: tuple[Role, ...] = get_args(Role)
_REASONS = 3


def judge_parties(
    views: tuple[SentenceView, ...],
    drafts: Sequence[ClaimDraft],
    attributions: tuple[Attribution, ...],
    context: EventContext,
    model: LinearModel,
) -> None:
    """Give each claim the participants the model prefers; the rules' answers are what it is told first."""
    if len(views) < AN_ARTICLE:
        return
    article = gather_parties(views, drafts, attributions, context)
    judged = [judged_participants(article, party_cases(article, number), model) for number in range(len(drafts))]
    for draft, participants in zip(drafts, judged, strict=True):
        draft.participants = participants


def judged_participants(
    article: ArticleParties, cases: Sequence[PartyCase], model: LinearModel
) -> tuple[Participant, ...]:
    """Return the participants of one claim in text order."""
    answers: list[tuple[float, Role, PartyCase]] = []
    for case in cases:
        shares = model.probabilities(case.signs.single, case.signs.groups)
        role = max(_ROLES, key=lambda role: shares.get(role, 0.0))
        if case.ruled is not None:
            role = case.ruled.role  # what the grammar of the clause says, no weights take away
            answers.append((shares.get(role, 0.0), role, case))
        elif shares.get(role, 0.0) >= LEAST_PROBABILITY:
            answers.append((shares[role], role, case))
    answers.sort(key=lambda answer: -answer[0])
    kept: dict[str, Participant] = {}
    for share, role, case in answers:
        if case.ruled is None and any(_is_one(article, case.actor_id, p.actor_id, role, p.role) for p in kept.values()):
            continue
        if case.ruled is not None and case.ruled.role == role:
            reason = ""
        else:
            signs = ", ".join(model.reasons(case.features, role, _REASONS))
            reason = f"judged {share:.2f}: {signs}"
        kept[case.actor_id] = Participant(case.actor_id, role, case.start, case.end, reason)
    return tuple(sorted(kept.values(), key=lambda p: (p.start, p.role, p.actor_id)))


def _is_one(article: ArticleParties, actor_id: str, other_id: str, role: str, other_role: str) -> bool:
    """Tell a body and its part in one role: «وزارة الدفاع» next to its spokesman adds nobody."""
    return role == other_role and (article.body_above(actor_id) == other_id or article.body_above(other_id) == actor_id)
