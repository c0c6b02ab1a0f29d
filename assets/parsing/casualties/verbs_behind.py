"""Verbs behind: the verb of harm that follows the people it befell: «23 شخصا قتلوا», «إن جنديا قتل».

Belongs here: the frames that tie a phrase of people to a word of harm behind it. Does not belong here: words of harm
in front of their victims (casualty_governors.py).
"""

from __future__ import annotations

from collections.abc import Mapping

from assets.parsing.casualties.casualty_modifiers import is_between, is_dual_verb
from assets.parsing.casualties.casualty_view import Governor, Quantity, View
from assets.parsing.model import Outcome

FALLEN = "count+falls"
_RIGHT_REACH = 7
_SPLIT_REACH = 12
_ASIDE_GAP = 5
_NAME_REACH = 26
_IN_NAMES = frozenset({'"', "-", "#", "_"})
_NO_NAME = frozenset({"stop", "openers", "prepositions", "relative", "negation", "subset"})


def governor_after(view: View, quantity: Quantity, quantities_at: Mapping[int, Quantity]) -> Governor | None:
    """Return the verb of harm behind the quantity: «23 شخصا قتلوا», «إن جنديا قتل», or None.

    A verb that has an object of its own makes them the perpetrators: «مسلحين قتلوا 5 أشخاص».
    """
    if quantity.noun_kind == "unknown" or quantity.says_harm:
        return None
    if _is_title(view, quantity):
        return _told_of_name(view, quantity, quantities_at)
    has_part = False
    for index in range(quantity.last, min(view.last, quantity.last + _RIGHT_REACH * (2 if quantity.has_digits else 1))):
        tag, token = view.tag(index), view.tokens[index]
        gap = index - quantity.last
        harm = tag.harm
        if harm is not None and _is_driven_to(view, index, quantity.last):
            return Governor(index, harm.outcome, None, "count+driven")
        if harm is not None and tag.harm_proclitics in ("", "س", "ف"):
            if harm.kind == "masdar":
                return None
            if token.form.endswith("هم") and quantity.best != 1:
                if not quantity.is_numbered and view.form(index - 1).endswith("قد"):
                    return None  # «يكون مسلحو التنظيم قد اختطفوهم»: they are the doers
                return Governor(index, harm.outcome, None, "count+object")
            if harm.kind == "either" and _has_object(view, index, quantities_at):
                return None
            if harm.is_plural and (quantity.best == 1 or (is_dual_verb(token.form) and quantity.best not in (2, None))):
                return None
            either_way = _other_fate(view, index)
            if either_way is not None and harm.is_plural:
                return Governor(index, harm.outcome, either_way, "count+or")
            is_near = gap <= 1 or (gap <= _ASIDE_GAP and view.has(quantity.last, "prepositions"))
            if harm.is_plural or (is_near and is_clause_subject(view, quantity)):
                return Governor(index, harm.outcome, None, "count+" + harm.kind)
            return None
        if "fallen" in tag.cues and (fallen := _fallen(view, index)) is not None:
            return fallen
        if token.kind == "punct" and token.form not in ('"', "،", ",", "(", ")", "-"):
            return None
        has_part = has_part or "subset" in tag.cues  # «51 شخصا بينهم 40 طفلا قتلوا»
        is_joined = token.kind == "word" and token.form[0] == "و" and "one_or_two" not in tag.cues
        if is_joined and not has_part and not (quantity.best != 1 and is_clause_subject(view, quantity)):
            return None
        if "stop" in tag.cues and "after_subject" not in tag.cues:
            return None
        other = quantities_at.get(index)
        if other is not None and "و" in other.proclitics and not quantity.proclitics:
            continue  # «إن 44 مقاتلا و340 مدنيا قتلوا»
        if other is not None and index != quantity.last and not has_part and (other.best != 1 or other.has_digits):
            return None
    return None


def _fallen(view: View, verb: int) -> Governor | None:
    """Return what befell «العشرات من الحوثيين سقطوا قتلى وجرحى»: nouns behind the verb say it of those before it."""
    first, second = (view.tag(at).noun if at < view.last else None for at in (verb + 1, verb + 2))
    if first is None or first.outcome is None or first.is_definite:
        return None
    other = second.outcome if second is not None and view.form(verb + 2)[:1] == "و" else None
    return Governor(verb, first.outcome, other if other != first.outcome else None, FALLEN)


def _other_fate(view: View, verb: int) -> Outcome | None:
    """Return the second outcome of «40 عنصرا قتلوا أو أصيبوا»: how many of each nobody says."""
    other = view.tag(verb + 2).harm if view.form(verb + 1) == "او" and verb + 2 < view.last else None
    mine = view.tag(verb).harm
    return other.outcome if other is not None and mine is not None and other.outcome != mine.outcome else None


