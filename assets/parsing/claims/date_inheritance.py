"""Inherited dates: what a claim without a date of its own takes over from the text around it.

Belongs here: from which other claim or report a date is taken over (`date_basis = inherited`). Does not belong here:
the dates of a clause (claim_dates.py), copying them and the dates of statements (taken_dates.py), days counted between
two events (dates_between_events.py).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from assets.parsing.claims.claim_aggregates import tells_many
from assets.parsing.claims.claim_dates import SpokenDate
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.date_scope import earlier_cue, is_in_open_stretch, leads_content
from assets.parsing.claims.dates_beside import take_aftermaths, take_next, take_together
from assets.parsing.claims.dates_between_events import count_between, count_from_days, link_events
from assets.parsing.claims.taken_dates import copy_date, date_statements, is_incident_date, names_plan
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.model import DateMention, Document

_UNDATED_STATUSES = frozenset({"planned", "called_for", "hypothetical"})
_HAPPENED = frozenset({"occurred", "ongoing", "announced", "alleged", "denied"})
_UNLISTED = "plcx:"
_INHERITING = VIOLENT_TYPES | {"protest", "diplomacy", "displacement", "strategic_development"}
_INHERIT_REACH = 14
_LEAD_SENTENCES = 2
_TAKE_UP_SENTENCES = 4
_AHEAD = 5
"""An attack told of in the body goes on about the violence before it rather than about other violence behind it."""
_NEWS_DAYS = timedelta(days=4)
"""What somebody announces on a day is news of the last days; an older date near it is another event's."""


def inherit_dates(
    document: Document,
    drafts: list[ClaimDraft],
    spoken: tuple[SpokenDate, ...],
    context: EventContext,
    bodies: Callable[[str], frozenset[str]],
) -> None:
    """Give undated claims the date the text plainly goes on about; `bodies` names an actor and those above it."""
    dayless = frozenset(id(d) for d in drafts if is_in_open_stretch(d, context))
    older = {id(d) for d in drafts if d.candidate is not None and earlier_cue(d, context) >= 0}
    links = link_events(document, drafts)
    origins = frozenset(id(link.origin) for link in links)
    announced = _announcement_days(drafts, spoken, context)
    count_between(links)
    for held in (origins | dayless, dayless):
        _take_over(drafts, held, older, announced)
        count_between(links)
    count_from_days(document, drafts)
    _take_periods(drafts)
    take_aftermaths(_still_open(drafts, dayless), drafts)
    date_statements(document, drafts, spoken, bodies)
    for draft in drafts:
        report = announced.get(id(draft)) or _finding_day(draft, context)
        if report is not None and draft.date_start is None and _can_inherit(draft) and id(draft) not in dayless:
            _date_by_report(document, draft, report)
    _take_over(drafts, dayless, older, announced)
    take_together(_still_open(drafts, dayless), drafts, context)
    take_next([d for d in _still_open(drafts, dayless) if id(d) not in older], drafts, context)
    for draft in drafts:
        if draft.date_start is None and _can_inherit(draft):
            draft.missing.append("date: the text does not say")


def _can_inherit(draft: ClaimDraft) -> bool:
    """Tell an undated incident that the text may date elsewhere."""
    is_undated = draft.date_precision == "unknown" and (
        draft.status not in _UNDATED_STATUSES or (draft.section == "headline" and draft.status == "planned")
    )
    return is_undated and not draft.is_aggregate and draft.event_type in _INHERITING


def _still_open(drafts: list[ClaimDraft], held: frozenset[int]) -> list[ClaimDraft]:
    """Return the undated incidents but those held."""
    return [d for d in drafts if d.date_start is None and _can_inherit(d) and id(d) not in held]


