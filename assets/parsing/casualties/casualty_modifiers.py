"""Modifiers: what follows a counted noun and tells more of it: مدنيين, آخرين, من قوات النظام, وجريحا, بين قتيل وجريح.

Belongs here: how far a phrase that counts people reaches, its side and group. Does not belong here: where one begins
(casualty_quantities.py).
"""

from __future__ import annotations

from dataclasses import replace

from assets.parsing.casualties.casualty_view import Quantity, View
from assets.parsing.casualties.casualty_words import Tag
from assets.parsing.casualties.victim_ages import is_minor
from assets.parsing.casualties.victim_nouns import VictimNoun
from assets.parsing.model import VictimGroup

_FATHA = "\u064e"
_MAX_MODIFIERS = 6
_TAKEN_UP_REACH = 4
_SIDE_REACH = 5
_LONG_NOUN = 6
_TEN = 11
_BACK = 30
_AHEAD = 50
_SIDE_GROUPS: tuple[tuple[str, VictimGroup], ...] = (
    ("side_police", "police"),
    ("side_medics", "medics"),
    ("side_aid", "aid_workers"),
    ("side_combatants", "combatants"),
)


def with_modifiers(view: View, quantity: Quantity) -> Quantity:
    """Extend a quantity over what describes it: مدنيين, آخرين, من قوات النظام, بين قتيل وجريح, وجريحا."""
    at = quantity.last
    nation = _nationality(view, quantity.head)
    for _ in range(_MAX_MODIFIERS):
        if at >= view.last:
            break
        tag, form = view.tag(at), view.form(at)
        noun = tag.noun
        if "others" in tag.cues and form[0] not in "و":
            quantity = replace(quantity, is_other=True, last=at + 1)
        elif "twos" in tag.cues and _counts_one(view, quantity):
            break  # «قتل مسلح اثنين من الحرس»: the two are others
        elif "only" in tag.cues and view.form(at + 1) == "من":
            pass  # «اثنين فقط من المدنيين»
        elif "one_or_two" in tag.cues and (form[0] != "و" or form.startswith("واحد")):
            quantity = replace(quantity, last=at + 1)
        elif _is_at_least(view, at):
            at += 1 + (form != "علي")
            if quantity.qualifier == "exact":
                quantity = replace(quantity, qualifier="at_least", high=None)
            if form == "علي":
                quantity = replace(quantity, last=at + 1)
        elif noun is not None and tag.noun_proclitics == "" and quantity.noun_kind in ("person", "unknown"):
            if quantity.head == quantity.first and view.has(quantity.head, "bodies"):
                break  # «جثة شاب»: he is the one who died
            is_known_one = at - 1 == quantity.head == quantity.first and view.form(at - 1).startswith("ال")
            if is_known_one and not noun.is_definite:
                break  # «قتل داعش الإرهابي رهينة»
            if noun.number == "singular" and view.form(at - 1).endswith("ون") and not form.endswith("ه"):
                break  # «اغتال مسلحون إمام المسجد»
            if form.endswith("ين") and view.form(at - 1).endswith("ون"):
                break  # «قتل جنود إسرائيليون فلسطينيين اثنين»: another case, so another party
            if noun.outcome is not None and quantity.outcome is None:
                if noun.is_definite or "bodies" in tag.cues:
                    break  # «شيع الآلاف جثمان …» carry one, they are none
                quantity = replace(quantity, outcome=noun.outcome, last=at + noun.n_tokens)
            elif noun.outcome is None:
                nation = nation or _nationality(view, at)
                quantity = replace(
                    quantity,
                    group=noun.group if quantity.group == "people" else quantity.group,
                    last=at + noun.n_tokens,
                )
            else:
                break
            at += noun.n_tokens - 1
        elif noun is not None and tag.noun_proclitics == "و" and _is_joint(quantity, noun, view):
            quantity = replace(quantity, joint=noun.outcome, last=at + 1)
        elif noun is not None and tag.noun_proclitics == "و" and _shares_number(view, quantity, noun):
            quantity = replace(quantity, last=at + noun.n_tokens)  # «7 آلاف مدني ومسلح»
            at += noun.n_tokens - 1
        elif form == "و" and at + 1 < view.last and (noun := view.tag(at + 1).noun) and _is_joint(quantity, noun, view):
            quantity = replace(quantity, joint=noun.outcome, last=at + 2)
            at += 1
        elif (
            noun is not None
            and tag.noun_proclitics == "و"
            and noun.outcome is None
            and noun.number == "plural"
            and view.form(quantity.head - 1) == "من"
        ):
            quantity = replace(quantity, last=at + noun.n_tokens)  # «16 من ضباط وجنود الشرطة»
        elif form in ("بين", "وبين") and is_between(view, at + 1):
            one, two = view.tag(at + 1).noun, view.tag(at + 2).noun
            if one is not None and two is not None:
                quantity = replace(quantity, outcome=one.outcome, joint=two.outcome, last=at + 3)
            at += 2
        elif form == "ما" and view.form(at + 1) == "بين" and is_between(view, at + 2):
            pass
        elif (form == "من" or (form in ("في", "بين") and view.form(at + 1) == "صفوف")) and quantity.side is None:
            side = side_of(view, at)
            if side is None:
                break
            end, group, is_those = side
            quantity = replace(quantity, side=(at, end), last=end, group=_refine(quantity, group), is_those=is_those)
            at = end - 1
        elif form.startswith("وال"):
            break  # «ويقتل 11 شخصا والقوات الأمنية تطلق عملية»
        elif _is_side_next(view, quantity, at):
            end = _side_end(view, at)
            quantity = replace(quantity, side=(at, end), last=end, group=_refine(quantity, _side_group(tag)))
            at = end - 1
        else:
            break
        at += 1
    if quantity.best == 1 and quantity.group == "people" and is_minor(view, quantity.last):
        quantity = replace(quantity, group="children")
    return replace(quantity, side=nation) if quantity.side is None and nation is not None else quantity


