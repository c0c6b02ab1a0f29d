"""Repeated figures: a headline's toll has the scope that the article's body gives the same figure.

Belongs here: taking over that a mention sums up a period, with the period, from another mention of its toll. Does not
belong here: whether a clause itself sums up (claim_aggregates.py), other inherited dates (date_inheritance.py).

| a mention without a date of its own | sums up what |
|---|---|
| has the figure of a sum, for one outcome: «250 قتيلا في قصف الغوطة» | «قتل 250 شخصا خلال يومين» sums up |
| has only parts of a sum: «بين القتلى أكثر من 50 طفلا» | «قتل 250 شخصا خلال يومين» sums up |
"""

from __future__ import annotations

from assets.parsing.casualties.casualty_mentions import CasualtyMention
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.taken_dates import copy_date
from assets.parsing.events.event_types import VIOLENT_TYPES

_TELLING_FIGURE = 20
"""Smaller figures are often equal by chance."""

_LARGE_FIGURE = 100
"""So many are the dead of a sum even where its days are not known."""

_ANY_PEOPLE = "people"


def share_scopes(drafts: list[ClaimDraft], casualties: tuple[CasualtyMention, ...]) -> None:
    """Make sums of the mentions that repeat the figure of a sum, or tell parts of it."""
    sums = [d for d in drafts if d.is_aggregate and d.candidate is not None and _figures(d, casualties)]
    if not sums:
        return
    for draft in drafts:
        if not _is_open(draft):
            continue
        source = next((s for s in sums if _repeats(draft, s, casualties) or _is_part(draft, s, casualties)), None)
        if source is not None:
            draft.is_aggregate = True
            if source.date_start is not None:
                copy_date(draft, source)


def _is_open(draft: ClaimDraft) -> bool:
    """Tell a violent incident of which its own clause tells no date."""
    is_incident = draft.event_type in VIOLENT_TYPES and not draft.is_aggregate
    return is_incident and draft.candidate is not None and draft.date_start is None


def _repeats(draft: ClaimDraft, source: ClaimDraft, casualties: tuple[CasualtyMention, ...]) -> bool:
    """Tell that the mention gives the figure of a sum, of the same people at places that do not differ."""
    if draft.place_ids and source.place_ids:
        is_within = set(draft.place_ids) & source.place_line or set(source.place_ids) & draft.place_line
        if not is_within:
            return False
    least = _TELLING_FIGURE if _spans_days(source) else _LARGE_FIGURE
    shared = [a for a in _figures(draft, casualties) for b in _figures(source, casualties) if _is_same(a, b)]
    return any((count.best or 0) >= least for count in shared)


def _spans_days(source: ClaimDraft) -> bool:
    """Tell a sum whose days are known: «قتل 35 في معارك اليوم» may be no sum at all."""
    return source.date_start is not None and source.date_end is not None and source.date_start < source.date_end


def _is_same(a: CasualtyMention, b: CasualtyMention) -> bool:
    """Tell one figure for one outcome of one group, «أشخاص» being any."""
    groups = {a.victim_group, b.victim_group}
    return (a.outcome, a.best) == (b.outcome, b.best) and (len(groups) == 1 or _ANY_PEOPLE in groups)


def _is_part(draft: ClaimDraft, source: ClaimDraft, casualties: tuple[CasualtyMention, ...]) -> bool:
    """Tell a mention that is nothing but a part of the count of a sum."""
    if draft.candidate is None or source.candidate is None or not draft.candidate.is_harm_only:
        return False
    own = draft.candidate.casualties
    return bool(own) and all(casualties[number].subset_of in source.candidate.casualties for number in own)


def _figures(draft: ClaimDraft, casualties: tuple[CasualtyMention, ...]) -> list[CasualtyMention]:
    """Return the figures of a mention by which one toll is known again: large ones that are no part of another."""
    if draft.candidate is None:
        return []
    counts = (casualties[number] for number in draft.candidate.casualties)
    return [c for c in counts if c.subset_of is None and (c.best or 0) >= _TELLING_FIGURE and c.qualifier != "vague"]
