"""Reports without a number: when قتلى, الضحايا or a single قتيل is news, is known already, or is denied.

Belongs here: nouns that say the harm by themselves and stand alone. Does not belong here: counts with a number.
"""

from __future__ import annotations

from assets.parsing.casualties.casualty_record import CasualtyMention
from assets.parsing.casualties.casualty_view import Governor, Quantity, View

_DENIAL_REACH = 6
_ANY = frozenset({"اي", "ايه"})
_JOINED_VERBS = 3


def is_known(view: View, quantity: Quantity, mentions: list[CasualtyMention]) -> bool:
    """Tell «نقل الضحايا», «لجرحى الحرب» (those already known of) from «عدد القتلى» and «جميع الجرحى من أفراد الأمن»."""
    before = quantity.first - 1
    if not quantity.is_definite:
        if view.has(before, "prepositions") and not view.has(before, "reports_through"):
            return True
        if quantity.proclitics == "ب" and _told_before(view, quantity, mentions):
            return True
        return quantity.proclitics == "ل" or (quantity.proclitics == "ب" and view.form(quantity.last).startswith("ال"))
    if view.has(before, "among") or view.form(before) == "وبين":
        return True
    if quantity.side is not None or any(view.has(before - k, "toll") for k in range(4)):
        return False
    if view.has(before, "results") or (view.has(before - 1, "results") and view.form(before - 1) != "عن"):
        return False
    return not (quantity.proclitics == "و" and mentions and mentions[-1].last_token >= before)


def _told_before(view: View, quantity: Quantity, mentions: list[CasualtyMention]) -> bool:
    """Tell «أصيب ثلاثة بإصابات طفيفة», which says how they were hurt, from «تسبب القصف بإصابات»."""
    told = mentions[-1] if mentions else None
    return told is not None and told.first_token >= view.first and told.outcome == quantity.outcome


def announces_one(view: View, first: int) -> bool:
    """Tell whether a single قتيل is reported here: at the head of a sentence, or as a result («أسفر عن قتيل»)."""
    before = first - 1
    if before < view.first or view.form(before) in (":", '"') or view.has(before, "fells"):
        return True
    if view.has(before, "results") or (before > view.first and view.form(before - 1) in ("سقوط", "عن")):
        return True
    following = view.tag(first + 1) if first + 1 < view.last else None
    return following is not None and following.noun_proclitics == "و" and following.noun is not None


def denial_before(view: View, first: int) -> str:
    """Return "none" after a denial («دون وقوع ضحايا»), "unknown" where nothing is known yet, else ""."""
    is_unknown = False
    for index in range(first - 1, max(view.first, first - 1 - _DENIAL_REACH) - 1, -1):
        if view.has(index, "avoids"):
            return "unknown"
        if view.has(index, "no_news"):
            is_unknown = True
        if view.has(index, "negation") and (view.form(index) not in ("لا", "ولا") or _denies(view, index, first)):
            return "unknown" if is_unknown else "none"
        if view.tokens[index].kind == "punct" and view.form(index) not in ('"', "(", ")"):
            return ""
        noun = view.tag(index).noun
        if noun is not None and noun.outcome is None and view.tag(index).noun_proclitics != "و":
            return ""
    return ""


def _denies(view: View, index: int, first: int) -> bool:
    """Tell whether «لا» denies the harm: «لا ضحايا», «لا توجد إصابات»."""
    return first - index == 1 or view.form(index + 1) in ("يوجد", "توجد")


def denies_any(view: View, quantity: Quantity, governor: Governor) -> bool:
    """Tell «لم يقتل أي جندي», «لم يقتل أو يجرح أي مدني», «عدم مقتل مدنيين»: a count of nobody."""
    if quantity.qualifier == "uncounted" and not quantity.is_definite and governor.token + 1 == quantity.first:
        return view.has(governor.token - 1, "negation")
    if quantity.best != 1 or quantity.has_digits or view.form(quantity.first - 1) not in _ANY:
        return False
    return any(view.has(k, "negation") for k in range(governor.token - _JOINED_VERBS, governor.token))