def _is_side_next(view: View, quantity: Quantity, at: int) -> bool:
    """Tell whose men are counted, named right behind: «عناصر داعش», not «140 من ضحايا داعش», whom it killed."""
    if quantity.side is not None or quantity.head < 0 or at != quantity.last:
        return False
    is_of_victims = view.has(quantity.head, "victims_of") and view.form(quantity.head - 1) == "من"
    return _side_group(view.tag(at)) is not None and not is_of_victims


def _shares_number(view: View, quantity: Quantity, noun: VictimNoun) -> bool:
    """Tell «7 آلاف مدني ومسلح» (one number, both counted in the singular) from «7 مدنيين ومسلح»."""
    head = view.tag(quantity.head).noun if quantity.head > quantity.first else None
    if head is None or quantity.side is not None or (quantity.best or 0) < _TEN:
        return False
    both = (head, noun)
    return all(n.number == "singular" and n.outcome is None and not n.is_definite for n in both) and (
        head.is_accusative == noun.is_accusative
    )


def _counts_one(view: View, quantity: Quantity) -> bool:
    """Tell whether a noun in the singular opened the phrase: «مسلح»."""
    noun = view.tag(quantity.head).noun if quantity.head == quantity.first else None
    return noun is not None and noun.number == "singular"


def _nationality(view: View, at: int) -> tuple[int, int] | None:
    """Return the token range of a nationality, which tells the side by itself: «5 فلسطينيين», «جنود إسرائيليين»."""
    noun = view.tag(at).noun if at >= 0 else None
    return (at, at + 1) if noun is not None and noun.is_nationality else None


def _side_group(tag: Tag) -> VictimGroup | None:
    """Return the group of a body's men: الشرطة are police, الجيش are combatants."""
    return next((group for cue, group in _SIDE_GROUPS if cue in tag.cues), None)


def _side_end(view: View, at: int) -> int:
    """Return the end of the body's name after its first word: «ميليشيات الحوثي», «قوات النظام السوري»."""
    end = at + 1
    while end < min(view.last, at + 4):
        token, tag = view.tokens[end], view.tag(end)
        if token.kind != "word" or not token.form.startswith("ال") or tag.harm is not None:
            break
        if "relative" in tag.cues:
            break
        end += 1
    return end


def _is_at_least(view: View, at: int) -> bool:
    """Tell whether «على الأقل» stands here, behind a comma or not: «11 إيرانيا، على الأقل»."""
    start = at + 1 if view.form(at) in ("،", ",") else at
    return view.form(start) == "علي" and view.form(start + 1) == "الاقل"


def _is_joint(quantity: Quantity, noun: VictimNoun, view: View) -> bool:
    """Tell «88 قتيلا وجريحا» (one number for both) from «3 قتلى وجريح» and «قتلى وجرحى» (each its own)."""
    if noun.outcome is None or quantity.outcome is None or noun.outcome == quantity.outcome:
        return False
    if not quantity.is_numbered or quantity.head < 0 or quantity.head == quantity.first:
        return False
    head = view.tag(quantity.head).noun
    return head is not None and head.number == noun.number and (noun.number == "plural" or noun.is_accusative)


