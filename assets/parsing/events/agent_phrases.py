"""Agent phrases: doers that no verb has as its subject, and the parties an attack hits.

Belongs here: «من قبل روسيا», «غارات روسية», «شنت مقاتلات روسية», «على مقر حزب الله», «مواقع إيرانية». Does not belong
here: subjects of verbs (clause_subjects.py).
"""

from __future__ import annotations

from assets.parsing.actors.nationality import state_of
from assets.parsing.events.role_window import RoleWindow, is_joined
from assets.parsing.events.trigger import Trigger
from assets.parsing.model import ActorMention

OBJECT_REACH = 12
PARTY_TYPES = frozenset({"state", "armed_forces", "armed_group", "government_body", "political_group"})
_TARGET_REACH = 9
_QUOTES = frozenset('"«“')
_AGENT_REACH = 14
_OWNER_REACH = 5
_SITE_REACH = 6
_KIN_REACH = 4
_BELIEVED_REACH = 5
_NAMELESS = "generic."


def add_target(roles: RoleWindow, start: int) -> None:
    """Add the party attacked: named after على/ضد/استهدف, or owning the post that is («مقر قوات الحزام الأمني»)."""
    view = roles.view
    at = roles.context["target_words"].find(view, start, start + OBJECT_REACH)
    is_report = view.form(at + 1) == "ما"  # «انفجار قرب الحدود، على ما أعلن الجيش»
    if at >= 0 and not is_report and view.clause(at) == view.clause(max(view.first, start - 1)):
        add_object(roles, at + 1, _TARGET_REACH)


def add_site_owner(roles: RoleWindow, start: int) -> None:
    """Add the party in whose post it blew up: «انفجار في مطبخ تابع للشرطة», «انفجرت عبوة قرب دورية للجيش»."""
    view, context = roles.view, roles.context
    clause = view.clause(start - 1)
    for at in range(start, min(view.last, start + _SITE_REACH)):
        if view.form(at) not in context.forms("site_prepositions") or view.clause(at) != clause:
            continue
        for owner in view.actors_between(at + 1, at + _SITE_REACH):
            near = range(max(at + 1, owner.first_token - 2), owner.first_token)
            owned = any(view.form(i) in context.forms("belonging_words") for i in near)
            if owner.actor_type in PARTY_TYPES and (owned or context["armed_sites"].holds(view, near.start, near.stop)):
                roles.add(owner, "recipient")
            return
        return


def add_object(roles: RoleWindow, start: int, reach: int) -> None:
    """Add the first party of the object as recipient, with those joined to it, or the state of «أهداف إيرانية»."""
    view = roles.view
    stop = _object_end(roles, start, reach)
    if roles.context["kin_words"].holds(view, start, min(stop, start + _KIN_REACH)):
        return  # «القبض على أرملة أبو عمر الشيشاني، أحد قادة تنظيم داعش» is of her
    for actor in view.actors_between(start, stop):
        if actor.actor_type == "population" and _is_counted(roles, actor):
            continue  # «قتل عشرات المتظاهرين»: civilians are counted, and no side
        owner = view.form(actor.first_token - 1) in roles.context.forms("owned_words")
        if (roles.aside(actor) and not owner) or roles.behind_agent(start, actor):
            continue
        if actor.actor_type == "state" and actor.first_token == start:
            return
        if is_joined(actor, view):
            return  # «… بكابول وداعش يتبنى»: another clause begins
        roles.add_all(roles.coordinated(actor), "recipient")
        return
    if _add_pronoun_owner(roles, start, stop):
        return
    if roles.context["target_things"].holds(view, start, stop):
        for index in range(start + 1, stop):
            roles.add_state(index, "recipient")


def _is_counted(roles: RoleWindow, actor: ActorMention) -> bool:
    """Tell an actor who stands in the words of a count of victims."""
    return any(c.first_token < actor.last_token and actor.first_token < c.last_token for _, c in roles.view.casualties)


