"""Rising tolls: where a sentence goes from the dead of one incident to the sum of a period.

Belongs here: «سقط 45 قتيلا الأربعاء، ليرتفع العدد إلى 305 خلال ثلاثة أيام من القصف». Does not belong here: reading the
counts (casualties/), whether a mention sums up a period (claims/claim_aggregates.py).
"""

from __future__ import annotations

from dataclasses import replace

from assets.parsing.events.event_context import EventContext
from assets.parsing.events.sentence_view import SentenceView
from assets.parsing.model import DateMention

_RISE_REACH = 24
_PERIOD_REACH = 10


def part_at_rises(view: SentenceView, context: EventContext) -> SentenceView:
    """Return the sentence with a clause of its own for each toll that rises to the sum of a period."""
    rises = _rising_tolls(view, context)
    if not rises:
        return view
    parted = [clause + sum(rise <= at for rise in rises) for at, clause in enumerate(view.clause_of, view.first)]
    return replace(view, clause_of=tuple(parted), toll_rises=rises)


def _rising_tolls(view: SentenceView, context: EventContext) -> frozenset[int]:
    """Return the tokens at which a toll begins to rise to the sum of a period that its own words name.

    Without such words («توفي جريح ليرتفع عدد القتلى إلى ثلاثة») it is the toll of the incident told before.
    """
    periods = [date for date in view.dates if _is_period(date)]
    if not periods:
        return frozenset()
    found: set[int] = set()
    for _, count in view.casualties:
        if count.rule != "toll" and view.form(count.first_token - 1) not in context.forms("risen_to"):
            continue
        start = max(view.first + 1, count.first_token - _RISE_REACH)
        at = context["toll_rises"].find(view, start, count.first_token)
        if at >= 0 and any(at < date.first_token < count.last_token + _PERIOD_REACH for date in periods):
            found.add(at)
    return frozenset(found)


def _is_period(date: DateMention) -> bool:
    """Tell «منذ الخميس», «خلال ثلاثة أيام» from a day."""
    return date.is_since or (date.start_on is not None and date.end_on is not None and date.start_on < date.end_on)