def is_between(view: View, at: int) -> bool:
    """Tell whether «قتيل وجريح» stands here."""
    if at + 1 >= view.last:
        return False
    one, two = view.tag(at).noun, view.tag(at + 1).noun
    return bool(one and two and one.outcome and two.outcome and view.tag(at + 1).noun_proclitics == "و")


def side_of(view: View, at: int) -> tuple[int, VictimGroup | None, bool] | None:
    """Return (end, group, "of these") of «من قوات النظام», «من هؤلاء الأطفال», «في صفوف المدنيين»; None for a place."""
    group: VictimGroup | None = None
    start = at + 2 if view.form(at) != "من" else at + 1
    start += view.form(start) == '"'
    is_those = view.has(start, "those")
    index = start + is_those
    end = index
    while index < min(view.last, start + _SIDE_REACH):
        tag, token = view.tag(index), view.tokens[index]
        joins = tag.noun is not None and tag.noun_proclitics == "و" and index == end > start
        if token.kind != "word" or (index > start and token.form[0] == "و" and not joins):
            break
        named = _side_group(tag)
        if tag.noun is not None and (joins or tag.noun_proclitics == "") and tag.noun.number != "singular":
            named = named or tag.noun.group
            if group is None or (group == "people" and named != "people"):
                group = named
            end = index + tag.noun.n_tokens
        elif named is not None:
            # «4 من مجندي الشرطة»: the body tells what its men are
            group = named if group in (None, "people") or (group == "combatants" and named != group) else group
            end = index + 1
        elif tag.harm is not None or tag.cues:
            break
        elif end == index and group is not None and token.form.startswith("ال"):
            end = index + 1
        index += 1
    if group is None and view.form(at) in ("في", "بين") and view.form(start).startswith("ال"):
        return start + 1, "combatants", False  # «خمسة جرحى في صفوف التحالف»: ranks are of fighters
    return (end, group, is_those) if group is not None else None


def _refine(quantity: Quantity, group: VictimGroup | None) -> VictimGroup:
    """Return the group after the words that tell the side: «12 عنصرا من الشرطة» are police."""
    if group is None or group == "people":
        return quantity.group
    if quantity.group == "people" or (quantity.group == "combatants" and group in ("police", "aid_workers", "medics")):
        return group
    return quantity.group


def is_dual_verb(form: str) -> bool:
    """Tell a verb of two, «قتلا», from one of many, «قتلوا»."""
    return form.endswith("ا") and not form.endswith("وا")


def names_two(view: View, at: int) -> bool:
    """Tell «فلسطينيين» for two: written مدنيَّين, «جنديين اثنين», «وفاة فلسطينيين أحدهما صحفي»."""
    token = view.tokens[at]
    if _FATHA in view.text[token.start : token.end][-5:-2] or view.has(at + 1, "one_or_two"):
        return True
    behind = view.tag(at + 1).harm if at + 1 < view.last else None
    if behind is not None and behind.is_plural and is_dual_verb(view.form(at + 1)):
        return True  # «تشييع فلسطينيين قتلا في القصف»
    if _acts_as_two(view.form(at + 1)) or _is_told_as_two(view, at):
        return True
    for index in range(at + 1, min(view.last, at + 1 + _TAKEN_UP_REACH)):
        tag = view.tag(index)
        if "one_of_two" in tag.cues:
            return True
        if tag.noun is not None or tag.harm is not None:
            return False
    return False


def _acts_as_two(form: str) -> bool:
    """Tell a verb of two in the present: «قياديين ينحدران من عائلة واحدة»."""
    return len(form) > 4 and form[0] in "يت" and form.endswith("ان")


def _is_told_as_two(view: View, at: int) -> bool:
    """Tell whether the same noun stands near as a subject of two: «مقتل قياديين. قتل قياديان ميدانيان في غارة»."""
    nominative = view.form(at)[:-2] + "ان"
    if len(nominative) < _LONG_NOUN or not view.form(at).endswith("ين"):
        return False
    near = view.tokens[max(0, at - _BACK) : at + _AHEAD]
    bare = nominative[1:] if view.tag(at).noun_proclitics else nominative
    return any(token.form in (bare, "ال" + bare, "و" + bare) for token in near)
