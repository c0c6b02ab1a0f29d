"""Relevance of displacement: who crosses a border, is driven from home, is counted as displaced.

Belongs here: the conditions that the `needs` column of such triggers names beside those of people who leave of their
own accord. Does not belong here: other movements of people and forces (movement_relevance.py).
"""

from __future__ import annotations

from assets.parsing.events.article_subject import Subject
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.relevance_words import Condition
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger

_SUBJECT_REACH = 8
_GOAL_REACH = 9
_HOME_REACH = 4
_COUNT_REACH = 12


def _refugees_arrive(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«وصل ألفا لاجئ إلى إيران», «عبر أكثر من 100 ألف لاجئ الحدود»: people displaced reach a land or cross a line."""
    if subject.is_quiet or t.has_pronoun:
        return False
    at = context["displaced_words"].find(view, t.last, t.last + _SUBJECT_REACH)
    if at < 0 or view.form(at).startswith("لل"):
        return False
    leads = context.forms("counting_leads") | context.forms("big_numbers")
    if any(view.tokens[i].kind != "number" and view.form(i) not in leads for i in range(t.last, at)):
        return False  # «وصل الوزير إلى مخيم اللاجئين», «وصلت أوضاع النازحين إلى»
    reached = any(at < place.first_token <= at + _GOAL_REACH for place in view.places)
    return reached or context["crossed_lines"].holds(view, at, at + _GOAL_REACH)


def _driven_off(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«أجبرتهم المليشيات على الرحيل عن منازلهم», «هجرت المليشيا سكان قرية»; a government goes without a home."""
    if subject.is_quiet:
        return False
    if context["home_words"].holds(view, t.last, t.last + _HOME_REACH):
        return t.aspect == "noun" or context["civilian_words"].holds(view, t.last, t.last + _HOME_REACH)
    return t.aspect != "noun" and context["civilian_words"].holds(view, t.last, t.last + _SUBJECT_REACH)


def _counted_displaced(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«بلغ عدد النازحين في مأرب مليونين», «تجاوز عدد اللاجئين …»: a figure stands behind it."""
    return not subject.is_quiet and any(
        view.tokens[i].kind == "number" or view.form(i) in context.forms("big_numbers")
        for i in range(t.last, min(view.last, t.last + _COUNT_REACH))
    )


DISPLACEMENT_CONDITIONS: dict[str, Condition] = {
    "refugees_arrive": _refugees_arrive,
    "driven_off": _driven_off,
    "counted_displaced": _counted_displaced,
}
