"""Articles that arrive late: events are renamed, merged and split, and event_history leads from old ids to new ones."""

from __future__ import annotations

from tests.orchestration.conftest import TwoRuns


def history(runs: TwoRuns, old_ids: frozenset[str]) -> set[tuple[str, str, str]]:
    rows = runs.marts.execute(
        "SELECT old_event_id, new_event_id, change FROM marts.event_history WHERE list_contains(?, old_event_id)",
        [sorted(old_ids)],
    ).fetchall()
    return {(old, new, change) for old, new, change in rows}


def test_an_earlier_report_that_arrives_late_joins_the_event_and_renames_it(two_runs: TwoRuns) -> None:
    [(event, outlets)] = two_runs.marts.execute(
        "SELECT event_id, n_outlets FROM marts.events WHERE killed_best = 12"
    ).fetchall()
    assert outlets == 2
    assert event in two_runs.after["next day"] & two_runs.after["same day"]
    assert any(
        new == event and change == "renamed" for _, new, change in history(two_runs, two_runs.before["next day"])
    )


def test_a_late_article_merges_two_events_and_the_one_with_the_earliest_mention_keeps_its_id(two_runs: TwoRuns) -> None:
    [market], [bakery] = two_runs.before["market"], two_runs.before["bakery"]
    assert market != bakery
    assert two_runs.after["market"] == two_runs.after["bakery"] == {market}
    assert market in two_runs.after["whole raid"]
    assert history(two_runs, frozenset({market, bakery})) == {(bakery, market, "merged")}


def test_a_corrected_article_splits_the_event_that_only_it_held_together(two_runs: TwoRuns) -> None:
    [farm] = two_runs.before["farm"]
    assert two_runs.before["boats"] == {farm}
    assert farm in two_runs.before["confused"]
    [boats] = two_runs.after["boats"]
    assert two_runs.after["farm"] == {farm} != {boats}
    assert two_runs.after["corrected"] == {farm}
    assert (farm, boats, "split") in history(two_runs, frozenset({farm}))


def test_a_text_that_was_replaced_reports_nothing_any_more_and_stays_readable(two_runs: TwoRuns) -> None:
    assert two_runs.after["confused"] == frozenset()
    [(n_claims, replaced_by)] = two_runs.marts.execute(
        "SELECT old.n_claims, new.title FROM marts.articles AS old JOIN marts.articles AS new "
        "ON old.superseded_by = new.article_id"
    ).fetchall()
    assert (n_claims, replaced_by) == (0, "أربعة قتلى بغارة للتحالف غربي اليمن")
    voices = two_runs.marts.execute(
        "SELECT sum(n_outlets) FROM marts.events WHERE list_contains(?, event_id)", [sorted(two_runs.after["farm"])]
    ).fetchone()
    assert voices == (2,)
