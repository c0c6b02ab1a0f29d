"""The learned judgement of claims: which drafts stay, and which words become a claim that no rule made.

Belongs here: the bounds of probability, the drafts of accepted cases. Does not belong here: the signs
(case_features.py), the weights (claim_model.py), what a human can state as a rule (events/, claims/).
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.rule_drafts import Reading, draft_events
from assets.parsing.claims.statements import draft_position
from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.judgement.case_features import case_features
from assets.parsing.judgement.claim_cases import ClaimCase, gather_cases
from assets.parsing.judgement.claim_model import NO_CLAIM
from assets.parsing.judgement.linear_model import AN_ARTICLE, LinearModel
from assets.parsing.judgement.signs import CaseSigns
from assets.parsing.lexicon_files import LEXICON, read_yaml
from assets.parsing.lexicon_loader import Lexicon

_LEAST = 0.45
"""A case of lower probability is no claim. F1 over articles left out of the training is flat from 0.35 to 0.5; of two
equal bounds the one that tells less is safer."""

_LEAST_WITH_TOLL = 0.2
"""A count of victims goes with its claim, so that a claim which carries one must be plainly wrong to be dropped."""

_SEVERAL = 2
"""No weights open a story of violence: «قصف المهاجم المرمى» is believed only beside claims that the rules make."""

_ON_THE_GROUND = frozenset({*VIOLENT_TYPES, "protest", "displacement"})
_FAR_LIKELIER = 1.3
_POSITION = "statement"
_TOLD = "told"
_UNSPECIFIED = "unspecified_bombardment"
_RETYPED = LEXICON / "retyped_subtypes.yaml"


def judge_claims(reading: Reading, drafts: list[ClaimDraft], words: Lexicon) -> list[ClaimDraft]:
    """Return the drafts that stand, and a new draft for each further case that the learned weights take for a claim.

    The rule of a new draft says what it was made of: «learned.kill.v: …» with the signs that weighed most.
    """
    model = words.claim_model
    if reading.subject.n_sentences < AN_ARTICLE:
        return drafts
    is_conflict = sum(d.event_type in _ON_THE_GROUND for d in drafts) >= _SEVERAL
    cases = gather_cases(reading.views, reading.attributions, drafts, words.types)
    kept: list[ClaimDraft] = []
    accepted: list[tuple[ClaimCase, tuple[str, ...]]] = []
    features = case_features(cases, reading.attributions, reading.subject, words.context)
    for case, signs in zip(cases, features, strict=True):
        probabilities = model.probabilities(signs.single, signs.groups)
        is_claim = 1.0 - probabilities.get(NO_CLAIM, 0.0) >= (_LEAST_WITH_TOLL if _has_toll(case) else _LEAST)
        if case.kind == "drafted" and case.draft is not None:
            if is_claim or _is_risen_toll(case.draft):
                kept.append(case.draft)
                _retype(case.draft, probabilities, drafts, signs, model)
        elif is_claim and (is_conflict or case.event_type not in _ON_THE_GROUND):
            accepted.append((case, model.reasons(signs.features, case.event_type)))
    new = [draft for case, reasons in accepted if (draft := _draft(case, reasons, reading, kept, words)) is not None]
    return kept + new


def _has_toll(case: ClaimCase) -> bool:
    """Tell a draft that carries counts of victims."""
    return (
        case.kind == "drafted"
        and case.draft is not None
        and bool(case.draft.candidate is not None and case.draft.candidate.casualties)
    )


def _is_risen_toll(draft: ClaimDraft) -> bool:
    """Tell «ليرتفع العدد إلى 46 منذ الخميس»: the sum that a sentence itself parts from its incident is a claim."""
    candidate = draft.candidate
    return (
        candidate is not None
        and bool(candidate.casualties)
        and any(rise <= candidate.first for rise in draft.view.toll_rises)
    )


def _retype(
    draft: ClaimDraft,
    probabilities: dict[str, float],
    drafts: list[ClaimDraft],
    signs: CaseSigns,
    model: LinearModel,
) -> None:
    """Give a draft the event type that is far likelier than its own: «أسر 33 عنصرا» arrests, it abducts nobody.

    Positions keep theirs, and nothing becomes one: who speaks and to whom is no matter of weights.
    """
    likeliest = max((t for t in probabilities if t not in (NO_CLAIM, _POSITION)), key=probabilities.__getitem__)
    if draft.event_type in (likeliest, _POSITION):
        return
    if probabilities[likeliest] < _FAR_LIKELIER * probabilities.get(draft.event_type, 0.0):
        return
    table = _new_subtypes()[likeliest]
    subtype = table.get(draft.event_subtype, table["other"])
    if subtype == _TOLD:
        told = Counter(d.event_subtype for d in drafts if d.event_type == likeliest)
        subtype = told.most_common(1)[0][0] if told else _UNSPECIFIED
    draft.rule = f"{draft.rule}, learned.{likeliest}: {', '.join(model.reasons(signs.features, likeliest))}"
    draft.event_type, draft.event_subtype = likeliest, subtype


@lru_cache(maxsize=1)
def _new_subtypes() -> dict[str, dict[str, str]]:
    """Read event_type → former subtype → subtype."""
    table: dict[str, dict[str, str]] = read_yaml(_RETYPED)
    return table


def _draft(
    case: ClaimCase, reasons: tuple[str, ...], reading: Reading, drafts: list[ClaimDraft], words: Lexicon
) -> ClaimDraft | None:
    """Return the draft of an accepted case, None for a report whose speaker is not in question."""
    if case.attribution is not None:
        events = [d for d in drafts if d.candidate is not None]
        draft = draft_position(case.attribution, case.view, reading.document, events, words.statements, words.kind_of)
        if draft is None:
            return None
    else:
        assert case.trigger is not None, "a case without a report has a trigger"
        candidate = EventCandidate(case.view, [case.trigger], case.event_type, rule=case.rule)
        draft = draft_events([candidate], reading, words)[0]
        if case.kind == "joined" and case.draft is not None and case.event_type == case.draft.event_type:
            draft.event_type, draft.event_subtype = case.draft.event_type, case.draft.event_subtype
    draft.rule = f"learned.{case.rule}: {', '.join(reasons)}"
    return draft
