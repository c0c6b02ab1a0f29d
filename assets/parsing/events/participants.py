"""Participants: who did it, to whom, and who attended, by the frame of each trigger.

Belongs here: the grammar of roles (subject, object, idafa, «من قبل», «بين … و…», nationality adjectives).
Does not belong here: who is an actor at all (actors.py), who said it (attribution.py).
"""

from __future__ import annotations

from assets.parsing.actors.nationality import state_of
from assets.parsing.events.event_candidates import EventCandidate
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.triggers import Trigger
from assets.parsing.model import ActorMention, Participant, Role
from assets.parsing.text.fold import word_form

_SUBJECT_REACH = 10
_OBJECT_REACH = 12
_ATTEND_REACH = 24
# the bomber is the means: «هجوم انتحاري» names no party
_NOBODY = frozenset({"generic.suicide_bomber"})
_NO_PARTY = frozenset({"media", "civil_society"})
_PERSON_SUBTYPES = frozenset({"diplomacy", "statement", "strategic_development"})
_PREPOSITIONS = frozenset(["في", "من", "الي", "علي", "عن", "مع", "ضد", "لدي", "عبر", "بين", "حول", "قرب", "نحو", "خلال", "بعد", "قبل", "منذ"])


def find_participants(candidate: EventCandidate, subtype: str, context: EventContext) -> tuple[Participant, ...]:
    """Return the parties of one mention with their roles, each actor and role once."""
    roles = _Roles(candidate, context)
    event_type = candidate.event_type
    for trigger in candidate.triggers:
        _FRAMES.get(trigger.entry.frame, _nothing)(roles, trigger)
    for support in candidate.supports:
        _FRAMES.get("support_" + support.entry.frame, _nothing)(roles, support)
    if event_type == "diplomacy" or subtype == "agreement":
        return roles.as_attendees() if subtype in ("meeting", "agreement") else roles.result()
    return roles.result()


class _Roles:
    """The roles found so far for one mention, in a window of its clause."""

    def __init__(self, candidate: EventCandidate, context: EventContext) -> None:
        self.candidate = candidate
        self.context = context
        self.view: SentenceView = candidate.view
        self.found: dict[tuple[str, Role], Participant] = {}

    def add(self, actor: ActorMention | None, role: Role) -> None:
        """Add one actor in one role; an actor that already has a role keeps it."""
        if actor is None or actor.actor_type in _NO_PARTY or actor.actor_id in _NOBODY:
            return
        if any(actor_id == actor.actor_id for actor_id, _ in self.found):
            return
        self.found[actor.actor_id, role] = Participant(actor.actor_id, role, actor.start, actor.end)

    def add_state(self, index: int, role: Role) -> None:
        """Add the state named by the nationality adjective at a token."""
        state = state_of(self.view.form(index))
        state = self.context.state_forces.get(state or "", state) if role == "actor" else state
        if state and not any(actor_id == state for actor_id, _ in self.found):
            token = self.view.tokens[index]
            self.found[state, role] = Participant(state, role, token.start, token.end)

    def has(self, role: Role) -> bool:
        """Tell whether the role is taken."""
        return any(known == role for _, known in self.found)

    def result(self) -> tuple[Participant, ...]:
        """Return the participants in text order."""
        return tuple(sorted(self.found.values(), key=lambda p: (p.start, p.role)))

    def as_attendees(self) -> tuple[Participant, ...]:
        """Return everyone as attendee: in a meeting nobody does it to another."""
        people = {p.actor_id: Participant(p.actor_id, "attendee", p.start, p.end) for p in self.result()}
        return tuple(sorted(people.values(), key=lambda p: p.start))

    def governed(self, actor: ActorMention) -> bool:
        """Tell that a preposition governs the actor: «على الجيش», «للمعارضة»."""
        token = self.view.tokens[actor.first_token]
        glued = any(p in "بلك" and actor_rest in _starts(actor, self.view) for p, actor_rest in _split(token.variants))
        return glued or self.view.form(actor.first_token - 1) in _PREPOSITIONS

    def aside(self, actor: ActorMention) -> bool:
        """Tell an actor named for support, control or company: «بدعم روسي», «الخاضعة لسيطرة الحوثيين»."""
        own = {i for t in self.candidate.triggers for i in range(t.first, t.last)}
        at = self.context["aside_words"].find(self.view, actor.first_token - 2, actor.first_token)
        return at >= 0 and at not in own

    def behind_agent(self, start: int, actor: ActorMention) -> bool:
        """Tell an actor that «من قبل», «شنته», «تبناه» names as the doer of something else."""
        return self.context["by_phrases"].holds(self.view, max(start, actor.first_token - 4), actor.first_token)

    def coordinated(self, actor: ActorMention) -> list[ActorMention]:
        """Return the actor and those joined to it by و: «روسيا وإيران وتركيا»."""
        chain = [actor]
        for other in self.view.actors:
            gap = other.first_token - chain[-1].last_token
            if other is actor or gap < 0:
                continue
            comma = gap == 1 and self.view.form(other.first_token - 1) in ("،", ",")
            joined = self.view.form(other.first_token)[:1] == "و" and gap <= 1
            if not (joined or (comma and self.view.form(other.first_token)[:1] == "و") or gap == 0 and joined):
                break
            chain.append(other)
        return chain


