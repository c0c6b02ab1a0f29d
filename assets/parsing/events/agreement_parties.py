"""Parties of an agreement: who signs, reaches or announces it, where no «بين» or «مع» names them.

Belongs here: «وقعت الولايات المتحدة وحركة طالبان في الدوحة اتفاقا», «أعلنت الحكومة والحوثيون التوصل إلى اتفاق».
Does not belong here: parties behind «بين» and «مع» (mutual_roles.py), whether there is an agreement at all
(political_relevance.py).
"""

from __future__ import annotations

from assets.parsing.events.agent_phrases import PARTY_TYPES
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.role_window import RoleWindow
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger
from assets.parsing.model import ActorMention

_VERB_REACH = 14
_SUBJECT_REACH = 3
_LEADING_ON = frozenset({"الي", "علي"})
_SIGNING_TYPES = PARTY_TYPES | {"person", "international_organization"}


def concluding_verb(view: SentenceView, trigger: Trigger, context: EventContext) -> int:
    """Return the token of the verb whose object the agreement is: «وقعت … اتفاقا», «توصلت … إلى اتفاق»; -1 without one.

    «وقعت اشتباكات رغم اتفاق»: another event stands between them, or a preposition of another kind.
    """
    start = max(view.clause_start(trigger.first), trigger.first - _VERB_REACH)
    at = context["concluding_verbs"].find(view, start, trigger.first)
    before = view.form(trigger.first - 1)
    if at < 0 or (before in context.forms("role_prepositions") and before not in _LEADING_ON):
        return -1
    others = [t for t in view.triggers if not (t.entry.is_support or t.entry.frame == "war_noun")]  # «طرفا النزاع»
    if any(at < t.first < trigger.first for t in others):
        return -1
    return at


def signatories(view: SentenceView, verb: int) -> list[ActorMention]:
    """Return the subject of the concluding verb with all joined to it, behind the verb or right before it."""
    behind = [a for a in view.actors_between(verb + 1, verb + 1 + _SUBJECT_REACH) if a.actor_type in _SIGNING_TYPES]
    chain = behind[:1] if behind and behind[0].first_token == verb + 1 else []
    for actor in view.actors if chain else ():
        if 0 <= actor.first_token - chain[-1].last_token <= 1 and view.form(actor.first_token)[:1] == "و":
            chain.append(actor)
    if chain:
        return chain
    for actor in reversed([a for a in view.actors if a.last_token <= verb]):
        gap = (chain[0].first_token if chain else verb) - actor.last_token
        joined = not chain or view.form(chain[0].first_token)[:1] == "و"
        if gap > (1 if chain else 0) or not joined:
            break
        chain.insert(0, actor)
    return chain


def add_signatories(roles: RoleWindow, trigger: Trigger) -> None:
    """Add who concludes the agreement; who only announces it is a party where two do so together."""
    view, context = roles.view, roles.context
    between = context["between_words"].holds(view, trigger.last, trigger.last + 5)
    if trigger.aspect != "noun" or between:
        return
    verb = concluding_verb(view, trigger, context)
    if verb < 0:
        return
    parties = [p for p in signatories(view, verb) if not roles.governed(p) and not roles.aside(p)]
    is_announced = context["announcing_verbs"].holds(view, verb, verb + 1)
    if len(parties) > 1 or not is_announced:
        roles.add_all(parties, "attendee")
