"""Relevance of protests: whether people march, gather, shout or come out to demand something.

Belongs here: the tests of the `needs` column for words of protest. Does not belong here: those of all other events
(relevance.py).
"""

from __future__ import annotations

from assets.parsing.events.article_subject import Subject
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger

_ADVERBIAL = "جاجا"
_STATE_TYPES = frozenset({"state", "government_body", "international_organization"})


def came_out(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """People come out with a demand: «خرج الآلاف في السويداء للمطالبة»."""
    people = context["crowd_words"].holds(view, t.first - 4, t.last + 5, own)
    return people and not subject.is_quiet and context["gathering_words"].holds(view, t.last, t.last + 14, own)


def protesting(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """People at it, whatever the article is about: «سائقو الأجرة يحتجون على الأسعار»; no state («احتجت موسكو»)."""
    if context["crowd_words"].holds(view, t.first - 8, t.last + 8, own):
        return True
    states = any(a.actor_type in _STATE_TYPES for a in view.actors_between(t.first - 4, t.last + 5))
    return not subject.is_quiet and not states


def protest_noun(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A protest, not the reason of something else: «استدعى سفيره احتجاجا على …»."""
    organised = context["organising_words"].holds(view, t.first - 4, t.first)
    if organised or not view.form(t.first).endswith(_ADVERBIAL):
        return True
    return context["crowd_words"].holds(view, t.first - 10, t.last + 4, own)


def slogan(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A crowd or a demand: «هتفوا ضد الرئيس»."""
    demand = context["gathering_words"].holds(view, t.first - 4, t.last + 8, own)
    return not subject.is_quiet and (demand or context["crowd_words"].holds(view, t.first - 8, t.last + 8, own))


def march(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """People or a demand: «مسيرة للأطباء تطالب بإلغاء …»; «مسيرته الكروية» is a career."""
    if t.has_pronoun and not context["organising_words"].holds(view, t.first - 4, t.first):
        return False
    if not subject.is_quiet and context["crowd_words"].holds(view, t.first - 8, t.last + 8, own):
        return True
    return context["gathering_words"].holds(view, t.last, t.last + 14, own)
