"""Places of claims: those of the clause, else those of what the text plainly goes on about.

Belongs here: which place mention belongs to which claim, the most specific of a branch, inheritance.
Does not belong here: what place a name is (places/).
"""

from __future__ import annotations

from collections.abc import Callable

from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import PlaceMention

_REACH_AFTER = 26
_REACH_BEFORE = 12
_MAX_PLACES = 6
_BROAD = frozenset({"country"})
_NO_VENUE = frozenset({"statement"})


def place_claims(drafts: list[ClaimDraft], context: EventContext, ancestors: Callable[[str], tuple[str, ...]]) -> None:
    """Give every draft the places its clause names, most specific first."""
    for draft in drafts:
        siblings = [d for d in drafts if d.view is draft.view and d.event_type != "statement"]
        mentions = _own_places(draft, siblings, context)
        _set_places(draft, mentions, ancestors)


def inherit_places(drafts: list[ClaimDraft], context: EventContext) -> None:
    """Give placeless mentions the scene of what they go on about: of the sentence, else the article's main scene."""
    for position, draft in enumerate(drafts):
        vague = _names_vague_scene(draft, context)
        if (draft.place_id and not vague) or draft.event_type in _NO_VENUE:
            continue
        source = (
            None if vague else next((d for d in drafts if d.view is draft.view and d.place_id and _kin(d, draft)), None)
        )
        if source is None:
            source = _main_scene(draft, position, drafts)
        if source is not None and source is not draft:
            draft.place_id, draft.place_ids, draft.place_line = source.place_id, source.place_ids, source.place_line
            draft.place_inherited = True
        elif vague and (told := _told_before(draft, drafts[:position])) is not None:
            draft.place_id, draft.place_ids, draft.place_inherited = told, (told,), True
        elif not draft.place_id:
            draft.missing.append("place: the text names none for it")


def _names_vague_scene(draft: ClaimDraft, context: EventContext) -> bool:
    """Tell «المحافظة», «المنطقة» with no name but a country's: the province told before."""
    if draft.place_inherited or (draft.place_id and not draft.place_is_broad) or draft.event_type == "diplomacy":
        return False
    return context["vague_scenes"].holds(draft.view, draft.first_token - 3, draft.last_token)


def _told_before(draft: ClaimDraft, before: list[ClaimDraft]) -> str | None:
    """Return the place narrower than a country named last before «المحافظة», «المدينة»; None without one."""
    views = {d.view.sentence.no: d.view for d in (*before, draft)}
    for number in sorted(views, reverse=True):
        named = [p for p in views[number].places if p.place_type not in _BROAD and p.first_token < draft.first_token]
        if named:
            return named[-1].place_id
    return None


def _main_scene(draft: ClaimDraft, position: int, drafts: list[ClaimDraft]) -> ClaimDraft | None:
    """Return the mention whose scene a placeless one shares: same day and kind, the lead before later details."""
    if draft.event_type not in (*VIOLENT_TYPES, "displacement", "strategic_development", "diplomacy"):
        return None
    before = [d for d in drafts[:position] if _can_lend_scene(d, draft)]
    if draft.view.sentence.no > 2 and not before:
        return None
    same = [d for d in before if d.event_type == draft.event_type]
    lead = next((d for d in same if d.section == "body"), None)
    if lead is not None and lead.view.sentence.no <= 3:
        return lead
    broad = next((d for d in drafts[:position] if d.place_is_broad and d.event_type == draft.event_type), None)
    if broad is not None and broad.view.sentence.no <= 2 and _same_day(broad, draft) and not draft.place_id:
        return broad  # «غارة على حفل زفاف شمالي اليمن»: the lead names no more than the country
    if before:
        return (same or before)[-1]
    return next((d for d in drafts[position + 1 :] if _can_lend_scene(d, draft)), None)


def _can_lend_scene(source: ClaimDraft, draft: ClaimDraft) -> bool:
    """Tell a mention with a place of its own, narrower than a country, that may share its scene."""
    own = source.place_id and not source.place_inherited and not source.place_is_broad
    return bool(own) and _kin(source, draft) and _same_day(source, draft)


def _same_day(a: ClaimDraft, b: ClaimDraft) -> bool:
    """Tell that the dates do not speak against one scene."""
    if a.date_start is None or b.date_start is None or a.date_end is None or b.date_end is None:
        return True
    return a.date_start <= b.date_end and b.date_start <= a.date_end


def _kin(a: ClaimDraft, b: ClaimDraft) -> bool:
    """Tell mentions that can share a scene."""
    violent = (*VIOLENT_TYPES, "displacement", "strategic_development")
    at_table = {"agreement", "sanction", "meeting"}
    if (a.event_subtype in at_table) != (b.event_subtype in at_table):
        return False
    return a.event_type == b.event_type or (a.event_type in violent and b.event_type in violent)


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
    for place in view.places:
        if view.clause(place.first_token) != clause or _is_party(place, draft, context):
            continue
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
    if kept:
        draft.place_id, draft.place_ids = kept[0], tuple(kept)
        draft.place_is_broad = all(i in broad for i in kept)
        draft.place_line = frozenset(kept) | {a for i in kept for a in lines[i]} | containers
