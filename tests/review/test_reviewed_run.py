"""The desk's decisions through the real job: applied after a fresh parse, beside what the machine read, never fatal."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from assets.review.decisions_file import COLUMNS
from tests.conftest import BuiltHome, environment, run_python

SIGNED = {"who": "Lama", "decided_on": "2016-12-12", "why": "called the hospital"}


@dataclass(frozen=True)
class Chosen:
    """What the desk decides on, found in the tables as they were before."""

    count: str
    rejected_claim: str
    split_claim: str
    merged: tuple[str, str]
    accepted_event: str
    rejected_event: str
    lone_claim: str


@dataclass(frozen=True)
class ReviewedRun:
    """A home whose desk wrote decisions, and what the run said."""

    chosen: Chosen
    output: str
    home: Path


def one_column(connection: duckdb.DuckDBPyConnection, sql: str) -> list[str]:
    return [row[0] for row in connection.execute(sql).fetchall()]


def choose(published: Path) -> Chosen:
    with duckdb.connect(str(published), read_only=True) as tables:
        (count,) = one_column(
            tables,
            "SELECT casualty_claim_id FROM marts.casualty_claims JOIN marts.articles USING (article_id) "
            "WHERE quote = '409 مدنيين' AND outlet = 'unknown-saudi-daily'",
        )
        last_claims = one_column(
            tables,
            "SELECT arg_max(claim_id, (article_id, char_start)) FROM marts.claims JOIN marts.events USING (event_id) "
            "WHERE n_claims >= 3 GROUP BY event_id ORDER BY event_id",
        )
        lone = one_column(tables, "SELECT event_id FROM marts.events WHERE n_claims = 1 ORDER BY event_id")
        lone_claims = one_column(
            tables,
            "SELECT claim_id FROM marts.claims JOIN marts.events USING (event_id) WHERE n_claims = 1 ORDER BY event_id",
        )
    return Chosen(count, last_claims[0], last_claims[1], (lone[0], lone[1]), lone[2], lone[3], lone_claims[4])


def write_decisions(path: Path, rows: Sequence[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows({**SIGNED, **row} for row in rows)


@pytest.fixture(scope="module")
def reviewed(built_home: BuiltHome, tmp_path_factory: pytest.TempPathFactory) -> ReviewedRun:
    """Writes decisions in a copy of the home, makes every article stale as a new parser would, and runs the job."""
    home = tmp_path_factory.mktemp("reviewed") / "home"
    shutil.copytree(built_home.home, home, symlinks=True)
    shutil.rmtree(home / "dagster")
    chosen = choose(built_home.published)
    write_decisions(
        home / "review" / "decisions.csv",
        [
            {"action": "correct", "target_id": chosen.count, "field": "count_best", "value": "410"},
            {"action": "reject", "target_id": chosen.rejected_claim},
            {"action": "split", "target_id": chosen.split_claim},
            {"action": "merge", "target_id": chosen.merged[0], "value": chosen.merged[1]},
            {"action": "accept", "target_id": chosen.accepted_event},
            {"action": "reject", "target_id": chosen.rejected_event},
            {"action": "correct", "target_id": chosen.accepted_event, "field": "date_start", "value": "2016-12-01"},
            {"action": "reject", "target_id": "no-such-id"},
            {"action": "split", "target_id": chosen.lone_claim},
            {"action": "promote", "target_id": chosen.count},
        ],
    )
    with duckdb.connect(str(home / "warehouse" / "tawatur.duckdb")) as working:
        working.execute("UPDATE raw.parsed_articles SET parser_version = 'older'")
    done = run_python("orchestration.run_command", environment(home))
    assert done.returncode == 0, done.stdout + done.stderr
    return ReviewedRun(chosen, done.stdout, home)


@pytest.fixture(scope="module")
def marts(reviewed: ReviewedRun) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(reviewed.home / "published" / "tawatur.duckdb"), read_only=True) as connection:
        yield connection


def test_the_first_run_makes_the_file_with_its_header(built_home: BuiltHome) -> None:
    assert (built_home.home / "review" / "decisions.csv").read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"


def test_a_corrected_count_votes_and_the_machines_value_stands_beside_it(
    reviewed: ReviewedRun, marts: duckdb.DuckDBPyConnection
) -> None:
    row = marts.execute(
        "SELECT k.count_best, k.review_status, k.machine_values['count_best'], t.count_high "
        "FROM marts.casualty_claims AS k JOIN marts.casualties AS t USING (casualty_id) WHERE k.casualty_claim_id = ?",
        [reviewed.chosen.count],
    ).fetchone()
    assert row == (410, "corrected", "409", 410)


def test_a_rejected_mention_leaves_its_event_and_is_discounted(
    reviewed: ReviewedRun, marts: duckdb.DuckDBPyConnection
) -> None:
    row = marts.execute(
        "SELECT c.review_status, e.review_status, e.n_claims, e.grade, e.grade_ar "
        "FROM marts.claims AS c JOIN marts.events AS e USING (event_id) WHERE c.claim_id = ?",
        [reviewed.chosen.rejected_claim],
    ).fetchone()
    assert row == ("rejected", "rejected", 1, "Discounted", "مستبعد")


def test_a_split_mention_is_an_event_of_its_own(reviewed: ReviewedRun, marts: duckdb.DuckDBPyConnection) -> None:
    row = marts.execute(
        "SELECT c.review_status, e.n_claims FROM marts.claims AS c JOIN marts.events AS e USING (event_id) "
        "WHERE c.claim_id = ?",
        [reviewed.chosen.split_claim],
    ).fetchone()
    assert row == ("split", 1)


def test_merged_events_are_one_and_the_history_knows_the_old_id(
    reviewed: ReviewedRun, marts: duckdb.DuckDBPyConnection
) -> None:
    (event,) = one_column(marts, "SELECT event_id FROM marts.events WHERE review_status = 'merged'")
    (old,) = set(reviewed.chosen.merged) - {event}
    known = marts.execute(
        "SELECT change FROM marts.event_history WHERE old_event_id = ? AND new_event_id = ?", [old, event]
    )
    assert known.fetchall() == [("merged",)]


def test_an_accepted_event_is_confirmed_and_its_corrected_day_goes_before_every_vote(
    reviewed: ReviewedRun, marts: duckdb.DuckDBPyConnection
) -> None:
    row = marts.execute(
        "SELECT grade, grade_rule, date_start::VARCHAR, map_contains(machine_values, 'date_start') "
        "FROM marts.events WHERE event_id = ?",
        [reviewed.chosen.accepted_event],
    ).fetchone()
    assert row == ("Confirmed", "accepted_on_review", "2016-12-01", True)


def test_a_rejected_event_stays_visible_and_is_discounted(
    reviewed: ReviewedRun, marts: duckdb.DuckDBPyConnection
) -> None:
    row = marts.execute(
        "SELECT review_status, grade FROM marts.events WHERE event_id = ?", [reviewed.chosen.rejected_event]
    )
    assert row.fetchone() == ("rejected", "Discounted")


def test_every_decision_is_listed_with_who_when_why_and_what_became_of_it(marts: duckdb.DuckDBPyConnection) -> None:
    outcomes = marts.execute("SELECT row_no, outcome FROM marts.review_decisions ORDER BY row_no").fetchall()
    assert outcomes == [(row, "applied" if row < 9 else "not_applied") for row in range(2, 12)]
    signed = marts.execute("SELECT DISTINCT who, decided_on::VARCHAR, why FROM marts.review_decisions").fetchall()
    assert signed == [tuple(SIGNED.values())]


def test_an_impossible_decision_is_a_failing_check_that_names_the_row_and_the_remedy(
    reviewed: ReviewedRun, marts: duckdb.DuckDBPyConnection
) -> None:
    problems = marts.execute("SELECT row_no, problem FROM marts.rejected_decisions ORDER BY row_no").fetchall()
    assert problems == [(9, "unknown_id"), (10, "nothing_left"), (11, "unknown_action")]
    assert "CHECK FAILED (published all the same): marts/rejected_decisions: row 9:" in reviewed.output
    assert "no-such-id" in reviewed.output
    assert "7 applied, 3 not applied" in reviewed.output
