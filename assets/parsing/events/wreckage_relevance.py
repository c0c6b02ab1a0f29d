"""Relevance of wreckage and closed ground: buildings razed or damaged, roads sealed, security measures imposed.

Belongs here: the conditions that the `needs` column of such triggers names; their verbs (سوى, أحدث, أغلق, فرض) are
everyday words and tell an event only by their object. Does not belong here: violence (relevance.py), movements of
forces (movement_relevance.py).
"""

from __future__ import annotations

from assets.parsing.events.article_subject import Subject
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.relevance_words import Condition, has_armed_actor, has_public_actor
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger

_TO_THE_GROUND = "بالارض"
_CROSSING_REACH = 5


def _razed(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«سويت المنازل بالأرض»."""
    return not subject.is_quiet and any(view.form(i) == _TO_THE_GROUND for i in range(t.last, t.last + 5))


def _wrecked_before(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«المكتب دمر تماما»: a building that leads the clause, in a text of violence."""
    if subject.is_quiet or not subject.is_violent or t.has_pronoun or t.aspect != "perfect":
        return False
    start = max(view.clause_start(t.first), t.first - 4)
    return context["wrecked_things"].holds(view, start, t.first)


def _damaged(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«أحدث الانفجار أضرارا في المنازل», in a text of violence; «خلف خسائر مادية» names no building."""
    if subject.is_quiet or not (subject.is_violent or context["violence_words"].holds(view, view.first, view.last)):
        return False
    at = context["damage_words"].find(view, t.last, t.last + 7)
    return at >= 0 and context["wrecked_things"].holds(view, at, at + 7)


def _sealed(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«أغلقت القوات جميع مداخل البلدة»; demonstrators who block a road are told as a protest."""
    if subject.is_quiet or t.has_pronoun or not context["sealed_things"].holds(view, t.last, t.last + 6):
        return False
    return has_armed_actor(view, context, max(view.first, t.first - 8), t.last + 4, own)


def _crossing_closed(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«أغلقت إسرائيل معبر كرم أبو سالم»: a border is closed to a people, as by a sanction."""
    if subject.is_quiet or t.has_pronoun or not has_public_actor(view):
        return False
    return context["border_crossings"].holds(view, t.last, t.last + _CROSSING_REACH)


def _security_imposed(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«فرضت قوات الأمن إجراءات مشددة»."""
    return (
        not subject.is_quiet and has_public_actor(view) and context["security_measures"].holds(view, t.last, t.last + 7)
    )


WRECKAGE_CONDITIONS: dict[str, Condition] = {
    "razed": _razed,
    "wrecked_before": _wrecked_before,
    "damaged": _damaged,
    "sealed": _sealed,
    "crossing_closed": _crossing_closed,
    "security_imposed": _security_imposed,
}
