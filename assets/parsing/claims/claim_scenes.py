"""Scenes of claims whose clause names no place: those of what the text plainly goes on about.

Belongs here: which other claim lends its place, «المحافظة» without a name, the country of a story.
Does not belong here: places a clause names (claim_places.py), what place a name is (places/).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.claim_places import counts_from, is_across_border
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.event_types import VIOLENT_TYPES
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import PlaceMention

_BROAD = frozenset({"country"})
_NO_VENUE = frozenset({"statement"})
_AT_HOME = frozenset({*VIOLENT_TYPES, "displacement", "strategic_development", "protest", "aid"})
_WITH_SCENE = _AT_HOME | {"diplomacy"}
"""Kinds of event that happen on the ground, where the others of the story do."""
_TOWNS = frozenset({"city", "town"})
_RETOLD_BY = 3
_REACH = 5
_OPENING = 2
_UNLISTED = "plcx:"
_ONE_SPOT = 2
"""A spot on no map keeps the listed place it lies in behind it."""
_LONG_BEFORE = timedelta(days=7)
_PERIOD = 45
_LAND = "البلاد"
_MIDST = ("وسط",)


def inherit_places(
    drafts: list[ClaimDraft], views: Sequence[SentenceView], context: EventContext, country: str
) -> None:
    """Give placeless mentions the scene of what they go on about: a place taken up, another mention's, the story's.

    `country` is the id of the country the story plays in, "" where it plays in several.
    """
    for position, draft in enumerate(drafts):
        if draft.place_is_house:
            _locate_house(draft, position, drafts, views, context)
            continue
        if not draft.place_id and country and draft.event_type in _AT_HOME and _is_in_country(draft, context):
            draft.place_id, draft.place_ids, draft.place_is_broad = country, (country,), True
            draft.place_inherited = True
            continue
        taken_up = _word_for_scene(draft, context)
        is_open = not draft.place_id or (taken_up and draft.place_is_broad)
        if not is_open or (draft.event_type in _NO_VENUE and taken_up not in context.scene_types):
            continue
        types = context.scene_types.get(taken_up)
        told = _told_before(draft, views, types) if types else None
        source = None if told else _scene_of(draft, position, drafts, bool(taken_up), context)
        if source is None and taken_up and not told:
            told = _told_before(draft, views, None)
        if draft.section == "headline" and (topic := _topic_of_headline(draft, views)):
            draft.place_id, draft.place_ids = topic[0], topic
            source = told = None
        if source is None and not told and draft.event_type in VIOLENT_TYPES and not draft.place_id:
            told = _story_of_headline(draft, views)
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


def _is_in_country(draft: ClaimDraft, context: EventContext) -> bool:
    """Tell «حملة في وسط البلاد», «شمال شرق البلاد»: the country of the story, and no town of it."""
    view = draft.view
    return any(
        view.form(at) == _LAND
        and view.clause(at) == view.clause(draft.last_trigger)
        and view.form(at - 1).startswith(context.direction_stems + _MIDST)
        for at in range(draft.last_trigger, min(view.last, draft.last_token + _REACH))
    )


def _locate_house(
    draft: ClaimDraft, position: int, drafts: list[ClaimDraft], views: Sequence[SentenceView], context: EventContext
) -> None:
    """Put behind a building without a town («مقر جهاز الاستخبارات») the town that the text plays in."""
    source = _scene_of(draft, position, drafts, False, context)
    listed = [i for i in source.place_ids if not i.startswith(_UNLISTED)] if source is not None else []
    told = None if listed else _told_before(draft, views, tuple(_TOWNS))
    towns = tuple(listed[:1]) or ((told,) if told else ())
    draft.place_ids += tuple(i for i in towns if i not in draft.place_ids)
    if source is not None and listed:
        draft.place_line |= source.place_line


def _topic_of_headline(draft: ClaimDraft, views: Sequence[SentenceView]) -> tuple[str, ...]:
    """Return the places that an earlier part of a headline names as its topic: «مأساة بإدلب.. قتلى في سوق»."""
    before = [v for v in views if v.sentence.section == "headline" and v.sentence.no < draft.view.sentence.no]
    named = [
        p.place_id
        for v in before
        for p in v.places
        if not any(a.first_token <= p.first_token < a.last_token for a in v.actors)
        and (p.place_type not in _BROAD or p.first_token == v.first or _is_led(p, v))
    ]
    return tuple(dict.fromkeys(named))


def _story_of_headline(draft: ClaimDraft, views: Sequence[SentenceView]) -> str | None:
    """Return the one place narrower than a country that a headline names: «انتهاء أزمة مؤسسة النفط بطرابلس»."""
    if draft.view.sentence.no > _RETOLD_BY:
        return None
    led = [
        p.place_id
        for v in views
        if v.sentence.section == "headline"
        for p in v.places
        if p.place_type not in _BROAD and _is_led(p, v)
    ]
    return led[0] if len(set(led)) == 1 else None


def _is_led(place: PlaceMention, view: SentenceView) -> bool:
    """Tell a place behind «في» or «ب»."""
    token = view.tokens[place.first_token]
    return view.form(place.first_token - 1) == "في" or token.form[: place.start - token.start].endswith("ب")


def _word_for_scene(draft: ClaimDraft, context: EventContext) -> str:
    """Return the word «المحافظة», «المنطقة» that stands for the scene without its name; "" without one."""
    if draft.event_type == "diplomacy":
        return ""
    end = min(draft.last_token + _REACH, draft.view.last)
    at = context["vague_scenes"].find(draft.view, draft.first_token - 3, end)
    if at < 0 or draft.view.clause(at) != draft.view.clause(draft.last_trigger):
        return ""
    return next((rest for _, rest in draft.view.tokens[at].variants if rest in context.scene_types), "المنطقه")


def _told_before(draft: ClaimDraft, views: Sequence[SentenceView], types: tuple[str, ...] | None) -> str | None:
    """Return the place a word like «القرية» takes up; without types the last one narrower than a country.

    It is the last one of a fitting type in the sentence itself, else the one that the text before names most. A
    capital that acts («أعلنت واشنطن») is no scene.
    """
    named = [
        (view is draft.view, p)
        for view in views
        for p in view.places
        if p.first_token < draft.first_token
        and (p.place_type in types if types is not None else p.place_type not in _BROAD)
        and not any(a.first_token <= p.first_token < a.last_token for a in view.actors)
        and not is_across_border(p, view)
    ]
    here = [p.place_id for is_here, p in named if is_here or types is None]
    if here or not named or types is None:
        return here[-1] if here else None
    kinds = _TOWNS if types[0] in _TOWNS else {types[0]}
    told = [p.place_id for _, p in named if p.place_type in kinds] or [p.place_id for _, p in named]
    return max(reversed(dict.fromkeys(told)), key=told.count)


def _scene_of(
    draft: ClaimDraft, position: int, drafts: list[ClaimDraft], is_taken_up: bool, context: EventContext
) -> ClaimDraft | None:
    """Return the mention whose scene a placeless one shares: of its sentence, else the article's main scene."""
    if not is_taken_up:
        here = [d for d in drafts if d.view is draft.view and d.place_id and _same_day(d, draft)]
        here = [d for d in here if _kin(d, draft) or (_is_truce(draft, context) and d.event_type == "battle")]
        before = [d for d in here if d.first_token <= draft.first_token]
        if before:
            return before[-1]
        if here and not _is_reprise(draft) and not _ends_before(draft, here[0], context):
            return here[0]
        if (told := _outcome_of(draft, drafts[:position], context)) is not None:
            return told
    return _main_scene(draft, position, drafts)


