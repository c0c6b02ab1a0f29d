"""Date scope: whether a date in a sentence is told of one event or of another beside it.

Belongs here: the clauses of a sentence as far as they part its dates. Does not belong here: choosing among the dates
that remain (claim_dates.py), what the words of a date mean (dates/).

| words | whose the date is |
|---|---|
| «غارة على دوما، وقتل الثلاثاء …» | the event that stands nearest in the date's own clause |
| «اجتماع على خلفية الاحتجاجات التي اندلعت الجمعة» | the event of the relative clause, not the one before it |
| «عقدت اجتماعا عقب هجوم وقع الجمعة» | the event after «عقب», «بعد», not the one before |
| «شنت السبت غارة بعد انفجار عبوة» | the event before «بعد»; the one after it is older |
| «بعد أن فر الصيف الماضي، نجحت الشرطة في اعتقاله» | the event of the clause in front, not of the main one |
| «المدينة التي كانت تحت سيطرته منذ 2012» | nobody's: the span is the relative clause's |
| «خلص تحقيق الخميس إلى أن الصاروخ أطلق» | the finding, not the event behind «أن» |
| «هجمات باريس عام 2015، في قضية إطلاق النار» | the named attacks alone |
| «طالبت إيران بتسليم من قصفوا مقرها الجمعة» | the event: what is demanded or said has its own dates |
| «منذ بدء هجوم الجيش في نوفمبر» | the attack has the days of X, others the span since X |
"""

from __future__ import annotations

from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import DateMention

_COMPARED_REACH = 7
_SPAN_REACH = 10
_SINCE_REACH = 5
_GOVERNOR_REACH = 3
_STRETCH_BEFORE = 5
_FRONTED_REACH = 14
_STAND_REACH = 8
_LASTING_TYPES = frozenset({"strategic_development", "diplomacy", "aid", "protest"})
_CONTENT_REACH = 4
_TAG_REACH = 2
_BROAD_DAYS = 25
_OPENING_REACH = 8
_COMMA = "،"


def is_of_another(mention: DateMention, draft: ClaimDraft, siblings: list[ClaimDraft], context: EventContext) -> bool:
    """Tell that a date of the draft's sentence is told of something else; `siblings` are the sentence's drafts."""
    if mention.is_since and opens_span(draft, mention, context):
        return False
    if mention.is_since and (
        _compares(draft.view, mention, context)
        or _in_relative(draft.view, draft.last_trigger, mention.first_token, context)
        or _counts_for_aside(mention, draft, siblings, context)
        or _counts_what_is_not(draft, mention, context)
    ):
        return True
    if not mention.is_since and _is_limit(draft, mention, context):
        return True
    if draft.event_type == "statement":
        return _is_broad_aside(mention, draft) or _is_in_content(mention, draft, siblings, context)
    return (
        _belongs_to_sibling(mention, draft, siblings)
        or leads_content(mention, draft, context)
        or _tags_name(mention, draft, siblings)
        or _is_of_stand(mention, draft, siblings)
        or _is_subordinate(mention, draft, siblings, context)
        or _is_before_subordinate(mention, draft, siblings, context)
        or _is_fronted(mention, draft, context)
        or _is_of_what_is_answered(mention, draft, context)
    )


def _compares(view: SentenceView, mention: DateMention, context: EventContext) -> bool:
    """Tell «الأعنف منذ شهر», which only compares; «أكثر من مئة جريح منذ الاثنين» counts."""
    start, end = mention.first_token - _COMPARED_REACH, mention.first_token
    at = context["superlative_words"].find(view, start, end)
    while at >= 0 and view.form(at + 1) in context.forms("loser_words"):
        at = context["superlative_words"].find(view, at + 1, end)
    return at >= 0


def _counts_what_is_not(draft: ClaimDraft, mention: DateMention, context: EventContext) -> bool:
    """Tell «مقتل ابنها، ولم تفق منها منذ ساعات»: the span is that of what did not happen since."""
    start = max(draft.last_trigger, mention.first_token - _SINCE_REACH)
    return context["past_negations"].holds(draft.view, start, mention.first_token)


def _is_limit(draft: ClaimDraft, mention: DateMention, context: EventContext) -> bool:
    """Tell «مدد وقف إطلاق النار حتى نهاية العام»: that is how long it is to last, not when it was done."""
    view, at = draft.view, mention.first_token
    is_behind = at > draft.last_trigger and draft.event_type in _LASTING_TYPES
    return is_behind and view.form(at - 1) in context.forms("limit_words")


def _is_of_stand(mention: DateMention, draft: ClaimDraft, siblings: list[ClaimDraft]) -> bool:
    """Tell «رفض ليبرمان، الأحد، مطالب باستجواب حول مقتل فلسطينيين»: that day he took his stand on the event."""
    head = draft.candidate.head.first if draft.candidate else draft.first_token
    return mention.last_token <= head and any(
        o.event_type == "statement" and o.view is draft.view and o.first_token < mention.first_token < o.last_token
        and mention.first_token - o.first_token <= _STAND_REACH and o.last_token >= head
        for o in siblings
    )  # fmt: skip


