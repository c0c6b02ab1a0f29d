"""Agent phrases: doers that no verb has as its subject, and the parties an attack hits.

Belongs here: «من قبل روسيا», «غارات روسية», «شنت مقاتلات روسية», «على مقر حزب الله», «مواقع إيرانية». Does not belong
here: subjects of verbs (clause_subjects.py).
"""

from __future__ import annotations

from assets.parsing.actors.nationality import state_of
from assets.parsing.events.role_window import RoleWindow, first_word
from assets.parsing.events.trigger import Trigger

OBJECT_REACH = 12
_TARGET_REACH = 9
_AGENT_REACH = 14


def add_target(roles: RoleWindow, start: int) -> None:
    """Add the party attacked: named after على/ضد/استهدف, or owning the post that is («مقر قوات الحزام الأمني»)."""
    view = roles.view
    at = roles.context["target_words"].find(view, start, start + OBJECT_REACH)
    if at >= 0 and view.clause(at) == view.clause(max(view.first, start - 1)):
        add_object(roles, at + 1, _TARGET_REACH)


def add_object(roles: RoleWindow, start: int, reach: int) -> None:
    """Add the first party of the object as recipient, with those joined to it, or the state of «أهداف إيرانية»."""
    view = roles.view
    stop = _object_end(roles, start, reach)
    for actor in view.actors_between(start, stop):
        owner = view.form(actor.first_token - 1) in roles.context.forms("owned_words")
        if (roles.aside(actor) and not owner) or roles.behind_agent(start, actor):
            continue
        if actor.actor_type == "state" and actor.first_token == start:
            return
        form = view.form(actor.first_token)
        if form[:1] == "و" and form != first_word(actor):
            return  # «… بكابول وداعش يتبنى»: another clause begins
        roles.add_all(roles.coordinated(actor), "recipient")
        return
    if roles.context["target_things"].holds(view, start, stop):
        for index in range(start + 1, stop):
            roles.add_state(index, "recipient")


def _object_end(roles: RoleWindow, start: int, reach: int) -> int:
    """Return the token before which an object ends: the clause, «في», «ردا» or «بعد»."""
    view, enders = roles.view, roles.context.forms("object_enders")
    clause = view.clause(start - 1)
    stop = start
    while stop < min(view.last, start + reach) and view.clause(stop) == clause and view.form(stop) not in enders:
        stop += 1
    return stop


def add_agent(roles: RoleWindow, start: int, reach: int = _AGENT_REACH) -> bool:
    """Add the doer named by «من قبل», «على يد», «شنته»; tell whether there was one."""
    view = roles.view
    at = roles.context["by_phrases"].find(view, start, start + reach)
    if at < 0 or view.clause(at) != view.clause(max(view.first, start - 1)):
        return False
    named = view.actors_between(at + 1, at + 7)
    if named:
        roles.add_all(roles.coordinated(named[0]), "actor")
        return True
    for index in range(at + 1, min(at + 5, view.last)):
        if state_of(view.form(index)):
            roles.add_state(index, "actor")
            return True
    return False


def add_adjective_doer(roles: RoleWindow, trigger: Trigger) -> None:
    """Add the state of «غارات روسية وسورية», «القصف والغارات الإسرائيلية»."""
    view, enders = roles.view, roles.context.forms("doer_enders")
    named = {m.first_token for m in view.places} | {m.first_token for m in view.actors}
    named.update(t.first for t in view.triggers)
    for index in range(trigger.last, min(view.last, trigger.last + 4)):
        if index in named or view.form(index) in enders or view.form(index) == "،":
            break
        roles.add_state(index, "actor")


def add_thing_subject(roles: RoleWindow, trigger: Trigger) -> None:
    """Add the state whose aircraft or guns are the subject: «شنت مقاتلات روسية», «طائرات سورية وروسية تشن»."""
    view, context = roles.view, roles.context
    for start, end in ((trigger.last, trigger.last + 5), (trigger.first - 5, trigger.first)):
        at = context["force_things"].find(view, start, end)
        if at < 0 or view.clause(at) != view.clause(trigger.first):
            continue
        if view.form(at - 1) in context.forms("target_prepositions"):
            continue
        for index in range(at + 1, min(at + 4, view.last)):
            roles.add_state(index, "actor")
        if roles.has("actor"):
            return