def _take_over(
    drafts: list[ClaimDraft], held: frozenset[int], older: set[int], announced: dict[int, DateMention]
) -> None:
    """Give undated mentions the date of the mention they go on about: same kind, places on one branch, nearest.

    `held` are passed over, `older` told with «بعد», so that what stands before them in the sentence is later.
    """
    dated = [
        (where, d)
        for where, d in enumerate(drafts)
        if d.date_start
        and not d.is_aggregate
        and d.date_precision in ("day", "range", "month")
        and (d.date_basis != "inherited" or id(d) in announced)
    ]
    for position, draft in enumerate(drafts):
        if id(draft) in held or not _can_inherit(draft):
            continue
        is_older = id(draft) in older
        apart = [d for d in dated if d[1].view is draft.view and (is_older or id(d[1]) in older)]
        options = [d for d in dated if d not in apart] if apart else dated
        source = _source(draft, position, options, is_older, announced.get(id(draft)))
        if source is not None:
            copy_date(draft, source)


def _source(
    draft: ClaimDraft,
    position: int,
    dated: list[tuple[int, ClaimDraft]],
    is_older: bool,
    report: DateMention | None,
) -> ClaimDraft | None:
    """Return the dated mention that the draft repeats: nearest before it, or after it for a headline or lead.

    What is told with «بعد» is told again further on: «بعد انفجار عبوة. … وانفجرت العبوة السبت».

    `dated` holds the mentions with a date, each with its position among all.
    """
    leads = draft.section != "body" or draft.view.sentence.no <= _LEAD_SENTENCES
    options: list[tuple[int, bool, int, ClaimDraft]] = []
    for where, other in dated:
        if other is draft or not _same_place(draft, other):
            continue
        distance = position - where if where < position else where - position + 1
        kinship = _kinship(draft, other)
        looks_ahead = leads or (is_older and kinship == 0)
        if kinship is None or distance > _INHERIT_REACH or (where > position and not looks_ahead):
            continue
        if not is_incident_date(other) and (kinship > 0 or distance > 2):
            continue
        if report is not None and not _is_news_of(other, report):
            continue
        ahead = where > position and draft.section == "body" and draft.event_type in VIOLENT_TYPES
        options.append((kinship + ahead * _AHEAD, not is_incident_date(other), distance, other))
    return min(options, key=lambda o: o[:3])[3] if options else None


def _is_news_of(other: ClaimDraft, report: DateMention) -> bool:
    """Tell an event recent enough to be what somebody announced on a day."""
    said = report.start_on
    if said is None or other.date_start is None or other.date_end is None:
        return True
    return said - _NEWS_DAYS <= other.date_end and other.date_start <= (report.end_on or said)


def _take_periods(drafts: list[ClaimDraft]) -> None:
    """Give «وأودت بعض غاراته إلى قتل مئات المدنيين» the period of the sum it goes on about, right before it."""
    for before, draft in zip(drafts, drafts[1:], strict=False):
        start, end = before.date_start, before.date_end
        if not before.is_aggregate or start is None or end is None or end == start:
            continue
        if draft.status in _UNDATED_STATUSES or draft.event_type not in _INHERITING or not _same_place(draft, before):
            continue
        own = draft.date_start is not None and draft.date_basis != "inherited"
        together = draft.view is before.view and draft.is_aggregate
        same = draft.event_subtype == before.event_subtype and (draft.is_aggregate or tells_many(draft))
        next_to = 0 <= draft.view.sentence.no - before.view.sentence.no <= 1
        beside = any(
            d.view is before.view and is_incident_date(d) and d.event_subtype == before.event_subtype for d in drafts
        )
        if not own and next_to and (together or (same and not beside)):
            copy_date(draft, before)
            draft.is_aggregate = True


def _finding_day(draft: ClaimDraft, context: EventContext) -> DateMention | None:
    """Return the day on which an event was found or told («كشف تحقيق الخميس أن طائرة قصفت»), where none other dates it.

    A finding is not news of the last days, as an announcement is.
    """
    if draft.status != "occurred" or draft.candidate is None:
        return None
    days = [m for m in draft.view.dates if leads_content(m, draft, context)]
    return days[-1] if days else None