def leads_content(mention: DateMention, draft: ClaimDraft, context: EventContext) -> bool:
    """Tell «خلص تحقيق الخميس إلى أن الصاروخ أطلق من»: the day stands before «أن», the event in what was found."""
    view, head = draft.view, draft.candidate.head.first if draft.candidate else draft.first_token
    if mention.last_token > head or draft.event_type == "statement" or mention.precision != "day":
        return False  # «وفي مايو قالت إسرائيل إنها هاجمت»: what is said within a month happened in it
    at = context["that_words"].find(view, mention.last_token, min(mention.last_token + _CONTENT_REACH, head))
    return at >= 0 and view.form(at - 1) not in context.forms("no_content_before") and draft.first_token >= at


def _tags_name(mention: DateMention, draft: ClaimDraft, siblings: list[ClaimDraft]) -> bool:
    """Tell «هجمات باريس عام 2015، في قضية إطلاق النار»: the year behind a noun tells which attacks are meant."""
    if mention.precision != "year" or mention.is_since or draft.last_trigger <= mention.first_token:
        return False
    return any(o is not draft and _is_tagged(mention, o) for o in siblings)


def _is_tagged(mention: DateMention, other: ClaimDraft) -> bool:
    """Tell a noun of an event with a year right behind it or behind its place."""
    if other.candidate is None or other.candidate.head.frame_is_verb():
        return False
    return 0 <= mention.first_token - other.last_trigger <= _TAG_REACH


def _is_broad_aside(mention: DateMention, draft: ClaimDraft) -> bool:
    """Tell «طالبت لندن موسكو بتحمل مسؤوليتها في إسقاط الطائرة صيف 2014»: a position is taken on a day."""
    start, end = mention.start_on, mention.end_on
    is_broad = start is not None and end is not None and (end - start).days >= _BROAD_DAYS
    return is_broad and mention.first_token - draft.first_token > _OPENING_REACH


def _is_of_what_is_answered(mention: DateMention, draft: ClaimDraft, context: EventContext) -> bool:
    """Tell «هجوم جاء انتقاما لمقتل القائد في أغسطس الماضي»: then he was killed."""
    answers = context["avenging_words"].holds(draft.view, draft.first_token, mention.first_token)
    head = draft.candidate.head.first if draft.candidate else draft.first_token
    return answers and not context["avenging_words"].holds(draft.view, draft.view.first, head)


def is_inside(mention: DateMention, draft: ClaimDraft) -> bool:
    """Tell a date that stands within the quote of the claim."""
    return draft.first_token <= mention.first_token < draft.last_token


def opens_span(draft: ClaimDraft, mention: DateMention, context: EventContext) -> bool:
    """Tell that the claim's own trigger stands between «منذ» and the date: the event from which the span counts."""
    if draft.candidate is None:
        return False
    head = draft.candidate.head.first
    return head < mention.first_token and context["since_words"].holds(draft.view, head - _SINCE_REACH, head)


def is_ago(draft: ClaimDraft, mention: DateMention) -> bool:
    """Tell «الذي قتل منذ عامين»: one man is killed once, so that «منذ» counts back and opens no span."""
    candidate = draft.candidate
    if candidate is None or candidate.head.entry.frame != "harm" or candidate.head.aspect == "noun":
        return False
    if any(count.best != 1 for number, count in draft.view.casualties if number in candidate.casualties):
        return False
    return candidate.head.last == mention.first_token


def opens_clause_of(mention: DateMention, draft: ClaimDraft, context: EventContext) -> bool:
    """Tell «الأعنف منذ شهر، حين قتلت غارات 53»: the clause of «حين» happened then, a month ago."""
    view, at = draft.view, mention.last_token
    at += view.form(at) == _COMMA
    if mention.point_start is None or view.form(at) not in context.forms("when_words"):
        return False
    return draft.first_token >= at and view.clause(draft.first_token) == view.clause(at)


def _counts_for_aside(
    mention: DateMention, draft: ClaimDraft, siblings: list[ClaimDraft], context: EventContext
) -> bool:
    """Tell «التفجير … في عدن، العاصمة المؤقتة منذ سيطرة الحوثيين على صنعاء في أيلول»: the span is an aside's.

    Before the claim («ومنذ بدء الهجوم …، قتل 409») or right after it, the span is the claim's own period.
    """
    if mention.point_start is None or mention.first_token < draft.first_token:
        return False
    since = context["since_words"].find(draft.view, draft.last_trigger, mention.first_token)
    # «قتلوا منذ بدء الاحتجاجات على الحدود بين القطاع وإسرائيل أواخر آذار»: the span begins where «منذ» stands
    far = (since if since >= 0 else mention.first_token) - draft.last_trigger > _SPAN_REACH
    return far and any(o is not draft and opens_span(o, mention, context) for o in siblings)


