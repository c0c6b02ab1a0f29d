"""Elided parties: doers that a clause leaves to its neighbours, and parties that the reporting words name.

Belongs here: «وقاموا بذبح … وخطف عشر نساء» (the doer of the clause before), «غاراتها», «بينهم وبين» (a pronoun for the
last party), «أعلنت قوات … بدء» and «تبنى تنظيم …» (the speaker is the doer), «اتهم … التحالف بشن» (the accused).
Does not belong here: parties that the clause names itself (participants.py).
"""

from __future__ import annotations

from assets.parsing.attribution.attributions import Attribution, attribution_at
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.events.mutual_roles import one_sided_truce
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.events.trigger import Trigger
from assets.parsing.model import ActorMention, Participant, Role

_OF_WAR = VIOLENT_TYPES | {"strategic_development"}
_MEN_TAKEN = frozenset({"arrest", "release", "destruction"})
_AT_TABLE = frozenset({"meeting", "agreement"})
_TO_COME = frozenset({"announced", "planned"})
_AGENTIVE = frozenset({"strike", "object_noun", "harm", "control", "mutual_verb"})
_PURPOSES = frozenset({"object_noun", "attack_noun", "control_noun", "strike"})
_ANNOUNCED_DEEDS = frozenset(
    {"target", "destroy", "downing", "arrest", "seize_person", "cell", "release", "free", "free_hostage", "liberate",
     "recapture", "neutralise", "eliminate", "rout", "purge"}
)  # fmt: skip
_OWN_ENDINGS = ("ها", "هم")
_SIDES_REACH = 9
_SIDES_MEMORY = 6
_PARTY_TYPES = frozenset({"state", "armed_forces", "armed_group", "government_body", "political_group"})


def add_spoken_parties(draft: ClaimDraft, attributions: tuple[Attribution, ...], context: EventContext) -> None:
    """Add the speaker of an announcement or claim of responsibility as doer, and the accused of an accusation."""
    if draft.candidate is None or draft.event_type not in _OF_WAR:
        return
    said = attribution_at(attributions, draft.start, draft.end)
    if said is None or not said.speakers:
        return
    # «وقف إطلاق النار الذي أعلنته الخرطوم»: who declares a truce is a party to it
    is_own_truce = draft.event_subtype == "agreement" and draft.candidate.head.entry.needs == "truce"
    is_own_truce = is_own_truce and not draft.participants
    is_announced = said.kind == "announces" and (draft.status in _TO_COME or is_own_truce)
    if said.kind == "claims_responsibility" or is_announced:
        alone = len(said.speakers) == 1 and one_sided_truce(draft.view, draft.candidate.head, context) >= 0
        role: Role = "attendee" if draft.event_subtype in _AT_TABLE and not alone else "actor"
        _add_doer(draft, _mention(draft.view, said.speakers[0]), role)
        _add_joined(draft, said, role)
    if said.kind == "announces" and not _has(draft, "actor") and _is_own_deed(draft, said):
        _add_doer(draft, _announcing_party(draft.view, said))
    if said.kind == "accuses" and draft.status == "alleged":
        accused = next(
            (a for a in draft.view.actors if a.actor_id not in said.speakers and a.actor_type in _PARTY_TYPES
             and a.first_token >= said.frame_first_token), None
        )  # fmt: skip
        _add_doer(draft, accused)


def _is_own_deed(draft: ClaimDraft, said: Attribution) -> bool:
    """Tell «أعلنت جماعة الحوثي استهداف مطار», «أعلنت الشرطة القبض على»: a deed right behind the announcing words.

    «أعلن الجيش تعرض قاعدته لهجوم», «أعلن الجيش اغتيال قائده» may tell what it suffers.
    """
    assert draft.candidate is not None
    head = draft.candidate.triggers[0]
    if head.aspect != "noun" or head.has_pronoun or head.first - said.frame_last_token not in (-1, 0):
        return False
    is_place = any(place.first_token == head.last for place in draft.view.places)
    if draft.view.form(head.last).endswith(_OWN_ENDINGS) and not is_place:
        return False  # «أعلنت مصر إطلاق سراح مواطنيها», «استهداف سفارتها»
    return head.entry.id.partition(".")[0] in _ANNOUNCED_DEEDS


