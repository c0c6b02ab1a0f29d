"""Asking what stands around a trigger: words near it, its subject, parties of a kind.

Belongs here: the questions that several conditions of relevance share. Does not belong here: the conditions
(relevance.py, political_relevance.py, movement_relevance.py).
"""

from __future__ import annotations

from collections.abc import Callable

from assets.parsing.events.article_subject import Subject
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger

Condition = Callable[[Trigger, SentenceView, Subject, EventContext, range], bool]
"""Whether a trigger is meant, in its sentence and article; the range is the trigger's own tokens."""

_ARMED_TYPES = frozenset({"armed_forces", "armed_group"})
_BODIES = frozenset({"state", "government_body", "international_organization"})
_PUBLIC_TYPES = _BODIES | _ARMED_TYPES | {"political_group"}
_MARKS = frozenset("،,؛:")
_SUBJECT_BEFORE = 5
_SUBJECT_AFTER = 4
_BEGUN_BEFORE = 8


def has_armed_actor(view: SentenceView, context: EventContext, start: int, end: int, skip: range = range(0)) -> bool:
    """Tell whether [start, end) names an armed party, listed or by its noun."""
    if any(actor.actor_type in _ARMED_TYPES for actor in view.actors_between(start, end)):
        return True
    return context["armed_words"].holds(view, start, end, skip)


def has_public_actor(view: SentenceView) -> bool:
    """Tell whether the sentence names a state, a body, a force or a party."""
    return any(actor.actor_type in _PUBLIC_TYPES for actor in view.actors)


def has_body(view: SentenceView) -> bool:
    """Tell whether the sentence names a state, a body of it or an international organisation."""
    return any(actor.actor_type in _BODIES for actor in view.actors)


def subject_word(view: SentenceView, trigger: Trigger, words: str, context: EventContext) -> bool:
    """Tell that a listed noun is what the verb or verbal noun speaks of: «دخلت قوات», «رتل عسكري يدخل», «وصول مراقبين».

    A preposition before the noun makes it something else: «وصل إلى قوات», «وزير يصل إلى معسكر للجنود».
    """
    listed, prepositions = context[words], context.forms("role_prepositions")
    after = listed.find(view, trigger.last, trigger.last + _SUBJECT_AFTER)
    parted = context["partitives"].holds(view, trigger.last, trigger.last + 2)  # «دخل المئات من مسلحي الحركة»
    if after >= 0 and (parted or not any(view.form(i) in prepositions for i in range(trigger.last, after))):
        return not _governed(view, after, listed.words)
    reach = _BEGUN_BEFORE if trigger.aspect == "noun" else _SUBJECT_BEFORE
    before = listed.find(view, trigger.first - reach, trigger.first)
    begun = trigger.aspect != "noun" or _is_begun(view, trigger, before, context)
    if before < 0 or not begun or view.clause(before) != view.clause(trigger.first):
        return False
    if any(view.form(i) in _MARKS for i in range(before, trigger.first)):
        return False  # «المقاتلون، وما يصل إلى ثلاثة ملايين مدني»
    return view.form(before - 1) not in prepositions and not _governed(view, before, listed.words)


def _is_begun(view: SentenceView, trigger: Trigger, mover: int, context: EventContext) -> bool:
    """Tell «آلاف المدنيين بدأوا مغادرة», «بدأت حافلات تقل مدنيين في مغادرة»: who begins the movement moves."""
    verbs = context["beginning_verbs"]
    if verbs.holds(view, trigger.first - 1, trigger.first):
        return True
    joined = "ب" in trigger.proclitics or view.form(trigger.first - 1) == "في"
    return joined and verbs.holds(view, mover - _SUBJECT_AFTER, trigger.first)


def _governed(view: SentenceView, index: int, words: frozenset[str]) -> bool:
    """Tell that a preposition is glued to the listed word: «لقوات», «بجنود»."""
    for proclitics, rest in view.tokens[index].variants:
        if rest in words or rest.removeprefix("ال") in words:
            return proclitics[-1:] in ("ب", "ل", "ك")
    return False