def _add_pronoun_owner(roles: RoleWindow, start: int, stop: int) -> bool:
    """Add the party whose posts a pronoun gives: «أكد الجيش أن حماس أطلقت صواريخ على مواقعه», «آليات تابعة لهم».

    It is the last party named before the attack that does not make it; tells whether the pronoun stands there.
    """
    view, sites, belonging = roles.view, roles.context["owned_sites"], roles.context.forms("belonging_words")
    pronouns = roles.context.forms("owner_pronouns")
    of_theirs = any(view.form(i) in belonging and view.form(i + 1) in pronouns for i in range(start, stop))
    if not of_theirs and not sites.holds(view, start, stop):
        return False
    first = min(t.first for t in roles.candidate.triggers)
    parties = [a for a in view.actors if a.last_token <= first and a.actor_type in PARTY_TYPES and not roles.knows(a)]
    roles.add_all(parties[-1:], "recipient")
    return True


def _object_end(roles: RoleWindow, start: int, reach: int) -> int:
    """Return the token before which an object ends: the clause, «في», «ردا» or «بعد»."""
    view, enders = roles.view, roles.context.forms("object_enders")
    clause = view.clause(start - 1)
    stop, armies = start, {a.first_token for a in view.actors if a.actor_type == "armed_forces"}
    while stop < min(view.last, start + reach) and view.clause(stop) == clause:
        # «نقاط تابعة للفوج الثالث في الجيش العراقي»
        of_army = stop + 1 in armies and roles.context["army_units"].holds(view, stop - 4, stop)
        if view.form(stop) in enders and not of_army:
            break
        stop += 1
    return stop


def add_agent(roles: RoleWindow, start: int, reach: int = _AGENT_REACH) -> bool:
    """Add the doer named by «من قبل», «على يد», «شنته»; tell whether there was one."""
    view = roles.view
    inside = {i for actor in view.actors for i in range(actor.first_token, actor.last_token)}
    at = start - 1
    while True:
        at = roles.context["by_phrases"].find(view, at + 1, start + reach)
        if at not in inside:
            break  # «التحالف بقيادة السعودية» is a name
    if at < 0 or view.clause(at) != view.clause(max(view.first, start - 1)):
        return False
    named = view.actors_between(at + 1, at + 7)
    quoted = any(view.form(k) in _QUOTES for k in (at + 1, at + 2))  # «من قبل "حزب الله"»
    if named and (named[0].first_token <= at + 2 + quoted or not roles.governed(named[0])):
        doers = roles.coordinated(named[0])
        roles.add_all(doers if len(doers) > 1 else [_body_of(roles, named[0])], "actor")
        return True
    for index in range(at + 1, min(at + 5, view.last)):
        if state_of(view.form(index)):
            roles.add_state(index, "actor")
            return True
    return False


def _body_of(roles: RoleWindow, men: ActorMention) -> ActorMention:
    """Return the body that men without a name are said to belong to: «بأيدي مسلحين قال إنهم ينتمون إلى بوكو حرام»."""
    view = roles.view
    if not men.actor_id.startswith("generic."):
        return men
    at = roles.context["membership_words"].find(view, men.last_token, men.last_token + _BELIEVED_REACH)
    bodies = view.actors_between(at + 1, at + _BELIEVED_REACH) if at >= 0 else []
    return next((body for body in bodies if body.actor_type in PARTY_TYPES), men)


def add_adjective_doer(roles: RoleWindow, trigger: Trigger) -> None:
    """Add the state of «غارات روسية وسورية», «القصف والغارات الإسرائيلية»; «قصف مواقع إيرانية» has the struck one."""
    view, enders = roles.view, roles.context.forms("doer_enders")
    named = {m.first_token for m in view.places} | {m.first_token for m in view.actors}
    named.update(t.first for t in view.triggers)
    for index in range(trigger.last, min(view.last, trigger.last + 4)):
        if index in named or view.form(index) in enders or view.form(index) == "،":
            break
        if trigger.aspect == "noun" and roles.context["target_things"].holds(view, index, index + 1):
            if not trigger.definite:
                roles.add_state(index + 1, "recipient")
            break
        roles.add_state(index, "actor")


