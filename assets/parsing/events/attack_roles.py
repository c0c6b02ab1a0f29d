"""Attack roles: doer and victim of attacks by their verbs and nouns.

Belongs here: «قصف الجيش مواقع», «هجوم لـX على Y», «صد الجيش هجوما». Does not belong here: nouns whose next party
suffers (object_noun_roles.py), killing and injury (harm_roles.py), events with two sides or many (mutual_roles.py),
the verbs that carry an attack (support_roles.py).
"""

from __future__ import annotations

from assets.parsing.actors.nationality import state_of
from assets.parsing.events.agent_phrases import (
    OBJECT_REACH,
    PARTY_TYPES,
    add_adjective_doer,
    add_agent,
    add_object,
    add_owner_subject,
    add_site_owner,
    add_target,
    add_thing_subject,
)
from assets.parsing.events.clause_subjects import find_subject
from assets.parsing.events.lands_fired_at import add_defended_state
from assets.parsing.events.object_noun_roles import TAKING, object_noun_roles
from assets.parsing.events.role_window import RoleWindow, is_joined
from assets.parsing.events.trigger import Trigger
from assets.parsing.events.verbal_noun_doers import add_helped_subject
from assets.parsing.model import ActorMention

_SUBJECT_NOUNS = frozenset({"attack_noun", "munition", "bomber", "self_noun"})
_DETONATING = frozenset({"blowup.v"})
_BLASTS = frozenset({"blast.n", "blast.n5", "blast.n6"})
_STRUCK_TYPES = frozenset({"person", "government_body", "international_organization"})
_DEALT = frozenset({"direct", "direct.n"})
_DOWNING = "downing"
_STEALING_IN = "infiltrate"
_TO = "الي"
_OF = "من"
_NISBA = "يه"
_IDAFA_REACH = 4
_OWNER_REACH = 7
_BEHIND_NOUN = 2
_PLURAL_NAMES = ("ين", "ون")


def strike_roles(roles: RoleWindow, trigger: Trigger) -> None:
    """Subject does it to the object: «قصف الجيش الإسرائيلي مواقع لحزب الله»."""
    if trigger.aspect == "either" and roles.view.form(trigger.last) in roles.context.forms("attack_adjectives"):
        attack_noun_roles(roles, trigger)  # «قصف مدفعي لقوات النظام على المنطقة» is no verb
        return
    if trigger.aspect == "either" and roles.view.form(trigger.first - 1) in roles.context.forms("passive_helpers"):
        object_noun_roles(roles, trigger)  # «تم طرد مقاتلي الحركة»
        return
    if _suffers(roles, trigger):
        return
    start = trigger.last
    owner = add_owner_subject(roles, trigger)
    if owner is not None:
        start = max(start, owner.last_token)
    elif not any(_is_subject_noun(roles, t, trigger) for t in roles.candidate.triggers):
        # «المقاتلات استهدفت بغارات … مسلحي الحوثي»
        is_verb = trigger.aspect in ("perfect", "imperfect")
        is_thing = is_verb and roles.context["force_things"].holds(roles.view, trigger.first - 1, trigger.first)
        subject = None if is_thing else find_subject(roles, trigger)
        if subject is None:
            add_thing_subject(roles, trigger)
        else:
            doers = roles.coordinated(_body_of(roles, subject))
            roles.add_all(doers, "actor")
            start = max(start, *(party.last_token for party in doers))
    else:
        start = max(start, _add_shooter(roles, trigger))
    add_agent(roles, trigger.last)
    if trigger.entry.id.startswith(_DOWNING):
        _add_downed(roles, trigger)
    if not trigger.has_pronoun:
        add_object(roles, max(start, _behind_subject_noun(roles, trigger)), OBJECT_REACH)


def _add_downed(roles: RoleWindow, trigger: Trigger) -> None:
    """Add whose aircraft is shot down: «أسقطت إسرائيل طائرة سورية»."""
    view = roles.view
    for owner in view.actors_between(trigger.first, trigger.last + OBJECT_REACH):
        is_thing = roles.context["force_things"].holds(view, owner.first_token, owner.first_token + 1)
        if is_thing and not roles.knows(owner):
            roles.add(owner, "recipient")
            return


def _body_of(roles: RoleWindow, man: ActorMention) -> ActorMention:
    """Return whom a nameless fighter belongs to: «فجر انتحاري من تنظيم داعش نفسه», himself where nothing tells."""
    view = roles.view
    if not man.actor_id.startswith("generic.") or view.form(man.last_token) != _OF:
        return man
    behind = view.actors_between(man.last_token + 1, man.last_token + 2)
    return next((body for body in behind if body.actor_type == "armed_group"), man)


def _is_subject_noun(roles: RoleWindow, noun: Trigger, verb: Trigger) -> bool:
    """Tell «استهدفت الغارات مواقع», «غارات استهدفت مواقع»; «استهدفت بقذائف», «استهدف منصة قذائف» have a doer."""
    if noun is verb or noun.entry.frame not in _SUBJECT_NOUNS:
        return False
    if verb.entry.id in _DETONATING and noun.entry.frame == "munition":
        return False  # «فجر مسلحون أكراد قنبلة»
    if any(a.first_token == verb.last and a.last_token <= noun.first for a in roles.view.actors):
        return False  # «أطلق جنود إسرائيليون الرصاص»
    return noun.first < verb.first or (noun.first - verb.last <= _BEHIND_NOUN and noun.proclitics[-1:] != "ب")


