"""Clause subjects: who does what a verb says.

Belongs here: the subject after the verb («قصف الجيش»), before it («روسيا تقصف», «أن القوات سيطرت»), between an
auxiliary and its verb («ما زال التحالف يقاتل»), and a pronoun in its place («أعلن الجيش أنه سيطر»). Does not belong
here: doers without a verb (agent_phrases.py).
"""

from __future__ import annotations

from assets.parsing.events.role_window import RoleWindow
from assets.parsing.events.trigger import Trigger
from assets.parsing.model import ActorMention

SUBJECT_REACH = 10
_PRECEDING_REACH = 9
_WHO = "الذين"
_AUXILIARY_REACH = 14
_DOING_TYPES = frozenset({"state", "armed_forces", "armed_group", "government_body", "political_group"})
PLURAL_ENDINGS = ("وا", "ون")


def find_subject(roles: RoleWindow, trigger: Trigger, reach: int = SUBJECT_REACH) -> ActorMention | None:
    """Return the subject: the first free actor after the verb, else the one right before it."""
    between = _between_auxiliary(roles, trigger)
    if between is not None:
        return between
    view = roles.view
    if trigger.aspect in ("perfect", "imperfect") and not trigger.has_pronoun:
        antecedent = _antecedent(roles, trigger.first - 1)
        if antecedent is not None:
            return antecedent
    if trigger.frame_is_verb() and _has_pronoun_subject(roles, trigger):
        return pronoun_owner(roles, trigger)
    if trigger.aspect in ("perfect", "imperfect") and not trigger.proclitics:
        ahead = _announced_subject(roles, trigger)
        if ahead is not None:
            return ahead
    # a verb before its subject is singular: «هاجموا» has its subject before it
    plural_verb = trigger.aspect in ("perfect", "imperfect") and view.form(trigger.first).endswith(PLURAL_ENDINGS)
    following = None if plural_verb else _following_subject(roles, trigger, reach)
    return following or preceding_subject(roles, trigger)


def _antecedent(roles: RoleWindow, index: int) -> ActorMention | None:
    """Return whom «الذين» at a token takes up, governed or not: «ضد الحوثيين، الذين هاجموا القرية»."""
    view = roles.view
    if view.form(index) != _WHO:
        return None
    ends = {index, index - 1} if view.form(index - 1) == "،" else {index}
    return next((a for a in view.actors if a.last_token in ends and a.actor_type in _DOING_TYPES), None)


def _announced_subject(roles: RoleWindow, trigger: Trigger) -> ActorMention | None:
    """Return the subject before its verb that nothing behind it can be: «تركيا تقصف», «أن القوات سيطرت على …».

    Before a perfect it begins the clause or stands behind «أن»: «قال الجيش قصفت المقاتلات» has another.
    """
    view = roles.view
    adjacent = next((a for a in view.actors if a.last_token == trigger.first), None)
    if adjacent is not None and not roles.governed(adjacent):
        if trigger.aspect == "imperfect":
            return adjacent  # «والنظام يستخدم», «تركيا تقصف»
        if adjacent.first_token == view.clause_start(adjacent.first_token) and adjacent.actor_type in _DOING_TYPES:
            return adjacent
    topic = preceding_subject(roles, trigger)
    is_announced = topic is not None and view.form(topic.first_token - 1) in roles.context.forms("clause_conjunctions")
    return topic if is_announced else None


def _has_pronoun_subject(roles: RoleWindow, trigger: Trigger) -> bool:
    """Tell «أعلنت القوات أنها سيطرت», «إنها قد قصفت»: a pronoun is the subject, and no name behind the verb."""
    view, pronouns = roles.view, roles.context.forms("that_pronouns")
    return view.form(trigger.first - 1) in pronouns or (
        view.form(trigger.first - 2) in pronouns
        and view.form(trigger.first - 1) in roles.context.forms("verb_particles")
    )


def pronoun_owner(roles: RoleWindow, trigger: Trigger) -> ActorMention | None:
    """Return the party that «أنها», «سيطرته» takes up: the last one before it that no preposition governs.

    «الذين فرضوا سيطرتهم» takes up whoever stands before it.
    """
    antecedent = _antecedent(roles, trigger.first - 2)
    if antecedent is not None:
        return antecedent
    parties = [
        a
        for a in roles.view.actors
        if a.last_token < trigger.first and (a.actor_type in _DOING_TYPES or (a.is_known and a.actor_type == "person"))
    ]
    return next((a for a in reversed(parties) if not (roles.governed(a) or roles.aside(a))), None)


