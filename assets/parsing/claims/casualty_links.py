"""Casualty claims: each count of victims with the claim it belongs to, its side, period and place.

Belongs here: from casualty mentions and claims to `CasualtyClaim` rows. Does not belong here: reading the counts.
"""

from __future__ import annotations

from assets.parsing.actors.nationality import state_of
from assets.parsing.casualties.casualty_mentions import CasualtyMention
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.model import CasualtyClaim, Document, VictimGroup

_FIGHTING = frozenset({"armed_group", "armed_forces"})


def link_casualties(
    document: Document, drafts: list[ClaimDraft], casualties: tuple[CasualtyMention, ...]
) -> tuple[CasualtyClaim, ...]:
    """Return the casualty claims of the counts that a claim carries; counts of accidents and sport have none."""
    claim_of: dict[int, int] = {}
    for claim_no, draft in enumerate(drafts):
        if draft.candidate is not None:
            for number in draft.candidate.casualties:
                if not casualties[number].is_of_disease:  # told beside a raid, «توفي 200 بالكوليرا» is none of its dead
                    claim_of.setdefault(number, claim_no)
    row_of = {number: row for row, number in enumerate(sorted(claim_of))}
    rows: list[CasualtyClaim] = []
    for number in sorted(claim_of):
        mention, claim_no = casualties[number], claim_of[number]
        draft = drafts[claim_no]
        whole = mention.subset_of
        rows.append(
            CasualtyClaim(
                claim_no=claim_no,
                start=mention.start,
                end=mention.end,
                outcome=mention.outcome,
                victim_group=_group(document, mention),
                victim_side=_side(document, mention),
                low=mention.low,
                best=mention.best,
                high=mention.high,
                qualifier=mention.qualifier,
                subset_of=row_of.get(whole) if whole is not None else None,
                is_cumulative=draft.is_aggregate,
                date_start=draft.date_start,
                date_end=draft.date_end,
                place_id=draft.place_id,
                rule=mention.rule,
            )
        )
    return tuple(rows)


def _group(document: Document, mention: CasualtyMention) -> VictimGroup:
    """Return the group; men of a body of fighters are fighters, whatever its name means: «5 من "الشباب" الصومالية»."""
    if mention.side_tokens is None or mention.victim_group != "people":
        return mention.victim_group
    first, last = mention.side_tokens
    named = (actor for actor in document.actors if actor.first_token < last and actor.last_token > first)
    return "combatants" if any(actor.actor_type in _FIGHTING for actor in named) else "people"


def _side(document: Document, mention: CasualtyMention) -> str | None:
    """Return the actor whose people the victims are: «6 من قوات النظام», «11 إيرانيا»; None where none is said."""
    if mention.side_tokens is None:
        return None
    first, last = mention.side_tokens
    for actor in document.actors:
        if actor.first_token < last and actor.last_token > first:
            return actor.actor_id
    for index in range(first, last):
        state = state_of(document.tokens[index].form)
        if state:
            return state
    return None