def _outcome_of(draft: ClaimDraft, before: list[ClaimDraft], context: EventContext) -> ClaimDraft | None:
    """Return what «مما أسفر عن مقتل ثلاثة», «وأدى القصف إلى …» at the head of a sentence is the outcome of."""
    view = draft.view
    opening = context["outcome_openers"].find(view, view.first, view.first + _OPENING)
    if not view.first <= opening <= draft.first_token + 1 or draft.event_type not in VIOLENT_TYPES:
        return None
    if context["since_words"].holds(view, view.first, draft.last_token):
        return None  # «وأدى النزاع منذ التدخل إلى مقتل عشرة آلاف» sums up
    told = [d for d in before if d.view.sentence.no == view.sentence.no - 1 and d.event_type in VIOLENT_TYPES]
    return next((d for d in reversed(told) if d.place_id and _same_day(d, draft)), None)


def _is_truce(draft: ClaimDraft, context: EventContext) -> bool:
    """Tell an end of the fighting, which is where the fighting was: «بعد أيام من القتال انتهت بهدنة»."""
    trigger = draft.last_trigger
    return draft.event_subtype == "agreement" and context["truce_names"].holds(draft.view, trigger - 2, trigger + 3)


def _ends_before(draft: ClaimDraft, source: ClaimDraft, context: EventContext) -> bool:
    """Tell that the sentence goes on to another event in between: «هجوم على أهداف سورية، ردا على هجوم على دوما»."""
    view, start, end = draft.view, draft.last_trigger, source.last_trigger
    return context["scene_enders"].holds(view, start, end) or counts_from(view, start, end) >= 0


def _is_reprise(draft: ClaimDraft) -> bool:
    """Tell a definite noun that takes up an event told before: «وتأتي الضربة بعد …»."""
    if draft.candidate is None:
        return False
    token = draft.view.tokens[draft.candidate.head.first]
    return any(rest.startswith("ال") and len(rest) > 4 for _, rest in token.variants)


