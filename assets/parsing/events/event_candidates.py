"""Event candidates: triggers that speak of one occurrence in one sentence, taken together.

Belongs here: the order in which a sentence's triggers become mentions. Does not belong here: when two triggers are one
mention (mention_joining.py), harm and counts (harm_causes.py), support verbs (support_verbs.py), subtype, roles.
"""

from __future__ import annotations

from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.harm_causes import attach_casualties, attach_harm, is_quiet_harm, uncarried_harm
from assets.parsing.events.mention_joining import joins
from assets.parsing.events.relevance import Subject, is_relevant
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.support_verbs import attach_supports, bare_claims, drop_lone_munitions
from assets.parsing.events.trigger import Trigger
from assets.parsing.events.trigger_choice import choose_triggers

_LOOK_BACK = 3
_OBJECT_REACH = 7
_EXCHANGES = frozenset({"exchange", "exchange.n"})


def find_candidates(
    view: SentenceView, subject: Subject, context: EventContext, types: dict[str, str], frames: frozenset[int]
) -> list[EventCandidate]:
    """Return the event mentions of one sentence in text order.

    `types` maps subtype → event_type; `frames` are the tokens at which somebody's report begins: what two speakers
    say is never one mention.
    """
    if not view.triggers and not view.casualties:
        return []
    chosen = choose_triggers(view, context, lambda t: is_relevant(t, view, subject, context))
    events = [t for t in chosen if not t.entry.is_support and is_relevant(t, view, subject, context)]
    swaps = {t.first for t in events if t.entry.needs == "exchanged"}  # «اتفاق لتبادل أسرى» carries no other event
    spoken = {t.first for t in chosen if t.entry.id in _EXCHANGES and _is_of_words(t, view, context)}
    supports = [t for t in chosen if t.entry.is_support and t.first not in swaps | spoken]
    candidates = drop_lone_munitions(_joined(view, events, context, types, frames | view.toll_rises), supports)
    uncarried = [t for t in uncarried_harm(view, events) if is_relevant(t, view, subject, context)]
    harms = [t for t in events if t.entry.frame == "harm"] + uncarried
    attach_harm(sorted(harms, key=lambda t: t.first), candidates, view, types["attack"], context)
    attach_supports(supports, candidates, view)
    candidates += bare_claims(supports, candidates, view)
    attach_casualties(candidates, view)
    return sorted((c for c in candidates if not is_quiet_harm(c, context)), key=lambda c: c.first)


def _is_of_words(support: Trigger, view: SentenceView, context: EventContext) -> bool:
    """Tell «تبادل الجيش والفصائل الاتهامات بقصف السوق»: what they exchange is no fire."""
    return context["exchanged_words"].holds(view, support.last, support.last + _OBJECT_REACH)


def _joined(
    view: SentenceView, events: list[Trigger], context: EventContext, types: dict[str, str], frames: frozenset[int]
) -> list[EventCandidate]:
    """Return the mentions that the triggers other than harm make, each joined to an earlier one it speaks of."""
    candidates: list[EventCandidate] = []
    for trigger in events:
        if trigger.entry.frame == "harm":
            continue
        event_type = types[trigger.entry.subtype]
        earlier = reversed(candidates[-_LOOK_BACK:])
        target = next((c for c in earlier if joins(trigger, event_type, c, context)), None)
        if target is None or any(target.triggers[-1].first < frame <= trigger.first for frame in frames):
            candidates.append(EventCandidate(view, [trigger], event_type, rule=trigger.entry.id))
        else:
            target.add(trigger)
    return candidates