def _split(variants: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Return (preposition, rest) for readings with a glued preposition."""
    return [(proclitics[-1], rest) for proclitics, rest in variants if proclitics]


def _starts(actor: ActorMention, view: SentenceView) -> tuple[str, ...]:
    """Return the first word of the actor's own name as mentioned."""
    return (word_form(actor.name).split()[0],) if actor.name else ()


def _nothing(roles: _Roles, trigger: Trigger) -> None:
    """Give no roles."""


def _subject(roles: _Roles, trigger: Trigger, reach: int = _SUBJECT_REACH) -> ActorMention | None:
    """Return the subject: the first free actor after the verb, else the one right before it."""
    view = roles.view
    clause = view.clause(trigger.first)
    # a verb before its subject is singular: «هاجموا» has its subject before it
    plural_verb = trigger.aspect in ("perfect", "imperfect") and view.form(trigger.first).endswith(("وا", "ون"))
    between = _between_auxiliary(roles, trigger)
    if between is not None:
        return between
    if trigger.aspect == "imperfect" and not trigger.proclitics:
        adjacent = next((a for a in view.actors if a.last_token == trigger.first), None)
        if adjacent is not None and not roles.governed(adjacent):
            return adjacent  # «والنظام يستخدم», «تركيا تقصف»
    for actor in () if plural_verb else view.actors_between(trigger.last, trigger.last + reach):
        if roles.behind_agent(trigger.last, actor):
            break
        if view.clause(actor.first_token) != clause:
            break
        if roles.context["subject_blockers"].holds(view, trigger.last, actor.first_token):
            break
        if _verb_between(roles, trigger.last, actor.first_token):
            break
        if not roles.governed(actor) and not roles.aside(actor):
            return actor
        if view.form(actor.first_token - 1) == "من" or view.form(actor.first_token - 1) == "علي":
            break
    return _preceding_subject(roles, trigger)


def _between_auxiliary(roles: _Roles, trigger: Trigger) -> ActorMention | None:
    """Return the subject between an auxiliary and its verb: «ما زال التحالف … يقاتل», «وكانت قوات … بدأت»."""
    view = roles.view
    start = max(view.first, trigger.first - 14)
    at = roles.context["auxiliaries"].find(view, start, trigger.first)
    if at < 0 or view.clause(at) != view.clause(trigger.first):
        return None
    for actor in view.actors_between(at + 1, min(trigger.first, at + 4)):
        if not roles.governed(actor) and not _verb_between(roles, at, trigger.first):
            return actor
    return None


def _preceding_subject(roles: _Roles, trigger: Trigger) -> ActorMention | None:
    """Return the actor before an SVO verb («روسيا تقصف», «قوات الأمن طوقت»), with nothing but its attributes between."""
    view = roles.view
    for actor in reversed(view.actors_between(view.first, trigger.first)):
        if view.clause(actor.first_token) != view.clause(trigger.first) or trigger.first - actor.last_token > 9:
            return None
        if _verb_between(roles, actor.last_token, trigger.first):
            return None
        if trigger.proclitics[:1] in ("و", "ف") and trigger.proclitics:
            return None
        if not roles.governed(actor) and not roles.aside(actor):
            return actor
    return None


def _verb_between(roles: _Roles, start: int, end: int) -> bool:
    """Tell that another finite event verb stands in [start, end)."""
    own = set(roles.candidate.triggers) | set(roles.candidate.supports)
    return any(
        start <= t.first < end and t.aspect in ("perfect", "imperfect") and t not in own for t in roles.view.triggers
    )


def _target(roles: _Roles, start: int, reach: int = _OBJECT_REACH) -> None:
    """Add the party attacked: named after على/ضد/استهدف, or owning the post that is («مقر قوات الحزام الأمني»)."""
    view = roles.view
    clause = view.clause(max(view.first, start - 1))
    for index in range(start, min(view.last, start + reach)):
        if view.clause(index) != clause:
            return
        if not roles.context["target_words"].holds(view, index, index + 1):
            continue
        _add_object(roles, index + 1, 9)
        return


def _add_object(roles: _Roles, start: int, reach: int, by_adjective: bool = True) -> None:
    """Add the first party of [start, start + reach) as recipient, with those joined to it."""
    view = roles.view
    clause = view.clause(start - 1)
    stop = start
    while (
        stop < min(view.last, start + reach)
        and view.clause(stop) == clause
        and view.form(stop) not in ("في", "ردا", "بعد")
    ):
        stop += 1
    for actor in view.actors_between(start, stop):
        if (roles.aside(actor) and view.form(actor.first_token - 1) != "تابعه") or roles.behind_agent(start, actor):
            continue
        if actor.actor_type == "state" and actor.first_token == start:
            return
        if view.form(actor.first_token)[:1] == "و" and view.form(actor.first_token) not in _starts(actor, view):
            return  # «… بكابول وداعش يتبنى»: another clause begins
        for party in roles.coordinated(actor):
            roles.add(party, "recipient")
        return
    if by_adjective and roles.context["target_things"].holds(view, start, stop):
        for index in range(start + 1, stop):
            roles.add_state(index, "recipient")


def _by_agent(roles: _Roles, start: int, reach: int = 14) -> bool:
    """Add the doer named by «من قبل», «على يد», «شنته»; tell whether there was one."""
    view, words = roles.view, roles.context["by_phrases"]
    at = words.find(view, start, start + reach)
    if at < 0 or view.clause(at) != view.clause(max(view.first, start - 1)):
        return False
    for actor in view.actors_between(at + 1, at + 7):
        for party in roles.coordinated(actor):
            roles.add(party, "actor")
        return True
    for index in range(at + 1, min(at + 5, view.last)):
        if state_of(view.form(index)):
            roles.add_state(index, "actor")
            return True
    return False


def _adjective_doer(roles: _Roles, trigger: Trigger) -> None:
    """Add the state of «غارات روسية وسورية», «القصف والغارات الإسرائيلية», «طائرات روسية … قصفت»."""
    view = roles.view
    for index in range(trigger.last, min(view.last, trigger.last + 4)):
        named = any(m.first_token == index for m in (*view.places, *view.actors))
        if view.form(index) in ("علي", "في", "،", "ضد") or named or any(t.first == index for t in view.triggers):
            break
        roles.add_state(index, "actor")


def _thing_subject(roles: _Roles, trigger: Trigger) -> None:
    """Add the state whose aircraft or guns are the subject: «شنت مقاتلات روسية», «طائرات سورية وروسية تشن»."""
    view = roles.view
    for start, end in ((trigger.last, trigger.last + 5), (trigger.first - 5, trigger.first)):
        at = roles.context["force_things"].find(view, start, end)
        if at < 0 or view.form(at - 1) in ("علي", "الي", "ضد") or view.clause(at) != view.clause(trigger.first):
            continue
        for index in range(at + 1, min(at + 4, view.last)):
            roles.add_state(index, "actor")
        if roles.has("actor"):
            return


def _strike(roles: _Roles, trigger: Trigger) -> None:
    """Subject does it to the object: «قصف الجيش الإسرائيلي مواقع لحزب الله»."""
    view = roles.view
    noun_subject = any(
        t.entry.frame in ("attack_noun", "munition", "bomber", "self_noun") and t is not trigger
        for t in roles.candidate.triggers
    )
    subject = None if noun_subject else _subject(roles, trigger)
    start = trigger.last
    if subject is not None:
        for party in roles.coordinated(subject):
            roles.add(party, "actor")
            start = max(start, party.last_token)
    elif not noun_subject:
        _thing_subject(roles, trigger)
    _by_agent(roles, trigger.last)
    if trigger.has_pronoun:
        return
    _add_object(roles, start, _OBJECT_REACH)


def _attack_noun(roles: _Roles, trigger: Trigger) -> None:
    """«قصف النظام», «هجوم لبوكو حرام على قرية», «غارات إسرائيلية على مواقع إيرانية», «هجوم شنته حركة …»."""
    view = roles.view
    _adjective_doer(roles, trigger)
    for actor in () if roles.has("actor") else view.actors_between(trigger.last, trigger.last + 4):
        between = range(trigger.last, actor.first_token)
        if any(view.form(i) in _PREPOSITIONS for i in between) or roles.context["target_words"].holds(
            view, trigger.last, actor.first_token
        ):
            break
        glued = view.tokens[actor.first_token].form[:1]
        if glued == "ب":
            break
        if not roles.aside(actor):
            for party in roles.coordinated(actor):
                roles.add(party, "actor")
        break
    _by_agent(roles, trigger.last)
    _target(roles, trigger.last)


def _object_noun(roles: _Roles, trigger: Trigger) -> None:
    """«اغتيال القيادي», «طرد تنظيم داعش من الرقة»: the next party suffers it; with «استهداف قوات X ل…» it does it."""
    view = roles.view
    if trigger.has_pronoun:
        before = [a for a in view.actors_between(view.first, trigger.first) if a.actor_type != "person"]
        roles.add(before[-1] if before else None, "recipient")  # «التي تم طردهم منها»
        return
    for actor in view.actors_between(trigger.last, trigger.last + 4):
        if view.form(actor.first_token - 1) in ("من", "في", "علي") and actor.first_token > trigger.last:
            break
        if roles.behind_agent(trigger.last, actor):
            break
        if view.form(actor.first_token - 1) in ("معقل", "معاقل"):
            roles.add(actor, "recipient")
            break
        acts = any(
            view.form(i)[:1] == "ل" and len(view.form(i)) > 3 and i > actor.last_token - 1
            for i in range(actor.last_token, min(view.last, actor.last_token + 3))
        )
        for party in roles.coordinated(actor):
            roles.add(
                party,
                "actor"
                if acts or trigger.entry.subtype in ("territory_capture",) and trigger.entry.id.endswith("capture.n")
                else "recipient",
            )
        break
    _by_agent(roles, trigger.last)


def _mutual(roles: _Roles, trigger: Trigger) -> None:
    """«اشتباكات بين A وB»: the first-named side is the actor, the other the recipient."""
    view = roles.view
    if _between_pronoun(roles, trigger):
        return
    between = roles.context["between_words"].find(view, trigger.last, trigger.last + 9)
    if between >= 0 and view.clause(between) == view.clause(trigger.first):
        sides = [
            a
            for a in view.actors_between(between + 1, between + 20)
            if view.clause(a.first_token) == view.clause(between)
        ]
        if sides:
            roles.add(sides[0], "actor")
        for side in sides[1:]:
            if view.form(side.first_token)[:1] == "و" or view.form(side.first_token - 1)[:1] == "و":
                roles.add(side, "recipient")
                break
        return
    subject = _subject(roles, trigger) if trigger.aspect != "noun" else None
    if subject is not None:
        roles.add(subject, "actor")
    for index in range(trigger.last, min(view.last, trigger.last + 8)):
        if view.form(index) in ("مع", "ضد") and view.clause(index) == view.clause(trigger.first):
            for actor in view.actors_between(index + 1, index + 4):
                roles.add(actor, "recipient")
                break
            break


def _between_pronoun(roles: _Roles, trigger: Trigger) -> bool:
    """Read «معارك … بينهم وبين جيش النظام»: the pronoun is the party named last before; tell whether it stands there."""
    view = roles.view
    for index in range(trigger.last, min(view.last, trigger.last + 6)):
        if view.form(index) in ("بينهم", "بينه", "بينها", "بينهما") and view.form(index + 1) == "وبين":
            before = [a for a in view.actors if a.last_token <= trigger.first and a.actor_type != "person"]
            if before:
                roles.add(before[-1], "actor")
            for actor in view.actors_between(index + 2, index + 5):
                roles.add(actor, "recipient")
                break
            return True
    return False


def _doer(roles: _Roles, trigger: Trigger) -> None:
    """Only a doer: motion, demonstrations, deployment, control of a place."""
    view = roles.view
    subject = _subject(roles, trigger)
    if subject is not None:
        for party in roles.coordinated(subject):
            roles.add(party, "actor")
    if trigger.entry.frame in ("control", "control_noun"):
        for index in range(trigger.last, min(view.last, trigger.last + 14)):
            if view.form(index) in ("من",) and view.clause(index) == view.clause(trigger.first):
                for actor in view.actors_between(index + 1, index + 3):
                    roles.add(actor, "recipient")
                    return


def _meeting(roles: _Roles, trigger: Trigger) -> None:
    """Everyone named as meeting: subjects, «بين … و…», «مع …», «بمشاركة …», and lists after them."""
    view = roles.view
    clause = view.clause(trigger.first)
    attend = roles.context["attend_words"]
    own = {t.first for t in (*roles.candidate.triggers, *roles.candidate.supports)}
    following = [
        t.first for t in view.triggers if not t.entry.is_support and t.first > max(own) and t.first - max(own) > 2
    ]
    stop = min(following, default=view.last)
    for actor in view.actors_between(min(own) - 7, stop):
        if view.clause(actor.first_token) != clause and not attend.holds(
            view, actor.first_token - 6, actor.first_token
        ):
            continue
        if roles.aside(actor):
            continue
        before = view.form(actor.first_token - 1)
        linked = before in (
            ":",
            "بين",
            "مع",
            "ممثلو",
            "ممثلي",
            "رووساء",
            "روساء",
            "وزراء",
            "قاده",
            "زعماء",
        ) or attend.holds(view, actor.first_token - 4, actor.first_token)
        listed = view.form(actor.first_token)[:1] == "و" and any(p.end <= actor.start for p in roles.found.values())
        is_subject = (
            trigger.aspect != "noun"
            and not roles.governed(actor)
            and abs(actor.first_token - trigger.first)
            <= (_ATTEND_REACH if trigger.entry.pos == "phrase_verb" else _SUBJECT_REACH)
        )
        if linked or listed or is_subject:
            roles.add(actor, "attendee")
    delegates = roles.context["delegates"]
    for index in range(trigger.last, min(stop, trigger.last + 9)):
        if delegates.holds(view, index - 1, index) or (state_of(view.form(index - 1)) and view.form(index)[:1] == "و"):
            roles.add_state(index, "attendee")


def _repel(roles: _Roles, trigger: Trigger) -> None:
    """«صد الجيش هجوما لـX»: the defender is the one attacked."""
    subject = _subject(roles, trigger)
    if subject is not None:
        roles.add(subject, "recipient")


def _launch(roles: _Roles, trigger: Trigger) -> None:
    """Subject of «شن», «نفذ», «أطلق»: the doer."""
    if roles.has("actor"):
        return
    subject = _subject(roles, trigger)
    if subject is not None and not any(p.actor_id == subject.actor_id for p in roles.found.values()):
        for party in roles.coordinated(subject):
            roles.add(party, "actor")
    elif subject is None:
        _thing_subject(roles, trigger)
    _target(roles, trigger.last)


def _undergo(roles: _Roles, trigger: Trigger) -> None:
    """Subject of «تعرض ل…»: the one attacked."""
    view = roles.view
    stop = min((t.first for t in roles.candidate.triggers if t.first > trigger.first), default=trigger.last + 8)
    for actor in view.actors_between(trigger.last, stop):
        if actor.actor_type != "state" and not roles.aside(actor):
            roles.add(actor, "recipient")
            return


def _claims(roles: _Roles, trigger: Trigger) -> None:
    """«تبناه تنظيم داعش»: the claimant did it."""
    subject = _subject(roles, trigger, 6)
    if subject is not None:
        roles.add(subject, "actor")


def _harm(roles: _Roles, trigger: Trigger) -> None:
    """«قتل الجيش 5 مسلحين», «مقتل 18 شخصا … بأيدي مسلحين»: the doer where one is named; the dead are counted elsewhere."""
    view = roles.view
    if _by_agent(roles, trigger.last, 16) or trigger.aspect == "noun":
        return
    counted = {c.first_token for _, c in view.casualties}
    for actor in view.actors_between(trigger.last, trigger.last + 4):
        nearest = min((t for t in counted if t >= trigger.last), default=None)
        if nearest is not None and actor.first_token < nearest and not roles.governed(actor):
            roles.add(actor, "actor")
        return


_FRAMES = {
    "strike": _strike,
    "attack_noun": _attack_noun,
    "object_noun": _object_noun,
    "mutual_noun": _mutual,
    "mutual_verb": _mutual,
    "war_noun": _mutual,
    "control": _doer,
    "control_noun": _doer,
    "motion": _doer,
    "advance": _doer,
    "agent_noun": _doer,
    "deploy": _doer,
    "deploy_noun": _doer,
    "mediate": _doer,
    "adopt": _doer,
    "strike_none": _doer,
    "sanction": _doer,
    "meet": _meeting,
    "meet_noun": _meeting,
    "repel": _repel,
    "harm": _harm,
    "self_noun": _attack_noun,
    "support_launch": _launch,
    "support_undergo": _undergo,
    "support_claim": _claims,
    "support_begin": _launch,
    "support_attend": _nothing,
    "support_manage": _launch,
    "support_hit": _nothing,
    "support_act": _launch,
    "support_impose": _launch,
}
