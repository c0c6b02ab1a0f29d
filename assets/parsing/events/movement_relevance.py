"""Relevance of movements: forces that arrive or leave, people who flee, return or are taken out, armies on the hunt.

Belongs here: the conditions that the `needs` column of such triggers names; their verbs (وصل, دخل, خرج, غادر, عاد, نقل)
are everyday words and tell an event only by who moves and where to. Does not belong here: violence (relevance.py),
events without arms that move nobody (political_relevance.py).
"""

from __future__ import annotations

import re

from assets.parsing.events.article_subject import Subject
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.relevance_words import Condition, has_armed_actor, subject_word
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger

_GOAL_REACH = 10
_YEAR = re.compile("(19|20)[0-9]{2}")
_HOSPITAL_REACH = 16


def _goes_somewhere(t: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell that a place or a word for one follows."""
    if any(t.last <= place.first_token < t.last + _GOAL_REACH for place in view.places):
        return True
    return context["destination_words"].holds(view, t.last, t.last + _GOAL_REACH)


def _troops_move(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Forces, inspectors or convoys of arms reach a place: «دخل رتل عسكري», «وصل المفتشون إلى دمشق»."""
    if _mission_arrives(t, view, subject, context, own):
        return True
    if subject.is_quiet or t.has_pronoun or not subject_word(view, t, "moving_troops", context):
        return False
    if t.entry.id == "arrive.v" and context["vanguards"].holds(view, t.first - 4, t.last + 2):
        return False  # «طلائع الجيش وصلت إلى»: an advance
    return _goes_somewhere(t, view, context) or has_armed_actor(view, context, t.last, t.last + 5)


def _mission_arrives(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A team of experts or monitors of an international body reaches a place."""
    if subject.is_quiet or t.has_pronoun or not subject_word(view, t, "mission_words", context):
        return False
    named = context["mission_bodies"].holds(view, view.first, view.last)
    return (named or subject.is_violent) and any(t.last <= p.first_token < t.last + 9 for p in view.places)


def _troops_deployed(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«نشر ألف جندي», «أرسل تعزيزات»; «نشرت صورا لجنود» deploys none."""
    if subject.is_quiet or context["published_things"].holds(view, t.first - 3, t.last + 5):
        return False
    return context["troop_words"].holds(view, t.first - 2, t.last + 6, own)


def _troops_next(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«استقدام تعزيزات», «سحب قواتها»."""
    return not subject.is_quiet and context["troop_words"].holds(view, t.last, t.last + 4)


def _pulled_back(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«سحب قواته من سوريا»; one who pulls a wounded soldier out withdraws nobody."""
    return not subject.is_quiet and context["pulled_back_words"].holds(view, t.last, t.last + 4)


def _besieging(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«محاصرة القوات المدينة»; «المدينة المحاصرة» describes a town."""
    if subject.is_quiet or any(rest.startswith("ال") for _, rest in view.tokens[t.first].variants):
        return False
    goal = any(t.last <= place.first_token < t.last + 5 for place in view.places)
    goal = goal or context["territory_words"].holds(view, t.last, t.last + 4) or t.has_pronoun
    return goal or has_armed_actor(view, context, t.last, t.last + 4)


def _sent_with(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«دفع الجيش بتعزيزات»; «دفع القوات إلى التراجع» sends none."""
    at = context["troop_words"].find(view, t.last, t.last + 4)
    return not subject.is_quiet and at >= 0 and view.form(at)[:1] == "ب"


def _presence(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«عزز الجيش وجوده العسكري»."""
    if subject.is_quiet or not context["presence_words"].holds(view, t.last, t.last + 4):
        return False
    return has_armed_actor(view, context, t.first - 4, t.last + 5, own)


def _reinforced(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Reinforcements that are sent or come; those that are bombed do not deploy."""
    if context["struck_first"].holds(view, t.first - 5, t.first):
        return False  # «استهدف طيران التحالف تعزيزات»
    return not subject.is_quiet and context["sending_words"].holds(view, t.first - 6, t.last + 3, own)


def _stationed(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An armed party takes position; «التي تتمركز فيها» tells how things stand."""
    if subject.is_quiet or t.aspect == "imperfect" or t.has_pronoun or t.plural and t.aspect == "noun":
        return False
    return has_armed_actor(view, context, t.first - 3, t.last + 7, own)


def _driven(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«أجبرت أكثر من 700 ألف شخص من … على الفرار»."""
    start = max(view.clause_start(t.first), t.first - 18)
    at = context["driving_words"].find(view, start, t.first)
    if at < 0 or subject.is_quiet or context["prison_words"].holds(view, t.last, t.last + 5):
        return False
    return context["civilian_words"].holds(view, at, t.first)


def _fighters_flee(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Fighters run from a front: «فرار مسلحي الجماعة من مواقعهم»; an attacker who escapes withdraws from none."""
    if subject.is_quiet or context["prison_words"].holds(view, t.last, t.last + 6):
        return False
    if context["escape_words"].holds(view, view.first, view.last) or not context["front_signs"].holds(
        view, t.first - 8, t.last + 12
    ):
        return False
    if subject_word(view, t, "armed_words", context):
        return True
    civilian = context["civilian_words"].holds(view, t.first - 3, t.last + 3)
    return not civilian and has_armed_actor(view, context, t.last, t.last + 3)


def _refugees(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """People run from a danger; a prisoner from his cell is no refugee."""
    if subject.is_quiet or context["prison_words"].holds(view, t.last, t.last + 6):
        return False
    return context["civilian_words"].holds(view, t.first - 5, t.last + 6)


def _residents(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Residents leave their town in a text of violence: «غادرت مئات العائلات البلدة»."""
    if subject.is_quiet or not subject_word(view, t, "civilian_words", context):
        return False
    if context["marching_words"].holds(view, t.last, t.last + _GOAL_REACH):
        return False
    if context["evacuation_means"].holds(view, view.first, view.last):
        return False  # in buses or through a corridor they are evacuated
    violent = subject.is_violent or context["violence_words"].holds(view, view.first, view.last)
    if violent and context["going_on_verbs"].holds(view, t.first - 1, t.first):
        return True  # «استمر خروج المدنيين»
    return violent and (
        context["home_words"].holds(view, t.last, t.last + _GOAL_REACH) or _goes_somewhere(t, view, context)
    )


def _displaced(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«تكتظ المدينة بالنازحين», «تدفق اللاجئين»."""
    return not subject.is_quiet and context["displaced_words"].holds(view, t.last, t.last + 7)


def _returned(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«عاد آلاف النازحين إلى منازلهم»; a right of return is none."""
    if subject.is_quiet or view.form(t.first - 1) in context.forms("rights"):
        return False
    if not subject_word(view, t, "civilian_words", context):
        return False
    if view.form(t.first - 1) in context.forms("jussive_particles"):
        return False  # «لم تعد» is «no longer»
    near = any(t.last <= place.first_token < t.last + _GOAL_REACH for place in view.places)
    return near or context["home_words"].holds(view, t.last, t.last + _GOAL_REACH)


def _evacuees(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """The wounded, residents or fighters are taken out of a place; to a hospital they are brought after an attack."""
    if subject.is_quiet or context["hospital_words"].holds(view, t.first - 8, t.last + _HOSPITAL_REACH):
        return False
    at = context["evacuee_words"].find(view, t.last, t.last + 4)
    quoted = any(view.form(i) in context.forms("quoting_words") for i in range(t.last, max(t.last, at) + 1))
    return at >= 0 and not quoted and context["leaving_directions"].holds(view, at, at + 8)


def _evacuated(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """People leave in buses or through a corridor: «خروج دفعة من المسلحين», «غادرت حافلات تقل مدنيين»."""
    if subject.is_quiet or not context["evacuation_means"].holds(view, view.first, view.last):
        return False
    movers = ("evacuee_words", "evacuation_means", "civilian_words")
    return any(subject_word(view, t, words, context) for words in movers)


def _fighters_leave(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Fighters go from or to a place: «خروج الفصائل من المدينة», «تراجع مسلحو التنظيم إلى»."""
    driven = context["driving_words"].find(view, t.first - 7, t.first)
    forced = t.aspect == "noun" and driven >= 0 and has_armed_actor(view, context, driven, t.first)
    if subject.is_quiet or not (forced or subject_word(view, t, "armed_words", context)):
        return False
    if context["counting_words"].holds(view, t.last, t.last + 2):
        return False
    quits = t.entry.id.startswith("exit.") and t.entry.id.endswith("2")  # «يغادر المسلحون البلدة» needs no «من»
    directed = quits or context["leaving_directions"].holds(view, t.last, t.last + 7)
    return directed and _goes_somewhere(t, view, context)


def _withdrawn(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Forces withdraw from ground, not states from a treaty or clubs from a cup."""
    if subject.is_quiet or context["treaty_words"].holds(view, t.last, t.last + 7):
        return False
    if t.entry.id == "evict.v":  # «تخلى الجيش عن مواقعه», not «تخلى الحزب عن مرشحه»
        ground = any(t.last <= place.first_token < t.last + 6 for place in view.places)
        ground = ground or any(context[n].holds(view, t.last, t.last + 6) for n in ("territory_words", "armed_posts"))
        return ground and has_armed_actor(view, context, t.first - 3, t.last + 3, own)
    by_state = any(a.actor_type == "state" for a in view.actors_between(t.last, t.last + 2))
    if by_state and context["treaty_words"].holds(view, view.first, t.first):
        return False  # «الاتفاق النووي بعد انسحاب الولايات المتحدة منه»
    if t.definite and t.aspect == "noun" and subject.is_violent:  # «تستمر عمليات الانسحاب»
        return not context["treaty_words"].holds(view, view.first, view.last)
    return has_armed_actor(view, context, view.first, view.last, own)


def _armed_foe(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An armed party is beaten: «هزيمة تنظيم الدولة»."""
    return not subject.is_quiet and has_armed_actor(view, context, t.first - 3, t.last + 4, own)


def _hunted(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Forces hunt fighters: «ملاحقة فلول التنظيم»; a court prosecutes."""
    return not subject.is_quiet and context["hunted_words"].holds(view, t.last, t.last + 3)


def _occupied(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An armed party takes ground; «احتل المركز الأول» takes a rank, «تحتله» tells how things stand."""
    if subject.is_quiet or t.aspect == "imperfect" or t.has_pronoun or context["ranks"].holds(view, t.last, t.last + 3):
        return False
    return has_armed_actor(view, context, view.first, view.last, own) and _goes_somewhere(t, view, context)


def _waged(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A war that is fought, with its cost, its length or its year: «الحرب في غزة العام الماضي»."""
    if subject.is_quiet or view.form(t.last) in context.forms("ended_words"):
        return False  # «النزاع انتهى»
    if t.entry.id.startswith("mutiny") and context["mutiny_words"].holds(view, t.first - 4, t.last + 8, own):
        return True
    if context["war_words"].holds(view, t.first - 12, t.last + 14, own):
        return True
    if t.has_pronoun and view.form(t.last) in context.forms("opponent_words"):  # «في حربها ضد التنظيم»
        # «حربه ضد الإرهابيين» is a cause
        nameless = any(a.actor_id.startswith("generic.") for a in view.actors_between(t.last + 1, t.last + 2))
        return not nameless and has_armed_actor(view, context, t.last + 1, t.last + 3)
    if not (t.definite or t.has_pronoun) and _YEAR.fullmatch(view.form(t.last)):
        return True  # «حرب 2014»
    dated = any(t.last <= date.first_token < t.last + 5 and not date.is_since for date in view.dates)
    return dated and not t.has_pronoun


MOVEMENT_CONDITIONS: dict[str, Condition] = {
    "troops_move": _troops_move,
    "troops_deployed": _troops_deployed,
    "troops_next": _troops_next,
    "pulled_back": _pulled_back,
    "besieging": _besieging,
    "sent_with": _sent_with,
    "presence": _presence,
    "reinforced": _reinforced,
    "stationed": _stationed,
    "driven": _driven,
    "fighters_flee": _fighters_flee,
    "refugees": _refugees,
    "residents": _residents,
    "displaced": _displaced,
    "returned": _returned,
    "evacuees": _evacuees,
    "evacuated": _evacuated,
    "fighters_leave": _fighters_leave,
    "withdrawn": _withdrawn,
    "armed_foe": _armed_foe,
    "hunted": _hunted,
    "occupied": _occupied,
    "waged": _waged,
}
