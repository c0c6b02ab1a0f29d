"""Tolls: «ارتفع عدد القتلى إلى 45», «يرتفع إلى 90 عدد القتلى».

Belongs here: whose toll a number is, the dead named before it or behind it. Does not belong here: words of harm that
govern a phrase in their clause (casualty_governors.py).
"""

from __future__ import annotations

from assets.parsing.casualties.casualty_view import Governor, Quantity, View
from assets.parsing.model import Outcome

_TOLL_REACH = 14
_NAME_GAP = 3
_ASIDE_NAME_GAP = 8
_OPENING_GAP = 2
_AND = "و"
_UP_TO = "الي"


def toll_before(view: View, quantity: Quantity) -> Governor | None:
    """Return whose toll the number is: «ارتفع عدد القتلى إلى 45», «حصيلة القتلى والجرحى بلغت 5 أشخاص»."""
    at = quantity.first - 1
    if at < view.first:
        return None
    behind = view.tag(quantity.last + 1).noun if quantity.last + 1 < view.last else None
    if view.has(at, "reach") and view.has(quantity.last, "toll") and behind is not None and behind.outcome is not None:
        return Governor(quantity.last + 1, behind.outcome, None, "toll")  # «يرتفع إلى 90 عدد القتلى»
    if view.has(at, "reach") and view.has(quantity.last, "toll") and view.has(quantity.last + 2, "relative"):
        told = view.tag(quantity.last + 3).harm if quantity.last + 3 < view.last else None
        if behind is not None and told is not None and told.kind != "masdar":
            return Governor(quantity.last + 3, told.outcome, None, "toll")  # «يرتفع إلى 90 عدد الجنود الذين قتلوا»
    is_reached = view.has(at, "reach") or quantity.proclitics.endswith("ب") or view.has(at - 1, "reach")
    named: list[tuple[int, Outcome]] = []
    reach = _TOLL_REACH * 2 if quantity.outcome is not None else _TOLL_REACH
    for index in range(at, max(view.first, at - reach) - 1, -1):
        tag = view.tag(index)
        if len(named) == 1 and is_reached and view.form(index) == _UP_TO:
            return Governor(named[0][0], named[0][1], None, "toll")  # «عدد القتلى إلى 58 والجرحى إلى 200»
        is_several = tag.noun is not None and tag.noun.number in ("plural", "dual_or_plural")
        if tag.noun is not None and tag.noun.outcome is not None and is_several:
            named.append((index, tag.noun.outcome))
            if index == at and view.form(at)[:1] == _AND and view.form(at - 1)[:1].isdigit():
                return Governor(index, tag.noun.outcome, None, "toll")  # «بلغ عدد القتلى 130 والجرحى 400»
        if "toll_losses" in tag.cues:
            return Governor(index, "killed", None, "toll") if is_reached else None
        if tag.harm is not None and not named:
            if not tag.harm.is_plural or tag.harm.kind == "masdar":
                return None
            named.append((index, tag.harm.outcome))  # «عدد الفلسطينيين الذين قتلوا»
        if "toll" in tag.cues:
            opened = any(view.has(k, "reach") for k in range(index - _OPENING_GAP, index))
            gap = _ASIDE_NAME_GAP if quantity.has_digits and quantity.noun_kind == "person" else _NAME_GAP
            if not named or not (is_reached or (opened and at - named[0][0] <= gap)):
                return None  # «وبلغت بذلك حصيلة القتلى خلال أسبوع، وفق المرصد، 29 مقاتلا»
            outcomes = [outcome for _, outcome in reversed(named)]
            joint = next((o for o in outcomes[1:] if o != outcomes[0]), None)
            return Governor(named[-1][0], outcomes[0], joint, "toll")
        if view.tokens[index].form in (".", "؛"):
            return None
    return None
