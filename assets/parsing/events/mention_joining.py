"""Mention joining: whether a trigger speaks of the occurrence that an earlier trigger of the sentence names.

Belongs here: «غارات … استهدفت», «قصف … في هجوم», «القصف والغارات», «هجوم … لحظة وقوع التفجير». Does not belong here:
words of harm (harm_causes.py) and support verbs (support_verbs.py), which join by nearness.
"""

from __future__ import annotations

from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.events.role_window import is_joined
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger

_NOUN_FRAMES = frozenset({"attack_noun", "object_noun", "mutual_noun", "munition", "bomber", "self_noun", "agent_noun"})
_MEANS_FRAMES = frozenset({"munition", "bomber"})
_ACTING_FRAMES = frozenset({"strike", "repel", "motion", "mutual_verb", "control", "self_noun"})
_APART = frozenset({"abduction", "execution", "siege", "withdrawal"})
"""Subtypes that are an event of their own beside another attack."""

_APART_BEFORE = frozenset({"abduction", "siege"})
_CAMPAIGNS = frozenset({"offensive", "armed_clash"})
_GENERIC_BEFORE = frozenset({"attack", "offensive", "unspecified_bombardment"})
_QUOTES = frozenset('"«“')
_HITTING = frozenset({"target.v", "strike.v"})


def joins(trigger: Trigger, event_type: str, candidate: EventCandidate, context: EventContext) -> bool:
    """Tell whether a trigger speaks of the occurrence the candidate names."""
    view, last = candidate.view, candidate.triggers[-1]
    gap = trigger.first - last.last
    if gap < 0:
        return True
    coordinated = _coordinated(trigger, view, context)
    same_clause = view.clause(trigger.first) == view.clause(last.first)
    if not (event_type in VIOLENT_TYPES and candidate.event_type in VIOLENT_TYPES):
        anew = coordinated or _signed_anew(last.last, trigger.first, view, context)
        continues = (not anew and gap <= 14 and same_clause) or gap <= 1
        same_kind = trigger.entry.subtype == last.entry.subtype  # «اتفاق على الإفراج عن» is two events
        return same_kind and (continues or _noun_pair(trigger, last, gap, coordinated))
    if trigger.entry.needs == "chemical_use" and not _is_means_of(trigger, view):
        return False
    if trigger.entry.frame in _MEANS_FRAMES:
        armed = context["arms_named"].holds(view, trigger.first - 3, trigger.first)  # «بأسلحة خفيفة وقنابل»
        return gap <= 9 and same_clause and not (coordinated and gap > 3 and not armed)
    if last.entry.frame in _MEANS_FRAMES and trigger.entry.frame == "strike":
        return gap <= 9 and not coordinated
    if trigger.entry.subtype != last.entry.subtype and (
        trigger.entry.subtype in _APART or last.entry.subtype in _APART_BEFORE
    ):
        return False
    if _takes_up(trigger, candidate):
        return True
    if trigger.proclitics in ("ل", "ب") and trigger.entry.needs == "hunted" and last.entry.subtype == "offensive":
        return gap <= 20  # «أطلق الجيش عملية "…" لملاحقة عناصر التنظيم»
    if trigger.proclitics == "ل" and trigger.aspect == "noun" and last.entry.subtype in _CAMPAIGNS:
        return gap <= 12  # «حملة غضب الفرات لطرد تنظيم داعش»: the aim of the campaign
    if trigger.aspect in ("perfect", "imperfect"):
        return _verb_joins(trigger, last, view, gap <= 12 and same_clause, coordinated)
    return _noun_joins(trigger, candidate, gap, coordinated, same_clause, context)


def _signed_anew(start: int, end: int, view: SentenceView, context: EventContext) -> bool:
    """Tell «انضمت إلى المحكمة … ووقعت على ميثاق»: a verb of concluding with «و» opens another agreement."""
    at = context["signing_words"].find(view, start, end)
    return at >= 0 and view.form(at)[:2] in ("وو", "وا", "وت")


