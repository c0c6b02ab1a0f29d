"""Places of claims: those their clause names.

Belongs here: which place mention belongs to which claim, the most specific of a branch, «هناك».
Does not belong here: what place a name is (places/), places taken over from other claims (claim_scenes.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import PlaceMention

_REACH_AFTER = 26
_REACH_BEFORE = 12
_MAX_PLACES = 6
_BROAD = frozenset({"country"})
_UNLISTED = "plcx:"


def place_claims(drafts: list[ClaimDraft], context: EventContext, ancestors: Callable[[str], tuple[str, ...]]) -> None:
    """Give every draft the places its clause names, most specific first."""
    views = {draft.view.sentence.no: draft.view for draft in drafts}
    for draft in drafts:
        siblings = [d for d in drafts if d.view is draft.view and d.event_type != "statement"]
        mentions = _place_pointed_at(draft, views, context) or _own_places(draft, siblings, context)
        _set_places(draft, mentions, ancestors)


def _own_places(draft: ClaimDraft, siblings: list[ClaimDraft], context: EventContext) -> list[PlaceMention]:
    """Return the places that belong to the draft, in text order."""
    view = draft.view
    trigger = draft.candidate.head.first if draft.candidate else draft.first_token
    clause = view.clause(trigger)
    found: list[PlaceMention] = []
    purpose = context["purpose_words"].find(view, trigger + 1, view.last) if draft.event_type == "diplomacy" else -1
    topic_first = draft.candidate is not None and draft.candidate.head.entry.id == "discuss.v"
    if topic_first:
        purpose = trigger  # «سيبحث ممثلو … الأوضاع في سورية»: what follows is the subject, not the venue
    ender = _end_of_scene(draft, trigger, context) if draft.candidate is not None else view.last
    for place in view.places:
        if view.clause(place.first_token) != clause or _is_party(place, draft, context):
            continue
        if place.first_token > ender:
            break
        if 0 <= purpose < place.first_token and (found or topic_first):
            break
        after = place.first_token - draft.last_token
        before = draft.first_token - place.last_token
        inside = after < 0 and before < 0
        if not inside and (after > _REACH_AFTER or before > _REACH_BEFORE):
            continue
        if context["aside_words"].holds(view, place.first_token - 2, place.first_token):
            continue
        if any(_nearer(place, other, draft) for other in siblings if other is not draft):
            continue
        if before >= 0 and not _governed(place, view, context):
            continue
        found.append(place)
    # «… في مدينة حلب بالتزامن مع محادثات في فرنسا»: a place after the words of the event goes before one ahead of them
    following = [place for place in found if place.first_token > trigger]
    return following or found


def _place_pointed_at(
    draft: ClaimDraft, views: Mapping[int, SentenceView], context: EventContext
) -> list[PlaceMention]:
    """Return the place that «هناك» behind the words of an event points back at: the last one named before it."""
    view, trigger = draft.view, draft.last_trigger
    there = context["there_words"].find(view, trigger, min(trigger + _REACH_BEFORE, draft.last_token))
    if there < 0 or draft.event_type == "statement" or view.clause(there) != view.clause(trigger):
        return []
    before = [p for p in view.places if p.first_token < trigger]
    if not before and (earlier := views.get(view.sentence.no - 1)) is not None:
        before = list(earlier.places)
    narrow = [p for p in before if p.place_type not in _BROAD]
    return (narrow or before)[-1:]


def _end_of_scene(draft: ClaimDraft, trigger: int, context: EventContext) -> int:
    """Return the token where the words of an event go on to another one: «ردا على», «بعد يوم من», «وإن»."""
    view = draft.view
    ends = [context["scene_enders"].find(view, trigger + 1, view.last), view.last]
    for at in range(trigger + 1, min(view.last - 2, draft.last_token + _REACH_AFTER)):
        if view.form(at) in ("بعد", "قبل") and "من" in (view.form(at + 2), view.form(at + 3)):
            ends.append(at)
    return min(end for end in ends if end >= 0)


def _is_party(place: PlaceMention, draft: ClaimDraft, context: EventContext) -> bool:
    """Tell a country that takes part («أعلنت تركيا», «بين روسيا وإيران») rather than being the scene."""
    if any(p.start <= place.start < p.end for p in draft.participants):
        return True
    acts = any(a.first_token <= place.first_token < a.last_token for a in draft.view.actors)
    if _governed(place, draft.view, context) or not (place.place_type == "country" or acts):
        return False
    after_trigger = draft.candidate is not None and any(t.last == place.first_token for t in draft.candidate.triggers)
    return not after_trigger


def _governed(place: PlaceMention, view: SentenceView, context: EventContext) -> bool:
    """Tell that a preposition, a direction or a cue word stands before the place."""
    if place.cue or any(proclitics[-1:] in ("ب", "ل") for proclitics, _ in view.tokens[place.first_token].variants):
        return True
    before = view.form(place.first_token - 1)
    return before in context.forms("place_prepositions") or before.startswith(context.direction_stems)


def _nearer(place: PlaceMention, other: ClaimDraft, draft: ClaimDraft) -> bool:
    """Tell that the place stands inside another claim's quote, or after its trigger and before ours."""
    if other.candidate is None or draft.candidate is None:
        return False
    if other.view.clause(other.first_token) != draft.view.clause(place.first_token):
        return False
    other_head, head = other.candidate.head.first, draft.candidate.head.first
    between = head < other_head <= place.first_token
    return between and other.event_type != "statement"


def _set_places(draft: ClaimDraft, mentions: list[PlaceMention], ancestors: Callable[[str], tuple[str, ...]]) -> None:
    """Keep the most specific places: a place that contains another named one only locates it."""
    ids = list(dict.fromkeys(m.place_id for m in mentions))
    lines = {i: ancestors(i) for i in ids}
    containers = {m.container_id for m in mentions if m.container_id}
    containing = {a for i in ids for a in lines[i]} | {c for c in containers if len(ids) > 1}
    kept = [i for i in ids if i not in containing][:_MAX_PLACES]
    broad = {m.place_id for m in mentions if m.place_type in _BROAD}
    kept = [i for i in kept if i not in broad] or kept
    if kept and all(i.startswith(_UNLISTED) for i in kept):
        # an unlisted place is on no map: the listed one it is said to lie in stays behind it
        kept += [i for i in ids if i in containers and i not in broad and i not in kept][:1]
    if kept:
        draft.place_id, draft.place_ids = kept[0], tuple(kept)
        draft.place_is_broad = all(i in broad for i in kept)
        draft.place_line = frozenset(kept) | {a for i in kept for a in lines[i]} | containers
