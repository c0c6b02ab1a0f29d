"""The record of one casualty count, and what has been read of a sentence so far.

Belongs here: `CasualtyMention`, the running state, adding a mention, and the side that mentions share. Does not belong
here: any frame.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from assets.parsing.casualties.casualty_context import Context
from assets.parsing.casualties.casualty_view import Governor, Quantity, View
from assets.parsing.model import Outcome, Qualifier, VictimGroup


@dataclass(frozen=True, slots=True)
class CasualtyMention:
    """One count of people harmed or moved, independent of any event.

    `last_token` is exclusive. `subset_of` indexes the returned tuple. `harm_token` is the word that says the harm
    (قتل, مقتل, إصابة, قتيلا). `side_tokens` is the token range (end exclusive) of the words that tell the side.
    `is_of_disease` marks a count that a disease beside it explains.
    """

    start: int
    end: int
    first_token: int
    last_token: int
    sentence_no: int
    outcome: Outcome
    victim_group: VictimGroup
    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier
    subset_of: int | None
    harm_token: int
    side_tokens: tuple[int, int] | None
    is_cumulative_cue: bool
    context: Context
    rule: str
    is_of_disease: bool = False


@dataclass(slots=True)
class Sofar:
    """What has been found in the sentence so far: the list it goes on with, and where its mentions begin."""

    no: int
    since: int
    linked: Quantity | None = None
    linked_to: Governor | None = None
    linked_part_of: int | None = None
    parent_part_of: int | None = None
    parent_to: Governor | None = None
    is_part: bool = False
    awaited: tuple[int, int] | None = None


def add_mention(
    view: View,
    quantity: Quantity,
    governor: Governor,
    part_of: int | None,
    state: Sofar,
    mentions: list[CasualtyMention],
) -> None:
    """Append the mention, or two with no number where one number covers both outcomes."""
    tokens = view.tokens
    first = tokens[quantity.first]
    glued = len(quantity.proclitics) if first.kind == "word" and first.form[:1] == quantity.proclitics[:1] else 0
    end = tokens[min(quantity.last, view.last) - 1].end
    joint = governor.joint
    for outcome in (governor.outcome, joint) if joint else (governor.outcome,):
        mentions.append(
            CasualtyMention(
                start=first.start + glued,
                end=end,
                first_token=quantity.first,
                last_token=quantity.last,
                sentence_no=state.no,
                outcome=outcome,
                victim_group=quantity.group,
                low=None if joint else quantity.low,
                best=None if joint else quantity.best,
                high=None if joint else quantity.high,
                qualifier="uncounted" if joint else quantity.qualifier,
                subset_of=part_of,
                harm_token=governor.token,
                side_tokens=quantity.side,
                is_cumulative_cue=False,
                context="unknown",
                rule=governor.rule,
            )
        )
    if state.awaited is not None and state.awaited[1] == quantity.first:
        mentions[state.awaited[0]] = replace(mentions[state.awaited[0]], subset_of=len(mentions) - 1)
    if governor.rule not in ("subset", "majority"):
        state.is_part = False
    state.linked, state.linked_to, state.linked_part_of = quantity, governor, part_of


def share_side(quantity: Quantity, state: Sofar, mentions: list[CasualtyMention]) -> None:
    """Give the side told at the end of a list to the words before: «قتلى وجرحى في صفوف الحوثيين»."""
    linked = state.linked
    if quantity.side is None or linked is None or linked.outcome is None or linked.side is not None:
        return
    ends = quantity.first
    for index in range(len(mentions) - 1, state.since - 1, -1):
        before = mentions[index]
        if before.last_token != ends or before.side_tokens is not None:
            return
        mentions[index] = replace(before, victim_group=quantity.group, side_tokens=quantity.side)
        ends = before.first_token