def _coordinated(trigger: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell that «و» or «ف» begins the trigger, its subject, or the verb of becoming before it: «وباتت تسيطر»."""
    if trigger.proclitics[:1] in ("و", "ف"):
        return True
    if trigger.aspect in ("perfect", "imperfect") and any(
        a.last_token == trigger.first and a.first_token > view.first and is_joined(a, view) for a in view.actors
    ):
        return True  # «قصف على سوق بأم درمان والجيش السوداني يتقدم»
    begins = context["inchoative_words"].holds(view, trigger.first - 1, trigger.first)
    return begins and view.form(trigger.first - 1)[:1] == "و"


def _verb_joins(trigger: Trigger, last: Trigger, view: SentenceView, near: bool, coordinated: bool) -> bool:
    """Tell «غارات … استهدفت», «هجوم … استهدف مقر»: the verb says what the noun did, unless it begins anew with و."""
    goes_on = trigger.entry.id in _HITTING and not _own_subject(trigger, view)
    return last.aspect == "noun" and near and (not coordinated or goes_on)


def _noun_joins(
    trigger: Trigger, candidate: EventCandidate, gap: int, coordinated: bool, same_clause: bool, context: EventContext
) -> bool:
    """Tell a noun that names the attack of the verb before it («قتل … في غارة»), or an attack named twice."""
    view, last = candidate.view, candidate.triggers[-1]
    if last.aspect != "noun" and last.entry.frame in _ACTING_FRAMES:
        if "ب" in trigger.proclitics or view.form(trigger.first - 1) in context.forms("attack_prepositions"):
            return gap <= 10 and same_clause and not coordinated
        return gap <= 5 and same_clause and not coordinated and trigger.proclitics == ""
    if _noun_pair(trigger, last, gap, coordinated):
        return True
    one_kind = (
        trigger.entry.subtype in (last.entry.subtype, "attack")
        or last.entry.subtype in _GENERIC_BEFORE
    )  # fmt: skip
    return not coordinated and gap <= 3 and trigger.proclitics in ("", "ب", "ل") and same_clause and one_kind


def _own_subject(trigger: Trigger, view: SentenceView) -> bool:
    """Tell that a party stands right after the verb: «واستهدف الجيش مواقع» begins anew, «واستهدفت مواقع» goes on."""
    return bool(view.actors_between(trigger.last, trigger.last + 2))


def _takes_up(trigger: Trigger, candidate: EventCandidate) -> bool:
    """Tell a definite noun that takes up the attack told earlier in its sentence: «هجوم … لحظة وقوع التفجير»."""
    head, view = candidate.head, candidate.view
    if not (trigger.definite and trigger.aspect == "noun" and trigger.entry.frame == "attack_noun"):
        return False
    if head.definite or trigger.entry.subtype not in (head.entry.subtype, "attack", "bombing"):
        return False
    named = any(trigger.last <= p.first_token < trigger.last + 6 for p in view.places) or any(
        trigger.last <= d.first_token < trigger.last + 5 for d in view.dates
    )
    claimed = any(t.entry.frame in ("claim", "declare") and 0 < trigger.first - t.first <= 9 for t in view.triggers)
    return not named and not claimed


def _is_means_of(trigger: Trigger, view: SentenceView) -> bool:
    """Tell «هجوم باستخدام أسلحة كيميائية» from «الضربات على قدرات النظام في استخدام الأسلحة الكيميائية»."""
    before = trigger.first - 1
    if view.form(before) in _QUOTES:
        before -= 1  # «هجوم بـ"الغازات السامة"»
    return "ب" in trigger.proclitics or view.form(before).startswith("ب")


def _noun_pair(trigger: Trigger, last: Trigger, gap: int, coordinated: bool) -> bool:
    """Tell «القصف والغارات», «اشتباكات ومعارك»: two nouns of one kind of event, coordinated close by."""
    nouns = trigger.entry.frame in _NOUN_FRAMES and last.entry.frame in _NOUN_FRAMES
    return nouns and coordinated and gap <= 3 and trigger.aspect == last.aspect == "noun"
