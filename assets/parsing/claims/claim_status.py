"""Status: did it happen, does it go on, is it announced, planned, called for, alleged, denied, or a mere possibility.

Belongs here: the modality words around a claim. Does not belong here: who says it (attribution/), whether it is one
incident or a period (claim_aggregates.py).
"""

from __future__ import annotations

from assets.parsing.attribution.attributions import Attribution, attribution_at
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import Status
from assets.parsing.text.tokens import word_keys

_NEAR = 5
_FAILING_SUBTYPES = frozenset({"agreement", "territory_capture", "meeting"})


def judge_status(draft: ClaimDraft, attributions: tuple[Attribution, ...], context: EventContext) -> Status:
    """Return the status of a claim; the outermost doubt wins: denied, alleged, hypothetical, planned, announced."""
    candidate = draft.candidate
    if candidate is None:
        return "occurred"
    attribution = attribution_at(attributions, draft.start, draft.end)
    if _is_denied(draft, candidate, attribution, context):
        return "denied"
    if _is_alleged(candidate, attribution, context):
        return "alleged"
    if _is_hypothetical(candidate, context):
        return "hypothetical"
    if context["called_words"].holds(draft.view, _start(candidate, _NEAR), candidate.first):
        return "called_for"
    if _is_future(candidate, context):
        return "planned"
    if _is_announced(draft, candidate, attribution):
        return "announced"
    return "ongoing" if _is_ongoing(draft, candidate, context) else "occurred"


def _start(candidate: EventCandidate, reach: int) -> int:
    """Return the token from which words before the event bear on it: so many before it, within its clause."""
    return max(candidate.view.clause_start(candidate.head.first), candidate.first - reach)


def _is_denied(
    draft: ClaimDraft, candidate: EventCandidate, attribution: Attribution | None, context: EventContext
) -> bool:
    """Tell «فشل الاتفاق», «لم يستهدف», «نفت … قصف»; a denial of counted victims leaves the attack standing."""
    view, first = candidate.view, candidate.first
    can_fail = draft.event_subtype in _FAILING_SUBTYPES
    at_venue = view.form(candidate.head.first - 1) in context.forms("attack_prepositions")  # «فشلوا خلال القمة في»
    if can_fail and not at_venue and context["failed_words"].holds(view, first - 6, first + 1):
        return True
    if _negated(view, candidate.head.first, context):
        return True
    if candidate.casualties:
        return False  # «نفى ضلوعه في القصف الذي أوقع 250 قتيلا»
    denied = attribution is not None and attribution.kind == "denies" and attribution.start <= draft.end
    return denied or context["denied_words"].holds(view, _start(candidate, 7), first)


def _is_alleged(candidate: EventCandidate, attribution: Attribution | None, context: EventContext) -> bool:
    """Tell «اتهم … بقصف», «يزعم أن»."""
    if attribution is not None and attribution.kind == "accuses":
        return True
    return context["alleged_words"].holds(candidate.view, _start(candidate, 9), candidate.first)


def _is_hypothetical(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «خشية هجوم», «قد يقصف», not «كان قد قصف»."""
    view, doubts, first, head = candidate.view, context["hypothetical_words"], candidate.first, candidate.head.first
    near_head = doubts.holds(view, max(view.clause_start(head), head - 3), head)
    return (near_head or doubts.holds(view, _start(candidate, 5), first)) and not _certain(view, first, context)


def _negated(view: SentenceView, index: int, context: EventContext) -> bool:
    """Tell «لم يستهدف», «دون قصف»: a negation right before the trigger."""
    return context["negation_words"].holds(view, index - 1, index) or (
        view.form(index - 2) in context.forms("far_negations") and view.clause(index - 2) == view.clause(index)
    )


def tells_habit_of_not(draft: ClaimDraft, context: EventContext) -> bool:
    """Tell «لا يستهدف المدنيين», which denies a habit and no event."""
    if draft.candidate is None or draft.status != "denied":
        return False
    head = draft.candidate.head
    return head.aspect == "imperfect" and draft.view.form(head.first - 1) in context.forms("habit_negations")


def _certain(view: SentenceView, first: int, context: EventContext) -> bool:
    """Tell «قد» before a perfect, which affirms: «كان قد قصف», «وقد شنت»."""
    for index in range(max(view.first, first - 5), first):
        if word_keys(view.form(index))[-1] in context.forms("affirming_words"):
            verbs = [t for t in view.triggers if t.first == index + 1]
            return not verbs or any(verb.aspect in ("perfect", "either") for verb in verbs)
    return False


def _is_future(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell a future verb (سترسل), a word of intention before, or «وشيك» after."""
    view = candidate.view
    carriers = (*candidate.triggers, *candidate.supports)
    if any("س" in t.proclitics and t.aspect == "imperfect" for t in carriers):
        return True
    if any(support.entry.frame == "prepare" for support in candidate.supports):
        return True  # «تستعد القوات لشن هجوم»
    if _future_verb_before(candidate, context):
        return True
    start = max(view.clause_start(candidate.first), candidate.first - _NEAR)
    if context["future_words"].holds(view, start, candidate.first):
        return True
    return context["upcoming_words"].holds(view, start, candidate.last + 3)


def _future_verb_before(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell a future verb right before the event: «سيتم تنفيذ», «وستبدأ عملية»."""
    view, lookalikes = candidate.view, context.forms("future_lookalikes")
    clause = view.clause(candidate.head.first)
    for index in range(max(view.first, candidate.first - 4), candidate.first):
        form = view.form(index)
        if view.clause(index) != clause or len(form) <= 4 or form in lookalikes:
            continue
        is_future = any(proclitics.endswith("س") for proclitics, _ in view.tokens[index].variants)
        if is_future and form.lstrip("وف")[:2] in ("سي", "ست"):
            return True
    return False


def _is_announced(draft: ClaimDraft, candidate: EventCandidate, attribution: Attribution | None) -> bool:
    """Tell what the doer itself declares as begun or set: «أعلنت قوات … بدء المرحلة الثانية»."""
    if attribution is None or attribution.kind != "announces":
        return False
    begins = any(s.entry.frame == "begin" for s in candidate.supports)
    doers = {p.actor_id for p in draft.participants if p.role in ("actor", "attendee")}
    own = bool(doers & set(attribution.speakers))
    return (begins and (own or not doers)) or (draft.event_type == "diplomacy" and draft.event_subtype == "meeting")


def _is_ongoing(draft: ClaimDraft, candidate: EventCandidate, context: EventContext) -> bool:
    """Tell what goes on: «لا تزال», «يواصل», or a verb of the present in the body («تخوض مواجهات»)."""
    view = candidate.view
    start = max(view.clause_start(candidate.first), candidate.first - 4)
    if context["ongoing_words"].holds(view, start, min(candidate.last + 2, view.last)):
        return True
    if draft.section == "headline":
        return False
    verbs = [t for t in (*candidate.supports, *candidate.triggers) if t.aspect == "imperfect"]
    if any(view.form(t.first - 1) in context.forms("past_openers") for t in verbs):
        return False
    return any(context["habitual_verbs"].holds(view, t.first, t.first + 1) for t in verbs)
