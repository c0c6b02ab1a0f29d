"""Relevance of operations: whether an armed party advances, takes ground, storms, repels or runs a campaign.

Belongs here: the tests of the `needs` column that ask for an armed party or for ground. Does not belong here: attacks
and their victims (relevance.py), movements of troops and people (movement_relevance.py).
"""

from __future__ import annotations

from assets.parsing.events.article_subject import Subject
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.relevance_words import Condition, has_armed_actor
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger

_GOING_ON = frozenset({"continue", "continue.n", "resume", "intensify", "intensify.n"})
_COUNT_REACH = 7
_OBJECT_REACH = 13
_TOWN_REACH = 5
_FOILED_REACH = 4
_TOWNS = frozenset({"city", "town", "village", "district"})
_QUOTES = frozenset('"«“')


def _armed(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An armed party in the sentence."""
    return (
        not subject.is_quiet
        and has_armed_actor(view, context, view.first, view.last, own)
        and not context["tamed_things"].holds(view, t.last, t.last + 7)
    )


def _expelled(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«طرد مقاتلي الحركة من المدينة»; «طرود مفخخة», «طرد بريدي» are parcels."""
    is_parcel = context["parcels"].holds(view, t.first, t.last) or context["parcel_kinds"].holds(
        view, t.last, t.last + 1
    )
    return not is_parcel and _armed(t, view, subject, context, own)


def _armed_object(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An armed party on either side of the verb: «واجه الجيش داعش», not «واجه صعوبات»."""
    if not subject.is_violent or t.aspect == "noun":
        return False
    before = has_armed_actor(view, context, t.first - 5, t.first)
    if before:
        return has_armed_actor(view, context, t.last, t.last + 3)
    first = next((a for a in view.actors_between(t.last, t.last + 2)), None)
    return first is not None and has_armed_actor(view, context, first.last_token, first.last_token + 3)


def _armed_next(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An armed party right before or after: «تقدم قوات النظام», «القوات تتقدم»."""
    return not subject.is_quiet and has_armed_actor(view, context, t.first - 4, t.last + 4, own)


def _territory(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """A place or a word of territory follows, in a text about armed parties."""
    if subject.is_quiet or not (subject.is_violent or has_armed_actor(view, context, view.first, view.last, own)):
        return False
    if context["captive_words"].holds(view, t.last, t.last + 4):
        return False  # «تحرير رهائن في المدينة»
    if any(t.last <= place.first_token < t.last + 7 for place in view.places):
        return True
    if t.aspect == "noun" or t.has_pronoun:
        return context["territory_words"].holds(view, t.last, t.last + 4)
    # «حررت قوات الجيش، الخميس، مناطق ومواقع»: who and when may stand between the verb and its object
    doer = has_armed_actor(view, context, t.first - 4, t.last + 4)
    return context["territory_words"].holds(view, t.last, t.last + (_OBJECT_REACH if doer else 4))


def _territory_next(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«سقوط المدينة»: territory directly after, and no dead, shell or regime."""
    near = any(t.last <= place.first_token <= t.last + 1 for place in view.places)
    return _territory(t, view, subject, context, own) and near and not view.casualties


def _control(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«سيطرة … على», not the state of affairs «الواقعة تحت سيطرة»."""
    if subject.is_quiet or context["holding_words"].holds(view, t.first - 2, t.first):
        return False
    if context["tamed_things"].holds(view, t.first - 14, t.last + 7):
        return False  # «حريق … السيطرة عليه»
    imposed = t.has_pronoun and context["control_verbs"].holds(view, t.first - 6, t.first)
    if imposed and has_armed_actor(view, context, t.first - 6, t.first, own):
        return True  # «فرض التنظيم سيطرته عام 2014»
    governed = any(view.form(i) in context.forms("control_prepositions") for i in range(t.last, t.last + 9))
    return governed and (subject.is_violent or has_armed_actor(view, context, view.first, view.last, own))


def _armed_subject(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """Its subject is an armed party: «انتشرت قوات», «قوات الأمن طوقت»."""
    if t.entry.id == "cordon.v" and _around_town(t, view, subject, context, own):
        return False  # «طوق الجيش مدينة عفرين» besieges it
    return not subject.is_quiet and has_armed_actor(view, context, t.first - 4, t.last + 5, own)


def _around_town(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An army round a town: «طوق الجيش مدينة عفرين»; police round a house or a square only deploy."""
    if subject.is_quiet or context["police_words"].holds(view, t.first - 4, t.last + 4):
        return False
    towns = any(p.place_type in _TOWNS for p in view.places if t.last <= p.first_token < t.last + _TOWN_REACH)
    return towns and has_armed_actor(view, context, t.first - 4, t.last + 4, own)


def _repelled(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An armed party, or missiles: «القبة الحديدية تتصدى لقذائف هاون»."""
    if context["tamed_things"].holds(view, t.last, t.last + 7):
        return False
    missiles = context["repelled_words"].holds(view, t.last, t.last + 5)
    return (missiles and not subject.is_quiet) or _armed(t, view, subject, context, own)


def _foiled(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An attack under way: «أحبط الجيش هجوما»; «أحبطت الشرطة مخططا إرهابيا» is no fight."""
    return not subject.is_quiet and context["repelled_attacks"].holds(view, t.last, t.last + _FOILED_REACH)


def _named_operation(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«عملية "غصن الزيتون"», «عملية عابرة للحدود» of an armed party; «عملية السلام» is none."""
    if subject.is_quiet:
        return False
    if t.has_pronoun or view.form(t.last) in context.forms("relative_pronouns"):
        # «يكثف الجيش عملياته ضد», «العمليات التي تنفذها القوات»
        goes_on = any(o.last == t.first and o.entry.id in _GOING_ON for o in view.triggers)
        against = goes_on or view.form(t.last) in context.forms("operation_links")
        return against and has_armed_actor(view, context, t.first - 5, t.last + 5, own)
    if view.form(t.first - 1) in context.forms("operation_rooms"):
        return False
    named = not t.definite and view.form(t.last) in _QUOTES and t.last + 2 < view.last
    kind = context["operation_words"].holds(view, t.last, t.last + 1)
    if subject.is_violent and kind and not t.definite:
        return True  # «أدت عملية برية إلى»
    named = named or kind
    if subject.is_violent and _is_the_operation(t, view, context):
        return True
    return named and has_armed_actor(view, context, view.first, view.last, own)


def _is_the_operation(t: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «عملية درنة», of a town, and «خلال العملية», «العمليات أسفرت عن», the one that the text is about."""
    if not t.definite:
        of_town = any(p.first_token == t.last for p in view.places)
        talks = context["conference_words"].holds(view, t.last, t.last + 1)  # «عملية أستانا»
        return of_town and not (t.plural or talks or view.form(t.first - 1) in context.forms("operation_rooms"))
    described = view.form(t.last).startswith("ال") and not context["operation_kinds"].holds(view, t.last, t.last + 1)
    if described or any(o.first == t.last for o in view.triggers if o.aspect == "noun"):
        return False
    if context["operation_openers"].holds(view, t.first - 1, t.first):
        return True
    return context["operation_courses"].holds(view, t.last, t.last + 1)


def _advance(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An armed party goes forward; «لم تقدم أدلة», «تقدم أدلة» offer something."""
    if t.aspect == "noun" and context["negation_words"].holds(view, t.first - 1, t.first):
        return False
    offered = context["offered_things"].holds(view, t.last, t.last + 2)
    return not offered and _armed_next(t, view, subject, context, own)


def _campaign(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«حملة» and «المرحلة الثانية» only with military words right after."""
    return not subject.is_quiet and context["campaign_words"].holds(view, t.last, t.last + 5)


def _slain(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """«تحييد 30 إرهابيا», «القضاء على قيادي في التنظيم»; «بهدف القضاء على الإرهاب» has slain nobody."""
    if subject.is_quiet or "ل" in t.proclitics or context["aim_words"].holds(view, t.first - 2, t.first):
        return False
    if any(t.last <= c.first_token < t.last + _COUNT_REACH for _, c in view.casualties):
        return True
    at = context["slain_words"].find(view, t.last, t.last + 3)
    return at >= 0 and view.form(at)[:1] != "ل"  # «القضاء على البنية التحتية للإرهابيين»


def _pounded(t: Trigger, view: SentenceView, subject: Subject, context: EventContext, own: range) -> bool:
    """An armed party in the sentence, or ground of a front behind: «تدك الآن معاقل الإرهاب»."""
    fronts = context["front_words"].holds(view, t.last, t.last + 4)
    return (fronts and not subject.is_quiet) or _armed(t, view, subject, context, own)


ARMED_CONDITIONS: dict[str, Condition] = {
    "armed": _armed,
    "expelled": _expelled,
    "armed_object": _armed_object,
    "armed_next": _armed_next,
    "territory": _territory,
    "territory_next": _territory_next,
    "control": _control,
    "armed_subject": _armed_subject,
    "around_town": _around_town,
    "repelled": _repelled,
    "foiled": _foiled,
    "advance": _advance,
    "named_operation": _named_operation,
    "campaign": _campaign,
    "slain": _slain,
    "pounded": _pounded,
}
