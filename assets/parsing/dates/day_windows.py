"""Windows of days without a fixed end: «خلال يومين» ends on the last day the article tells of.

Belongs here: shifting such a window to that day. Does not belong here: reading it, which takes publication for its end
(date_spans.py).

A paper of Wednesday morning that tells of «الثلاثاء» and of nothing on Wednesday counts the dead of Monday and Tuesday
with «قتلوا خلال يومين»; one that also tells of «الأربعاء» counts to Wednesday. «اليومين الماضيين» runs to publication.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assets.parsing.model import DateMention

_A_DAY = timedelta(days=1)


def end_on_last_day_told(
    mentions: Sequence[DateMention], windows: frozenset[int], published: date | None
) -> tuple[DateMention, ...]:
    """Return the dates; those at the positions `windows` end the day before publication if that is the last told."""
    if not windows or published is None or not _tells_only_of_yesterday(mentions, published):
        return tuple(mentions)
    return tuple(_a_day_earlier(m, published) if no in windows else m for no, m in enumerate(mentions))


def _tells_only_of_yesterday(mentions: Sequence[DateMention], published: date) -> bool:
    """Tell an article with a date of the day before publication and none of that day."""
    days = {
        mention.end_on for mention in mentions if mention.start_on is not None and mention.start_on == mention.end_on
    }
    return published - _A_DAY in days and published not in days


def _a_day_earlier(mention: DateMention, published: date) -> DateMention:
    """Return a window that ends on the day before publication instead of that day."""
    if mention.start_on is None or mention.end_on != published:
        return mention
    return replace(mention, start_on=mention.start_on - _A_DAY, end_on=mention.end_on - _A_DAY)