def _add_shooter(roles: RoleWindow, trigger: Trigger) -> int:
    """Add whose weapons an adjective calls the subject: «استهدفت صواريخ حوثية الرياض»; return the token behind it."""
    for noun in roles.candidate.triggers:
        if noun is trigger or noun.entry.frame not in _SUBJECT_NOUNS:
            continue
        for actor in roles.view.actors_between(noun.last, noun.last + 1):
            if actor.last_token - actor.first_token == 1 and roles.view.form(actor.first_token).endswith(_NISBA):
                roles.add(actor, "actor")
                return actor.last_token
    return trigger.last


def _suffers(roles: RoleWindow, trigger: Trigger) -> bool:
    """Add who suffers a passive verb: «اغتيل القيادي», «حوصرت قوات النظام», «اعتقل سمير خالد في باريس».

    A man alone behind a verb of taking or killing is the one taken.
    """
    view = roles.view
    if view.form(trigger.first) in roles.context.forms("passive_forms"):
        add_object(roles, trigger.last, OBJECT_REACH)
        add_agent(roles, trigger.last)
        return True
    actor = next(iter(view.actors_between(trigger.last, trigger.last + _BEHIND_NOUN)), None)
    if actor is None or roles.governed(actor):
        return False
    others = [a for a in view.actors_between(actor.last_token, actor.last_token + OBJECT_REACH)
              if view.clause(a.first_token) == view.clause(trigger.first)]  # fmt: skip
    is_taken = (
        trigger.entry.subtype in TAKING and trigger.aspect in ("perfect", "either") and actor.actor_type == "person"
    )
    if others or not is_taken:
        return False
    roles.add_all(roles.coordinated(actor), "recipient")
    add_agent(roles, trigger.last)
    return True


def _behind_subject_noun(roles: RoleWindow, trigger: Trigger) -> int:
    """Return the token behind an attack noun that is the verb's subject: «استهدفت الغارات الأمريكية | مواقع».

    Whose attack it is does it: «استهدفت غارات التحالف | مواقع للحوثيين».
    """
    for noun in roles.candidate.triggers:
        is_noun = noun.entry.frame in _SUBJECT_NOUNS or (noun is not trigger and noun.aspect == "either")
        if is_noun and 0 <= noun.first - trigger.last <= 1:  # «استهدف قصف للنظام مستشفى»
            owner = next(iter(roles.view.actors_between(noun.last, noun.last + 1)), None)
            owns = owner is not None and (not roles.governed(owner) or roles.view.form(owner.first_token)[:1] == "ل")
            if owner is not None and owns and not noun.definite and trigger.first < noun.first:
                doers = roles.coordinated(owner)
                roles.add_all(doers, "actor")
                return max(party.last_token for party in doers)
            return noun.last + bool(state_of(roles.view.form(noun.last)))
    return trigger.last


def attack_noun_roles(roles: RoleWindow, trigger: Trigger) -> None:
    """«قصف النظام», «هجوم لبوكو حرام على قرية», «غارات إسرائيلية على مواقع إيرانية», «هجوم شنته حركة …»."""
    if _is_dealt(roles, trigger):
        add_object(roles, trigger.last, OBJECT_REACH)
        return
    add_adjective_doer(roles, trigger)
    struck = _owner_of_struck_site(roles, trigger)
    if struck is not None:
        roles.add_all(roles.coordinated(struck), "recipient")
    elif not roles.has("actor"):
        doer = _idafa_doer(roles, trigger)
        if doer is not None:
            is_struck = trigger.entry.id in _BLASTS and _is_blown_up(roles, trigger, doer)
            roles.add_all(roles.coordinated(doer), "recipient" if is_struck else "actor")
    add_agent(roles, trigger.last)
    add_helped_subject(roles, trigger)
    add_target(roles, trigger.last)
    if not roles.has("recipient") and roles.view.form(trigger.first - 1) in roles.context.forms("hitting_verbs"):
        doers = [a.last_token for a in roles.view.actors_between(trigger.last, trigger.last + 3) if roles.knows(a)]
        add_object(roles, max(trigger.last, *doers, trigger.last), OBJECT_REACH)  # «طالت غارات التحالف مواقع للمليشيات»
    if trigger.entry.id.startswith(_STEALING_IN):
        _add_entered(roles, trigger)
    if not roles.has("recipient"):
        add_site_owner(roles, trigger.last)


def _add_entered(roles: RoleWindow, trigger: Trigger) -> None:
    """Add whose posts somebody steals into: «التسلل إلى مواقع الجيش اليمني»."""
    view = roles.view
    at = trigger.last
    if view.form(at) != _TO or not roles.context["armed_sites"].holds(view, at + 1, at + 2):
        return
    owners = (a for a in view.actors_between(at + 2, at + 3) if a.actor_type in PARTY_TYPES)
    roles.add(next(owners, None), "recipient")


