"""Dates of claims: the words of the clause first, then what the text plainly goes on about.

Belongs here: which date mention belongs to which claim, and inheritance (`date_basis = inherited`).
Does not belong here: what the words of a date mean (dates/). Nothing is guessed from the publication date alone.
"""

from __future__ import annotations

from assets.parsing.attribution.attributions import Attribution
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import DateMention, Document

_UNDATED_STATUSES = frozenset({"planned", "called_for", "hypothetical"})
_HAPPENED = frozenset({"occurred", "ongoing", "alleged", "denied"})
_INHERITING = VIOLENT_TYPES | {"diplomacy", "displacement", "strategic_development"}
_INHERIT_REACH = 14
_FRAME_TAIL = 4
_SPAN_REACH = 10
_SINCE_REACH = 5


def date_claims(
    document: Document, drafts: list[ClaimDraft], attributions: tuple[Attribution, ...], context: EventContext
) -> None:
    """Give every draft its own date where its clause says one."""
    by_sentence: dict[int, list[ClaimDraft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.view.sentence.no, []).append(draft)
    spoken = _spoken_dates(list(by_sentence.values()), attributions)
    for draft in drafts:
        siblings = by_sentence[draft.view.sentence.no]
        mention = _own_date(draft, siblings, spoken, context)
        if mention is not None:
            _set_date(document, draft, mention, context)


def inherit_dates(drafts: list[ClaimDraft]) -> None:
    """Give undated mentions the date of the mention they go on about: same kind, places on one branch, nearest."""
    dated = [
        (where, d)
        for where, d in enumerate(drafts)
        if d.date_start and not d.is_aggregate and d.date_precision in ("day", "range", "month")
    ]
    for position, draft in enumerate(drafts):
        if draft.date_precision != "unknown" or draft.status in _UNDATED_STATUSES or draft.is_aggregate:
            continue
        if draft.event_type == "statement" and draft.section == "headline":
            _date_headline_statement(draft, drafts)
        if draft.event_type not in _INHERITING:
            continue
        source = _source(draft, position, dated)
        if source is not None:
            _copy_date(draft, source)
        else:
            draft.missing.append("date: the text does not say")


def _spoken_dates(sentences: list[list[ClaimDraft]], attributions: tuple[Attribution, ...]) -> dict[int, Attribution]:
    """Return the dates that tell when something was said, by first token: «أعلن مصدر أمني الأحد مقتل …».

    `sentences` are the drafts of one sentence each.
    """
    spoken: dict[int, Attribution] = {}
    for drafts in sentences:
        view = drafts[0].view
        if not view.dates:
            continue
        carriers = [t.first for d in drafts if d.candidate for t in d.candidate.triggers]
        for attribution in attributions:
            first, last = attribution.frame_first_token, attribution.frame_last_token
            if not view.first <= first < view.last:
                continue
            first_event = min((carrier for carrier in carriers if carrier >= last), default=view.last)
            for mention in view.dates:
                if first <= mention.first_token < min(last + _FRAME_TAIL, first_event):
                    spoken[mention.first_token] = attribution
    return spoken


def _own_date(
    draft: ClaimDraft, siblings: list[ClaimDraft], spoken: dict[int, Attribution], context: EventContext
) -> DateMention | None:
    """Return the date mention of the draft's clause; a date inside «أعلن … السبت أن» is when it was said."""
    view = draft.view
    clause = view.clause(draft.candidate.head.first if draft.candidate else draft.first_token)
    best: tuple[tuple[int, int, int, int], DateMention] | None = None
    for mention in view.dates:
        said = spoken.get(mention.first_token)
        forward = said is not None and not said.rule.startswith("after")
        if forward and draft.event_type != "statement" and draft.status != "announced":
            continue
        if mention.is_since and context["superlative_words"].holds(view, mention.first_token - 7, mention.first_token):
            continue
        if _belongs_to_sibling(mention, draft, siblings):
            continue
        if mention.is_since and (
            _in_relative(view, draft.last_trigger, mention.first_token, context)
            or _dates_another(mention, draft, siblings, context)
        ):
            continue
        ahead = view.clause(mention.first_token) - clause
        clauses = abs(ahead)
        if (clauses > 1 and not mention.is_since) or (ahead > 0 and mention.is_since):
            continue
        gap = max(mention.first_token - draft.last_token, draft.first_token - mention.last_token, 0)
        key = (clauses, int(said is not None), int(not _inside(mention, draft)), gap)
        if best is None or key < best[0]:
            best = (key, mention)
    return best[1] if best else None


def _dates_another(mention: DateMention, draft: ClaimDraft, siblings: list[ClaimDraft], context: EventContext) -> bool:
    """Tell «التفجير … في عدن، العاصمة المؤقتة منذ سيطرة الحوثيين على صنعاء في أيلول»: the span is an aside's.

    Before the claim («ومنذ بدء الهجوم …، قتل 409») or right after it, the span is the claim's own period.
    """
    if mention.point_start is None or mention.first_token < draft.first_token:
        return False
    far = mention.first_token - draft.last_trigger > _SPAN_REACH
    return far and any(o is not draft and opens_span(o, mention, context) for o in siblings)


def _in_relative(view: SentenceView, start: int, end: int, context: EventContext) -> bool:
    """Tell «الأحياء التي كانت تحت سيطرة المعارضة منذ العام 2012»: the span is the relative clause's own."""
    pronouns, verbs = context.forms("relative_pronouns"), context.forms("relative_verbs")
    return any(view.form(i) in pronouns and view.form(i + 1) in verbs for i in range(start, end))


def _inside(mention: DateMention, draft: ClaimDraft) -> bool:
    """Tell a date that stands within the quote of the claim."""
    return draft.first_token <= mention.first_token < draft.last_token


def _belongs_to_sibling(mention: DateMention, draft: ClaimDraft, siblings: list[ClaimDraft]) -> bool:
    """Tell a date that another claim of the sentence holds or stands nearer to, in that claim's own clause."""
    if _inside(mention, draft):
        return False
    view = draft.view
    for other in siblings:
        if other is draft or (other.event_type == "statement") != (draft.event_type == "statement"):
            continue
        if _inside(mention, other) and view.clause(mention.first_token) != view.clause(draft.first_token):
            return True
        own_gap = max(mention.first_token - draft.last_token, draft.first_token - mention.last_token, 0)
        other_gap = max(mention.first_token - other.last_token, other.first_token - mention.last_token, 0)
        if (
            view.clause(other.first_token) == view.clause(mention.first_token) != view.clause(draft.first_token)
            and other_gap < own_gap
        ):
            return True
    return False


def _set_date(document: Document, draft: ClaimDraft, mention: DateMention, context: EventContext) -> None:
    """Copy a date mention onto a draft; the event that opens a span («منذ بدء هجوم … في نوفمبر») has the days of X."""
    draft.date_start, draft.date_end = mention.start_on, mention.end_on
    draft.date_precision = mention.precision
    if mention.point_start and opens_span(draft, mention, context):
        draft.date_start, draft.date_end = mention.point_start, mention.point_end
        draft.date_precision = "day" if mention.point_start == mention.point_end else "range"
    draft.date_basis = mention.basis
    draft.date_text = document.text[mention.start : mention.end]
    if mention.start_on is None and mention.end_on is None:
        draft.date_precision, draft.date_basis = "unknown", "unknown"
        draft.missing.append(f"date: {mention.reason}" if mention.reason else "date: unresolved")


def opens_span(draft: ClaimDraft, mention: DateMention, context: EventContext) -> bool:
    """Tell that the claim's own trigger stands between «منذ» and the date: the event from which the span counts."""
    if draft.candidate is None:
        return False
    head = draft.candidate.head.first
    return head < mention.first_token and context["since_words"].holds(draft.view, head - _SINCE_REACH, head)


def _source(draft: ClaimDraft, position: int, dated: list[tuple[int, ClaimDraft]]) -> ClaimDraft | None:
    """Return the dated mention that the draft repeats: nearest before it, or after it for a headline or lead.

    `dated` holds the mentions with a date, each with its position among all.
    """
    leads = draft.section != "body" or draft.view.sentence.no <= 2
    options: list[tuple[int, int, ClaimDraft]] = []
    for where, other in dated:
        if other is draft or not _same_place(draft, other):
            continue
        distance = position - where if where < position else where - position + 1
        kinship = _kinship(draft, other)
        if kinship is not None and not _is_incident_date(other) and (kinship > 0 or distance > 2):
            continue
        if kinship is None or distance > _INHERIT_REACH or (where > position and not leads):
            continue
        options.append((kinship, distance, other))
    return min(options, key=lambda o: o[:2])[2] if options else None


def _date_headline_statement(draft: ClaimDraft, drafts: list[ClaimDraft]) -> None:
    """Give a headline's statement the date of the same speaker's statement in the body."""
    speakers = {p.actor_id for p in draft.participants if p.role == "actor"} | set(draft.attributed_to)
    for other in drafts:
        own = {p.actor_id for p in other.participants if p.role == "actor"} | set(other.attributed_to)
        if other.event_type == "statement" and other.section == "body" and speakers & own and other.date_start:
            _copy_date(draft, other)
            return


def _copy_date(draft: ClaimDraft, source: ClaimDraft) -> None:
    """Give a draft the date of another, as inherited."""
    draft.date_start, draft.date_end, draft.date_text = source.date_start, source.date_end, source.date_text
    draft.date_precision, draft.date_basis = source.date_precision, "inherited"


def _is_incident_date(draft: ClaimDraft) -> bool:
    """Tell a date narrow enough to be taken up later; a background month («قبل ثمانية أشهر») is not."""
    return draft.date_start is not None and draft.date_end is not None and (draft.date_end - draft.date_start).days <= 3


def _kinship(draft: ClaimDraft, other: ClaimDraft) -> int | None:
    """Return how surely two mentions are one occurrence by kind (0 best), None where they are not."""
    if (draft.status in _HAPPENED) != (other.status in _HAPPENED):
        return None
    near = draft.view.sentence.no - other.view.sentence.no in (0, 1)
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
    """Tell that the places do not speak against one occurrence."""
    if not draft.place_ids or not other.place_ids or draft.place_inherited or other.place_inherited:
        return True
    return bool(set(draft.place_ids) & other.place_line) or bool(set(other.place_ids) & draft.place_line)
