"""`review/decisions.csv`: made on the first run, read as it is written, never worth a failed run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from assets.review.decisions_file import COLUMNS, Decision, read_decisions, write_header
from assets.review_decisions import store_decisions
from orchestration.warehouse import warehouse_of

HEADER = ",".join(COLUMNS)


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with warehouse_of(tmp_path / "tawatur.duckdb", tmp_path / "locks").write("test") as opened:
        yield opened


def written(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "decisions.csv"
    path.write_bytes("\n".join([HEADER, *lines]).encode(encoding))
    return path


def test_the_file_is_made_with_its_header_once_and_never_written_again(tmp_path: Path) -> None:
    path = tmp_path / "review" / "decisions.csv"
    assert write_header(path)
    assert path.read_text(encoding="utf-8") == HEADER + "\n"
    path.write_text(HEADER + "\nreject,c1,,,لمى,2018-05-01,سخرية\n", encoding="utf-8")
    assert not write_header(path)
    assert read_decisions(path)[0].why == "سخرية"


def test_a_row_is_numbered_as_a_spreadsheet_shows_it_and_an_empty_one_is_none(tmp_path: Path) -> None:
    read = read_decisions(
        written(tmp_path, "accept,e1,,,L,2018-05-01,seen", ",,,,,,", "reject,e2,,,L,2018-05-01,rumour")
    )
    assert [(one.row_no, one.action, one.target_id) for one in read] == [(2, "accept", "e1"), (4, "reject", "e2")]


def test_a_spreadsheets_byte_order_mark_is_no_part_of_the_header(tmp_path: Path) -> None:
    (decision,) = read_decisions(written(tmp_path, "accept,e1,,,L,2018-05-01,seen", encoding="utf-8-sig"))
    assert decision.problem is None


def test_a_decision_is_the_same_while_it_says_the_same_of_the_same(tmp_path: Path) -> None:
    first, second, other = read_decisions(
        written(
            tmp_path,
            "reject,e1,,,L,2018-05-01,rumour",
            "reject,e1,,,M,2018-06-01,still",
            "accept,e1,,,L,2018-05-01,seen",
        )
    )
    assert first.decision_id == second.decision_id != other.decision_id


@pytest.mark.parametrize("content", [b"action;target_id\nreject;e1\n", "قرار".encode("cp1256"), b""])
def test_a_file_that_is_no_such_table_is_one_row_that_says_why(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "decisions.csv"
    path.write_bytes(content)
    (decision,) = read_decisions(path)
    assert decision.problem
    assert decision.action is None


def test_an_event_decided_on_keeps_the_mentions_it_had_whatever_becomes_of_its_id(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    decision = Decision(2, "d", action="reject", target_id="e1", who="L", decided_on="2018-05-01", why="rumour")
    warehouse.execute("CREATE SCHEMA marts")
    warehouse.execute("CREATE TABLE marts.event_history (old_event_id VARCHAR, new_event_id VARCHAR)")
    warehouse.execute(
        "CREATE TABLE marts.claims AS SELECT * FROM (VALUES ('c1', 'e1'), ('c2', 'e1')) AS t(claim_id, event_id)"
    )
    store_decisions(warehouse, [decision])
    warehouse.execute("UPDATE marts.claims SET event_id = 'renamed'")
    store_decisions(warehouse, [decision])
    assert warehouse.execute("SELECT target_claim_ids FROM raw.review_decisions").fetchall() == [(["c1", "c2"],)]


def test_an_id_that_was_replaced_before_is_found_through_the_history(warehouse: duckdb.DuckDBPyConnection) -> None:
    warehouse.execute("CREATE SCHEMA marts")
    warehouse.execute("CREATE TABLE marts.event_history AS SELECT 'e1' AS old_event_id, 'e2' AS new_event_id")
    warehouse.execute("CREATE TABLE marts.claims AS SELECT 'c1' AS claim_id, 'e2' AS event_id")
    store_decisions(warehouse, [Decision(2, "d", action="accept", target_id="e1")])
    assert warehouse.execute("SELECT target_claim_ids FROM raw.review_decisions").fetchall() == [(["c1"],)]
