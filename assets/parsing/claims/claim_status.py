"""Status: did it happen, does it go on, is it announced, planned, called for, alleged, denied, or a mere possibility.

Belongs here: the modality words around a claim. Does not belong here: who says it (attribution/), whether it is one
incident or a period (claim_aggregates.py).
"""

from __future__ import annotations

from assets.parsing.attribution.attributions import Attribution, attribution_at
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.means_relevance import is_death_sentence
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import ActorMention, PlaceMention, Status
from assets.parsing.text.tokens import word_keys

_NEAR = 5
_DOUBT_REACH = 2
_THREAT_REACH = 7
_DECLARED_REACH = 4
_STILL_REACH = 8
_AIMS = frozenset({"territory_capture", "aid_delivery", "evacuation"})
_ATTACKS = frozenset({"remote_violence", "violence_against_civilians", "protest"})
_DONE_FRAMES = frozenset({"object_noun", "control_noun", "deploy_noun", "agent_noun"})
_CALL_REACH = 16
_CROWD = "only_protest"
"""«طالب المتظاهرون برحيل الحكومة»: who demands is there."""
_SOUGHT_REACH = 10
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
    near_call = context["called_words"].holds(draft.view, _start(candidate, _NEAR), candidate.first)
    if _is_called(candidate, context) or (near_call and candidate.head.entry.needs != _CROWD):
        return "called_for"
    is_begun = any(s.entry.frame == "begin" for s in candidate.supports)
    is_announced = _is_announced(draft, candidate, attribution, context)
    if is_announced and is_begun and not _future_verb_before(candidate, context):
        return "announced"  # «أعلن الجيش بدء عملية لتحرير المدينة»: only the aim lies ahead
    if _is_future(candidate, draft.event_subtype, context):
        return "planned"
    if is_announced:
        return "announced"
    return "ongoing" if _is_ongoing(draft, candidate, context) else "occurred"


