"""Status and aggregates: did it happen, is it planned, called for, alleged, denied; one incident or a period.

Belongs here: the modality words around a claim. Does not belong here: who says it (attribution.py).
"""

from __future__ import annotations

from assets.parsing.attribution.attributions import Attribution, attribution_at
from assets.parsing.casualties.casualty_mentions import CasualtyMention
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.event_candidates import VIOLENT_TYPES
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import Status
from assets.parsing.text.tokens import word_keys

_NEAR = 5


def judge_status(draft: ClaimDraft, attributions: tuple[Attribution, ...], context: EventContext) -> Status:
    """Return the status of a claim; the outermost doubt wins: denied, alleged, hypothetical, planned, announced."""
    view = draft.view
    candidate = draft.candidate
    if candidate is None:
        return "occurred"
    head = candidate.head
    first = min(candidate.first, head.first)
    clause_start = _clause_start(view, head.first)
    attribution = attribution_at(attributions, draft.start, draft.end)
    if draft.event_subtype in ("agreement", "territory_capture", "meeting") and context["failed_words"].holds(
        view, first - 6, first + 1
    ):
        return "denied"
    if _negated(view, head.first, context):
        return "denied"
    denied = attribution is not None and attribution.kind == "denies" and attribution.start <= draft.end
    if (denied or context["denied_words"].holds(view, max(clause_start, first - 7), first)) and not draft_has_counts(
        draft
    ):
        return "denied"
    if context["alleged_words"].holds(view, max(clause_start, first - 9), first) or (
        attribution is not None and attribution.kind == "accuses"
    ):
        return "alleged"
    near_head = context["hypothetical_words"].holds(view, max(clause_start, head.first - 3), head.first)
    if (near_head or context["hypothetical_words"].holds(view, max(clause_start, first - 5), first)) and not _certain(
        view, first, draft
    ):
        return "hypothetical"
    if context["called_words"].holds(view, max(clause_start, first - _NEAR), first):
        return "called_for"
    if _is_future(view, draft, context):
        return "planned"
    if _is_announced(draft, attribution):
        return "announced"
    if _is_ongoing(view, draft, context):
        return "ongoing"
    return "occurred"


def draft_has_counts(draft: ClaimDraft) -> bool:
    """Tell a claim with counted victims: «نفى ضلوعه في القصف الذي أوقع 250 قتيلا» leaves the shelling standing."""
    return draft.candidate is not None and bool(draft.candidate.casualties)


def judge_aggregate(draft: ClaimDraft, casualties: tuple[CasualtyMention, ...], context: EventContext) -> bool:
    """Tell a claim that sums up a period: «منذ منتصف نوفمبر», «خلال الأشهر الماضية», the toll of a war."""
    view = draft.view
    candidate = draft.candidate
    if candidate is None or draft.event_type not in (*VIOLENT_TYPES, "displacement"):
        return False
    if any(t.entry.frame == "war_noun" for t in candidate.triggers):
        return True
    if _spans_period(draft, context):
        return True
    if any(
        casualties[number].is_cumulative_cue and casualties[number].subset_of is None for number in candidate.casualties
    ):
        return True
    if draft.date_precision in ("range", "year") and draft.date_start and draft.date_end:
        if (draft.date_end - draft.date_start).days >= 1 and (_plural(draft) or candidate.is_harm_only):
            return True
    if draft.status == "ongoing" and _plural(draft) and draft.date_precision == "unknown":
        return True
    return (
        draft.event_type == "displacement"
        and draft.date_precision == "unknown"
        and any(
            casualties[number].qualifier == "vague" and (casualties[number].low or 0) >= 2000
            for number in candidate.casualties
        )
    )


def _spans_period(draft: ClaimDraft, context: EventContext) -> bool:
    """Tell «منذ X» or «خلال الأشهر الماضية» in the clause; «الأعنف منذ شهر» compares, «منذ بدء الهجوم» dates the attack."""
    view = draft.view
    head = draft.candidate.head.first if draft.candidate else draft.first_token
    clause = view.clause(head)
    for mention in view.dates:
        if abs(view.clause(mention.first_token) - clause) > 1:
            continue
        if context["superlative_words"].holds(view, mention.first_token - 7, mention.first_token):
            continue
        opens = any(view.form(i).lstrip("و") == "منذ" for i in range(max(view.first, head - 5), head))
        if mention.is_since and not (opens and head < mention.first_token):
            return draft.date_text is None or mention.start_on is None or draft.date_start == mention.start_on
        if (
            mention.precision == "unknown"
            and _plural(draft)
            and view.form(mention.first_token) in ("خلال", "طوال", "طيله")
        ):
            return True
    return False


