"""Parts: reading a count as a part of one already read, or as the whole of it.

Belongs here: what the cues of casualty_subsets.py mean for the mentions so far. Does not belong here: the cues.
"""

from __future__ import annotations

from dataclasses import replace

from assets.parsing.casualties.casualty_governors import governor_before
from assets.parsing.casualties.casualty_modifiers import side_of
from assets.parsing.casualties.casualty_record import CasualtyMention, Sofar, add_mention
from assets.parsing.casualties.casualty_subsets import (
    continues_list,
    is_apposed,
    nearest_of_group,
    part_cue_before,
    whole_of,
)
from assets.parsing.casualties.casualty_view import Governor, Quantity, View
from assets.parsing.casualties.verbs_behind import governor_after
from assets.parsing.model import Outcome

_WHOLE_GAP = 3


def read_part(view: View, quantity: Quantity, state: Sofar, mentions: list[CasualtyMention]) -> bool:
    """Read a part of a count already found."""
    linked, linked_to = state.linked, state.linked_to
    if (
        state.is_part
        and linked is not None
        and linked_to is not None
        and quantity.outcome is None
        and continues_list(view, quantity, linked.last)
        and not leaves_part(view, quantity, state, mentions)
    ):
        add_mention(view, quantity, linked_to, state.linked_part_of, state, mentions)
        return True
    cue = part_cue_before(view, quantity)
    if cue is not None and cue.outcome is not None and _has_no_whole(quantity, cue.outcome, mentions):
        add_mention(view, quantity, Governor(cue.token, cue.outcome, None, "among"), None, state, mentions)
        return True
    if cue is not None and mentions and (quantity.noun_kind != "unknown" or view.form(cue.token) != "بينها"):
        since = state.since if cue.outcome is None and len(mentions) > state.since else 0
        whole = whole_of(mentions, since, cue.outcome, quantity.best)
        if whole is None:
            return False
        if cue.outcome is None and mentions[whole].sentence_no < state.no - 1:
            return False
        if cue.outcome is None and mentions[whole].subset_of is not None and cue.kind == "subset":
            whole = _enclosing(view, cue.token, whole, mentions)
        outcome = cue.outcome or mentions[whole].outcome
        if quantity.outcome is not None and quantity.outcome != outcome:
            return False
        if cue.kind == "majority":
            quantity = replace(quantity, low=None, best=None, high=None, qualifier="uncounted")
        if quantity.noun_kind == "none":
            quantity = replace(quantity, group=mentions[whole].victim_group)
        if cue.token >= quantity.last:
            quantity = _with_group_behind(view, quantity, cue.token + 1)
        if not state.is_part:
            state.parent_part_of, state.parent_to = state.linked_part_of, state.linked_to
        add_mention(view, quantity, Governor(cue.token, outcome, None, cue.kind), whole, state, mentions)
        state.is_part = cue.kind != "partition"
        return True
    if (
        linked is not None
        and linked_to is not None
        and quantity.outcome is None
        and mentions
        and is_apposed(view, quantity, linked.last, linked.best)
    ):
        part = linked_to._replace(joint=None, rule="apposition")
        add_mention(view, quantity, part, len(mentions) - 1, state, mentions)
        return True
    if quantity.is_those and mentions:
        whole = nearest_of_group(mentions, quantity.group)
        if whole is not None and mentions[whole].sentence_no >= state.no - 2:
            anew = governor_before(view, quantity, {})
            if anew is not None and anew.outcome != mentions[whole].outcome:
                return False  # «وأصيب 31 من هؤلاء العمال»
            governor = Governor(quantity.first, mentions[whole].outcome, None, "those")
            add_mention(view, quantity, governor, whole, state, mentions)
            return True
    return False


def _has_no_whole(quantity: Quantity, outcome: Outcome, mentions: list[CasualtyMention]) -> bool:
    """Tell «من بين القتلى 14 طفلا» where nobody has told how many the dead are."""
    is_count = quantity.is_numbered and quantity.outcome is None
    return is_count and whole_of(mentions, 0, outcome, quantity.best) is None


def read_whole_behind(view: View, quantity: Quantity, state: Sofar, mentions: list[CasualtyMention]) -> bool:
    """Read the whole that follows its part: «11 إيرانيا بين 27 قتيلا», «خمسة أطفال من أصل 20 قتلوا»."""
    if not quantity.is_numbered or state.linked is None or state.linked_to is None or quantity.joint is not None:
        return False
    before = quantity.first - 1
    if not view.has(before, "whole") or quantity.noun_kind == "none":
        return False
    if before - state.linked.last > _WHOLE_GAP or any(view.tag(k).harm for k in range(state.linked.last, before)):
        return False
    part = mentions[-1]
    if quantity.best is None or (part.best is not None and part.best >= quantity.best):
        return False
    if quantity.outcome != part.outcome and governor_after(view, quantity, {}) is None:
        return False  # «20 ألف نازح من أصل مليوني نسمة»: the whole is a population
    mentions[-1] = replace(part, subset_of=len(mentions))
    add_mention(view, quantity, Governor(part.harm_token, part.outcome, None, "whole"), None, state, mentions)
    return True


def _with_group_behind(view: View, quantity: Quantity, at: int) -> Quantity:
    """Return the quantity with the noun behind its cue: «خمسة منهم أطفال»."""
    noun = view.tag(at).noun if at < view.last else None
    if view.form(at) == "من" and (side := side_of(view, at)) is not None:
        return replace(quantity, group=side[1] or quantity.group, last=side[0], side=(at, side[0]))
    if noun is None or view.tag(at).noun_proclitics:
        return replace(quantity, last=at)
    return replace(quantity, group=noun.group, last=at + noun.n_tokens)


def _enclosing(view: View, cue: int, whole: int, mentions: list[CasualtyMention]) -> int:
    """Return the count a new «بينهم» refines when the nearest one is itself a part and stands not right before it."""
    nearest = mentions[whole]
    part_of = nearest.subset_of
    if cue - nearest.last_token <= 2 or part_of is None:
        return whole
    return part_of


def leaves_part(view: View, quantity: Quantity, state: Sofar, mentions: list[CasualtyMention]) -> bool:
    """Tell whether an item goes back to the list above: «بينهم 3 ضباط، و11 …», or more than the whole could hold."""
    if not quantity.is_numbered or state.linked is None:
        return False
    if has_comma(view, state.linked.last, quantity.first):
        return True
    whole = mentions[state.linked_part_of].best if state.linked_part_of is not None else None
    return whole is not None and quantity.best is not None and quantity.best > whole


def has_comma(view: View, first: int, last: int) -> bool:
    """Tell whether a comma stands between two tokens."""
    return any(view.form(k) in ("،", ",") for k in range(first, last + 1))
