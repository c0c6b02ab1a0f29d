"""Context: whether the harm in a sentence is of violence, an accident, a disease or sport, and whether it is a sum.

Belongs here: what the words around a count say about its kind. Does not belong here: the count.
"""

from __future__ import annotations

from typing import Literal

from assets.parsing.casualties.casualty_view import View

Context = Literal["violence", "accident", "disease", "sport", "unknown"]

_KINDS: tuple[Context, ...] = ("violence", "accident", "disease", "sport")

_OPENING = 3
_REACH = 12
_BESIDE = 5


def context_of(view: View) -> Context:
    """Return the kind of harm most words of the sentence speak of; violence where they are level."""
    score = dict.fromkeys(_KINDS, 0)
    for tag in view.tags:
        for cue in tag.cues:
            if cue.startswith("context_"):
                score[cue[8:]] += 1  # type: ignore[index]
    best = max(_KINDS, key=lambda kind: score[kind])
    return best if score[best] else "unknown"


def is_of_disease(view: View, first: int, last: int) -> bool:
    """Tell a count that a disease beside it explains, whatever else the sentence tells: «توفي 200 بسبب الكوليرا»."""
    return any(view.has(index, "context_disease") for index in range(first - _BESIDE, last + _BESIDE))


def is_cumulative(view: View, first: int, last: int) -> bool:
    """Tell whether the count at these tokens sums up a period: «منذ بداية الحرب», «خلفت الحرب 10 آلاف قتيل».

    The words must be near: in «العاصمة المؤقتة منذ سيطرة المتمردين» the long relative clause is of something else.
    """
    if any(view.has(index, "cumulative") for index in range(view.first, view.first + _OPENING)):
        return True
    if any(view.has(index, "cumulative_cause") for index in range(first - _REACH, first)):
        return True
    return any(view.has(index, "cumulative") for index in range(first - _REACH, last + _REACH))