def _plural(draft: ClaimDraft) -> bool:
    """Tell a mention of several or uncountable actions: غارات, القصف, معارك."""
    head = draft.candidate.head if draft.candidate else None
    return head is not None and (head.plural or head.entry.id in ("bombard.n", "fighting.n", "siege.n", "war.n"))


def _clause_start(view: SentenceView, index: int) -> int:
    """Return the first token of the clause that holds `index`."""
    clause = view.clause(index)
    while index > view.first and view.clause(index - 1) == clause:
        index -= 1
    return index


def _negated(view: SentenceView, index: int, context: EventContext) -> bool:
    """Tell «لم يستهدف», «دون قصف»: a negation right before the trigger."""
    return context["negation_words"].holds(view, index - 1, index) or (
        view.form(index - 2) in ("لم", "لن", "عدم") and view.clause(index - 2) == view.clause(index)
    )


def tells_habit_of_not(draft: ClaimDraft) -> bool:
    """Tell «لا يستهدف المدنيين», which denies a habit and no event."""
    if draft.candidate is None or draft.status != "denied":
        return False
    head = draft.candidate.head
    return head.aspect == "imperfect" and draft.view.form(head.first - 1) == "لا"


def _certain(view: SentenceView, first: int, draft: ClaimDraft) -> bool:
    """Tell «قد» before a perfect, which affirms: «كان قد قصف», «وقد شنت»."""
    for index in range(max(view.first, first - 5), first):
        if word_keys(view.form(index))[-1:] == ("قد",):
            verbs = [t for t in view.triggers if t.first == index + 1]
            return not verbs or any(verb.aspect in ("perfect", "either") for verb in verbs)
    return False


def _is_future(view: SentenceView, draft: ClaimDraft, context: EventContext) -> bool:
    """Tell a future verb (سترسل), a word of intention before, or «وشيك» after."""
    candidate = draft.candidate
    assert candidate is not None
    carriers = (*candidate.triggers, *candidate.supports)
    if any("س" in t.proclitics and t.aspect == "imperfect" for t in carriers):
        return True
    clause = view.clause(candidate.head.first)
    for index in range(max(view.first, candidate.first - 4), candidate.first):
        form = view.form(index)
        if (
            view.clause(index) == clause
            and len(form) > 4
            and form.lstrip("وف")[:2] in ("سي", "ست")
            and form not in ("ستة", "سته")
        ):
            if any(variant[0].endswith("س") for variant in view.tokens[index].variants):
                return True
    start = max(_clause_start(view, candidate.first), candidate.first - _NEAR)
    if draft.date_basis == "explicit":
        return False
    return context["future_words"].holds(view, start, candidate.first) or context["upcoming_words"].holds(
        view, start, min(candidate.last + 3, view.last)
    )


def _is_announced(draft: ClaimDraft, attribution: Attribution | None) -> bool:
    """Tell what the doer itself declares as begun or set: «أعلنت قوات … بدء المرحلة الثانية»."""
    if attribution is None or attribution.kind != "announces" or draft.candidate is None:
        return False
    begins = any(s.entry.frame == "begin" for s in draft.candidate.supports)
    doers = {p.actor_id for p in draft.participants if p.role in ("actor", "attendee")}
    own = bool(doers & set(attribution.speakers))
    return (begins and (own or not doers)) or (draft.event_type == "diplomacy" and draft.event_subtype == "meeting")


def _is_ongoing(view: SentenceView, draft: ClaimDraft, context: EventContext) -> bool:
    """Tell what goes on: «لا تزال», «يواصل», or a verb of the present in the body («تخوض مواجهات»)."""
    candidate = draft.candidate
    assert candidate is not None
    start = max(_clause_start(view, candidate.first), candidate.first - 4)
    if context["ongoing_words"].holds(view, start, min(candidate.last + 2, view.last)):
        return True
    if draft.section == "headline":
        return False
    verbs = [t for t in (*candidate.supports, *candidate.triggers) if t.aspect in ("imperfect",)]
    if any(view.form(t.first - 1) in ("كان", "كانت", "وكان", "وكانت", "لم") for t in verbs):
        return False
    return any(context["habitual_verbs"].holds(view, t.first, t.first + 1) for t in verbs)
