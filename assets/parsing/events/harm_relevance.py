"""Relevance of harm and capture: whether people are meant who can be killed, hurt or taken.

Belongs here: the tests of the `needs` column that ask for a person. Does not belong here: those of all other events
(relevance.py).
"""

from __future__ import annotations

from assets.parsing.events.article_subject import Subject
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger

_BODY_REACH = 3
_HOLDER_REACH, _HELD_REACH = 5, 8
_PERSONS = frozenset({"person", "population", "armed_forces", "armed_group"})


def person_object(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Takes a person: a counted victim, or people named after it (خطف النقاط is none)."""
    if t.entry.subtype == "arrest" and context["dead_bodies"].holds(view, t.last, t.last + _BODY_REACH):
        return False  # «احتجز الجيش جثث ستة مسلحين»
    counted = any(c.harm_token in own or c.first_token in range(t.first - 3, t.last + 6) for _, c in view.casualties)
    ransom = t.entry.id.startswith("abduct") and context["ransom_words"].holds(view, t.last, t.last + 4)
    return counted or ransom or context["people_words"].holds(view, t.last, t.last + 4)


def capture(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«أسر جندي», not «أسرة», «آلاف الأسر» and «أسر الضحايا», which are families."""
    if context["bereaved"].holds(view, t.last, t.last + 1):
        return False
    return not t.has_pronoun and not t.definite and person_object(t, view, subject, context, own)


def hostage(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Somebody held by armed men; «احتجز الجيش جثث ستة مسلحين» holds the dead."""
    if subject.is_quiet or context["dead_bodies"].holds(view, t.last, t.last + _BODY_REACH):
        return False
    return context["hostage_words"].holds(view, t.first - _HOLDER_REACH, t.last + _HELD_REACH, own)


def harm(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A word of harm; «المصارع» is a wrestler and no plural of «مصرع», «الظلم يقتل الأمم» kills nobody."""
    if t.plural and t.entry.id == "death.n":
        return False
    if t.aspect != "imperfect" and not (subject.is_quiet and t.entry.id == "kill.v"):
        return True
    near = range(t.first - 3, t.last + 6)
    counted = any(c.harm_token in own or c.first_token in near for _, c in view.casualties)
    named = any(a.actor_type in _PERSONS for a in view.actors_between(t.first - 4, t.last + 6))
    violence = context["violence_words"].holds(view, view.first, view.last, own)
    return counted or named or violence or context["people_words"].holds(view, t.first - 3, t.last + 6)