def add_owner_subject(roles: RoleWindow, trigger: Trigger) -> ActorMention | None:
    """Add the party whose weapon or men are the subject, and return it.

    «استهدفت مسيرة تابعة لحزب الله قاعدة», «هاجم مسلحون يعتقد أنهم من بوكو حرام قرية».
    """
    view, context = roles.view, roles.context
    start, stop = trigger.last, min(view.last, trigger.last + _OWNER_REACH)
    for index in range(start + 1, stop):
        belongs = view.form(index) in context.forms("belonging_words")
        if not belongs and context["believed_words"].find(view, index, index + 1) < 0:
            continue
        if not (context["force_things"].holds(view, start, index) or context["owned_men"].holds(view, start, index)):
            return None
        if any(
            a.actor_type in PARTY_TYPES and not a.actor_id.startswith(_NAMELESS)
            for a in view.actors_between(start, index)
        ):
            return None  # «أسقط الجيش السوداني طائرة تابعة للدعم السريع»
        reach = index + (2 if belongs else _BELIEVED_REACH)
        # «مسلحون تابعون للقذافي»
        masters = PARTY_TYPES | ({"person"} if context["owned_men"].holds(view, start, index) else set())
        owner = next((a for a in view.actors_between(index + 1, reach + 1) if a.actor_type in masters), None)
        roles.add(owner, "actor")
        return owner
    return None


def add_own_forces(roles: RoleWindow, trigger: Trigger) -> None:
    """Add whose forces a pronoun gives as subject: «قال الجيش إن قواته قتلت», «أعلنت تركيا أن طائراتها قصفت».

    It is the last party named before them.
    """
    view = roles.view
    if not trigger.frame_is_verb() or roles.has("actor"):
        return
    for index in (trigger.first - 2, trigger.first - 1, trigger.last):
        if not roles.context["own_forces"].holds(view, index, index + 1):
            continue
        if view.clause(index) != view.clause(trigger.first) or view.form(index - 1) in roles.context.forms(
            "role_prepositions"
        ):
            continue
        parties = [a for a in view.actors if a.last_token <= index and a.actor_type in PARTY_TYPES]
        roles.add_all([a for a in parties[-1:] if not roles.aside(a)], "actor")
        return


def add_thing_subject(roles: RoleWindow, trigger: Trigger) -> None:
    """Add the state whose aircraft or guns are the subject: «شنت مقاتلات روسية», «طائرات سورية وروسية تشن»."""
    view, context = roles.view, roles.context
    for start, end in ((trigger.last, trigger.last + 5), (trigger.first - 5, trigger.first)):
        at = context["force_things"].find(view, start, end)
        if at < 0 or view.clause(at) != view.clause(trigger.first):
            continue
        if view.form(at - 1) in context.forms("target_prepositions") or view.form(at).startswith("لل"):
            continue
        whole = next(
            (a for a in view.actors if a.first_token <= at < a.last_token and a.actor_type in PARTY_TYPES), None
        )
        if whole is not None and not roles.governed(whole):
            roles.add(whole, "actor")  # «أحبطت قوات الأمن المغربية مخططا واعتقلت» is that force, and not its state
            return
        for index in range(at + 1, min(at + 4, view.last)):
            roles.add_state(index, "actor")
        if roles.has("actor"):
            return


def add_behind(roles: RoleWindow, trigger: Trigger, words: str, reach: int, within: int) -> None:
    """Add as recipients the parties within so many tokens after the first word of a list: «مع», «ضد», «من»."""
    view, listed = roles.view, roles.context.forms(words)
    clause = view.clause(trigger.first)
    for index in range(trigger.last, min(view.last, trigger.last + reach)):
        if view.form(index) in listed and view.clause(index) == clause:
            behind = view.actors_between(index + 1, index + 1 + within)[:1]
            if behind and roles.knows(behind[0]):
                continue  # «استعاد تحالف من الأكراد المدينة من داعش»
            for actor in behind:
                if not roles.aside(actor):  # «معارك مع الجيش الوطني وألوية العمالقة والمقاومة»
                    joined = [each for each in roles.coordinated(actor) if each.first_token > index]
                    roles.add_all(joined, "recipient")
            return
