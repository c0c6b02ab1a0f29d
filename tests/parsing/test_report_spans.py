"""Which report covers a stretch of text: the innermost, found in few steps however many reports an article has."""

from __future__ import annotations

import random

from assets.parsing.attribution.attributions import Attribution
from assets.parsing.judgement.report_spans import Cover, ReportSpans, ToldEvents, spans_of


def report(start: int, end: int, kind: str = "reports") -> Attribution:
    return Attribution(start, end, ("a",), (), 0, 1, kind, "قال", "verb")  # type: ignore[arg-type]


def spans(*reports: Attribution) -> ReportSpans:
    return spans_of(sorted(reports, key=lambda a: (a.start, -a.end)))


def test_the_innermost_report_covers_and_the_quotation_around_it_still_quotes() -> None:
    found = spans(report(0, 100, "quotes"), report(20, 50))
    assert found.cover(30, 40) == Cover(is_quoted=True, kind="reports")
    assert found.cover(60, 70) == Cover(is_quoted=True, kind="quotes")


def test_a_full_stop_behind_the_report_belongs_to_it_and_a_further_word_does_not() -> None:
    found = spans(report(10, 40))
    assert found.cover(30, 41).kind == "reports"
    assert found.cover(30, 42).kind is None
    assert found.cover(5, 20).kind is None


def test_every_stretch_finds_the_last_report_that_reaches_it() -> None:
    chance = random.Random(5)
    reports = sorted(
        (
            report(start, start + chance.randint(1, 60), chance.choice(("reports", "quotes")))
            for start in (chance.randrange(200) for _ in range(60))
        ),
        key=lambda a: (a.start, -a.end),
    )
    found = spans_of(reports)
    for start in range(0, 260, 3):
        for end in (start + 1, start + 9, start + 40):
            covering = [a.kind for a in reports if a.start <= start and end <= a.end + 1]
            assert found.cover(start, end) == Cover("quotes" in covering, covering[-1] if covering else None)


def test_ten_thousand_reports_beside_each_other_are_left_in_one_step() -> None:
    found = spans(report(0, 200_000), *(report(10 * n, 10 * n + 9) for n in range(1, 10_000)))
    assert set(found.outer[1:]) == {0}


def test_the_events_that_a_report_tells_are_those_whose_word_lies_in_it() -> None:
    events = ToldEvents((3, 10, 12, 14, 16, 40), ("protest", "attack", "arrest", "attack", "battle", "attack"))
    assert events.within(10, 40) == ("attack", "arrest", "attack")
    assert events.within(16, 40) == ("battle",)
    assert events.within(17, 40) == ()
