"""Losses: «خسائر بشرية كبيرة في صفوف الميليشيات», «تكبدوا خسائر في الأرواح»: people died, nobody says how many.

Belongs here: where such a phrase ends and whose men died. Does not belong here: tolls with a number
(casualty_tolls.py).
"""

from __future__ import annotations

from assets.parsing.casualties.casualty_modifiers import side_of
from assets.parsing.casualties.casualty_view import Quantity, View
from assets.parsing.model import VictimGroup

_NAME_REACH = 4
_SIDE_REACH = 4
_SUFFERER_REACH = 10


def losses_at(view: View, at: int) -> Quantity | None:
    """Return the uncounted dead of the losses told here, None where only things were lost."""
    end = _end_of_lives(view, at)
    if end is None:
        return None
    group, side = _sufferers(view, at, end)
    return Quantity(
        at, end, None, None, None, "uncounted", "person", group, "killed", None, -1, side, "",
        False, False, False, False, False, False, True,
    )  # fmt: skip


def _end_of_lives(view: View, at: int) -> int | None:
    """Return the end of «خسائر كبيرة بشرية», «خسائر فادحة في الأرواح»; lives named behind equipment end none."""
    for index in range(at + 1, min(view.last, at + 1 + _NAME_REACH)):
        if view.has(index, "human") or (view.has(index, "lives") and view.form(index)[0] != "و"):
            return index + 1
        if view.tokens[index].kind != "word" or view.tag(index).harm is not None or view.tag(index).noun is not None:
            return None
    return None


def _sufferers(view: View, first: int, end: int) -> tuple[VictimGroup, tuple[int, int] | None]:
    """Return whose men died: of the ranks or people named behind, else of the army that suffered."""
    for index in range(end, min(view.last, end + _SIDE_REACH)):
        if view.has(index, "ranks"):
            return "combatants", None
        noun = view.tag(index).noun
        if noun is not None and view.tag(index).noun_proclitics == "ل":
            return noun.group, (index, index + 1)  # «خسائر بشرية فادحة للحوثيين»
        if view.form(index) in ("في", "بين") and (side := side_of(view, index)) is not None and side[1] is not None:
            return side[1], (index, side[0])
        if view.tokens[index].kind == "punct":
            break
    is_army = any(view.has(index, "suffers") for index in range(first - _SUFFERER_REACH, first))
    return ("combatants" if is_army else "people"), None