def _main_scene(draft: ClaimDraft, position: int, drafts: list[ClaimDraft]) -> ClaimDraft | None:
    """Return the mention whose scene a placeless one shares: same day and kind, the lead before later details."""
    if draft.event_type not in _WITH_SCENE:
        return None
    lenders = [d for d in drafts[:position] if _can_lend_scene(d, draft)]
    lead = next((d for d in lenders if d.section == "body" and d.event_type == draft.event_type), None)
    opening = lead or next((d for d in lenders if d.section == "body"), None)
    before = [d for d in lenders if not _is_background(d, opening, draft)]
    same = [d for d in before if d.event_type == draft.event_type]
    if lead is not None and lead.view.sentence.no <= _RETOLD_BY:
        return next((d for d in same if _tells_more_exactly(d, lead, draft) and not draft.is_aggregate), lead)
    told = [d for d in drafts[:position] if d.event_type == draft.event_type and _same_day(d, draft)]
    broad = [d for d in told if d.place_is_broad and not d.place_inherited]
    if broad and broad[0].view.sentence.no <= 2 and not draft.place_id:
        return broad[0]  # «غارة على حفل زفاف شمالي اليمن»: the lead names no more than the country
    if before:
        return same[-1] if same else _nearest_or_first(draft, before)
    if broad and not draft.place_id:
        return broad[-1]
    return _told_after(draft, drafts[position + 1 :]) if draft.view.sentence.no <= 2 else None


def _tells_more_exactly(detail: ClaimDraft, lead: ClaimDraft, draft: ClaimDraft) -> bool:
    """Tell a mention just before whose one place lies in that of the lead: «في تعز», then «في قرية الذنبة غرب تعز».

    A city behind the governorate of its name («في إدلب») tells no more.
    """
    is_near = draft.view.sentence.no - detail.view.sentence.no <= _RETOLD_BY
    if not is_near or detail.event_subtype != draft.event_subtype or len(detail.place_ids) > _ONE_SPOT:
        return False
    names = {p.name for p in lead.view.places if p.place_id == lead.place_id}
    inside = lead.place_id in detail.place_line - set(detail.place_ids)
    return inside and not any(p.place_id == detail.place_id and p.name in names for p in detail.view.places)


def _nearest_or_first(draft: ClaimDraft, before: list[ClaimDraft]) -> ClaimDraft:
    """Return the mention of another kind just told, else the one the story begins with, else the last."""
    last = before[-1]
    if last.view.sentence.no >= draft.view.sentence.no - 1:
        return last
    return next((d for d in before if d.section == "body" and d.view.sentence.no <= _RETOLD_BY), last)


def _told_after(draft: ClaimDraft, following: list[ClaimDraft]) -> ClaimDraft | None:
    """Return the mention in which the text retells what its headline or lead tells without a place."""
    own = [d for d in following if d.place_id and not d.place_inherited and _kin(d, draft) and _same_day(d, draft)]
    soon = [d for d in own if d.view.sentence.no <= _RETOLD_BY]
    same = [d for d in soon if d.event_type == draft.event_type]
    violent = [d for d in own if not d.place_is_broad and _is_violent(d, draft)]
    return next(iter([*same, *violent, *(d for d in soon if not d.place_is_broad)]), None)


def _is_violent(a: ClaimDraft, b: ClaimDraft) -> bool:
    """Tell two mentions of violence."""
    return a.event_type in VIOLENT_TYPES and b.event_type in VIOLENT_TYPES


def _is_background(source: ClaimDraft, lead: ClaimDraft | None, draft: ClaimDraft) -> bool:
    """Tell an event of long before, whose scene an undated mention does not share: «منذ سيطرتهم على صنعاء في 2014»."""
    if draft.date_start is not None or source.date_end is None:
        return False
    days = [d.date_start for d in (lead,) if d is not None and d.date_start is not None]
    return bool(days) and source.date_end < days[0] - _LONG_BEFORE


def _can_lend_scene(source: ClaimDraft, draft: ClaimDraft) -> bool:
    """Tell a mention with a place of its own, narrower than a country, that may share its scene."""
    own = source.place_id and not source.place_inherited and not source.place_is_broad
    if source.place_is_house and not (_is_violent(source, draft) and _is_retold(source, draft)):
        return False  # «نقل السفارة»: what happens at a building is elsewhere's business only where it is told on
    flees_to = source.event_type == "displacement" != draft.event_type  # «إجلاؤهم إلى إدلب»
    sums_up = _days(draft) >= _PERIOD > _days(source) and not _is_retold(source, draft)
    return bool(own) and not (flees_to or sums_up) and _kin(source, draft) and _same_day(source, draft)


def _days(draft: ClaimDraft) -> int:
    """Return how many days a claim's date spans, 0 without one: a sum of months is told of more than one town."""
    if draft.date_start is None or draft.date_end is None:
        return 0
    return (draft.date_end - draft.date_start).days + 1


def _is_retold(source: ClaimDraft, draft: ClaimDraft) -> bool:
    """Tell a mention in the sentences right behind another."""
    return draft.view.sentence.no - source.view.sentence.no <= _RETOLD_BY


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