def _announcing_party(view: SentenceView, said: Attribution) -> ActorMention | None:
    """Return the first party among the speakers; a spokesman speaks for the one behind him."""
    mentions = (_mention(view, speaker) for speaker in said.speakers)
    return next((m for m in mentions if m is not None and m.actor_type in _PARTY_TYPES), None)


def inherit_doers(drafts: list[ClaimDraft], context: EventContext) -> None:
    """Give a clause without a doer of its own the one before it shares its subject with or points to."""
    previous: ClaimDraft | None = None
    for position, draft in enumerate(drafts):
        inherits = draft.event_type in VIOLENT_TYPES or draft.event_subtype in _MEN_TAKEN
        if draft.candidate is not None and inherits and not _has(draft, "actor"):
            if previous is not None and previous.view is draft.view and _shares_subject(draft, previous):
                _copy(draft, previous)
            elif _points_back(draft, context):
                _copy_last_party(draft, drafts[:position])
            elif _tells_purpose(draft) or _goes_on(draft):
                _add_main_subject(draft)
        if draft.event_type in _OF_WAR or _is_of_force(draft):
            previous = draft


def _is_of_force(draft: ClaimDraft) -> bool:
    """Tell a protest that a force breaks up: «فرقت الشرطة مظاهرة واعتقلت 14 متظاهرا»."""
    doers = {p.start for p in draft.participants if p.role == "actor"}
    return any(a.start in doers and a.actor_type in ("armed_forces", "government_body") for a in draft.view.actors)


def inherit_sides(drafts: list[ClaimDraft], context: EventContext) -> None:
    """Give «القتال بين الجماعتين», «محادثات بين الرئيسين» the two sides that an event of that kind named last."""
    for position, draft in enumerate(drafts):
        if draft.candidate is None or draft.participants or not _names_both_sides(draft, context):
            continue
        for other in reversed(drafts[:position]):
            if draft.view.sentence.no - other.view.sentence.no > _SIDES_MEMORY:
                break
            is_two_sided = len(other.participants) == 2 and (
                draft.event_type != "battle" or (_has(other, "actor") and _has(other, "recipient"))
            )
            if other.event_type == draft.event_type and is_two_sided:
                draft.participants = other.participants
                break


def _names_both_sides(draft: ClaimDraft, context: EventContext) -> bool:
    """Tell a battle or meeting «بين الطرفين», or «المواجهات», «المعارك» that were named before."""
    assert draft.candidate is not None
    head = draft.candidate.head
    if draft.event_type == "battle" and head.entry.frame == "mutual_noun" and head.definite:
        return True
    if draft.event_type not in ("battle", "diplomacy", "strategic_development"):
        return False
    view, start = draft.view, draft.candidate.head.last
    between = context["between_words"].find(view, start, start + _SIDES_REACH)
    return between >= 0 and view.form(between + 1) in context.forms("both_sides")


def _shares_subject(draft: ClaimDraft, previous: ClaimDraft) -> bool:
    """Tell «وخطف عشر نساء» after «قاموا بذبح 18 شخصا»: coordinated, with a doer before and no agentless noun."""
    candidate = draft.candidate
    assert candidate is not None
    head = candidate.triggers[0]
    opening = min((*candidate.triggers, *candidate.supports), key=lambda t: t.first)
    coordinated = opening.proclitics[:1] == "و" or (
        opening.proclitics == "" and draft.view.form(opening.first)[:1] == "و"
    )
    agentive = head.entry.frame in _AGENTIVE or bool(candidate.supports)
    passive = head.entry.frame == "harm" and not _verbal(previous)
    return coordinated and agentive and not passive and _has(previous, "actor")


def _verbal(draft: ClaimDraft) -> bool:
    """Tell a clause whose doer acts through a verb."""
    return draft.candidate is not None and (
        draft.candidate.head.aspect in ("perfect", "imperfect")
        or any(s.entry.frame == "launch" for s in draft.candidate.supports)
    )


