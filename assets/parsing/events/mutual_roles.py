"""Mutual roles: events with two sides or many.

Belongs here: «اشتباكات بين A وB», meetings and their lists of attendees, truces, sanctions, decisions of councils.
Does not belong here: attacks of one on another (attack_roles.py), events with a doer alone (lone_doer_roles.py).
"""

from __future__ import annotations

from dataclasses import replace

from assets.parsing.actors.nationality import state_of
from assets.parsing.events.agent_phrases import PARTY_TYPES, add_adjective_doer, add_agent, add_behind
from assets.parsing.events.clause_subjects import SUBJECT_REACH, find_subject, pronoun_owner
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.role_window import RoleWindow
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger
from assets.parsing.model import ActorMention, Participant

_ATTEND_REACH = 24
_SIDES_REACH = 20
_TIES = "ties."
_SANCTION_REACH = 7
_WITH_REACH = 6
_BEATEN_REACH = 5
_LED_REACH = 4
_TRUCE_BEFORE = 7
_TRUCE_BEHIND = 4
_JOINTS = frozenset("-–—/")
_BETWEEN = "بين"
_WITH = "مع"
_TALKERS = frozenset({"person", "international_organization"})
_COUNCILS = frozenset({"international_organization", "government_body"})


def mutual_roles(roles: RoleWindow, trigger: Trigger) -> None:
    """«اشتباكات بين A وB»: the first-named side is the actor, the other the recipient."""
    view = roles.view
    if _between_pronoun(roles, trigger) or _add_adjective_sides(roles, trigger):
        return
    between = roles.context["between_words"].find(view, trigger.last, trigger.last + 9)
    if between >= 0 and view.clause(between) == view.clause(trigger.first):
        _add_sides(roles, between)
        return
    if trigger.aspect != "noun":
        roles.add(find_subject(roles, trigger), "actor")
    elif trigger.has_pronoun and trigger.entry.subtype == "armed_clash":
        owner = pronoun_owner(roles, trigger)  # «مع تصعيد قتالها»
        roles.add(owner if owner and owner.actor_type in PARTY_TYPES else None, "actor")
    if trigger.aspect == "noun" and not roles.has("actor"):
        add_agent(roles, trigger.last, _LED_REACH)  # «تمردا مسلحا تقوده حركة الشباب»
    add_behind(roles, trigger, "opponent_words", 8, 3)
    _add_beaten(roles, trigger)


def _add_adjective_sides(roles: RoleWindow, trigger: Trigger) -> bool:
    """Read «المواجهات الإسرائيلية الفلسطينية», «الحرب العراقية-الإيرانية»: both sides are adjectives."""
    view, first = roles.view, trigger.last
    second = first + 2 if view.form(first + 1) in _JOINTS else first + 1
    sides = state_of(view.form(first)), state_of(view.form(second))
    if trigger.aspect != "noun" or not all(sides) or sides[0] == sides[1]:
        return False
    roles.add_state(first, "actor")
    roles.add_state(second, "recipient")
    return True


def _add_beaten(roles: RoleWindow, trigger: Trigger) -> None:
    """Add who suffers losses in a fight: «معارك تكبدت خلالها الميليشيات خسائر», «الحوثيون يتكبدون خسائر بمعارك»."""
    view = roles.view
    at = roles.context["suffering_verbs"].find(view, trigger.first - _BEATEN_REACH, trigger.last + _BEATEN_REACH)
    if at < 0 or trigger.aspect != "noun" or roles.has("recipient"):
        return
    behind = [a for a in view.actors_between(at + 1, at + 3) if not roles.governed(a)]
    before = [a for a in view.actors if a.last_token == at and not roles.governed(a)]
    roles.add_all([a for a in [*behind, *before] if not roles.knows(a)][:1], "recipient")


def _add_sides(roles: RoleWindow, between: int) -> None:
    """Add the two sides that stand after «بين»."""
    view = roles.view
    clause = view.clause(between)
    near = view.actors_between(between + 1, between + _SIDES_REACH)
    led = roles.context.forms("leading_words")  # «بين الجيش بقيادة عبد الفتاح البرهان وقوات الدعم السريع»
    sides = [
        actor
        for actor in near
        if view.clause(actor.first_token) == clause and view.form(actor.first_token - 1) not in led
    ]
    roles.add_all(sides[:1], "actor")
    for side in sides[1:]:
        if view.form(side.first_token)[:1] == "و" or view.form(side.first_token - 1)[:1] == "و":
            roles.add(side, "recipient")
            return