def _announcement_days(
    drafts: list[ClaimDraft], spoken: tuple[SpokenDate, ...], context: EventContext
) -> dict[int, DateMention]:
    """Return, by identity of the draft, the day of the report it stands in: «أعلن الجيش الثلاثاء مقتل جندي»."""
    found: dict[int, DateMention] = {}
    for said in spoken:
        if said.mention.start_on is None or said.mention.precision != "day":
            continue
        for draft in drafts:
            if draft.candidate is None or draft.status != "occurred":
                continue
            frame = said.attribution.frame_first_token
            in_sentence = draft.view.first <= said.mention.first_token < draft.view.last
            is_apart = context["time_subordinators"].holds(draft.view, draft.candidate.head.first, frame)
            covers = said.attribution.start <= draft.end <= said.attribution.end
            if in_sentence and covers and not is_apart:  # «تأتي الضربة بعد أن تعهد ماكرون الأحد»
                found[id(draft)] = said.mention
    return found


def _date_by_report(document: Document, draft: ClaimDraft, day: DateMention) -> None:
    """Date a claim by the day of a report: the text tells no other."""
    draft.date_start, draft.date_end = day.start_on, day.end_on
    draft.date_precision, draft.date_basis = day.precision, "inherited"
    draft.date_text = document.text[day.start : day.end]


def _kinship(draft: ClaimDraft, other: ClaimDraft) -> int | None:
    """Return how surely two mentions are one occurrence by kind (0 best), None where they are not."""
    if (draft.status in _HAPPENED) != (other.status in _HAPPENED) and not names_plan(draft, other):
        return None
    reach = (0, 1, -1) if draft.section == "headline" else (0, 1)
    near = draft.view.sentence.no - other.view.sentence.no in reach
    if draft.status == "planned" and (other.status != "planned" or draft.event_subtype != other.event_subtype):
        return None
    if draft.event_subtype == other.event_subtype:
        return 0
    if {draft.event_type, other.event_type} <= VIOLENT_TYPES:
        if draft.event_type == other.event_type:
            return 1
        return 2 if near or "attack" in (draft.event_subtype, other.event_subtype) else None
    if near and draft.view is other.view:
        return 2
    return None


def _same_place(draft: ClaimDraft, other: ClaimDraft) -> bool:
    """Tell that the places do not speak against one occurrence.

    «الانفجار وقع قرب فندق …» takes up the explosion told right before, whatever spot it names.
    """
    if not draft.place_ids or not other.place_ids or draft.place_inherited or other.place_inherited:
        return True
    if _takes_up(draft, other) or _heads(draft, other):
        return True
    return bool(set(draft.place_ids) & other.place_line) or bool(set(other.place_ids) & draft.place_line)


def _heads(draft: ClaimDraft, other: ClaimDraft) -> bool:
    """Tell a headline from the lead it sums up: «ينتزع مواقع شرق صنعاء» is what «انتزعت الجمعة مواقع في نهم» tells."""
    is_lead = other.section == "body" and other.view.sentence.no <= _LEAD_SENTENCES
    return draft.section == "headline" and is_lead and draft.event_subtype == other.event_subtype


def _takes_up(draft: ClaimDraft, other: ClaimDraft) -> bool:
    """Tell a definite noun («الانفجار», «القمة») for the same kind of event told in the sentences right before."""
    if draft.candidate is None or draft.event_subtype != other.event_subtype:
        return False
    away = draft.view.sentence.no - other.view.sentence.no
    is_listed = not any(place_id.startswith(_UNLISTED) for place_id in draft.place_ids)
    if not 0 < away <= _TAKE_UP_SENTENCES or (is_listed and draft.event_type != "diplomacy"):
        return False
    head = draft.candidate.head
    return draft.view.form(head.first).startswith("ال") and not head.frame_is_verb()