def _points_back(draft: ClaimDraft, context: EventContext) -> bool:
    """Tell «غاراتها», «سيطر مسلحوه»: a pronoun is the doer, or whose men do it; or «وشن» opens it without a subject."""
    candidate = draft.candidate
    assert candidate is not None
    head = candidate.head
    if head.has_pronoun and head.aspect == "noun" and head.entry.frame == "attack_noun":
        return True
    if any(t.frame_is_verb() and _by_own_forces(draft, t, context) for t in (head, *candidate.supports)):
        return True
    opening = candidate.supports[0] if candidate.supports and candidate.supports[0].first < head.first else None
    return (
        opening is not None
        and opening.entry.frame == "launch"
        and opening.first - draft.view.first <= 1
        and (opening.aspect in ("perfect", "imperfect"))
    )


def _by_own_forces(draft: ClaimDraft, verb: Trigger, context: EventContext) -> bool:
    """Tell «سيطر مسلحوه على المدينة», «شنت طائراتها غارات»: right behind the verb stand forces with a pronoun."""
    return context["own_forces"].holds(draft.view, verb.last, verb.last + 1)


def _tells_purpose(draft: ClaimDraft) -> bool:
    """Tell «لتحرير المدينة», «لطرد داعش», «لشن هجوم»: what the subject of the clause means to do."""
    candidate = draft.candidate
    assert candidate is not None
    opening = min((*candidate.triggers, *candidate.supports), key=lambda t: t.first)
    is_deed = opening.entry.frame in _PURPOSES or opening.entry.frame == "launch"
    return is_deed and opening.aspect != "perfect" and opening.proclitics == "ل" and not opening.definite


def _goes_on(draft: ClaimDraft) -> bool:
    """Tell «وشنوا هجمات»: a plural verb joined to another goes on about the subject of that one."""
    candidate = draft.candidate
    assert candidate is not None
    opening = min((*candidate.triggers, *candidate.supports), key=lambda t: t.first)
    form = draft.view.form(opening.first)
    return opening.aspect == "perfect" and form.startswith("و") and form.endswith("وا")


def _add_main_subject(draft: ClaimDraft) -> None:
    """Add the last party before a purpose that nothing governs, in its clause, with those joined to it."""
    assert draft.candidate is not None
    view, first = draft.view, draft.candidate.first
    for actor in reversed(view.actors_between(view.clause_start(first), first)):
        if actor.actor_type in _PARTY_TYPES and not any(p.actor_id == actor.actor_id for p in draft.participants):
            _add_doer(draft, actor)
            return


def _copy_last_party(draft: ClaimDraft, earlier: list[ClaimDraft]) -> None:
    """Give the doer named last before the draft, in its sentence or the one before."""
    for other in reversed(earlier):
        if draft.view.sentence.no - other.view.sentence.no > 1:
            return
        if _has(other, "actor"):
            _copy(draft, other)
            return


def _copy(draft: ClaimDraft, source: ClaimDraft) -> None:
    """Copy the doers of another draft; their spans stay where they are named."""
    doers = tuple(p for p in source.participants if p.role == "actor")
    known = {p.actor_id for p in draft.participants}
    draft.participants = (*draft.participants, *(p for p in doers if p.actor_id not in known))


def _add_joined(draft: ClaimDraft, said: Attribution, role: Role) -> None:
    """Add who announces with the first speaker: «أعلنت الهند وباكستان هدنة»."""
    if not any(p.actor_id == said.speakers[0] and p.role == role for p in draft.participants):
        return
    for speaker in said.speakers[1:]:
        other = _mention(draft.view, speaker)
        is_joined = other is not None and draft.view.form(other.first_token)[:1] == "و"
        if other is not None and is_joined and all(p.actor_id != speaker for p in draft.participants):
            draft.participants = (*draft.participants, Participant(speaker, role, other.start, other.end))


def _has(draft: ClaimDraft, role: str) -> bool:
    """Tell whether a role is taken."""
    return any(p.role == role for p in draft.participants)


def _mention(view: SentenceView, actor_id: str) -> ActorMention | None:
    """Return the mention of an actor in the sentence."""
    return next((a for a in view.actors if a.actor_id == actor_id), None)


def _add_doer(draft: ClaimDraft, actor: ActorMention | None, role: Role = "actor") -> None:
    """Add a doer where the clause has none, as one of those at the table where it tells an agreement."""
    if actor is None or _has(draft, "actor") or any(p.actor_id == actor.actor_id for p in draft.participants):
        return
    draft.participants = (*draft.participants, Participant(actor.actor_id, role, actor.start, actor.end))