def _between_pronoun(roles: RoleWindow, trigger: Trigger) -> bool:
    """Read «معارك … بينهم وبين جيش النظام»: the pronoun is the party named last before it.

    Tells whether the pronoun stands there.
    """
    view, context = roles.view, roles.context
    pronouns, again = context.forms("between_pronouns"), context.forms("between_repeated")
    for index in range(trigger.last, min(view.last, trigger.last + 6)):
        if view.form(index) in pronouns and view.form(index + 1) in again:
            before = [a for a in view.actors if a.last_token <= trigger.first and a.actor_type != "person"]
            roles.add_all(before[-1:], "actor")
            roles.add_all(view.actors_between(index + 2, index + 5)[:1], "recipient")
            return True
    return False


def add_opponent(roles: RoleWindow, trigger: Trigger, at_table: bool) -> None:
    """Add who fights or talks «مع» the one named: «تخوض القوات معارك مع الحوثيين», «الاتفاق بعد مفاوضات مع روسيا».

    It stands right behind the noun, or is the last party before it in the clause that no preposition governs.
    """
    view = roles.view
    clause = view.clause(trigger.first)
    links = roles.context.forms("meeting_links" if at_table else "opponent_words")
    at = next((i for i in range(trigger.last, trigger.last + _WITH_REACH) if view.form(i) in links), -1)
    other = next(iter(view.actors_between(at + 1, at + 5)), None) if at >= 0 else None
    if other is None or not roles.knows(other) or view.form(at) == _BETWEEN or roles.has("actor"):
        return
    if at_table and roles.has_one_before(other):
        return
    before = reversed(view.actors_between(view.clause_start(trigger.first), trigger.first))
    behind = [a for a in view.actors_between(trigger.last, at) if a.first_token == trigger.last]
    for party in [*behind, *before]:
        fits = party.actor_type in PARTY_TYPES or (at_table and party.actor_type in _TALKERS)
        if fits and view.clause(party.first_token) == clause and not roles.governed(party) and not roles.aside(party):
            for each in roles.coordinated(party):
                roles.add(each, "attendee" if at_table else "actor")
            return


def one_sided_truce(view: SentenceView, trigger: Trigger, context: EventContext) -> int:
    """Return the token of the word that gives a truce, -1 for one that several agree on or none.

    «أعلنت حركة طالبان هدنة», «مدد الرئيس وقف إطلاق النار مع المتمردين», not «هدنة بين», «توصلوا إلى هدنة».
    """
    start, end = trigger.first - _TRUCE_BEFORE, trigger.last + _TRUCE_BEHIND
    is_truce = context["truce_names"].holds(view, trigger.first - 2, trigger.last + _TRUCE_BEHIND)
    if not is_truce or context["joint_words"].holds(view, start, end):
        return -1
    return context["truce_givers"].find(view, start, end)


def as_one_sided(roles: RoleWindow, trigger: Trigger) -> tuple[Participant, ...] | None:
    """Return who stops firing of its own accord as actor, and at whom as recipient; None for a truce of several."""
    view, people = roles.view, roles.as_attendees()
    given = one_sided_truce(view, trigger, roles.context)
    if given < 0:
        return None
    others = {view.tokens[i + 1].start for i in range(trigger.last, view.last - 1) if view.form(i) == _WITH}
    givers = [p for p in people if p.start not in others]
    beside = [a for a in view.actors if given in (a.last_token, a.first_token - 1) and not roles.governed(a)]
    if not givers and beside:
        givers = [Participant(beside[0].actor_id, "actor", beside[0].start, beside[0].end)]
    if len(givers) != 1:
        return None
    suffering = tuple(replace(p, role="recipient") for p in people if p not in givers)
    behind = next((a for a in view.actors if a.start in others), None)
    if not suffering and behind is not None and behind.actor_id != givers[0].actor_id:
        suffering = (Participant(behind.actor_id, "recipient", behind.start, behind.end),)
    return (replace(givers[0], role="actor"), *suffering)


def sanction_roles(roles: RoleWindow, trigger: Trigger) -> None:
    """«عقوبات أميركية على إيران»: who imposes them stands as adjective or subject, who suffers them after «على»."""
    add_adjective_doer(roles, trigger)
    if not roles.has("actor") and not roles.candidate.supports:
        roles.add(find_subject(roles, trigger), "actor")
    after = "opponent_words" if trigger.entry.id.startswith(_TIES) else "sanctioned_after"  # «قطعت علاقاتها مع إيران»
    add_behind(roles, trigger, after, _SANCTION_REACH, 3)
    if not roles.has("recipient"):
        _add_sanctioned_state(roles, trigger)