def _is_title(view: View, quantity: Quantity) -> bool:
    """Tell «إن المواطن محمد سالم …» from «إن المهاجم قتل»: a name follows the noun that opens the clause."""
    if not (quantity.is_definite and quantity.best == 1 and quantity.head == quantity.first):
        return False
    at = quantity.last
    if not is_clause_subject(view, quantity) or at >= view.last or view.tokens[at].kind != "word":
        return False
    tag = view.tag(at)
    return tag.harm is None and not tag.cues & _NO_NAME


def _told_of_name(view: View, quantity: Quantity, quantities_at: Mapping[int, Quantity]) -> Governor | None:
    """Return the verb behind a person's name and what is set in after it: «الشاب عمر سالم (23 عاما)، من غزة، أصيب»."""
    is_aside = False
    at = quantity.last
    while at < min(view.last, quantity.last + _NAME_REACH):
        tag, form = view.tag(at), view.form(at)
        if form == "(":
            at = next((k for k in range(at, view.last) if view.form(k) == ")"), view.last) + 1
            continue
        if tag.harm is not None:
            opens = view.form(at - 1) in ("،", ",") or view.has(at - 1, "relative") or view.has(at - 1, "after_subject")
            return _of_person(view, at, quantities_at) if opens or not is_aside else None
        if form in ("،", ","):
            is_aside = not is_aside
        elif not _may_tell_of_name(view, at, is_aside):
            return None
        at += 1
    return None


def _may_tell_of_name(view: View, at: int, is_aside: bool) -> bool:
    """Tell whether a word may stand between a name and its verb; «إن الشاب عمر وشقيقه قتلا» tells of two."""
    tag = view.tag(at)
    if view.tokens[at].kind == "punct":
        return view.form(at) in _IN_NAMES
    if tag.noun is not None and tag.noun_proclitics == "و":
        return False
    return is_aside or view.has(at, "after_subject") or not tag.cues & _NO_NAME


def _of_person(view: View, verb: int, quantities_at: Mapping[int, Quantity]) -> Governor | None:
    """Return what the verb tells of the one person before it, None where he does it or it is of others."""
    harm = view.tag(verb).harm
    if harm is None or harm.kind == "masdar" or harm.is_plural or view.tag(verb).harm_proclitics not in ("", "س", "ف"):
        return None
    if harm.kind == "either" and _has_object(view, verb, quantities_at):
        return None
    return Governor(verb, harm.outcome, None, "title+" + harm.kind)


def split_after(view: View, quantity: Quantity, quantities_at: Mapping[int, Quantity]) -> Governor | None:
    """Return the dead and the hurt one number covers: «سقط العشرات من القوات الحكومية بين قتيل وجريح»."""
    if quantity.says_harm or not quantity.is_numbered:
        return None
    for index in range(quantity.last, min(view.last - 2, quantity.last + _SPLIT_REACH)):
        if view.form(index) == "بين" and is_between(view, index + 1):
            dead, hurt = view.tag(index + 1).noun, view.tag(index + 2).noun
            if dead is not None and dead.outcome is not None and hurt is not None:
                return Governor(index + 1, dead.outcome, hurt.outcome, "between")
        if view.tag(index).harm is not None or view.tokens[index].kind == "punct" or index in quantities_at:
            return None
    return None


def _is_driven_to(view: View, index: int, start: int) -> bool:
    """Tell whether people are driven to flight here: «دفع القصف آلاف السكان إلى الفرار», «للنزوح»."""
    tag = view.tag(index)
    harm = tag.harm
    if harm is None or harm.outcome != "displaced" or harm.kind != "masdar":
        return False
    if not view.form(index).startswith(("ال", "لل", "بال")):
        return False
    if index == start:
        return True  # «واصل آلاف المدنيين الفرار»
    return tag.harm_proclitics in ("ل", "ب") or view.form(index - 1) in ("الي", "علي")


def _has_object(view: View, verb: int, quantities_at: Mapping[int, Quantity]) -> bool:
    """Tell «مسلحين قتلوا 5 أشخاص» from «مدنيين قتلوا وأصيب تسعة»."""
    if verb + 1 in quantities_at:
        return "و" not in quantities_at[verb + 1].proclitics
    following = view.form(verb + 1)
    is_adverbial = following.startswith("ب") and following != "بعض"  # «قتلا بقصف إسرائيلي»
    is_open = following[:1] != "و" and following[:1] != "ف" and not is_adverbial and verb + 1 < view.last
    return (
        verb + 2 in quantities_at
        and is_open
        and view.tag(verb + 1).harm is None
        and not view.has(verb + 1, "prepositions")
    )


def is_clause_subject(view: View, quantity: Quantity) -> bool:
    """Tell whether the quantity opens its clause: «إن جنديا قتل», «شخص قتل وآخرون أصيبوا»."""
    before = quantity.first - 1
    return before < view.first or view.has(before, "openers")
