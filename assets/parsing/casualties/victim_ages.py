"""Ages: whoever is told to be under 18 is a child, «شاب يبلغ من العمر 16 عاما».

Belongs here: the age behind a victim's noun or name. Does not belong here: nouns that say it by themselves (طفل).
"""

from __future__ import annotations

from assets.parsing.casualties.casualty_view import View

_OF_AGE = 18
_REACH = 6


def is_minor(view: View, at: int) -> bool:
    """Tell «(16 عاما)», «يبلغ من العمر 16 عاما», «عمره 9 سنوات» behind the token before `at`."""
    for index in range(at, min(view.last - 1, at + _REACH)):
        token = view.tokens[index]
        if token.kind == "number":
            is_age = _leads_age(view, index - 1) and view.has(index + 1, "age_units")
            return is_age and token.form.isdecimal() and int(token.form) < _OF_AGE
        if token.kind == "word" and not (_leads_age(view, index) or view.form(index) == "من"):
            return False
    return False


def _leads_age(view: View, index: int) -> bool:
    """Tell «يبلغ», «عمره» and an opening bracket."""
    return view.form(index) == "(" or view.has(index, "age_leads")