def _is_blown_up(roles: RoleWindow, blast: Trigger, party: ActorMention) -> bool:
    """Tell «تفجير طائرة روسية», «تفجير السفارة الأميركية», «تفجير موكب الأمير»: the party behind the noun is struck."""
    if party.actor_type in _STRUCK_TYPES:
        return True
    return roles.context["force_things"].holds(roles.view, blast.last, party.first_token + 1)


def _is_dealt(roles: RoleWindow, trigger: Trigger) -> bool:
    """Tell «وجه الجيش ضربة استباقية لمواقع إيرانية»: behind this verb whom «ل» names is struck."""
    view = roles.view
    if not any(support.entry.id in _DEALT and support.first < trigger.first for support in roles.candidate.supports):
        return False
    behind = range(trigger.last, min(view.last, trigger.last + _IDAFA_REACH))
    return any(proclitics[-1:] == "ل" for i in behind for proclitics, _ in view.tokens[i].variants)


def _owner_of_struck_site(roles: RoleWindow, trigger: Trigger) -> ActorMention | None:
    """Return whose sites a noun has as its object: «ردت إسرائيل بقصف مواقع لحماس», «قصف مقر الحركة»."""
    view = roles.view
    if trigger.definite or not roles.context["struck_sites"].holds(view, trigger.last, trigger.last + 1):
        return None
    owner = next(iter(view.actors_between(trigger.last + 1, trigger.last + _OWNER_REACH)), None)
    if owner is None or view.clause(owner.first_token) != view.clause(trigger.first) or roles.aside(owner):
        return None
    between = range(trigger.last + 1, owner.first_token)
    return None if any(view.form(i) in roles.context.forms("role_prepositions") for i in between) else owner


def _idafa_doer(roles: RoleWindow, trigger: Trigger) -> ActorMention | None:
    """Return the party right after an attack noun: «قصف النظام», «هجوم لبوكو حرام», not «هجوم على الجيش»."""
    view, context = roles.view, roles.context
    actor = next(iter(view.actors_between(trigger.last, trigger.last + _OWNER_REACH)), None)
    if actor is None or view.form(actor.first_token)[:1] == "ب" or roles.aside(actor):
        return None
    if trigger.definite and actor.first_token == trigger.last and view.form(trigger.last).endswith(_PLURAL_NAMES):
        return None  # «كبدت الغارات الحوثيين خسائر»: a noun with its article owns nobody
    if is_joined(actor, view):
        return None  # «قصف على سوق بأم درمان والجيش السوداني يتقدم»
    is_far = actor.first_token >= trigger.last + _IDAFA_REACH
    if is_far and (roles.candidate.supports or view.form(actor.first_token)[:1] != "ل"):
        return None  # «قصف مدفعي وجوي بالبراميل المتفجرة لقوات النظام» is of these
    prepositions = context.forms("role_prepositions")
    if any(view.form(i) in prepositions for i in range(trigger.last, actor.first_token)):
        return None
    if any(trigger.last <= t.first < actor.first_token and t.aspect == "perfect" for t in view.triggers):
        return None  # «شن غارة جوية قتلت خمسة مسلحين»
    if context["subject_blockers"].holds(view, trigger.last, actor.first_token) or _is_hit(roles, trigger, actor):
        return None  # «الغارات لمساندة قوات الجيش», «طالت الغارات مواقع لميليشيات الحوثي»
    return None if context["target_words"].holds(view, trigger.last, actor.first_token) else actor


def _is_hit(roles: RoleWindow, trigger: Trigger, actor: ActorMention) -> bool:
    """Tell «طالت الغارات مواقع لميليشيات الحوثي»: whose sites a verb of hitting has behind the attack."""
    view, context = roles.view, roles.context
    sites = any(context[name].holds(view, trigger.last, actor.first_token) for name in ("target_things", "armed_sites"))
    return sites and context["hitting_verbs"].holds(view, trigger.first - 1, trigger.first)


def repel_roles(roles: RoleWindow, trigger: Trigger) -> None:
    """«صد الجيش هجوما لـX», «اعترض الجيش صاروخا أطلقه X»: the defender is the one attacked.

    Behind a noun he stands at once or before it: «إحباط الجيش هجوما», «أعلن الجيش إحباط هجوم إرهابي».
    """
    if trigger.aspect == "noun":
        defender = next(iter(roles.view.actors_between(trigger.last, trigger.last + 1)), None)
    else:
        defender = find_subject(roles, trigger)
    defender = defender or _main_party(roles, trigger)
    add_agent(roles, trigger.last)
    roles.add(defender, "recipient")
    if defender is None:
        add_defended_state(roles, trigger)


def _main_party(roles: RoleWindow, trigger: Trigger) -> ActorMention | None:
    """Return the party that an elided subject takes up: «أعلن الجيش مقتل … بعدما صد هجوما»."""
    before = roles.view.actors_between(roles.view.first, trigger.first)
    return next((a for a in before if a.actor_type in PARTY_TYPES and not roles.governed(a)), None)
