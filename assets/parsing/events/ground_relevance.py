"""Relevance of ground: routes that fighters cut, towns that lie besieged, a flag raised, land annexed or held.

Belongs here: the tests of the `needs` column for words that speak of ground only with a party or a place beside them.
Does not belong here: movements of forces and people (movement_relevance.py), attacks (relevance.py).
"""

from __future__ import annotations

from assets.parsing.events.article_subject import Subject
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.relevance_words import Condition, has_armed_actor
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger

_PARTY_REACH = 5
_SINCE_REACH = 5


def _cut_off(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Fighters cut a route: «قطعت القوات طرق الإمداد»; protesters who close a road demonstrate."""
    if subject.is_quiet or context["protesters_words"].holds(view, t.first - 4, t.last + 10):
        return False
    route = context["route_words"].find(view, t.last, t.last + _PARTY_REACH)
    if route < 0 or (t.aspect == "noun" and route > t.last + 1):
        return False
    return context["supply_words"].holds(view, route, route + 6) and has_armed_actor(
        view, context, t.first - _PARTY_REACH - 2, route + 8
    )


def _encircled(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«ضيقت الفصائل الخناق على القوات»; a government tightens it on smugglers without arms."""
    return not subject.is_quiet and has_armed_actor(view, context, t.first - _PARTY_REACH, t.last + 10, own)


def _lies_besieged(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«القطاع محاصر منذ أعوام», «آلاف المدنيين محاصرون داخل المدينة»; «المدينة المحاصرة» only describes a town."""
    if subject.is_quiet or not (subject.is_violent or has_armed_actor(view, context, view.first, view.last, own)):
        return False
    if any(view.form(i) in context.forms("since_words") for i in range(t.last, t.last + _SINCE_REACH - 2)):
        return True
    if t.definite or any(rest.startswith("ال") for _, rest in view.tokens[t.first].variants):
        return False
    still = context["ongoing_words"].holds(view, t.first - 3, t.first)
    people = context["civilian_words"].holds(view, t.first - 4, t.first)
    return still or (people and view.form(t.last) in context.forms("siege_scenes"))


def _vanguard(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«طلائع الجيش وصلت إلى المفرق», «تمكنت القوات من الصعود إلى الجبال»: forces gain ground."""
    if subject.is_quiet or not has_armed_actor(view, context, t.first - 7, t.last + 4):
        return False
    if t.entry.id.startswith("arrive"):
        return context["vanguards"].holds(view, t.first - 4, t.last + 2)
    places = any(t.last <= place.first_token < t.last + 4 for place in view.places)
    return places or context["territory_words"].holds(view, t.last, t.last + 4)


def _flag(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Fighters raise their flag over what they took: «رفع المقاتلون رايتهم فوق مبنى الولاية»."""
    if subject.is_quiet or not has_armed_actor(view, context, t.first - 3, t.last + 3):
        return False
    if context["protesters_words"].holds(view, view.first, view.last):
        return False
    over = next((i for i in range(t.last, t.last + 6) if view.form(i) in context.forms("above_words")), -1)
    return over >= 0 and (
        context["stormed_buildings"].holds(view, over + 1, over + 3)
        or context["territory_words"].holds(view, over + 1, over + 3)
        or any(over < place.first_token <= over + 2 for place in view.places)
    )


def _annexed(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«ضم شبه جزيرة القرم»; a club or a party that takes somebody in annexes nothing."""
    return not subject.is_quiet and context["annexed_words"].holds(view, t.last, t.last + 5)


def _held_by(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«احتلال المبنى من قبل مسلحين», «احتلاله»; «الاحتلال» is a name of Israel."""
    if subject.is_quiet or t.definite:
        return False
    by = context["raiders"].holds(view, t.last, t.last + 5)
    near = any(t.last <= place.first_token < t.last + 3 for place in view.places)
    return by or (near and has_armed_actor(view, context, t.first - 4, t.last + 8, own))


GROUND_CONDITIONS: dict[str, Condition] = {
    "cut_off": _cut_off,
    "encircled": _encircled,
    "lies_besieged": _lies_besieged,
    "vanguard": _vanguard,
    "flag": _flag,
    "annexed": _annexed,
    "held_by": _held_by,
}
