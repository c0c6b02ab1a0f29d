"""The role window: the clause of one mention, and the roles found in it so far.

Belongs here: who already has a role, and how a party stands in its clause (governed, named aside, coordinated).
Does not belong here: which trigger gives which role (participants.py and the rooms it names).
"""

from __future__ import annotations

from assets.parsing.actors.nationality import state_of
from assets.parsing.events.event_candidate import EventCandidate
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import ActorMention, Participant, PlaceMention, Role
from assets.parsing.text.fold import word_form

_NO_PARTY = frozenset({"media", "civil_society"})
_JOINED_TYPES = frozenset({"state", "armed_forces", "armed_group", "government_body", "political_group"})
_WATCHERS = ("monitor.", "org.un_sc", "org.international_community")
_ENVOYS = (".embassy", ".ambassador", ".ministry.foreign", ".minister.foreign")
_AGENT_REACH = 4
_SHORT = 3
_OF = "من"
_PEOPLES = ("ين", "ون")
_QUOTES = frozenset('"«»“”')


class RoleWindow:
    """The roles found so far for one mention."""

    def __init__(self, candidate: EventCandidate, context: EventContext) -> None:
        """Begin without participants."""
        self.candidate = candidate
        self.context = context
        self.view: SentenceView = candidate.view
        self._found: dict[str, Participant] = {}

    def add(self, actor: ActorMention | None, role: Role) -> None:
        """Add one actor in one role; an actor that already has a role keeps it."""
        if actor is None or actor.actor_id in self.context.means_actors:
            return
        in_street = self.candidate.event_type == "protest" and actor.actor_type == "civil_society"
        if actor.actor_type in _NO_PARTY and not in_street:  # «احتشد آلاف من سكان المدينة»
            return
        if role == "actor" and self.candidate.event_type in VIOLENT_TYPES and _only_speaks(actor):
            return
        self._found.setdefault(actor.actor_id, Participant(actor.actor_id, role, actor.start, actor.end))

    def add_all(self, actors: list[ActorMention], role: Role) -> None:
        """Add actors that share one role, with a state joined as an adjective: «مقاتلات سعودية وإماراتية»."""
        for actor in actors:
            self.add(actor, role)
        if actors and actors[-1].actor_type == "state" and self._has_adjective_joined(actors[-1]):
            self.add_state(actors[-1].last_token, role)

    def _has_adjective_joined(self, state: ActorMention) -> bool:
        """Tell «سعودية وإماراتية» from «إسرائيل والفلسطينيين», who are a people, and «روسيا وسوريا»."""
        view, behind = self.view, state.last_token
        named = {m.first_token for m in view.places} | {m.first_token for m in view.actors}
        is_adjective = state_of(view.form(behind - 1)) is not None
        form = view.form(behind)
        return is_adjective and behind not in named and form.startswith("و") and not form.endswith(_PEOPLES)

    def add_state(self, index: int, role: Role) -> None:
        """Add the state named by the nationality adjective at a token."""
        state = state_of(self.view.form(index))
        if state and role == "actor":
            state = self.context.state_forces.get(state, state)
        if state:
            token = self.view.tokens[index]
            self._found.setdefault(state, Participant(state, role, token.start, token.end))

    def add_land(self, land: PlaceMention | None) -> None:
        """Add the state whose country is named as the target: «على جنوب إسرائيل»; None adds nobody."""
        if land is not None:
            state = f"state.{land.place_id[-2:].lower()}"
            self._found.setdefault(state, Participant(state, "recipient", land.start, land.end))

    def has(self, role: Role) -> bool:
        """Tell whether the role is taken."""
        return any(known.role == role for known in self._found.values())

    def has_state_doer(self) -> bool:
        """Tell that a state or its forces do it."""
        doers = {known.start for known in self._found.values() if known.role == "actor"}
        return any(a.start in doers and a.actor_type in ("state", "armed_forces") for a in self.view.actors)

    def knows(self, actor: ActorMention) -> bool:
        """Tell whether the actor has a role."""
        return actor.actor_id in self._found

    def has_one_before(self, actor: ActorMention) -> bool:
        """Tell whether somebody named before the actor has a role."""
        return any(known.end <= actor.start for known in self._found.values())

    def result(self) -> tuple[Participant, ...]:
        """Return the participants in text order."""
        return tuple(sorted(self._found.values(), key=lambda p: (p.start, p.role)))

    def as_attendees(self) -> tuple[Participant, ...]:
        """Return everyone as attendee: in a meeting nobody does it to another."""
        people = (Participant(p.actor_id, "attendee", p.start, p.end) for p in self.result())
        return tuple(sorted(people, key=lambda p: p.start))

    def governed(self, actor: ActorMention) -> bool:
        """Tell that a preposition governs the actor or its post: «على الجيش», «للمعارضة», «على مواقع "حماس"»."""
        at = actor.first_token - 1
        if self.view.form(at) in _QUOTES:
            at -= 1
        if self.context["armed_sites"].holds(self.view, at, at + 1):
            at -= 1
        before = self.view.form(at)
        if before == _OF and self.context["partitives"].holds(self.view, at - 1, at):
            return False  # «دخل المئات من مسلحي طالبان» are fighters of the Taliban
        if before in self.context.forms("role_prepositions") or self._is_joined_to_governed(actor):
            return True
        variants = self.view.tokens[actor.first_token].variants
        return any(proclitics[-1:] in ("ب", "ل", "ك") and rest == first_word(actor) for proclitics, rest in variants)

    def _is_joined_to_governed(self, actor: ActorMention) -> bool:
        """Tell the second of two behind one preposition: «على مساحات من سوريا والعراق», «في سوريا والعراق»."""
        if not is_joined(actor, self.view):
            return False
        lands = (p.first_token for p in self.view.places if p.last_token == actor.first_token)
        if actor.actor_type == "state" and any(self._follows_preposition(at) for at in lands):
            return True  # «ضربات في سوريا والعراق»
        return any(
            a.last_token == actor.first_token and a.actor_type == actor.actor_type == "state" and self.governed(a)
            for a in self.view.actors
        )

    def _follows_preposition(self, index: int) -> bool:
        """Tell that a preposition stands before a token: «في سوريا»."""
        return self.view.form(index - 1) in self.context.forms("role_prepositions")

    def aside(self, actor: ActorMention) -> bool:
        """Tell an actor named for support, control or company: «بدعم روسي», «الخاضعة لسيطرة الحوثيين»."""
        at = self.context["aside_words"].find(self.view, actor.first_token - 2, actor.first_token)
        return at >= 0 and not any(t.first <= at < t.last for t in self.candidate.triggers)

    def behind_agent(self, start: int, actor: ActorMention) -> bool:
        """Tell an actor that «من قبل», «شنته», «تبناه» names as the doer of something else."""
        nearest = max(start, actor.first_token - _AGENT_REACH)
        return self.context["by_phrases"].holds(self.view, nearest, actor.first_token)

    def coordinated(self, actor: ActorMention) -> list[ActorMention]:
        """Return the actor and those joined to it by و: «روسيا وإيران وتركيا»."""
        chain = [self._joined_to(actor)]
        for other in self.view.actors:
            gap = other.first_token - chain[-1].last_token
            if other is chain[-1] or gap < 0:
                continue
            if gap > 1 or not is_joined(other, self.view):
                break  # «قصف الجيش مقر وزارة» is no «و»
            if self._leads_clause(other):
                break  # «هجوم لجهاديين والجيش يعلن تحييد العشرات»
            chain.append(other)
        return chain

    def _leads_clause(self, actor: ActorMention) -> bool:
        """Tell an actor that begins a clause of his own: «والجيش يعلن»."""
        behind = self.view.form(actor.last_token)
        return behind[:1] == "ي" and len(behind) > _SHORT

    def _joined_to(self, actor: ActorMention) -> ActorMention:
        """Return the first of the chain that the actor ends: «طائرات سورية وروسية تشن»."""
        while is_joined(actor, self.view):
            before = next((a for a in self.view.actors if a.last_token == actor.first_token), None)
            if before is None or before.actor_type not in _JOINED_TYPES or self._leads_clause(actor):
                break  # «مصرع 17 حوثيا والجيش يحرر مواقع»
            actor = before
        return actor


def is_joined(actor: ActorMention, view: SentenceView) -> bool:
    """Tell an actor with «و» glued to his name, which begins with none: «والجيش», not «وزارة الدفاع»."""
    form = view.form(actor.first_token)
    return form[:1] == "و" and form != first_word(actor)


def _only_speaks(actor: ActorMention) -> bool:
    """Tell a watcher, an envoy or a council, who attack nobody: «تحقق منظمة حظر الأسلحة في تقارير حول شن هجوم»."""
    bodies = (actor.actor_id, actor.parent_id) if actor.actor_type == "person" else (actor.actor_id,)
    return any(body.startswith(_WATCHERS) or body.endswith(_ENVOYS) for body in bodies)


def first_word(actor: ActorMention) -> str:
    """Return the first word of the actor's own name, without what is glued in front of it in the text."""
    return word_form(actor.name).split()[0] if actor.name else ""