def _in_relative(view: SentenceView, start: int, end: int, context: EventContext) -> bool:
    """Tell «الأحياء التي كانت تحت سيطرة المعارضة منذ العام 2012»: the span is the relative clause's own.

    So is that of another event word in it: «حماس التي تسيطر على القطاع منذ 2007», «الشيشاني، الذي قتل منذ عامين».
    """
    pronouns, verbs = context.forms("relative_pronouns"), context.forms("relative_verbs")
    told = {t.first for t in view.triggers if not t.entry.is_support and start <= t.first < end}
    return any(view.form(i) in pronouns and (view.form(i + 1) in verbs or i + 1 in told) for i in range(start, end))


def _is_in_content(mention: DateMention, draft: ClaimDraft, siblings: list[ClaimDraft], context: EventContext) -> bool:
    """Tell a date within what a statement says: behind «أن», a relative pronoun or an event it speaks of."""
    view, start = draft.view, draft.first_token
    if mention.first_token <= start:
        return False
    if context["content_openers"].holds(view, start, mention.first_token):
        return True
    return any(
        start < other.candidate.head.first < mention.first_token for other in siblings if other.candidate is not None
    )


def _belongs_to_sibling(mention: DateMention, draft: ClaimDraft, siblings: list[ClaimDraft]) -> bool:
    """Tell a date that another claim of the sentence holds or stands nearer to, in that claim's own clause."""
    if is_inside(mention, draft):
        return False
    view = draft.view
    for other in siblings:
        if other is draft or other.event_type == "statement":
            continue
        if is_inside(mention, other) and view.clause(mention.first_token) != view.clause(draft.first_token):
            return True
        own_gap = max(mention.first_token - draft.last_token, draft.first_token - mention.last_token, 0)
        other_gap = max(mention.first_token - other.last_token, other.first_token - mention.last_token, 0)
        if (
            view.clause(other.first_token) == view.clause(mention.first_token) != view.clause(draft.first_token)
            and other_gap < own_gap
        ):
            return True
    return False


def _is_subordinate(mention: DateMention, draft: ClaimDraft, siblings: list[ClaimDraft], context: EventContext) -> bool:
    """Tell «اجتماع … الاحتجاجات التي اندلعت الجمعة», «اجتماع … عقب هجوم وقع الجمعة»: another event's clause."""
    view, head = draft.view, draft.last_trigger
    if mention.first_token <= head:
        return False
    pronouns, subordinators = context.forms("relative_pronouns"), context["time_subordinators"]
    heads = [o.candidate.head.first for o in siblings if o is not draft and o.candidate is not None]
    heads = [h for h in heads if head < h < mention.first_token]
    if not heads:
        return False
    if any(view.form(k) in pronouns for k in range(min(heads), mention.first_token)):
        return True
    return subordinators.holds(view, head, max(heads))


def _is_before_subordinate(
    mention: DateMention, draft: ClaimDraft, siblings: list[ClaimDraft], context: EventContext
) -> bool:
    """Tell «شنت السبت غارة بعد انفجار عبوة»: the explosion is older than the day of the raid."""
    at = earlier_cue(draft, context)
    if at < 0 or mention.last_token > at:
        return False
    if context["length_words"].holds(draft.view, at + 1, at + _GOVERNOR_REACH):
        return True  # «وجهت الثلاثاء رسالة، وذلك بعد أيام من قصف»
    return any(o is not draft and o.candidate is not None and o.candidate.head.first < at for o in siblings)


def earlier_cue(draft: ClaimDraft, context: EventContext) -> int:
    """Return the token of «بعد», «عقب» right before the event, which makes it older than what is told; -1 without."""
    first = draft.candidate.first if draft.candidate else draft.first_token
    return context["time_subordinators"].find(draft.view, first - _GOVERNOR_REACH, first)


def is_in_open_stretch(draft: ClaimDraft, context: EventContext) -> bool:
    """Tell «أسرت 130 حوثيا خلال الأيام الماضية»: an event that no day of the text around it dates."""
    if draft.candidate is None:
        return False
    view, head = draft.view, draft.candidate.head.first
    start = max(view.first, view.clause_start(head) - _STRETCH_BEFORE)  # «وخلال الأيام الأخيرة، سيطر»
    return context["open_stretches"].holds(view, start, view.clause_end(head))


def _is_fronted(mention: DateMention, draft: ClaimDraft, context: EventContext) -> bool:
    """Tell «بعد أن فر الصيف الماضي …، نجحت الشرطة»: the date of the clause in front is not the main event's."""
    view, first = draft.view, draft.candidate.first if draft.candidate else draft.first_token
    if mention.first_token >= first:
        return False
    clause = context.forms("clause_subordinators")
    start = max(view.first, mention.first_token - _FRONTED_REACH)
    opener = next((k for k in range(mention.first_token - 1, start - 1, -1) if view.form(k) in clause), -1)
    if opener < 0 or any(view.form(k) == _COMMA for k in range(opener, mention.first_token)):
        return False
    return any(view.form(k) == _COMMA for k in range(mention.last_token, first))
