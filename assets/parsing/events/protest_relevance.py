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
_IN_PROTEST = "للاحتجاج"
_RECALLS = "recall"
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
    """A protest, not the reason of something else: «استدعى سفيره احتجاجا على …», «للاحتجاج»."""
    organised = context["organising_words"].holds(view, t.first - 4, t.first)
    recalls = any(o.entry.id.startswith(_RECALLS) for o in view.triggers)
    is_reason = view.form(t.first).endswith(_ADVERBIAL) or (view.form(t.first) == _IN_PROTEST and recalls)
    if organised or not is_reason:
        return True
    return context["crowd_words"].holds(view, t.first - 10, t.last + 4, own)


def blockading(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """People who close a road, whatever they are angry about: «احتجاجا على أسعار الوقود، أغلق سائقون الطرق»."""
    return context["protesters_words"].holds(view, t.first - 3, t.last + 9, own)


def slogan(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A crowd or a demand: «هتفوا ضد الرئيس»."""
    demand = context["gathering_words"].holds(view, t.first - 4, t.last + 8, own)
    return not subject.is_quiet and (demand or context["crowd_words"].holds(view, t.first - 8, t.last + 8, own))


def real_rally(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A rally of protesters; «تظاهرة ثقافية», «تظاهرة فنية» are festivals."""
    return not context["festive_kinds"].holds(view, t.last, t.last + 2)


def not_pretended(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """People demonstrate; «تظاهر بالسقوط», «تظاهر بأنه مريض» pretend."""
    return not context["pretended_things"].holds(view, t.last, t.last + 3)


def standing(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«نظم الأهالي وقفة أمام الوزارة», «وقفة تندد»; «وقفة مع الذات» is none."""
    if context["gathering_words"].holds(view, t.first - 6, t.last + 14, own):
        return not subject.is_quiet
    organised = context["organising_words"].holds(view, t.first - 6, t.first)
    return organised and view.form(t.last) in context.forms("in_front_words")


def striking(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Workers strike for something: «أضرب سائقو الحافلات رفضا للضرائب»."""
    people = context["strikers"].holds(view, t.first - 4, t.last + 4)
    return people and context["strike_reasons"].holds(view, t.last, t.last + 14)


def march(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """People or a demand: «مسيرة للأطباء تطالب بإلغاء …»; «مسيرته الكروية» is a career."""
    if t.has_pronoun and not context["organising_words"].holds(view, t.first - 4, t.first):
        return False
    if not subject.is_quiet and context["crowd_words"].holds(view, t.first - 8, t.last + 8, own):
        return True
    return context["gathering_words"].holds(view, t.last, t.last + 14, own)


def dispersed(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Police or gas near by: «فرقت الشرطة بالغاز أنصار …»; «فرق الإنقاذ» are teams."""
    return not subject.is_quiet and context["dispersing_words"].holds(view, t.first - 4, t.last + 9, own)
