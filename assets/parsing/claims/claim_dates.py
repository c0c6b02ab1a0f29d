"""Dates of claims: the words of the clause first, then what the text plainly goes on about.

Belongs here: the date of a claim's own clause, and the days on which somebody spoke. Does not belong here: which event
of a sentence a date is told of (date_scope.py), inheritance (date_inheritance.py), what the words of a date mean
(dates/). Nothing is guessed from the publication date alone.

| order | a claim is dated by |
|---|---|
| 1 | the date of its clause, or of the clause beside it, unless it tells when something was said («حسبما أعلن الأحد») |
| 2 | the length of time between it and a dated event («بعد يوم من القمة»): dates_between_events.py |
| 3 | the dated mention of the same occurrence: same kind, one place, nearest before; headline and lead look ahead |
| 4 | the period of the sum before it («شن خلال تلك السنوات آلاف الغارات. وأودت غاراته …») |
| 5 | a statement: the day the same speaker spoke in the text before it |
| 6 | the day its reporter spoke («أعلن الجيش الثلاثاء مقتل جندي»), where nothing else in the text dates it |
"""

from __future__ import annotations

from typing import NamedTuple

from assets.parsing.attribution.attributions import Attribution
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.date_scope import is_ago, is_inside, is_of_another, opens_clause_of, opens_span
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import DateMention, Document

_FRAME_TAIL = 4
_PLAN_GAP = 3
_UNDER = 100
_MONTH = 31
_COMMAS = frozenset("،,")
_HAPPENED = frozenset({"occurred", "ongoing"})


class SpokenDate(NamedTuple):
    """A date that tells when somebody spoke, and the report it stands in."""

    mention: DateMention
    attribution: Attribution


