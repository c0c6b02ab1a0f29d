"""Dates beside: what an undated claim takes from the mention right beside it in the text.

Belongs here: aftermaths, what goes on together with a dated event, what the next sentence tells of one incident.
Does not belong here: mentions of one occurrence anywhere in the text (date_inheritance.py), copying (taken_dates.py).

| words | whose date |
|---|---|
| «هجوم السبت. … وتم إحراق المنازل وقتل نساء في الهجوم» | the aftermath has the attack's |
| «تتزامن الغارات مع تقدم القوات في الغوطة» | what goes on at the same time has the raids' |
| «هجوم على حاجز صباح اليوم. وأوضح المصدر أن مسلحا فجر نفسه» | the next sentence of one scene has the attack's |
"""

from __future__ import annotations

from assets.parsing.claims.claim_aggregates import tells_many
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.taken_dates import copy_date, is_incident_date
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES

_AFTERMATH = frozenset({"destruction", "deployment"})
_HAPPENED = frozenset({"occurred"})
_GOVERNOR_REACH = 4


def take_aftermaths(open_drafts: list[ClaimDraft], drafts: list[ClaimDraft]) -> None:
    """Give «قوات الأمن طوقت الحي», «تم إحراق المنازل وقتل نساء في الهجوم» the date of the attack beside it."""
    wanting = {id(d) for d in open_drafts}
    for position, draft in enumerate(drafts):
        if id(draft) not in wanting or draft.event_subtype not in _AFTERMATH:
            continue
        before = [d for d in drafts[:position] if d.event_type in VIOLENT_TYPES and is_incident_date(d)][-1:]
        after = [d for d in drafts[position + 1 :] if d.event_type in VIOLENT_TYPES and d.view is draft.view][:1]
        source = next((d for d in [*before, *after] if is_incident_date(d) and _is_near(draft, d)), None)
        moves = draft.event_subtype != "destruction"  # who moves somewhere else later names where
        at_hand = draft.place_inherited or not draft.place_ids
        if source is not None and (at_hand or (not moves and _shares_place(draft, source))):
            copy_date(draft, source)


def take_together(open_drafts: list[ClaimDraft], drafts: list[ClaimDraft], context: EventContext) -> None:
    """Give «تتزامن الغارات على حارم مع تقدم القوات في الغوطة» one date: the words say that both go on together."""
    for draft in open_drafts:
        siblings = [d for d in drafts if d.view is draft.view and d is not draft and d.event_type != "statement"]
        source = next((d for d in siblings if d.last_trigger <= draft.last_trigger and is_incident_date(d)), None)
        if source is not None and context["together_words"].holds(
            draft.view, min(source.first_token, draft.view.first), draft.last_trigger
        ):
            copy_date(draft, source)


def take_next(open_drafts: list[ClaimDraft], drafts: list[ClaimDraft], context: EventContext) -> None:
    """Give what a sentence tells of the scene of the dated violence in it, or in the one before, the date of that."""
    for draft in open_drafts:
        if draft.status not in _HAPPENED or draft.event_type not in VIOLENT_TYPES or tells_many(draft):
            continue
        if _is_set_apart(draft, context):
            continue
        beside = [
            d
            for d in drafts
            if 0 <= draft.view.sentence.no - d.view.sentence.no <= 1
            and d.event_type in VIOLENT_TYPES
            and d.status in _HAPPENED
            and not d.is_aggregate
            and d.date_start is not None
        ]
        days = {(d.date_start, d.date_end) for d in beside}
        if len(days) == 1 and is_incident_date(beside[-1]) and _shares_place(draft, beside[-1]):
            copy_date(draft, beside[-1])


def _is_set_apart(draft: ClaimDraft, context: EventContext) -> bool:
    """Tell a claim that its sentence sets apart from what is told: «وكانت … قد», «عادة», «سلسلة», «بعد»."""
    view = draft.view
    first = draft.candidate.first if draft.candidate else draft.first_token
    return (
        view.form(view.first) in context.forms("earlier_openers")
        or context["earlier_words"].holds(view, view.first, view.last)
        or context["time_subordinators"].holds(view, first - _GOVERNOR_REACH, first)
    )


def _is_near(draft: ClaimDraft, source: ClaimDraft) -> bool:
    """Tell two mentions in one sentence or in neighbouring ones."""
    return 0 <= draft.view.sentence.no - source.view.sentence.no <= 1


def _shares_place(draft: ClaimDraft, source: ClaimDraft) -> bool:
    """Tell mentions at one place, or on one branch of places."""
    if not draft.place_ids or not source.place_ids:
        return True
    return bool(set(draft.place_ids) & source.place_line or set(source.place_ids) & draft.place_line) or set(
        draft.place_ids
    ) == set(source.place_ids)
