"""The places an article names, as options for the place of a claim, and the signs that speak for each.

Belongs here: which places may be a claim's, and the features by which the weights compare them. Does not belong here:
the choice (judged_places.py), the rules, whose answer is one of the options (claim_places.py, claim_scenes.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import PlaceMention

_MOST = 12
"""So many options of a claim are compared; what is named further off is hardly ever meant."""
_SENTENCES_BACK = 3
_CLAIMS_BEFORE = 6
_CLAIMS_BEHIND = 3
_BETWEEN = 7
_GAPS = (1, 2, 4, 8, 16)
_COUNTRY = "cc:"
_UNLISTED = "plcx:"

Ancestors = Callable[[str], tuple[str, ...]]


class PlaceOption(NamedTuple):
    """Places that may be a claim's, most specific first; no ids stand for «no place».

    `is_here` tells a place that the claim's sentence names, `is_around` one that holds the place of the rules.
    """

    ids: tuple[str, ...]
    is_here: bool
    is_around: bool
    features: tuple[str, ...]


class Spot(NamedTuple):
    """One mention of a place and the sentence it stands in."""

    mention: PlaceMention
    view: SentenceView
    order: int


class ArticlePlaces(NamedTuple):
    """What the options of all claims of one article share."""

    spots: dict[int, tuple[Spot, ...]]
    named: Counter[str]
    told: Counter[str]
    types: dict[str, str]
    acting: frozenset[int]
    headline: frozenset[str]
    country: str
    ancestors: Ancestors


def article_places(
    drafts: Sequence[ClaimDraft], views: Sequence[SentenceView], country: str, ancestors: Ancestors
) -> ArticlePlaces:
    """Gather the places an article names; `country` is the id of the one its story plays in, "" without one."""
    spots: dict[int, tuple[Spot, ...]] = {}
    types: dict[str, str] = {}
    acting: set[int] = set()
    order = 0
    for view in views:
        here = []
        for mention in view.places:
            here.append(Spot(mention, view, order))
            types[mention.place_id] = mention.place_type
            order += 1
        spots[view.sentence.no] = tuple(here)
        acting.update(at for a in view.actors for at in range(a.first_token, a.last_token))
    named = Counter(s.mention.place_id for found in spots.values() for s in found)
    headline = frozenset(s.mention.place_id for f in spots.values() for s in f if s.view.sentence.section == "headline")
    told = Counter(i for d in drafts if not d.place_inherited for i in d.place_ids)
    return ArticlePlaces(spots, named, told, types, frozenset(acting), headline, country, ancestors)


def options_for(position: int, drafts: Sequence[ClaimDraft], article: ArticlePlaces) -> list[PlaceOption]:
    """Return the options of one claim: the answer of the rules first, then the places around it, nearest first."""
    draft = drafts[position]
    found: dict[str, tuple[str, ...]] = {draft.place_ids[0] if draft.place_ids else "": draft.place_ids}
    nearest: dict[str, Spot] = {}
    head = draft.candidate.head.first if draft.candidate else draft.first_token
    for spot in _spots_around(draft, head, article):
        nearest.setdefault(spot.mention.place_id, spot)
    before = drafts[max(0, position - _CLAIMS_BEFORE) : position]
    behind = drafts[position + 1 : position + 1 + _CLAIMS_BEHIND]
    lent = [d.place_ids for d in [*reversed(before), *behind] if d.place_ids]
    lent += [(place_id,) for place_id in nearest]
    lent += [(i,) for i in (article.country, *_countries(draft, article)) if i]
    for ids in lent:
        if len(found) < _MOST:
            found.setdefault(ids[0], ids)
    around = _Around(position, drafts, article, head, nearest)
    return [around.option(ids) for ids in found.values()]


def _spots_around(draft: ClaimDraft, head: int, article: ArticlePlaces) -> list[Spot]:
    """Return the mentions of places around a claim, nearest first: its sentence, those before it, the headline's."""
    no = draft.view.sentence.no
    here = sorted(article.spots.get(no, ()), key=lambda s: abs(s.mention.first_token - head))
    for back in range(1, _SENTENCES_BACK + 1):
        here += reversed(article.spots.get(no - back, ()))
    here += article.spots.get(no + 1, ())
    here += article.spots.get(0, ())
    return here


