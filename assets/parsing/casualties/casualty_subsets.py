"""Subsets: counts that are a part of another count ("among them 45 children").

Belongs here: the words that announce a part and the search for its whole. Does not belong here: how a count is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from assets.parsing.casualties.casualty_view import Quantity, View
from assets.parsing.model import Outcome, VictimGroup

_CUE_REACH = 4
_AMONG_CUE_REACH = 8
_AMONG_REACH = 5
_LIST_GAP = 4
_PART_CUES = frozenset({"subset", "majority", "partition"})
_NUMBERED_LIST_GAP = 7

PartKind = Literal["subset", "majority", "partition"]


class Counted(Protocol):
    """What the search for a whole needs to know of a mention."""

    @property
    def outcome(self) -> Outcome: ...
    @property
    def victim_group(self) -> VictimGroup: ...
    @property
    def best(self) -> int | None: ...
    @property
    def subset_of(self) -> int | None: ...
    @property
    def first_token(self) -> int: ...


class PartCue(NamedTuple):
    """The word that announces a part; `outcome` is set where the whole is named by its harm (بين الجرحى)."""

    token: int
    kind: PartKind
    outcome: Outcome | None


def part_cue_before(view: View, quantity: Quantity) -> PartCue | None:
    """Return the cue in front of the quantity: «بينهم 45 طفلا», «معظمهم من قوات الأمن», «من بين القتلى 5 أطفال»."""
    is_whole = quantity.is_other or view.tag(quantity.first - 1).harm is not None  # «قتل ثلاثة آخرون بينهم طفل»
    if quantity.is_numbered and quantity.noun_kind == "none" and view.has(quantity.last, "subset") and not is_whole:
        return PartCue(quantity.last, "subset", None)
    if _is_sorted(view, quantity):
        return PartCue(quantity.first - 1, "subset", None)
    reach = _AMONG_CUE_REACH if quantity.has_digits and quantity.noun_kind == "person" else _CUE_REACH
    for index in range(quantity.first - 1, max(view.first, quantity.first - 1 - reach) - 1, -1):
        tag = view.tag(index)
        if quantity.first - 1 - index > _CUE_REACH and tag.cues & _PART_CUES:
            return None
        for kind in ("subset", "majority"):
            if kind in tag.cues:
                gap = quantity.first - 1 - index
                if not quantity.is_numbered and gap and view.form(quantity.first - 1) not in ("من", "فيهم"):
                    return None
                if quantity.best == 1 and not quantity.has_digits and gap > 1:
                    return None
                return PartCue(index, kind, None)
        if "partition" in tag.cues and index == quantity.first - 1:
            return PartCue(index, "partition", None)
        noun = tag.noun
        before = index - 1 - view.has(index - 1, "sums")  # «من بين مجمل الإصابات 14 طفلا»
        if noun is not None and noun.outcome is not None and noun.is_definite and view.has(before, "among"):
            return PartCue(index, "subset", noun.outcome)
        if view.form(index) == '"' and index == quantity.first - 1:
            continue  # «قتلوا بينهم "40 طفلا"»
        if tag.harm is not None or view.tokens[index].kind == "punct":
            return None
    return None


def _is_sorted(view: View, quantity: Quantity) -> bool:
    """Tell «خطف 40 قرويا بين نساء وأطفال», the sorts of those counted, from «اشتباكات بين مدنيين وجنود»."""
    if quantity.is_numbered or quantity.is_definite or view.form(quantity.first - 1) != "بين":
        return False
    counted = quantity.first - 2
    counted -= view.form(counted) in ("،", ",", "ما")
    sort = view.tag(quantity.last).noun if quantity.last < view.last else None
    if sort is None or view.tag(quantity.last).noun_proclitics != "و" or counted < view.first:
        return False
    noun = view.tag(counted).noun
    if noun is None:
        return view.form(counted).endswith("يا")  # «30 درزيا»
    return noun.outcome is None and noun.number == "singular" and not noun.is_definite


def among_after(view: View, quantity: Quantity) -> PartCue | None:
    """Return the cue behind the quantity: «30 طفلا بين الجرحى», «11 إيرانيا، على الأقل، بين قتلى القصف»."""
    for index in range(quantity.last, min(view.last - 1, quantity.last + _AMONG_REACH)):
        if view.has(index, "openers"):
            return None  # «مصادر يمنية أن من بين القتلى قائدا»
        if view.has(index, "among"):
            noun = view.tag(index + 1).noun
            if noun is not None and noun.outcome is not None and noun.number in ("plural", "dual_or_plural"):
                return PartCue(index + 1, "subset", noun.outcome)
            if view.form(index) != "من":
                return None
        joined = view.tag(index).noun is not None and view.tag(index).noun_proclitics == "و"
        if view.tag(index).harm is not None or (view.tokens[index].form[0] == "و" and not joined):
            return None  # «قائدا عسكريا وعقيدين من بين الضحايا» are all among them
    return None


def is_apposed(view: View, quantity: Quantity, end: int, best: int | None) -> bool:
    """Tell whether the quantity takes the one before apart: «27 قتيلا، 6 من قوات النظام و11 من المسلحين»."""
    if not quantity.is_numbered or quantity.proclitics or quantity.best is None:
        return False
    if best is None or quantity.best >= best:
        return False
    between = [view.form(k) for k in range(end, quantity.first)]
    return (
        0 < len(between) <= 3
        and any(form in ("،", ",", ":", "(", "-") for form in between)
        and not any(
            view.tokens[k].kind == "word" and view.form(k) not in ("علي", "الاقل") for k in range(end, quantity.first)
        )
    )


def continues_list(view: View, quantity: Quantity, end: int) -> bool:
    """Tell whether the quantity goes on the list that ended at token `end`: «بينهم نساء وأطفال».

    The dead of the other side stand behind «مقابل»: «13 عنصرا من قوات النظام وحلفائها، مقابل ستة من جيش الإسلام».
    """
    gap = _NUMBERED_LIST_GAP if quantity.is_numbered and not quantity.is_single_word else _LIST_GAP
    if view.has(quantity.first - 1, "set_against") and quantity.is_numbered and 0 < quantity.first - end <= gap:
        return all(view.tag(k).harm is None for k in range(end, quantity.first))
    if "و" not in quantity.proclitics or quantity.first < end or quantity.first - end > gap:
        return False
    return all(
        view.tag(k).harm is None and (view.tokens[k].kind != "word" or view.tokens[k].form[0] != "و")
        for k in range(end, quantity.first)
        if view.form(k) != "و"
    )


def whole_of(mentions: Sequence[Counted], since: int, outcome: Outcome | None, best: int | None) -> int | None:
    """Return the nearest mention from index `since` on that can contain a part of `best` people.

    A whole with no number can contain any; a part of a part is taken for another part of the same whole.
    """
    for index in range(len(mentions) - 1, since - 1, -1):
        whole = mentions[index]
        if outcome is not None and whole.outcome != outcome:
            continue
        if best is not None and whole.best is not None and whole.best < best:
            continue
        if whole.best == 1 and best != 1:
            continue
        return first_of_joint(mentions, index)
    return None


def first_of_joint(mentions: Sequence[Counted], index: int) -> int:
    """Return the first of two mentions that share one span: a part of «88 قتيلا وجريحا» hangs on the dead."""
    if index and mentions[index - 1].first_token == mentions[index].first_token:
        return index - 1
    return index


def nearest_of_group(mentions: Sequence[Counted], group: VictimGroup) -> int | None:
    """Return the nearest mention of the same people: «ثلاثة من هؤلاء الأطفال»."""
    for index in range(len(mentions) - 1, -1, -1):
        if mentions[index].victim_group == group:
            return index
    return None
