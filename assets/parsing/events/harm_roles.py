"""Harm roles: who killed and injured, and the man named as killed or injured.

Belongs here: «قتل الجيش 5 مسلحين», «تسببت قذائف الحوثيين بمقتل امرأة», «مقتل سالم أحمد». Does not belong here: how many
were killed (casualties/), the force they belong to (victim_roles.py).
"""

from __future__ import annotations

from assets.parsing.events.agent_phrases import PARTY_TYPES, add_agent
from assets.parsing.events.clause_subjects import PLURAL_ENDINGS
from assets.parsing.events.role_window import RoleWindow
from assets.parsing.events.trigger import Trigger
from assets.parsing.model import ActorMention

_BEHIND_HARM = 2
_DOER_REACH = 4
_AGENT_REACH = 16
_CAUSE_REACH = 8
_OPERATION_REACH = 2
_MET_REACH = 16
_VICTIMS = "ين"


def harm_roles(roles: RoleWindow, trigger: Trigger) -> None:
    """«قتل الجيش 5 مسلحين», «مقتل 18 … بأيدي مسلحين»: the doer where one is named; the dead are counted elsewhere."""
    view = roles.view
    is_doer_told = add_agent(roles, trigger.last, _AGENT_REACH) or _add_weapons_owner(roles, trigger)
    is_doer_told = _add_operations_state(roles, trigger) or is_doer_told
    if _add_named_victim(roles, trigger) or is_doer_told:
        return
    if trigger.aspect == "noun":
        return
    counted = [c.first_token for _, c in view.casualties if c.first_token >= trigger.last]
    is_plural = view.form(trigger.first).endswith(PLURAL_ENDINGS)  # «25 عنصرا قتلوا وجرح آخرون»
    if counted and min(counted) - trigger.last <= _BEHIND_HARM and not trigger.proclitics and not is_plural:
        before = next((a for a in view.actors if a.last_token == trigger.first), None)
        condemns = before is not None and roles.context["condemning_verbs"].holds(
            view, before.first_token - 2, before.first_token
        )  # «دانت الحكومة الأردنية قتل المتظاهرين»
        if before is not None and before.actor_type in PARTY_TYPES and not condemns and not roles.governed(before):
            roles.add(before, "actor")  # «طالبان قتلت 20 جنديا»
            return
    for actor in view.actors_between(trigger.last, trigger.last + _DOER_REACH)[:1]:
        has_object = _stands_before_victims(roles, trigger, actor)
        if (has_object or (counted and actor.first_token < min(counted))) and not roles.governed(actor):
            roles.add(actor, "actor")


def _stands_before_victims(roles: RoleWindow, trigger: Trigger, actor: ActorMention) -> bool:
    """Tell «قتلت القوات الأمريكية مدنيين»: who stands between the verb and uncounted victims kills them."""
    if actor.first_token != trigger.last or actor.actor_type not in PARTY_TYPES:
        return False
    behind = roles.view.form(actor.last_token)
    return behind.endswith(_VICTIMS) and not behind.startswith("ال")


def _add_named_victim(roles: RoleWindow, trigger: Trigger) -> bool:
    """Add the man named right behind «مقتل», «أصيب», unless he kills others; tells whether there is one."""
    view = roles.view
    victim = _met_death(roles, trigger)
    if victim is not None:
        roles.add(victim, "recipient")
        return True
    victim = next((a for a in view.actors_between(trigger.last, trigger.last + _BEHIND_HARM)), None)
    if victim is None or victim.actor_type != "person" or roles.governed(victim):
        return False
    behind = [c for _, c in view.casualties if 0 <= c.first_token - victim.last_token <= _BEHIND_HARM]
    if behind and view.form(victim.last_token) != "،":  # «قتل خالد محسود، أحد أعضاء الحركة، في هجوم» has no object
        return False  # «قتل المهاجم خمسة أشخاص»
    roles.add_all(roles.coordinated(victim), "recipient")
    return True


def _met_death(roles: RoleWindow, trigger: Trigger) -> ActorMention | None:
    """Return the man who met his death: «لقي القيادي، قائد الجبهة، سالم أحمد، مصرعه», «سالم أحمد لقي حتفه»."""
    view, context = roles.view, roles.context
    if view.form(trigger.first) not in context.forms("own_deaths"):
        return None
    met, start = context.forms("meeting_death"), max(view.first, trigger.first - _MET_REACH)
    at = next((i for i in range(trigger.first - 1, start - 1, -1) if view.form(i) in met), -1)
    if at < 0:
        return None
    ends = {at, at - 1} if view.form(at - 1) == "،" else {at}
    between = [a for a in view.actors_between(at + 1, trigger.first) if not roles.governed(a)]
    near = between or [a for a in view.actors if a.last_token in ends and not roles.governed(a)]
    return next((a for a in reversed(near) if a.actor_type == "person"), None)


def _add_operations_state(roles: RoleWindow, trigger: Trigger) -> bool:
    """Add the state whose operation has killed: «قتل زعيم التنظيم في عملية أمريكية»."""
    view = roles.view
    at = roles.context["deadly_operations"].find(view, trigger.last, trigger.last + _AGENT_REACH)
    if roles.has("actor") or at < 0 or view.clause(at) != view.clause(trigger.first):
        return False
    if view.form(at + 2) in roles.context.forms("doer_enders"):
        return False  # «في عملية ضد الجيش المصري»
    forces = [a for a in view.actors_between(at + 2, at + 2 + _OPERATION_REACH) if a.actor_type == "armed_forces"]
    if forces:
        roles.add(forces[0], "actor")  # «في عملية للجيش المصري»
        return True
    sites = {place.first_token for place in view.places}
    for index in range(at + 2, at + 2 + _OPERATION_REACH):  # «خلال عملية عسكرية أمريكية»
        if index in sites:
            break  # «في عملية بسيناء المصرية»
        roles.add_state(index, "actor")
    return roles.has("actor")


def _add_weapons_owner(roles: RoleWindow, trigger: Trigger) -> bool:
    """Add the party whose weapons stand as the cause: «تسببت قذائف الحوثيين بمقتل امرأة»."""
    view, weapons = roles.view, roles.context.forms("weapon_words")
    for actor in reversed(view.actors_between(trigger.first - _CAUSE_REACH, trigger.first)):
        if view.form(actor.first_token - 1) in weapons and view.clause(actor.first_token) == view.clause(trigger.first):
            roles.add(actor, "actor")
            return True
    return False
