"""Reports and the events that their words tell, looked up by place: which report covers a case, what a report tells.

Belongs here: the look-ups, each of a few steps however long the article is. Does not belong here: the signs made of
what they find (case_surroundings.py, case_features.py), who is reported (attribution/).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from assets.parsing.attribution.attributions import Attribution
from assets.parsing.judgement.claim_cases import ClaimCase

_NOWHERE = -2
_QUOTES = "quotes"


class Cover(NamedTuple):
    """What covers a stretch of text: whether some quotation does, and the kind of the innermost report, if any."""

    is_quoted: bool
    kind: str | None


class ReportSpans(NamedTuple):
    """The reports of an article in order of their start, an outer one before those within it.

    `quoted_until` is how far the quotations up to each report reach, `outer` the nearest report before it that reaches
    farther (-1 for none): where a report ends too early, so do all between it and that one.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kinds: tuple[str, ...]
    quoted_until: tuple[int, ...]
    outer: tuple[int, ...]

    def cover(self, start: int, end: int) -> Cover:
        """Return what covers a stretch, of which the last character may lie behind the report: its full stop."""
        index = bisect_right(self.starts, start) - 1
        if index < 0:
            return Cover(is_quoted=False, kind=None)
        is_quoted = self.quoted_until[index] + 1 >= end
        while index >= 0 and self.ends[index] + 1 < end:
            index = self.outer[index]
        return Cover(is_quoted, self.kinds[index] if index >= 0 else None)


class ToldEvents(NamedTuple):
    """The events that the rules draft, positions left out, in order of their words."""

    starts: tuple[int, ...]
    event_types: tuple[str, ...]

    def within(self, start: int, end: int) -> Sequence[str]:
        """Return the kinds of the first three events whose word lies between two places of the text."""
        first = bisect_left(self.starts, start)
        return self.event_types[first : min(first + 3, bisect_left(self.starts, end))]


def spans_of(attributions: Sequence[Attribution]) -> ReportSpans:
    """Return the reports of an article, ready to be looked up."""
    quoted_until: list[int] = []
    outer: list[int] = []
    reach = _NOWHERE
    for number, report in enumerate(attributions):
        if report.kind == _QUOTES:
            reach = max(reach, report.end)
        quoted_until.append(reach)
        before = number - 1
        while before >= 0 and attributions[before].end <= report.end:
            before = outer[before]
        outer.append(before)
    return ReportSpans(
        tuple(a.start for a in attributions),
        tuple(a.end for a in attributions),
        tuple(a.kind for a in attributions),
        tuple(quoted_until),
        tuple(outer),
    )


def told_events(cases: Sequence[ClaimCase]) -> ToldEvents:
    """Return the drafted events among the cases of an article, which come in order of their words."""
    told = [case for case in cases if case.kind == "drafted" and case.event_type != "statement"]
    return ToldEvents(
        tuple(case.view.tokens[case.head].start for case in told), tuple(case.event_type for case in told)
    )