def _is_called(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «دعت فرنسا على لسان وزير خارجيتها إلى التهدئة», «طالبت الوكالات … بوقف القتال»."""
    view, head = candidate.view, candidate.head
    if candidate.event_type in _ATTACKS or head.aspect != "noun":
        return False
    governed = view.form(head.first - 1) in context.forms("calling_prepositions") or "ب" in head.proclitics
    return governed and context["called_words"].holds(view, _start(candidate, _CALL_REACH), head.first)


def _start(candidate: EventCandidate, reach: int) -> int:
    """Return the token from which words before the event bear on it: so many before it, within its clause."""
    return max(candidate.view.clause_start(candidate.head.first), candidate.first - reach)


def _is_denied(
    draft: ClaimDraft, candidate: EventCandidate, attribution: Attribution | None, context: EventContext
) -> bool:
    """Tell «فشل الاتفاق», «لم يستهدف», «نفت … قصف»; a denial of counted victims leaves the attack standing."""
    view, first = candidate.view, candidate.first
    can_fail = draft.event_subtype in _FAILING_SUBTYPES
    at_venue = view.form(candidate.head.first - 1) in context.forms("period_openers")  # «فشلوا خلال القمة في»
    if can_fail and not at_venue and context["failed_words"].holds(view, first - 6, first + 1):
        return True
    if any(_negated(view, carrier, context) for carrier in {candidate.head.first, *_verbs(candidate, context)}):
        return True
    if candidate.casualties:
        return False  # «نفى ضلوعه في القصف الذي أوقع 250 قتيلا»
    denied = attribution is not None and attribution.kind == "denies" and attribution.start <= draft.end
    if not denied and not context["denied_words"].holds(view, _start(candidate, 7), first):
        return False
    head = candidate.head.first
    return not context["maintaining_words"].holds(view, head - 7, head)  # «نفت ذلك مؤكدة أن قواتها صدت هجمات»


def _is_alleged(candidate: EventCandidate, attribution: Attribution | None, context: EventContext) -> bool:
    """Tell «اتهم … بقصف», «يزعم أن»."""
    view, head = candidate.view, candidate.head
    if attribution is not None and attribution.kind == "accuses":
        return True
    if context["doubted_words"].holds(view, head.last, head.last + _DOUBT_REACH):
        return True  # «هجوم كيماوي مفترض»
    at = context["alleged_words"].find(view, _start(candidate, 9), candidate.first)
    if at < 0:
        return False
    # «ادعت الجماعة مسؤوليتها عن الهجوم»: who claims an attack doubts nothing
    is_claimed = context["claiming_words"].holds(view, at, at + 1)
    return not (is_claimed and context["responsibility_words"].holds(view, at, candidate.first))


def _is_hypothetical(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «خشية هجوم», «قد يقصف», «هدد بقصف», not «كان قد قصف»."""
    view, doubts, first, head = candidate.view, context["hypothetical_words"], candidate.first, candidate.head.first
    threat = context["threatening_words"].find(view, _start(candidate, _THREAT_REACH), first)
    if threat >= 0 and any("ب" in pro for pro, _ in view.tokens[first].variants if pro):
        return not _is_upcoming(candidate, context)  # «توعد مرتكبي المجزرة» threatens no massacre
    near_head = doubts.holds(view, max(view.clause_start(head), head - 3), head)
    return (near_head or doubts.holds(view, _start(candidate, 5), first)) and not _certain(view, first, context)


def _negated(view: SentenceView, index: int, context: EventContext) -> bool:
    """Tell «لم يستهدف», «دون قصف», «ليس هناك أي قصف», «لسنا من شن»: a negation at the trigger."""
    if context["negation_words"].holds(view, index - 1, index):
        return True
    if view.form(index - 2) in context.forms("far_negations") and view.clause(index - 2) == view.clause(index):
        return True
    at = index - 1
    while at > view.first and view.form(at) in context.forms("existence_words"):
        at -= 1
    return at < index - 1 and context["copula_negations"].holds(view, at, at + 1)


def _verbs(candidate: EventCandidate, context: EventContext) -> set[int]:
    """Return the tokens of the verbs whose object the event is: «لم تنفذ الوزارة ضربات», not «لم تصب في الضربة»."""
    view, head = candidate.view, candidate.head.first
    if candidate.is_harm_only or view.form(head).startswith("ال"):
        return set()
    prepositions = context.forms("role_prepositions")
    return {
        s.first
        for s in candidate.supports
        if s.aspect in ("perfect", "imperfect", "either")
        and s.first < head <= s.first + _NEAR
        and not any(view.form(k) in prepositions for k in range(s.first, head))
    }


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


def _is_future(candidate: EventCandidate, subtype: str, context: EventContext) -> bool:
    """Tell a future verb (سترسل), a word of intention before, or «وشيك» after."""
    view = candidate.view
    if candidate.head.definite and context["time_subordinators"].holds(
        view, candidate.head.first - 1, candidate.head.first
    ):
        return False  # «سيدفع الثمن بعد الهجوم الذي أوقع عشرات القتلى»
    carriers = (*candidate.triggers, *candidate.supports)
    if any("س" in t.proclitics and t.aspect == "imperfect" for t in carriers):
        return True
    prepared = next((support for support in candidate.supports if support.entry.frame == "prepare"), None)
    if prepared is not None and (prepared.first < candidate.head.first or candidate.head.aspect != "perfect"):
        return True  # «تستعد القوات لشن هجوم», not «اعتقلت الشرطة رجلا كان يخطط لشن هجوم»
    if _future_verb_before(candidate, context) or _is_purpose(candidate, context):
        return True
    start = max(view.clause_start(candidate.first), candidate.first - _NEAR)
    promised = min((t.first for t in carriers if "ب" in t.proclitics), default=-1)
    if promised >= 0 and context["promising_words"].holds(view, start, promised):
        return True
    first = view.form(candidate.first)
    has_followed = candidate.head.aspect == "perfect" and candidate.head.first == candidate.first and first[:1] == "و"
    intended = not has_followed and context["future_words"].holds(view, start, candidate.first)
    opening = view.clause_start(candidate.first)  # «ومن المتوقع أن تتحول المحافظة إلى ساحة معركة»
    is_near = candidate.first < opening + _SOUGHT_REACH and not candidate.head.definite
    intended = intended or (is_near and context["expecting_words"].holds(view, opening, opening + 2))
    if intended or _is_upcoming(candidate, context):  # «أحبطت مخططا واعتقلت أربعة» has taken four
        return True
    # «عملية لتحرير زبيد», «لإيصال المساعدات»: an aim
    return subtype in _AIMS and candidate.head.proclitics.endswith("ل") and not candidate.supports


def _is_upcoming(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «هجوم وشيك»; in «الاحتجاج التي من المقرر أن تستمر» only the going on lies ahead."""
    view, pronouns = candidate.view, context.forms("relative_pronouns")
    start = max(view.clause_start(candidate.first), candidate.first - _NEAR)
    reach = range(candidate.head.last, candidate.last + 3)
    end = next((at for at in reach if view.form(at) in pronouns), candidate.last + 3)
    return context["upcoming_words"].holds(view, start, end)


def _is_purpose(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «لإجلاء الجرحى», «للسيطرة على المدينة», «للتوصل إلى اتفاق»: what something else is done for."""
    if candidate.event_type in _ATTACKS:
        return False
    view, steps = candidate.view, context.forms("purpose_steps")
    near = [t for t in [*candidate.triggers, *candidate.supports] if abs(t.first - candidate.head.first) <= 3]
    # «تطلق عملية لملاحقة المهاجمين» is launched: its aim stands behind it
    done = [t for t in near if t.aspect == "noun" and "ل" in t.proclitics and t.first <= candidate.head.first]
    opening = next((t.first for t in done if t.entry.is_support or t.entry.frame in _DONE_FRAMES), None)
    if opening is None:
        before = range(max(view.first, candidate.head.first - 3), candidate.head.first)
        sought = context["seeking_words"].holds(view, _start(candidate, _SOUGHT_REACH), candidate.head.first)
        opening = next(
            (i for i in before for p, rest in view.tokens[i].variants if rest in steps and (sought or "ل" in p)), None
        )
    return opening is not None and not context["not_purposes"].holds(view, opening - 3, opening)


def _future_verb_before(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell a future verb right before the event: «سيتم تنفيذ», «وستبدأ عملية»."""
    view, lookalikes = candidate.view, context.forms("future_lookalikes")
    clause = view.clause(candidate.head.first)
    for index in range(max(view.first, candidate.first - 4), candidate.first):
        form = view.form(index)
        if len(form) <= 4 or form.lstrip("وف")[:2] not in ("سي", "ست") or form.lstrip("وف") in lookalikes:
            continue
        is_future = any(proclitics.endswith("س") for proclitics, _ in view.tokens[index].variants)
        if not is_future or view.clause(index) != clause:
            continue
        names: tuple[ActorMention | PlaceMention, ...] = (*view.actors, *view.places)
        if not any(name.first_token <= index < name.last_token for name in names):
            return True  # «في سيناء» tells no future
    return False


def _is_announced(
    draft: ClaimDraft, candidate: EventCandidate, attribution: Attribution | None, context: EventContext
) -> bool:
    """Tell what the doer itself declares as begun or set: «أعلنت قوات … بدء المرحلة الثانية»."""
    if is_death_sentence(candidate.head, candidate.view, context):
        return True  # «حكما بإعدام 45 شخصا»
    if draft.event_subtype == "agreement" and _is_declared_truce(candidate, context):
        return True
    if attribution is None or attribution.kind != "announces":
        return False
    begins = any(s.entry.frame == "begin" for s in candidate.supports) or draft.event_subtype == "agreement"
    doers = {p.actor_id for p in draft.participants if p.role in ("actor", "attendee")}
    own = bool(doers & set(attribution.speakers))
    if draft.event_subtype == "agreement":
        # «أعلنت طالبان هدنة», not «أعلن … أن الحرب انتهت بهدنة»
        return 0 <= candidate.head.first - attribution.frame_last_token <= 1
    over = draft.view.form(candidate.head.first - 1) in context.forms("during_words")
    return (begins and (own or not doers)) or (draft.event_subtype == "meeting" and not over)


def _is_declared_truce(candidate: EventCandidate, context: EventContext) -> bool:
    """Tell «إعلان الحركة وقفا لإطلاق النار», «وقف إطلاق النار الذي أعلنته الحكومة»."""
    view, head, declaring = candidate.view, candidate.head, context["declaring_words"]
    if declaring.holds(view, head.last, head.last + _DECLARED_REACH):
        return view.clause(head.last) == view.clause(head.first)
    at = declaring.find(view, max(view.clause_start(head.first), head.first - _DECLARED_REACH), head.first)
    return at >= 0 and not any(view.form(i) in context.forms("that_words") for i in range(at, head.first))


def _is_ongoing(draft: ClaimDraft, candidate: EventCandidate, context: EventContext) -> bool:
    """Tell what goes on: «لا تزال», «يواصل», or a verb of the present in the body («تخوض مواجهات»)."""
    view = candidate.view
    start = max(view.clause_start(candidate.first), candidate.first - 4)
    at = context["ongoing_words"].find(view, start, min(candidate.last + 2, view.last))
    if at >= 0 and not any(m.first_token <= at < m.last_token for m in view.dates):  # «خلال الشهر الجاري»
        return True
    if _stands(draft, candidate, context):
        return True
    if draft.section == "headline":
        return False
    still = context["still_words"].find(view, candidate.head.last, candidate.head.last + _STILL_REACH)
    goes_on = still >= 0 and context["ongoing_words"].holds(view, still + 1, still + 2)
    if goes_on and view.form(still - 2) not in context.forms("relative_pronouns"):
        return True  # «عمليات التمشيط التي شرعت بها قواتنا لا تزال مستمرة»
    verbs = [t for t in [*candidate.supports, *candidate.triggers] if t.aspect == "imperfect"]
    if any(view.form(t.first - 1) in context.forms("past_openers") for t in verbs):
        return False
    since = [m.first_token for m in view.dates if m.is_since]
    lasting = [at for at in since for t in verbs if t.last <= at <= t.last + _STILL_REACH]
    if lasting and not context["superlative_words"].holds(view, candidate.first - 3, min(lasting)):
        return True  # «يستهدف منذ أيام بقصف جوي»
    return any(context["habitual_verbs"].holds(view, t.first, t.first + 1) for t in verbs)


def _stands(draft: ClaimDraft, candidate: EventCandidate, context: EventContext) -> bool:
    """Tell a siege spoken of as a state: «الحصار المفروض على القطاع», «المحاصرة منذ 2013», not «فك الحصار»."""
    view, head = candidate.view, candidate.head
    if draft.event_subtype != "siege" or head.aspect != "noun" or candidate.casualties:
        return False
    if any(s.aspect in ("perfect", "either") for s in candidate.supports):
        return False
    ended = context["ending_words"].holds(view, head.first - 3, head.first)
    is_known = head.definite and not head.has_pronoun and not ended
    return is_known or any(m.is_since and 0 <= m.first_token - head.last <= _STILL_REACH for m in view.dates)
