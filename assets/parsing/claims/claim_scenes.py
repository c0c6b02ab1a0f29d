"""Scenes of claims whose clause names no place: those of what the text plainly goes on about.

Belongs here: which other claim lends its place, «المحافظة» without a name, the country of a story.
Does not belong here: places a clause names (claim_places.py), what place a name is (places/).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES

_BROAD = frozenset({"country"})
_NO_VENUE = frozenset({"statement"})
_AT_HOME = frozenset({*VIOLENT_TYPES, "displacement", "strategic_development", "protest", "aid"})
"""Kinds of event that happen on the ground, where the others of the story do."""
_ENOUGH = 3
_MOSTLY = 0.75
_LONG_BEFORE = timedelta(days=7)


def inherit_places(
    drafts: list[ClaimDraft], context: EventContext, ancestors: Callable[[str], tuple[str, ...]]
) -> None:
    """Give placeless mentions the scene of what they go on about: a place taken up, another mention's, the country's."""
    country = _country_of_story(drafts, ancestors)
    for position, draft in enumerate(drafts):
        taken_up = _word_for_scene(draft, context)
        is_open = not draft.place_id or (taken_up and draft.place_is_broad)
        if not is_open or (draft.event_type in _NO_VENUE and taken_up not in context.scene_types):
            continue
        told = _told_before(draft, drafts[:position], context.scene_types.get(taken_up)) if taken_up else None
        source = None if told else _scene_of(draft, position, drafts, bool(taken_up))
        if source is None and taken_up and not told:
            told = _told_before(draft, drafts[:position], None)
        if source is not None:
            draft.place_id, draft.place_ids, draft.place_line = source.place_id, source.place_ids, source.place_line
        elif told is not None:
            draft.place_id, draft.place_ids = told, (told,)
        elif not draft.place_id and country and draft.event_type in _AT_HOME:
            draft.place_id, draft.place_ids, draft.place_is_broad = country, (country,), True
        if draft.place_id:
            draft.place_inherited = True
        else:
            draft.missing.append("place: the text names none for it")


def _word_for_scene(draft: ClaimDraft, context: EventContext) -> str:
    """Return the word «المحافظة», «المنطقة» that stands for the scene without its name; "" without one."""
    if draft.event_type == "diplomacy":
        return ""
    at = context["vague_scenes"].find(draft.view, draft.first_token - 3, draft.last_token)
    if at < 0:
        return ""
    return next((rest for _, rest in draft.view.tokens[at].variants if rest in context.scene_types), "المنطقه")


def _told_before(draft: ClaimDraft, before: list[ClaimDraft], types: frozenset[str] | None) -> str | None:
    """Return the place of one of the types, or any narrower than a country, named last before; None without one."""
    views = {d.view.sentence.no: d.view for d in (*before, draft)}
    for number in sorted(views, reverse=True):
        named = [
            p
            for p in views[number].places
            if p.first_token < draft.first_token
            and (p.place_type in types if types is not None else p.place_type not in _BROAD)
        ]
        if named:
            return named[-1].place_id
    return None


def _country_of_story(drafts: list[ClaimDraft], ancestors: Callable[[str], tuple[str, ...]]) -> str:
    """Return the country that most of what the claims' sentences name lies in; "" where they name several."""
    counts: Counter[str] = Counter()
    for view in {draft.view.sentence.no: draft.view for draft in drafts}.values():
        for place in view.places:
            line = (place.place_id, *ancestors(place.place_id), place.container_id, *ancestors(place.container_id))
            country = next((unit for unit in line if unit.startswith("cc:")), "")
            # the name of a country may be a party's, that of a town tells where the news is
            counts[country] += 1 if place.place_type in _BROAD else 2
    if not counts or counts.total() < _ENOUGH:
        return ""
    country, count = counts.most_common(1)[0]
    return country if count >= counts.total() * _MOSTLY else ""


def _scene_of(draft: ClaimDraft, position: int, drafts: list[ClaimDraft], is_taken_up: bool) -> ClaimDraft | None:
    """Return the mention whose scene a placeless one shares: of its sentence, else the article's main scene."""
    if not is_taken_up:
        here = [d for d in drafts if d.view is draft.view and d.place_id and _kin(d, draft) and _same_day(d, draft)]
        before = [d for d in here if d.first_token <= draft.first_token]
        if before or (here and not _is_reprise(draft)):
            return (before or here)[-1 if before else 0]
    return _main_scene(draft, position, drafts)


def _is_reprise(draft: ClaimDraft) -> bool:
    """Tell a definite noun that takes up an event told before: «وتأتي الضربة بعد …»."""
    if draft.candidate is None:
        return False
    token = draft.view.tokens[draft.candidate.head.first]
    return any(rest.startswith("ال") and len(rest) > 4 for _, rest in token.variants)


def _main_scene(draft: ClaimDraft, position: int, drafts: list[ClaimDraft]) -> ClaimDraft | None:
    """Return the mention whose scene a placeless one shares: same day and kind, the lead before later details."""
    if draft.event_type not in (*_AT_HOME, "diplomacy"):
        return None
    lenders = [d for d in drafts[:position] if _can_lend_scene(d, draft)]
    lead = next((d for d in lenders if d.section == "body" and d.event_type == draft.event_type), None)
    before = [d for d in lenders if not _is_background(d, lead, draft)]
    if draft.view.sentence.no > 2 and not before:
        return None
    same = [d for d in before if d.event_type == draft.event_type]
    if lead is not None and lead.view.sentence.no <= 3:
        return lead
    broad = next((d for d in drafts[:position] if d.place_is_broad and d.event_type == draft.event_type), None)
    if broad is not None and broad.view.sentence.no <= 2 and _same_day(broad, draft) and not draft.place_id:
        return broad  # «غارة على حفل زفاف شمالي اليمن»: the lead names no more than the country
    if before:
        return (same or before)[-1]
    return next((d for d in drafts[position + 1 :] if _can_lend_scene(d, draft)), None)


def _is_background(source: ClaimDraft, lead: ClaimDraft | None, draft: ClaimDraft) -> bool:
    """Tell an event of long before, whose scene an undated mention does not share: «منذ سيطرتهم على صنعاء في 2014»."""
    if draft.date_start is not None or source.date_end is None:
        return False
    days = [d.date_start for d in (lead,) if d is not None and d.date_start is not None]
    return bool(days) and source.date_end < days[0] - _LONG_BEFORE


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
    at_table = {"agreement", "sanction", "meeting"}
    if (a.event_subtype in at_table) != (b.event_subtype in at_table):
        return False
    return a.event_type == b.event_type or (a.event_type in _AT_HOME and b.event_type in _AT_HOME)