def _following_subject(roles: RoleWindow, trigger: Trigger, reach: int) -> ActorMention | None:
    """Return the first free actor after the verb, in its clause and before «أن», «الذي», «من قبل» and other verbs."""
    view, context = roles.view, roles.context
    if context["own_forces"].holds(view, trigger.last, trigger.last + 1):
        return pronoun_owner(roles, trigger)  # «سيطر مسلحوه على مساحات»
    clause = view.clause(trigger.first)
    # «احتجاجات أخرى، قال الوزير», «السيطرة على مدن العراق»: the doer of a noun stands before comma and preposition
    is_bare = trigger.aspect == "noun" and not trigger.has_pronoun
    enders = context.forms("noun_doer_enders") if is_bare else frozenset[str]()
    for actor in view.actors_between(trigger.last, trigger.last + reach):
        if any(view.form(i) in enders for i in range(trigger.last, actor.first_token)):
            return None
        if roles.behind_agent(trigger.last, actor) or view.clause(actor.first_token) != clause:
            return None
        if context["subject_blockers"].holds(view, trigger.last, actor.first_token):
            return None
        if _verb_between(roles, trigger.last, actor.first_token) or _is_owner_of_sites(roles, trigger, actor):
            return None
        if not roles.governed(actor) and not roles.aside(actor):
            return actor
        if view.form(actor.first_token - 1) in context.forms("subject_enders"):
            return None
    return None


def _is_owner_of_sites(roles: RoleWindow, trigger: Trigger, actor: ActorMention) -> bool:
    """Tell «قصف مواقع النظام», «دمرت منصة صواريخ الحوثيين»: sites strike nobody, so that whose they are is struck."""
    view, context = roles.view, roles.context
    if trigger.entry.frame != "strike":
        return False
    is_site = context["struck_sites"].holds(view, actor.first_token - 1, actor.first_token)
    return is_site or context["munition_stores"].holds(view, trigger.last, actor.first_token)


def _between_auxiliary(roles: RoleWindow, trigger: Trigger) -> ActorMention | None:
    """Return the subject between an auxiliary and its verb: «ما زال التحالف … يقاتل», «وكانت قوات … بدأت»."""
    view = roles.view
    at = roles.context["auxiliaries"].find(view, trigger.first - _AUXILIARY_REACH, trigger.first)
    if at < 0 or view.clause(at) != view.clause(trigger.first) or _verb_between(roles, at, trigger.first):
        return None
    between = view.actors_between(at + 1, min(trigger.first, at + 4))
    return next((actor for actor in between if not roles.governed(actor)), None)


def preceding_subject(roles: RoleWindow, trigger: Trigger) -> ActorMention | None:
    """Return the actor before an SVO verb («روسيا تقصف», «قوات الأمن طوقت»), with only its attributes between."""
    view = roles.view
    if trigger.proclitics[:1] in ("و", "ف"):
        return None
    for actor in reversed(view.actors_between(view.first, trigger.first)):
        far = trigger.first - actor.last_token > _PRECEDING_REACH
        if far or view.clause(actor.first_token) != view.clause(trigger.first):
            return None
        if _verb_between(roles, actor.last_token, trigger.first):
            return None
        if _another_begins(roles, actor.last_token, trigger.first):
            return None
        if not roles.governed(actor) and not roles.aside(actor):
            return actor
    return None


def _another_begins(roles: RoleWindow, start: int, end: int) -> bool:
    """Tell that «إن» brings another subject: «قال المحافظ إن الميليشيات قصفت», not «يريد أن يقصف», «قبل أن تلوذ بـ»."""
    view, context = roles.view, roles.context
    return any(
        view.form(i) in context.forms("report_openers") and view.form(i - 1) not in context.forms("before_subjunctive")
        for i in range(start, end - 1)
    )


def _verb_between(roles: RoleWindow, start: int, end: int) -> bool:
    """Tell that another finite event verb stands in [start, end)."""
    verbs = [t for t in roles.view.triggers if start <= t.first < end and t.aspect in ("perfect", "imperfect")]
    own = (*roles.candidate.triggers, *roles.candidate.supports)
    return any(verb not in own for verb in verbs)
