"""Others: more people beside those counted before: «آخرون», «وأصيب آخر», «وجرح رابع», «وأصيب عدد آخر».

Belongs here: words that count people with no noun of their own. Does not belong here: numbers and nouns
(casualty_quantities.py).
"""

from __future__ import annotations

from dataclasses import replace

from assets.parsing.casualties.casualty_view import Quantity, View
from assets.parsing.model import Qualifier

_OTHERS = frozenset({"اخرون", "اخرين"})
_TWO = frozenset({"اخران"})
_SEVERAL = (3, 9)


def others_at(view: View, at: int) -> Quantity | None:
    """Return the people that a word with no noun counts, None where it counts nobody."""
    form = view.form(at)
    if "others" in view.tag(at).cues and form in _OTHERS:
        return _counted(at, at + 1, None, None)
    if "one_of_them" in view.tag(at).cues and _befalls_one(view, at - 1):
        return _counted(at, at + 1, 1, 1)  # «أصيب ثلاثة وقتل أحدهم»
    if form == "من" and view.has(at + 1, "whoever") and _befalls_all(view, at - 1):
        return replace(_counted(at, at + 2, None, None), is_other=False)
    if "another" not in view.tag(at).cues:
        return None
    if _is_several(view, at - 1) and _is_another(view, at - 1, at + 1):
        return _counted(at - 1, at + 1, *_SEVERAL)
    if _is_another(view, at, at + 1):
        number = 2 if form in _TWO else 1
        return _counted(at, at + 1, number, number)
    return None


def _befalls_one(view: View, before: int) -> bool:
    """Tell «وقتل أحدهم» from «أصاب أحدهما مدينة», a rocket that hit."""
    harm = view.tag(before).harm if before >= view.first else None
    return harm is not None and harm.kind != "masdar" and (harm.outcome != "injured" or harm.kind == "victim")


def _befalls_all(view: View, before: int) -> bool:
    """Tell «مقتل من كان على متنها», «مقتل جميع من فيها»."""
    before -= view.has(before, "share")
    harm = view.tag(before).harm if before >= view.first else None
    return harm is not None and harm.kind == "masdar"


def _is_several(view: View, at: int) -> bool:
    """Tell «عدد» of «وجرح عدد آخر»."""
    return view.form(at) in ("عدد", "عددا")


def _is_another(view: View, first: int, last: int) -> bool:
    """Tell «وأصيب آخر في انفجار», «وإصابة رابع» from «قتل آخر المسلحين»: nobody is named behind it."""
    before = view.tag(first - 1).harm if first > view.first else None
    if before is None:
        return False
    if last >= view.last:
        return True
    following = view.form(last)
    return view.tokens[last].kind == "punct" or view.has(last, "prepositions") or following.startswith(("ب", "و"))


def _counted(first: int, last: int, low: int | None, high: int | None) -> Quantity:
    """Return the quantity of others, of an open number where None is given."""
    qualifier: Qualifier = "uncounted" if low is None else "exact" if low == high else "vague"
    return Quantity(
        first, last, low, low, high, qualifier, "person", "people", None, None, -1, None, "",
        low is not None, False, True, False, False, False, False,
    )  # fmt: skip