def date_claims(
    document: Document,
    drafts: list[ClaimDraft],
    attributions: tuple[Attribution, ...],
    views: tuple[SentenceView, ...],
    context: EventContext,
) -> tuple[SpokenDate, ...]:
    """Give every draft its own date where its clause says one; return the days on which somebody spoke, in order."""
    by_sentence: dict[int, list[ClaimDraft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.view.sentence.no, []).append(draft)
    spoken = _spoken_dates(list(by_sentence.values()), attributions, views)
    for draft in drafts:
        siblings = by_sentence[draft.view.sentence.no]
        mention = _own_date(document, draft, siblings, spoken, context)
        if mention is not None:
            _set_date(document, draft, mention, context)
            if _lies_ahead(document, mention) and draft.status in _HAPPENED and draft.event_type != "statement":
                draft.status = "planned"  # «قمة تعقد الأسبوع المقبل»
    return tuple(spoken[at] for at in sorted(spoken))


def _spoken_dates(
    sentences: list[list[ClaimDraft]], attributions: tuple[Attribution, ...], views: tuple[SentenceView, ...]
) -> dict[int, SpokenDate]:
    """Return the dates that tell when something was said, by first token: «أعلن مصدر أمني الأحد مقتل …».

    `sentences` are the drafts of one sentence each.
    """
    spoken: dict[int, SpokenDate] = {}
    carriers: dict[int, list[int]] = {}
    for drafts in sentences:
        no = drafts[0].view.sentence.no
        carriers[no] = [t.first for d in drafts if d.candidate for t in d.candidate.triggers]
    dated = [view for view in views if view.dates]
    for attribution in attributions:
        first, last = attribution.frame_first_token, attribution.frame_last_token
        view = next((v for v in dated if v.first <= first < v.last), None)
        if view is None:
            continue
        events = carriers.get(view.sentence.no, [])
        # «قالت عن الضربة … الأسبوع الماضي، بأنه»: the date behind an event in the frame is the event's
        first_event = min((at for at in events if at >= first), default=view.last)
        for mention in view.dates:
            if first <= mention.first_token < min(last + _FRAME_TAIL, first_event):
                spoken[mention.first_token] = SpokenDate(mention, attribution)
    return spoken


def _own_date(
    document: Document,
    draft: ClaimDraft,
    siblings: list[ClaimDraft],
    spoken: dict[int, SpokenDate],
    context: EventContext,
) -> DateMention | None:
    """Return the date mention of the draft's clause.

    A date inside «أعلن … السبت أن» or «…، حسبما أعلن السبت» is when it was said: a statement's or announcement's own.
    """
    view = draft.view
    clause = view.clause(draft.candidate.head.first if draft.candidate else draft.first_token)
    is_statement = draft.event_type == "statement"
    best: tuple[tuple[int, int, int, int], DateMention] | None = None
    for mention in view.dates:
        said = spoken.get(mention.first_token)
        if said is not None and not is_statement and draft.status != "announced" and not _owned_within(draft, said):
            continue
        ahead = view.clause(mention.first_token) - clause
        clauses = 0 if _is_fronted_day(view, mention) else abs(ahead)
        if (clauses > 1 and not mention.is_since) or (ahead > 0 and mention.is_since):
            continue
        if opens_clause_of(mention, draft, context):
            return mention
        if ahead and draft.status == "ongoing" and not mention.is_since and _is_long_over(document, mention):
            continue  # «خسر آخر معاقله أواخر 2017، إلا أن خلاياه لا تزال تشن هجمات»
        gap = max(mention.first_token - draft.last_token, draft.first_token - mention.last_token, 0)
        if _lies_ahead(document, mention) and draft.status in _HAPPENED and not is_statement:
            is_plan = draft.event_type not in VIOLENT_TYPES and not ahead and gap <= _PLAN_GAP
            if not is_plan:
                continue  # «… قبل انتخابات 24 يونيو»
        told_here = said is not None and is_statement and _speaks(draft, said)
        if not told_here and is_of_another(mention, draft, siblings, context):
            continue
        is_aside = not told_here if is_statement else said is not None
        under = context["circumstance_words"].holds(view, draft.last_trigger, mention.first_token)
        key = (int(is_aside), clauses, int(under or not is_inside(mention, draft)), gap + under * _UNDER)
        if best is None or key < best[0]:
            best = (key, mention)
    return best[1] if best else None


def _is_fronted_day(view: SentenceView, mention: DateMention) -> bool:
    """Tell «ففي 11 حزيران/يونيو، فجر انتحاري نفسه»: the day that opens a sentence is that of its main clause."""
    opens = mention.first_token <= view.first + 1 and mention.precision == "day"
    return opens and view.form(mention.last_token) in _COMMAS


def _owned_within(draft: ClaimDraft, said: SpokenDate) -> bool:
    """Tell «تبنى التنظيم الشهر الماضي هجوما»: an attack that is owned up to within a month happened in it."""
    frame = said.attribution
    is_owned = frame.kind == "claims_responsibility" and frame.start <= draft.start <= frame.end
    return is_owned and said.mention.precision == "month"


def _lies_ahead(document: Document, mention: DateMention) -> bool:
    """Tell a date after publication."""
    published = document.published.on
    return published is not None and mention.start_on is not None and mention.start_on > published


def _is_long_over(document: Document, mention: DateMention) -> bool:
    """Tell a date that ended a month and more before publication."""
    published = document.published.on
    return published is not None and mention.end_on is not None and (published - mention.end_on).days > _MONTH


def _speaks(draft: ClaimDraft, said: SpokenDate) -> bool:
    """Tell that a statement is the report in which a date tells when it was made."""
    return draft.first_token <= said.attribution.frame_first_token < draft.last_token


def _set_date(document: Document, draft: ClaimDraft, mention: DateMention, context: EventContext) -> None:
    """Copy a date mention onto a draft; the event that opens a span («منذ بدء هجوم … في نوفمبر») has the days of X."""
    draft.date_start, draft.date_end = mention.start_on, mention.end_on
    draft.date_precision = mention.precision
    is_point = opens_span(draft, mention, context) or opens_clause_of(mention, draft, context) or is_ago(draft, mention)
    if mention.point_start and is_point:
        draft.date_start, draft.date_end = mention.point_start, mention.point_end
        draft.date_precision = "day" if mention.point_start == mention.point_end else "range"
    draft.date_basis = mention.basis
    draft.date_text = document.text[mention.start : mention.end]
    if mention.start_on is None and mention.end_on is None:
        draft.date_precision, draft.date_basis = "unknown", "unknown"
        draft.missing.append(f"date: {mention.reason}" if mention.reason else "date: unresolved")
