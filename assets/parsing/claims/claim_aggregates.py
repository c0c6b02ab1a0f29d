"""Aggregates: does a claim tell one incident or sum up a period.

Belongs here: «منذ منتصف نوفمبر», «خلال الأشهر الماضية», the toll of a war, plural actions over days. Does not belong
here: the dates themselves (claim_dates.py), whether it happened (claim_status.py).
"""

from __future__ import annotations

from assets.parsing.casualties.casualty_mentions import CasualtyMention
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.date_scope import is_ago, is_of_another, opens_span
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES

_SUMMED_TYPES = VIOLENT_TYPES | {"displacement"}
_UNCOUNTABLE = frozenset({"bombard.n", "fighting.n", "siege.n", "war.n"})
_SUMMED = frozenset({"attack.n2", "hostile_act.n4"})  # «هجمات», «عمليات انتحارية»
_HABIT_BEFORE = 6
_HABIT_BEHIND = 4
_UNCOUNTED_MANY = 2000
_CAMPAIGN_DEAD = 200


def judge_aggregate(
    draft: ClaimDraft, siblings: list[ClaimDraft], casualties: tuple[CasualtyMention, ...], context: EventContext
) -> bool:
    """Tell a claim that sums up a period: «منذ منتصف نوفمبر», «خلال الأشهر الماضية», the toll of a war.

    `siblings` are the claims of its sentence.
    """
    candidate = draft.candidate
    if candidate is None or draft.event_type not in _SUMMED_TYPES:
        return False
    if any(t.entry.frame == "war_noun" for t in candidate.triggers):
        # «بدأ التمرد عام 2003» tells the day it broke out
        return not any(s.entry.frame == "begin" for s in candidate.supports)
    if draft.date_precision != "day" and _recurs(draft, context):
        return True
    if _spans_period(draft, siblings, context):
        return True
    counts = [casualties[number] for number in candidate.casualties]
    # «قتل 7 في غارة الأحد، لترتفع الحصيلة إلى 60 منذ الخميس»: «منذ» is told of the 60 alone
    own = [c for c in counts if not any(c.first_token < rise for rise in draft.view.toll_rises)]
    if any(count.is_cumulative_cue and count.subset_of is None for count in own):
        return True
    if (
        draft.date_precision in ("range", "year")
        and _spans_days(draft)
        and (tells_many(draft) or candidate.is_harm_only)
    ):
        return True
    if draft.date_precision != "unknown":
        return False
    if draft.status == "ongoing" and tells_many(draft):
        return True
    vague = [count for count in counts if count.qualifier == "vague" and count.subset_of is None]
    if draft.event_type == "displacement":
        return any((count.low or 0) >= _UNCOUNTED_MANY for count in vague)
    # «التورط في قتل مئات المدنيين» without a day is told of a campaign, «هجوم خلف مئات القتلى» of one attack
    return (candidate.is_harm_only or tells_many(draft)) and any(
        (count.low or 0) >= _CAMPAIGN_DEAD and count.outcome == "killed" for count in vague
    )


def _spans_days(draft: ClaimDraft) -> bool:
    """Tell a date of more than one day."""
    return bool(draft.date_start and draft.date_end and draft.date_start < draft.date_end)


def _spans_period(draft: ClaimDraft, siblings: list[ClaimDraft], context: EventContext) -> bool:
    """Tell «منذ X» or «خلال الأشهر الماضية» in the clause; «الأعنف منذ شهر» only compares."""
    view = draft.view
    head = draft.candidate.head.first if draft.candidate else draft.first_token
    clause = view.clause(head)
    for mention in view.dates:
        if abs(view.clause(mention.first_token) - clause) > 1 or is_of_another(mention, draft, siblings, context):
            continue
        # «منذ بدء الهجوم» dates the attack and sums nothing up
        if mention.is_since and not opens_span(draft, mention, context) and not is_ago(draft, mention):
            return draft.date_text is None or mention.start_on is None or draft.date_start == mention.start_on
        if (
            mention.precision == "unknown"
            and tells_many(draft)
            and view.form(mention.first_token) in context.forms("period_openers")
        ):
            return True
    return False


def tells_many(draft: ClaimDraft) -> bool:
    """Tell a mention of several or uncountable actions: غارات, القصف, معارك."""
    head = draft.candidate.head if draft.candidate else None
    return head is not None and (head.plural or head.entry.id in _UNCOUNTABLE)


def _recurs(draft: ClaimDraft, context: EventContext) -> bool:
    """Tell attacks in the plural («هجمات») and what is done again and again («دأبت على استهداف المدنيين»)."""
    candidate, view = draft.candidate, draft.view
    if candidate is None:
        return False
    head = candidate.head
    if head.entry.id in _SUMMED:
        return True
    start = max(view.clause_start(head.first), head.first - _HABIT_BEFORE)
    return context["habit_words"].holds(view, start, head.last + _HABIT_BEHIND)