def _countries(draft: ClaimDraft, article: ArticlePlaces) -> tuple[str, ...]:
    """Return the country in which the place that the rules give lies."""
    if not draft.place_ids:
        return ()
    return tuple(i for i in article.ancestors(draft.place_ids[0]) if i.startswith(_COUNTRY))[-1:]


class _Around:
    """What is seen of one claim, and of each of its options."""

    def __init__(
        self,
        position: int,
        drafts: Sequence[ClaimDraft],
        article: ArticlePlaces,
        head: int,
        nearest: dict[str, Spot],
    ) -> None:
        """Note what is the same for every option."""
        self.position, self.drafts, self.article, self.head, self.nearest = position, drafts, article, head, nearest
        self.draft = draft = drafts[position]
        self.ruled = draft.place_ids[0] if draft.place_ids else ""
        self.basis = "-" if not self.ruled else "i" if draft.place_inherited else "e"
        self.ruled_type = self._type(self.ruled)
        no = draft.view.sentence.no
        self.section = "head" if draft.section == "headline" else f"s{min(no, 3)}"
        self.count = "many" if draft.is_aggregate else "one"
        trigger = draft.candidate.head if draft.candidate else None
        self.frame = trigger.entry.frame if trigger else "said"
        self.entry = trigger.entry.id if trigger else "said"

    def option(self, ids: tuple[str, ...]) -> PlaceOption:
        """Return one option with what is seen of it."""
        draft, article = self.draft, self.article
        if not ids:
            return PlaceOption(ids, False, False, self._none())
        place_id = ids[0]
        spot = self.nearest.get(place_id)
        kind = self._type(place_id)
        rule = self.basis if place_id == self.ruled else "-"
        against = self._against(place_id)
        where, gap = self._where(spot)
        kin = self._kin(place_id)
        out = [
            f"rule={rule}",
            f"rule={rule} type={kind}",
            f"rule={rule} {draft.event_type}",
            f"rule={rule} {draft.event_subtype}",
            f"rule={rule} where={where}",
            f"rule={rule} kin={kin}",
            f"rule={rule} {self.section}",
            f"rule={rule} {self.count}",
            f"against={against}",
            f"against={against} where={where}",
            f"against={against} {self.count}",
            f"against={against} kin={kin}",
            f"against={against} {draft.event_type}",
            f"where={where}",
            f"where={where} {gap}",
            f"where={where} type={kind}",
            f"where={where} {draft.event_type}",
            f"where={where} kin={kin}",
            f"where={where} {self.frame}",
            f"type={kind} {draft.event_subtype}",
            f"type={kind} {draft.status}",
            f"type={kind} {self.count} {draft.event_type}",
            f"type={kind} {self.section}",
            f"kin={kin}",
            f"kin={kin} {draft.event_type}",
            f"kin={kin} {self.section}",
            f"named={min(article.named[place_id], 4)} rule={rule}",
            f"named={min(article.named[place_id], 4)} where={where}",
            f"told={min(article.told[place_id], 4)} rule={rule}",
            f"many={min(len(ids), 4)} rule={rule}",
        ]
        if place_id in article.headline:
            out += [f"headline rule={rule}", f"headline where={where}", f"headline {self.section}"]
        if place_id == article.country:
            out += [f"story {self.count}", f"story against={against}", f"story {draft.event_subtype}"]
        if article.told and article.told.most_common(1)[0][0] == place_id:
            out += [f"main rule={rule}", f"main {self.section}", f"main where={where}"]
        if spot is not None:
            out += self._words(spot, kind, where)
        return PlaceOption(ids, spot is not None and spot.view is draft.view, against.startswith("around"), tuple(out))

    def _none(self) -> tuple[str, ...]:
        """Return what speaks for no place at all."""
        draft = self.draft
        return (
            "none",
            f"none {draft.event_subtype}",
            f"none {draft.event_type} {draft.status}",
            f"none {self.section}",
            f"none {self.count}",
            f"none {self.entry}",
        )

    def _type(self, place_id: str) -> str:
        """Return the type of a place, "unlisted" added where no table knows it."""
        if place_id.startswith(_COUNTRY):
            return "country"
        kind = self.article.types.get(place_id, "far")
        return f"{kind}.unlisted" if place_id.startswith(_UNLISTED) else kind

    def _against(self, place_id: str) -> str:
        """Return how a place lies to the one the rules give: the same, within it, around it, apart."""
        if not self.ruled:
            return "open"
        if place_id == self.ruled:
            return f"same {self.basis}"
        if place_id in self.article.ancestors(self.ruled):
            return f"around {self.basis} {self.ruled_type}"
        if self.ruled in self.article.ancestors(place_id):
            return f"within {self.basis} {self.ruled_type}"
        return f"beside {self.basis}" if place_id in self.draft.place_ids else f"apart {self.basis}"

    def _where(self, spot: Spot | None) -> tuple[str, str]:
        """Return where a place is named as seen from the claim: clause and side, or sentence; and how far, roughly."""
        if spot is None:
            return "far", ""
        view, at = self.draft.view, spot.mention.first_token
        apart = spot.view.sentence.no - view.sentence.no
        if apart == 0:
            clauses = max(-2, min(2, view.clause(at) - view.clause(self.head)))
            gap = next((str(step) for step in _GAPS if abs(at - self.head) <= step), ">")
            return f"c{clauses}{'b' if at < self.head else 'f'}", gap
        return ("title" if spot.view.sentence.no == 0 else f"s{max(-3, apart)}"), ""

    def _kin(self, place_id: str) -> str:
        """Return the closest claim that has the place: its kind, side and distance, and how it came by it."""
        best, least = "none", 99
        low = max(0, self.position - _CLAIMS_BEFORE)
        for number in range(low, min(len(self.drafts), self.position + 1 + _CLAIMS_BEHIND)):
            other = self.drafts[number]
            if number == self.position or place_id not in other.place_ids:
                continue
            away = abs(number - self.position)
            draft = self.draft
            same = 0 if other.event_subtype == draft.event_subtype else 1 if other.event_type == draft.event_type else 2
            score = 3 * same + away + 2 * other.place_inherited
            if score < least:
                least = score
                days = (other.date_start, other.date_end), (draft.date_start, draft.date_end)
                dated = "" if None in (days[0][0], days[1][0]) else "=" if days[0] == days[1] else "x"
                side = "b" if number < self.position else "f"
                near = "0" if other.view is draft.view else "1" if away == 1 else "3" if away < 4 else "9"
                best = f"{same}{side}{near}{'i' if other.place_inherited else ''}{dated}"
        return best

    def _words(self, spot: Spot, kind: str, where: str) -> list[str]:
        """Return the words around a place and, in the claim's sentence, those between it and the event."""
        mention, view = spot.mention, spot.view
        token = view.tokens[mention.first_token]
        glued = token.form[: max(0, mention.start - token.start)]
        cues = len(mention.cue.split())
        word = view.form(mention.first_token - 1 - cues) if cues else view.form(mention.first_token - 1)
        side = where[:1]
        out = [
            f"{side} before={glued}|{word}",
            f"{side} before={glued}|{word} type={kind}",
            f"{side} before={glued}|{word} {self.draft.event_type}",
            f"{where} cue={mention.cue}",
            f"{side} behind={view.form(mention.last_token)}",
        ]
        if mention.first_token in self.article.acting:
            out += [f"acts where={where}", f"acts type={kind}", f"acts {self.draft.event_type}"]
        if view is self.draft.view:
            at, end = mention.first_token, mention.last_token
            low, high = (end, self.head) if at < self.head else (self.draft.last_trigger, at)
            mark = "b" if at < self.head else "f"
            out.append(f"rank={mark}{sum(low <= p.first_token < high for p in view.places)}")
            out.append(f"events={mark}{min(3, sum(low <= t.first < high for t in view.triggers))} where={where}")
            if high - low <= _BETWEEN:
                out += [f"between {mark}={view.form(k)}" for k in range(low, high)]
            out += [f"side={mark} entry={self.entry}"]
        return out