def _add_sanctioned_state(roles: RoleWindow, trigger: Trigger) -> None:
    """Add the state whose men or firms suffer them: «عقوبات على شركات إيرانية», «على خمسة مسؤولين روس»."""
    view, after = roles.view, roles.context.forms("sanctioned_after")
    at = next(
        (i for i in range(trigger.last, min(view.last, trigger.last + _SANCTION_REACH)) if view.form(i) in after), -1
    )
    for index in range(at + 1, min(view.last, at + 4)) if at >= 0 else ():
        if state_of(view.form(index)):
            roles.add_state(index, "recipient")
            return


def resolution_roles(roles: RoleWindow, trigger: Trigger) -> None:
    """«وافق مجلس الأمن على مشروع قرار»: the council decides."""
    view = roles.view
    clause = view.clause(trigger.first)
    for actor in reversed(view.actors_between(view.first, trigger.first)):
        if view.clause(actor.first_token) == clause and actor.actor_type in _COUNCILS and not roles.governed(actor):
            roles.add(actor, "actor")
            return


def meeting_roles(roles: RoleWindow, trigger: Trigger) -> None:
    """Everyone named as meeting: subjects, «بين … و…», «مع …», «بمشاركة …», and lists after them."""
    view = roles.view
    own = [t.first for t in [*roles.candidate.triggers, *roles.candidate.supports]]
    stop = min((t.first for t in view.triggers if not t.entry.is_support and t.first - max(own) > 2), default=view.last)
    for actor in view.actors_between(min(own) - 7, view.last):
        within = actor.first_token < stop or _is_late(roles, trigger, actor)
        if within and _is_present(roles, trigger, actor):
            roles.add(actor, "attendee")
    for support in roles.candidate.supports:
        if support.entry.frame in ("fail", "manage"):
            subject = find_subject(roles, support)
            roles.add_all(roles.coordinated(subject) if subject is not None else [], "attendee")  # «فشل A وB بالتوصل»
        if support.entry.frame == "hold" and support.aspect != "noun":
            host = next((a for a in view.actors if a.first_token == support.last), None)
            roles.add(host, "attendee")  # «عقدت جامعة الدول العربية اجتماعا»
    _add_delegates(roles, trigger, stop)


def _is_late(roles: RoleWindow, trigger: Trigger, actor: ActorMention) -> bool:
    """Tell the subject behind all else: «ويشارك في الاجتماع الذي يناقش …، رئيس الهيئة»."""
    near = 0 < actor.first_token - trigger.first <= _ATTEND_REACH
    is_comma = roles.view.form(actor.first_token - 1) == "،"
    return near and is_comma and trigger.entry.pos == "phrase_verb" and actor.actor_type == "person"


def _is_present(roles: RoleWindow, trigger: Trigger, actor: ActorMention) -> bool:
    """Tell who meets: linked by «بين», «مع», «بمشاركة», joined by و to one who does, or the subject of the verb."""
    view, context = roles.view, roles.context
    attend, first = context["attend_words"], actor.first_token
    is_late = _is_late(roles, trigger, actor)
    if view.clause(first) != view.clause(trigger.first) and not is_late and not attend.holds(view, first - 6, first):
        return False
    if roles.aside(actor):
        return False
    before = view.form(first - 1)
    if trigger.aspect == "noun" and first == trigger.last and actor.actor_type == "person":
        return True  # «لقاء الرئيس أشرف غني مع وفد»
    is_delegation = context["delegates"].holds(view, first - 1, first)  # «اجتماعا مع وفد الحوثيين»
    if is_delegation and view.form(first - 2) in context.forms("meeting_links"):
        return True
    if before == ":" or before in context.forms("meeting_links") or attend.holds(view, first - 4, first):
        return True
    if view.form(first)[:1] == "و" and roles.has_one_before(actor):
        return True
    reach = _ATTEND_REACH if trigger.entry.pos == "phrase_verb" else SUBJECT_REACH
    return trigger.aspect != "noun" and not roles.governed(actor) and abs(first - trigger.first) <= reach


def _add_delegates(roles: RoleWindow, trigger: Trigger, stop: int) -> None:
    """Add the states of delegates: «خبراء روس وأتراك», «الوفدين السوري والإيراني»."""
    view, delegates = roles.view, roles.context["delegates"]
    named = {i for actor in view.actors for i in range(actor.first_token, actor.last_token)}
    for index in range(trigger.last, min(stop, trigger.last + 9)):
        if index in named:
            continue  # «الرئيس التونسي» is the man
        listed = state_of(view.form(index - 1)) and view.form(index)[:1] == "و"
        if listed or delegates.holds(view, index - 1, index):
            roles.add_state(index, "attendee")
