"""Relevance of events without arms: agreements, sanctions, arrests, releases, meetings, mediation, aid, wreckage.

Belongs here: the conditions that the `needs` column of such triggers names. Does not belong here: violence
(relevance.py), movements of people and forces (movement_relevance.py).
"""

from __future__ import annotations

from assets.parsing.actors.nationality import state_of
from assets.parsing.events.agreement_parties import concluding_verb, signatories
from assets.parsing.events.article_subject import Subject
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.relevance_words import Condition, has_body, has_public_actor, subject_word
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger


def _political(view: SentenceView, subject: Subject, context: EventContext) -> bool:
    """Public bodies or words of politics in the sentence of an article that is not quiet."""
    if subject.is_quiet:
        return False
    return has_public_actor(view) or context["political_words"].holds(view, view.first, view.last)


def _truce(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Something happens to the truce: «تمديد الهدنة», «وقف إطلاق النار بين»; «خط الهدنة» is a line."""
    if subject.is_quiet or context["truce_aside"].holds(view, t.first - 1, t.first):
        return False
    if context["between_words"].holds(view, t.last, t.last + 3) or view.form(t.last) in context.forms("with_words"):
        return True
    return any(context[name].holds(view, t.first - 6, t.last + 5, own) for name in ("concluded_words", "truce_fates"))


def _agreed(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Concluded or broken, or between two parties; «الاتفاق النووي» is the subject of other news."""
    if subject.is_quiet or t.has_pronoun or context["standing_treaties"].holds(view, t.last, t.last + 1):
        return False
    if context["business_words"].holds(view, t.last, t.last + 5) or _only_discussed(t, view, context):
        return False
    if context["concluded_words"].holds(view, t.first - 5, t.last + 4, own):
        return True
    if context["signing_words"].holds(view, t.first - 3, t.last + 4, own) or _is_concluded(t, view, context):
        return True
    between = context["between_words"].find(view, t.last, t.last + 3)
    return between >= 0 and bool(view.actors_between(between, between + 5))


def _only_discussed(t: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «يناقش إمكانية التوصل إلى تسوية», which is what others talk about."""
    return context["discussed_ways"].holds(view, t.first - 4, t.first)


def _agreeing(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Parties agree to do something; «اتفق الخبراء على أن» holds an opinion."""
    if context["opinion_holders"].holds(view, t.first - 3, t.last + 4):
        return False
    return _political(view, subject, context)


def _signed(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A paper that parties sign or reach: «وقعت على ميثاق», «التوصل إلى تسوية»."""
    if t.has_pronoun or not _political(view, subject, context):
        return False
    if context["business_words"].holds(view, t.last, t.last + 4) or _only_discussed(t, view, context):
        return False
    return context["signing_words"].holds(view, t.first - 4, t.last + 3, own) or _is_concluded(t, view, context)


def _is_concluded(t: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «وقعت الولايات المتحدة وحركة طالبان في الدوحة اتفاقا»: parties conclude it, however far their verb."""
    verb = concluding_verb(view, t, context)
    return verb >= 0 and (bool(signatories(view, verb)) or context["both_sides"].holds(view, verb + 1, verb + 3))


def _acceded(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A state joins a body or treaty; a man who joins a group of fighters makes no agreement."""
    if not has_public_actor(view) or subject.is_quiet or context["not_joined"].holds(view, t.last, t.last + 6):
        return False
    return context["joined_bodies"].holds(view, t.last, t.last + 6)


def _sanctioned(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Sanctions imposed, lifted or aimed by states, in an article of trade too; a club's fine is none."""
    if context["punished_players"].holds(view, view.first, view.last):
        return False
    if not (has_body(view) or _political(view, subject, context)):
        return False
    return context["sanction_steps"].holds(view, t.first - 5, t.last + 5, own)


def _blacklisted(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«أدرجت … على لائحة الإرهاب», «إضافة … إلى قائمة العقوبات»."""
    at = context["list_words"].find(view, t.last, t.last + 14)
    return at >= 0 and context["list_kinds"].holds(view, at, at + 5)


def _frozen(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«تجميد أصول», by a state."""
    return context["frozen_things"].holds(view, t.last, t.last + 3) and has_body(view)


def _banned(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«فرض حظر سفر على», «حظرت الحكومة الحزب»."""
    if not context["banned_things"].holds(view, t.last, t.last + 4) or not has_body(view):
        return False
    return t.aspect == "perfect" or context["imposing_words"].holds(view, t.first - 7, t.first)


def _detained(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Persons held by a power, not weapons or goods that are found: «ضبطت الشرطة خلية», «احتجاز موظفيها»."""
    if subject.is_quiet or context["crime_words"].holds(view, view.first, view.last):
        return False
    behind = next((a.last_token for a in view.actors if a.first_token == t.last), t.last)
    if context["seized_things"].holds(view, behind, behind + 2):
        return False  # «ضبط الجيش كميات من الأسلحة»; «أمن» of «ضبطت قوات الأمن خلية» is who takes
    counted = any(c.outcome == "detained" and t.first <= c.first_token < t.last + 6 for _, c in view.casualties)
    persons = any(
        context[name].holds(view, t.last, t.last + 5) for name in ("people_words", "detained_words", "cell_words")
    )
    held = has_public_actor(view) or context["violence_words"].holds(view, view.first, view.last, own)
    return (counted or persons) and (held or context["police_words"].holds(view, view.first, view.last))


def _cell(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«تفكيك خلية إرهابية»."""
    if context["mine_words"].holds(view, t.last, t.last + 4):
        return False  # «تفكيك شبكات ألغام»
    near = context["cell_words"].holds(view, t.last, t.last + 3) or (
        t.has_pronoun and context["cell_words"].holds(view, t.first - 6, t.first)
    )
    return near and context["cell_kinds"].holds(view, t.first - 6, t.last + 8)


def _gripped(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Of a person; «قبض على زمام الأمور» holds power."""
    return not context["gripped_things"].holds(view, t.last, t.last + 4)


def _sentenced(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«حكمت المحكمة على … بالسجن»; a threat of prison has no judge."""
    return not subject.is_quiet and context["judged_words"].holds(view, t.first - 18, t.last + 4)


def _acquitted(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """By a court."""
    return not subject.is_quiet and context["court_words"].holds(view, t.first - 4, t.last + 9)


def _captives(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«تحرير الرهائن», not of a town."""
    return not subject.is_quiet and context["captive_words"].holds(view, t.last, t.last + 4)


def _handed_over(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«سلمت حماس 24 رهينة إلى الصليب الأحمر», not «تسليم جثث الأسرى»."""
    is_of_the_dead = context["dead_bodies"].holds(view, t.last, t.last + 4)
    return _captives(t, view, subject, context, own) and not is_of_the_dead


def _exchanged(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«تبادلت موسكو وكييف 200 أسير», «تبادل أكثر من ألف أسير»; prisoners right behind the noun are a phrase."""
    at = context["captive_words"].find(view, t.last, t.last + 8)
    if subject.is_quiet or at < 0 or view.clause(at) != view.clause(t.first):
        return False
    return not any(t.last <= o.first < at and not o.entry.is_support for o in view.triggers)  # «إطلاق النار وقتل أسير»


def _wrecked(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Houses, fields and churches, in a text of violence."""
    if subject.is_quiet or not context["wrecked_things"].holds(view, t.last, t.last + 4):
        return False
    return subject.is_violent or context["violence_words"].holds(view, view.first, view.last, own)


def _negotiated(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Parties negotiate, with whom or in which round is said; «غير قابل للتفاوض» and «هيئة التفاوض» do not."""
    if context["negotiable"].holds(view, t.first - 1, t.first) or not _political(view, subject, context):
        return False
    partner = any(view.form(i) in context.forms("meeting_links") for i in range(t.last, t.last + 4))
    return (
        partner or bool(view.actors_between(t.last, t.last + 3)) or context["rounds"].holds(view, t.first - 2, t.first)
    )


def _received(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An office-holder receives another: «استقبل الرئيس نظيره»."""
    officials = context["official_words"]
    first = officials.find(view, t.first - 5, t.last + 6)
    return not subject.is_quiet and first >= 0 and officials.holds(view, max(first + 1, t.last), t.last + 12)


def _visited(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An office-holder visits a place or a body."""
    officials = context["official_words"]
    if subject.is_quiet or officials.holds(view, t.first, t.last) or not officials.holds(view, t.first - 5, t.last + 5):
        return False  # «وزير» is no «و» with a passive of «زار»
    goals = [p.first_token for p in view.places] + [a.first_token for a in view.actors]
    return any(t.last <= goal < t.last + 8 for goal in goals)


def _session(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A session of a council or round of a dialogue that is held; a court's hearing is none."""
    if context["court_sessions"].holds(view, t.first - 3, t.last + 6) or not _political(view, subject, context):
        return False
    return context["session_opened"].holds(view, t.first - 6, t.last + 3)


def _envoy(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An envoy arrives somewhere."""
    if not subject_word(view, t, "envoys", context):
        return False
    return any(t.last <= place.first_token < t.last + 12 for place in view.places)


def _aid_convoy(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A convoy of aid on its way; «نهب مسلحون قافلة مساعدات» brings none."""
    return not any(context[name].holds(view, t.first - 5, t.first) for name in ("aid_robbed", "aid_kept_away"))


def _delivered(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Aid on its way; «بحاجة إلى مساعدات», «وكالة الإغاثة», «منع دخول المساعدات» bring none."""
    if context["aid_offices"].holds(view, t.first - 1, t.first):
        return False
    if any(context[name].holds(view, t.first - 5, t.first) for name in ("aid_wanting", "aid_kept_away")):
        return False
    return not subject.is_quiet and context["aid_on_way"].holds(view, t.first - 5, t.last + 5, own)


def _designated(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«صنفت واشنطن الحركة منظمة إرهابية», «على قائمة الإرهاب»; «تصنفها منظمة إرهابية» tells how things stand."""
    if subject.is_quiet or t.aspect == "imperfect" or not has_public_actor(view):
        return False
    labelled = not t.has_pronoun and context["terror_labels"].holds(view, t.last, t.last + 8)
    return labelled or _blacklisted(t, view, subject, context, own)


def _expelled_envoys(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«طردت بريطانيا 23 دبلوماسيا»."""
    return has_body(view) and context["envoys_expelled"].holds(view, t.last, t.last + 6)


def _mediating(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«جهود مصرية للتهدئة»: a party's, or somebody's, for an end of the fighting."""
    if not _political(view, subject, context) or not context["peace_aims"].holds(view, t.last, t.last + 9):
        return False
    mediates = any(state_of(view.form(i).removeprefix("ال")) for i in range(t.last, min(view.last, t.last + 2)))
    return mediates or bool(view.actors_between(t.first - 3, t.last + 3))


POLITICAL_CONDITIONS: dict[str, Condition] = {
    "truce": _truce,
    "agreed": _agreed,
    "agreeing": _agreeing,
    "signed": _signed,
    "acceded": _acceded,
    "sanctioned": _sanctioned,
    "blacklisted": _blacklisted,
    "frozen": _frozen,
    "banned": _banned,
    "detained": _detained,
    "cell": _cell,
    "gripped": _gripped,
    "sentenced": _sentenced,
    "acquitted": _acquitted,
    "captives": _captives,
    "handed_over": _handed_over,
    "exchanged": _exchanged,
    "wrecked": _wrecked,
    "negotiated": _negotiated,
    "received": _received,
    "visited": _visited,
    "session": _session,
    "envoy": _envoy,
    "delivered": _delivered,
    "aid_convoy": _aid_convoy,
    "designated": _designated,
    "expelled_envoys": _expelled_envoys,
    "mediating": _mediating,
}
