"""Object-noun roles: doer and victim of a noun whose next party usually suffers it.

Belongs here: «اغتيال القيادي», «اعتقال القوات 12 فلسطينيا», «تحييد 40 من مسلحي الحزب», «تحرير مواقع من قبضة الحوثيين».
Does not belong here: nouns of attack, whose next party makes it (attack_roles.py).
"""

from __future__ import annotations

from assets.parsing.events.agent_phrases import add_adjective_doer, add_agent, add_behind
from assets.parsing.events.clause_subjects import pronoun_owner
from assets.parsing.events.role_window import RoleWindow
from assets.parsing.events.trigger import Trigger
from assets.parsing.events.verbal_noun_doers import add_helped_subject, add_subject_before
from assets.parsing.model import ActorMention

_TORTURE = "torture.n"
_DOWNING = "downing"
_DOER_NEXT = "recapture.n"  # «استعادة الجيش القرية» names who does it
TAKING = frozenset({"arrest", "abduction", "execution"})
_FORCES = frozenset({"armed_forces", "government_body", "armed_group", "state"})
_OF = "من"
_IDAFA_REACH = 4
_LOSER_REACH = 8


def object_noun_roles(roles: RoleWindow, trigger: Trigger) -> None:
    """«اغتيال القيادي», «طرد تنظيم داعش من الرقة»: the next party suffers it; with «استهداف قوات X ل…» it does it."""
    view, context = roles.view, roles.context
    if trigger.has_pronoun and (trigger.entry.id == _DOER_NEXT or _is_one_man(roles, trigger)):
        _add_of_pronoun(roles, trigger)
        return
    if trigger.has_pronoun:
        before = [a for a in view.actors_between(view.first, trigger.first) if a.actor_type != "person"]
        roles.add(before[-1] if before else None, "recipient")  # «التي تم طردهم منها»
        return
    if trigger.entry.id.startswith(_DOWNING):
        for index in range(trigger.last, min(view.last, trigger.last + _IDAFA_REACH)):
            if view.form(index) in context.forms("object_noun_enders"):
                break  # «إسقاط طائرة في الأراضي السورية»
            roles.add_state(index, "recipient")  # «إسقاط طائرة استطلاع سعودية»
    elif trigger.definite:
        add_adjective_doer(roles, trigger)  # «الحصار الإسرائيلي على قطاع غزة»
    near = view.actors_between(trigger.last, trigger.last + _IDAFA_REACH)
    # «اعتقال قيادي في تنظيم داعش»: the words of the man hold the body he belongs to
    actor = next((a for a in near if a.is_known or a.actor_type != "civil_society"), None)
    if actor is not None and not (roles.behind_agent(trigger.last, actor) or _is_of_a_clause(roles, trigger, actor)):
        before_it = view.form(actor.first_token - 1)
        # «اعتقال شخص في محيط السفارة»
        behind = range(trigger.last, actor.first_token)
        is_member = _is_of_counted_men(roles, actor)
        located = not is_member and (
            any(view.form(i) in context.forms("object_noun_enders") - {_OF} for i in behind)
            or (before_it == _OF and actor.first_token > trigger.last)
        )
        if trigger.entry.id == _TORTURE and context["prison_words"].holds(view, trigger.last, actor.first_token):
            roles.add(actor, "actor")  # «للتعذيب داخل سجون الميليشيات»
        elif before_it in context.forms("strongholds"):
            roles.add(actor, "recipient")
        elif not located:
            takes = _takes_somebody(roles, trigger, actor)
            acts = trigger.entry.id == _DOER_NEXT or takes or _has_object_after(roles, actor)
            roles.add_all(roles.coordinated(actor), "actor" if acts else "recipient")
    add_agent(roles, trigger.last)
    add_subject_before(roles, trigger)
    add_helped_subject(roles, trigger)
    if trigger.entry.subtype == "territory_capture" and not roles.has("recipient"):
        add_behind(roles, trigger, "loser_words", _LOSER_REACH, 2)  # «تحرير مواقع من قبضة الحوثيين»


def _is_of_counted_men(roles: RoleWindow, actor: ActorMention) -> bool:
    """Tell whose men suffer it: «تحييد 40 من مسلحي الحزب», «اعتقال قيادي في تنظيم داعش»."""
    view, at = roles.view, actor.first_token - 1
    if view.form(at) not in roles.context.forms("member_of") or actor.actor_type != "armed_group":
        return False
    # «اعتقال قيادي بارز في تنظيم الدولة»
    return view.form(at - 1).isdigit() or roles.context["ranks_in_bodies"].holds(view, at - 2, at)


def _is_of_a_clause(roles: RoleWindow, trigger: Trigger, actor: ActorMention) -> bool:
    """Tell the subject of another verb: «استعادة مواقع سيطر عليها الحوثيون»."""
    return any(
        trigger.last <= t.first < actor.first_token and t.aspect in ("perfect", "imperfect")
        for t in roles.view.triggers
    )


def _is_one_man(roles: RoleWindow, trigger: Trigger) -> bool:
    """Tell «اعتقاله», «اغتياله»: one man suffers it, and no group."""
    form = roles.view.form(trigger.last - 1)
    return trigger.entry.subtype in TAKING and form.endswith("ه")


def _add_of_pronoun(roles: RoleWindow, trigger: Trigger) -> None:
    """Add whom a pronoun takes up: the party of «استعادتها السيطرة», the man of «اعتقاله»."""
    if trigger.entry.id == _DOER_NEXT:
        roles.add(pronoun_owner(roles, trigger), "actor")
        return
    men = [a for a in roles.view.actors_between(roles.view.first, trigger.first) if a.actor_type == "person"]
    roles.add_all(men[-1:], "recipient")


def _takes_somebody(roles: RoleWindow, trigger: Trigger, force: ActorMention) -> bool:
    """Tell «اعتقال القوات الإسرائيلية 12 فلسطينيا», «اعتقال الجيش أحد المطلوبين»: whom it takes follows its name."""
    at = force.last_token
    if trigger.entry.subtype not in TAKING or force.actor_type not in _FORCES or at >= roles.view.last:
        return False
    return roles.view.tokens[at].kind == "number" or roles.view.form(at) in roles.context.forms("taken_heads")


def _has_object_after(roles: RoleWindow, actor: ActorMention) -> bool:
    """Tell «استهداف قوات النظام للمدنيين»: the object follows with ل, so that the party does it."""
    view = roles.view
    following = [view.form(i) for i in range(actor.last_token, min(view.last, actor.last_token + 3))]
    return any(form[:1] == "ل" and len(form) > 3 for form in following)
