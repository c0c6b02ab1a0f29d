"""Places of claims: those their clause names.

Belongs here: which place mention belongs to which claim, the most specific of a branch, «هناك».
Does not belong here: what place a name is (places/), places taken over from other claims (claim_scenes.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.event_context import EventContext
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import PlaceMention

_REACH_AFTER = 26
_REACH_BEFORE = 12
_MAX_PLACES = 6
_BROAD = frozenset({"country"})
_ASIDE = ("aside_words", "bystanding_words", "belonging_words")
_LOCATING_WORDS = 3
_UNLISTED = "plcx:"
_HOUSE = "site"
_TOPIC_STOPS = frozenset({"..", "...", "…", ":", "-", "–", "|"})


def place_claims(drafts: list[ClaimDraft], context: EventContext, ancestors: Callable[[str], tuple[str, ...]]) -> None:
    """Give every draft the places its clause names, most specific first."""
    views = {draft.view.sentence.no: draft.view for draft in drafts}
    namesakes = _namesakes(views.values())
    for draft in drafts:
        siblings = [d for d in drafts if d.view is draft.view and d.event_type != "statement"]
        mentions = (
            _place_pointed_at(draft, views, context)
            or _fronted_venue(draft, context)
            or _own_places(draft, siblings, context)
        )
        _set_places(draft, mentions, ancestors)
        draft.place_line |= frozenset(other for i in draft.place_ids for other in namesakes.get(i, ()))


def _namesakes(views: Iterable[SentenceView]) -> dict[str, frozenset[str]]:
    """Return the places that an article calls by one name: «قضاء طوز خورماتو» and «طوز خورماتو» lie on one branch."""
    by_name: dict[str, set[str]] = {}
    for view in views:
        for place in view.places:
            by_name.setdefault(place.name, set()).add(place.place_id)
    return {i: frozenset(ids) for ids in by_name.values() if len(ids) > 1 for i in ids}


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
    topic = _topic_of_headline(draft, context)
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
        if any(context[name].holds(view, place.first_token - 2, place.first_token) for name in _ASIDE):
            continue
        is_fired_from = draft.event_type == "remote_violence" and view.form(place.first_token - 1) == "من"
        if is_fired_from and place.place_type in _BROAD:
            continue  # «صواريخ أطلقت من الأراضي اليمنية»
        if any(_nearer(place, other, draft) for other in siblings if other is not draft):
            continue
        if before >= 0 and not (_governed(place, view, context) or _undergoes(place, view, context)):
            continue
        found.append(place)
    found = [p for p in found if not _is_origin(p, view, context)] or found
    found = [p for p in found if not is_across_border(p, view)] or found
    if draft.event_type == "remote_violence":  # «قذائف من قطاع غزة على جنوب إسرائيل»
        found = [p for p in found if view.form(p.first_token - 1) != "من"] or found
    found = [p for n, p in enumerate(found) if n == 0 or not _locates(p, found[n - 1], view, context)]
    # «… في مدينة حلب بالتزامن مع محادثات في فرنسا»: a place after the words of the event goes before one ahead of them
    following = [place for place in found if place.first_token > trigger]
    return following or found or topic


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


def _fronted_venue(draft: ClaimDraft, context: EventContext) -> list[PlaceMention]:
    """Return the venue that opens the sentence of a meeting: «وفي باريس، بدأت دول اجتماعا للبحث في الوضع في حلب»."""
    view = draft.view
    if draft.event_type != "diplomacy":
        return []
    opening = [p for p in view.places if p.first_token <= view.first + 1 and p.last_token <= draft.first_token]
    return [p for p in opening if view.form(p.last_token) in ("،", ",") and _governed(p, view, context)][:1]


def _end_of_scene(draft: ClaimDraft, trigger: int, context: EventContext) -> int:
    """Return the token where the words of an event go on to another one: «ردا على», «بعد يوم من», «وإن»."""
    view = draft.view
    ends = [context["scene_enders"].find(view, trigger + 1, view.last), view.last]
    ends.append(counts_from(view, trigger + 1, min(view.last - 2, draft.last_token + _REACH_AFTER)))
    return min(end for end in ends if end >= 0)


def counts_from(view: SentenceView, start: int, end: int) -> int:
    """Return the token of «بعد أيام من», «قبل يوم واحد من», which counts from another event; -1 without one."""
    for at in range(start, end):
        if view.form(at) in ("بعد", "قبل") and "من" in (view.form(at + 2), view.form(at + 3)):
            return at
    return -1


def _is_party(place: PlaceMention, draft: ClaimDraft, context: EventContext) -> bool:
    """Tell a country that takes part («أعلنت تركيا», «بين روسيا وإيران») rather than being the scene."""
    after_trigger = draft.candidate is not None and any(t.last == place.first_token for t in draft.candidate.triggers)
    is_town = place.place_type not in _BROAD
    if is_town and (place.cue or (after_trigger and draft.event_type == "diplomacy")):
        return False  # «وسط العاصمة تونس», «قمة طهران»
    if any(p.start <= place.start < p.end for p in draft.participants):
        return draft.event_type != "remote_violence" or not _is_fired_at(place, draft.view, context)
    if draft.view.form(place.first_token).startswith("و") and not place.cue:
        ahead = next((p for p in draft.view.places if p.last_token == place.first_token), None)
        if ahead is not None and not _governed(ahead, draft.view, context) and _is_party(ahead, draft, context):
            return True  # «واشنطن ولندن وباريس تتحمل العواقب»
    acts = any(a.first_token <= place.first_token < a.last_token for a in draft.view.actors)
    if _governed(place, draft.view, context) or not (place.place_type == "country" or acts):
        return False
    # «تدخل السعودية على رأس تحالف»: whose forces move in stands behind the noun, the land they enter behind the verb
    moves = draft.candidate is not None and draft.candidate.head.entry.frame == "agent_noun"
    return not after_trigger or (moves and draft.event_subtype == "deployment" and place.place_type == "country")


def _governed(place: PlaceMention, view: SentenceView, context: EventContext) -> bool:
    """Tell that a preposition, a direction or a cue word stands before the place."""
    token = view.tokens[place.first_token]
    if place.cue or token.form[: place.start - token.start].endswith(("ب", "ل")) or token.form.startswith("لل"):
        return True
    before = view.form(place.first_token - 1).removeprefix("و")  # «وفي باريس»
    return before in context.forms("place_prepositions") or before.startswith(context.direction_stems)


def _is_fired_at(place: PlaceMention, view: SentenceView, context: EventContext) -> bool:
    """Tell a country that is both the scene and the party: «صاروخا على السعودية», «على جنوب إسرائيل»."""
    at = place.first_token - 1
    if view.form(at).startswith(context.direction_stems):
        at -= 1
    return view.form(at) in context.forms("target_words")


def _topic_of_headline(draft: ClaimDraft, context: EventContext) -> list[PlaceMention]:
    """Return the place of the part of a headline before «..» or «:», its topic: «عفرين.. القصف التركي يقتل أطفالا».

    «تشاد: مقتل جنود» opens with it, «مأساة إنسانية بإدلب.. قتلى في سوق» names it behind a preposition.
    """
    view = draft.view
    if draft.section != "headline":
        return []
    stops = [at for at in range(view.first, draft.first_token) if view.form(at) in _TOPIC_STOPS]
    if not stops:
        return []
    before = [p for p in view.places if p.last_token <= stops[-1]]
    return [p for p in before if p.first_token == view.first or _governed(p, view, context)][-1:]


def _undergoes(place: PlaceMention, view: SentenceView, context: EventContext) -> bool:
    """Tell a place that the event befalls as the subject: «شهدت صنعاء انفجارا», «كانت القاعدة هدفا لهجوم»."""
    return place.place_type not in _BROAD and view.form(place.first_token - 1) in context.forms("undergoing_verbs")


def _is_origin(place: PlaceMention, view: SentenceView, context: EventContext) -> bool:
    """Tell where somebody comes from, which is no scene: «مقتل شاب من بلدة برقين»."""
    at = place.first_token - (2 if place.cue else 1)
    return view.form(at) == "من" and view.form(at - 1) in context.forms("natives")


def is_across_border(place: PlaceMention, view: SentenceView) -> bool:
    """Tell the land on the other side: «في السويداء قرب الحدود الإدارية مع محافظة دمشق»."""
    first = place.first_token
    if view.form(first - 1) != "مع":
        first -= 1  # «مع محافظة دمشق»
    return view.form(first - 1) == "مع" and any("حدود" in view.form(k) for k in range(first - 4, first - 1))


def _locates(place: PlaceMention, before: PlaceMention, view: SentenceView, context: EventContext) -> bool:
    """Tell a place that only says where the one before it lies: «مدينة دوما بضواحي دمشق», «الدرين شمال عدن»."""
    gap = range(before.last_token, place.first_token)
    if not before.place_id.startswith(_UNLISTED) and 0 < len(gap) <= _LOCATING_WORDS:
        forms = [view.form(at) for at in gap]
        return not any(f.startswith("و") or not f.isalpha() for f in forms) and any(
            f.removeprefix("ب") in context.forms("locating_words") for f in forms
        )
    return False


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
        told = [i for i in ids if i in containers and i not in broad and i not in kept]
        # of a building («مقر الشركة») the town goes without saying where the sentence has named it
        towns = [m.container_id for m in mentions if m.place_type == _HOUSE and not m.container_id.startswith("cc:")]
        kept += (told or [i for i in towns if i])[:1]
    if kept:
        draft.place_id, draft.place_ids = kept[0], tuple(kept)
        draft.place_is_broad = all(i in broad for i in kept)
        draft.place_line = frozenset(kept) | {a for i in kept for a in ancestors(i)} | containers
        houses = {m.place_id for m in mentions if m.place_type == _HOUSE and not m.is_known}
        draft.place_is_house = all(i in houses for i in kept)
