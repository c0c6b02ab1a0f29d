"""Trigger choice: one reading for each token, and which triggers are part of a name, a date or a set phrase.

Belongs here: «قصف» as noun or verb, «قوات مكافحة الإرهاب», «قواعد الاشتباك», «منذ اندلاع النزاع». Does not belong here:
whether the words around make a trigger an event at all (relevance.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assets.parsing.actors.nationality import state_of
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger
from assets.parsing.model import ActorMention, PlaceMention

_ARRIVAL = "arrive.v"
_REACHED = "توصل"
_AT_DAWN = "فجرا"
_BOMBARDMENT = "bombard.n"


def choose_triggers(view: SentenceView, context: EventContext, is_meant: Callable[[Trigger], bool]) -> list[Trigger]:
    """Return the triggers and support verbs of a sentence that stand for themselves, one reading of each a token.

    Where one spelling has several events («خرج» of protesters, residents, fighters), `is_meant` tells which it is.
    """
    return [
        t
        for t in _one_a_token(view, context, is_meant)
        if not (_inside_name(t, view) or _inside_idiom(t, view, context) or _dates_only(t, view, context))
    ]


def _one_a_token(view: SentenceView, context: EventContext, is_meant: Callable[[Trigger], bool]) -> list[Trigger]:
    """Choose one event reading and one support reading for each token, the noun where a preposition governs it."""
    chosen: dict[tuple[int, bool], Trigger] = {}
    for trigger in view.triggers:
        key = (trigger.first, trigger.entry.is_support)
        known = chosen.get(key)
        if known is not None and known.entry.pos == "phrase_verb" and is_meant(known):
            continue  # «أحرق متظاهرون إطارات» is more than «أحرق»
        if (
            known is None
            or (trigger.entry.pos == "phrase_verb" and (is_meant(trigger) or not is_meant(known)))
            or (known.aspect != "noun" and trigger.aspect == "noun" and _noun_position(trigger, view, context))
            or (_other_event(trigger, known) and not is_meant(known) and is_meant(trigger))
        ):
            chosen[key] = trigger
    ordered = sorted(chosen.values(), key=lambda t: (t.first, t.entry.is_support))
    return [_ambiguous(t, view) for t in _uncovered(ordered)]


def _other_event(trigger: Trigger, known: Trigger) -> bool:
    """Tell a second event of the same spelling and part of speech: «احتجز» of hostages and of suspects.

    «محاصرة» of forces and of a town that lies besieged are two of one kind.
    """
    same_kind = (trigger.aspect == "noun") == (known.aspect == "noun")
    return same_kind and not trigger.entry.is_support and trigger.entry.id != known.entry.id


def _uncovered(ordered: list[Trigger]) -> list[Trigger]:
    """Drop the triggers that stand inside a longer one before them: «عملية» of «عملية عسكرية»."""
    covered = -1
    result: list[Trigger] = []
    for trigger in ordered:
        if trigger.first < covered:
            continue
        if trigger.last - trigger.first > 1:
            covered = trigger.last
        result.append(trigger)
    return result


def _ambiguous(trigger: Trigger, view: SentenceView) -> Trigger:
    """Mark a form that is verb and verbal noun alike: قصف, قتل, طرد."""
    if trigger.aspect == "noun" or trigger.has_pronoun or trigger.entry.is_support:
        return trigger
    is_noun_too = any(o.first == trigger.first and o.aspect == "noun" and not o.entry.is_support for o in view.triggers)
    return replace(trigger, aspect="either") if is_noun_too else trigger


def _noun_position(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell that only a noun can stand here: after a preposition, with the article, before a state's adjective.

    «قصف روسي على»; «طعن إسرائيلي» may be a verb.
    """
    governed = view.form(trigger.first - 1) in context.forms("noun_governors")
    described = view.form(trigger.last)
    goes_on = False
    if described in context.forms("attack_adjectives"):  # «قصف مدفعي إسرائيلي», «قصف مدفعي يستهدف»
        described = view.form(trigger.last + 1)
        goes_on = any(t.first == trigger.last + 1 and t.aspect == "imperfect" for t in view.triggers)
    by_state = described[-1:] == "ي" and described[:2] != "ال" and bool(state_of(described))
    if trigger.entry.id == _BOMBARDMENT and (by_state or goes_on):
        return True
    return trigger.definite or any(p in trigger.proclitics for p in "بلك") or governed


def _inside_name(trigger: Trigger, view: SentenceView) -> bool:
    """Tell a trigger that is part of a name or date: «قوات مكافحة الإرهاب», «ساحة المعركة», «فجر السبت»."""
    if trigger.entry.needs == "only_protest":
        return False  # «متظاهرون» is a party and the protest at once
    names: tuple[ActorMention | PlaceMention, ...] = (*view.actors, *view.places)
    if any(name.is_known and name.first_token <= trigger.first < name.last_token for name in names):
        return True
    return any(date.first_token <= trigger.first < date.last_token for date in view.dates)


def _inside_idiom(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell a trigger that is part of a set phrase and no event: «قواعد الاشتباك», «جرائم حرب»."""
    if view.form(trigger.first) == _AT_DAWN:
        return True  # «تحركت القوات فجرا»
    if trigger.entry.id == _ARRIVAL and view.form(trigger.first).lstrip("وف").startswith(_REACHED):
        return True  # «توصل الجيش والفصائل إلى اتفاق»
    gunfire = trigger.entry.id.startswith("gunfire")
    if gunfire and context["halting_words"].holds(view, trigger.first - 4, trigger.first):
        return True  # «وقف فوري لإطلاق النار» is a ceasefire
    if context["war_adjectives"].holds(view, trigger.first, trigger.first + 1):
        return True  # not what is said of them: «الطائرات الحربية غارات»
    return context["idioms"].holds(view, trigger.first - 1, trigger.first + 1)


def _dates_only(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell a war that only dates something: «منذ اندلاع النزاع»; in «منذ 2012 تمردا مسلحا» the year does."""
    if trigger.entry.frame != "war_noun":
        return False
    since = context["since_words"].find(view, trigger.first - 3, trigger.first)
    return since >= 0 and not any(since <= date.first_token < trigger.first for date in view.dates if date.is_since)
