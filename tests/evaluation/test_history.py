"""The history of scores."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assets.evaluation.history import ScoreRecord, append_score, read_history

FIRST = ScoreRecord("2026-01-01T05:00:00+00:00", "tawatur.1.duckdb", "0.1", "gold", ("a.gold.json",), {"events": 0.8})


@pytest.fixture
def history(tmp_path: Path) -> Path:
    return tmp_path / "evaluation" / "scorecard.jsonl"


def test_scores_are_read_back_in_the_order_they_were_taken(history: Path) -> None:
    second = replace(FIRST, snapshot="tawatur.2.duckdb", measures={"events": 0.9})
    assert append_score(history, FIRST)
    assert append_score(history, second)
    assert read_history(history) == [FIRST, second]


def test_the_same_score_taken_later_is_not_added_again(history: Path) -> None:
    append_score(history, FIRST)
    assert not append_score(history, replace(FIRST, scored_at="2026-01-02T05:00:00+00:00"))
    assert read_history(history) == [FIRST]


def test_another_gold_has_a_line_of_its_own(history: Path) -> None:
    other = replace(FIRST, gold="other")
    append_score(history, FIRST)
    assert append_score(history, other)
    assert not append_score(history, FIRST)


def test_a_line_cut_short_by_a_crash_costs_only_itself(history: Path) -> None:
    append_score(history, FIRST)
    with history.open("a", encoding="utf-8") as lines:
        lines.write('{"scored_at": "2026')
    second = replace(FIRST, parser="0.2")
    append_score(history, second)
    assert read_history(history) == [FIRST, second]
