"""The tables that a desk may change stay whole: grades, reasons, what can be corrected."""

from __future__ import annotations

import csv
import re

import pytest

from orchestration.settings import REPOSITORY

REFERENCE = REPOSITORY / "seeds" / "reference"
CONDITIONS = (
    "review_status", "status", "occurrence", "perpetrators", "doer_owns_it", "min_origins", "max_origins",
    "min_named_origins", "max_named_origins", "min_articles",
)  # fmt: skip


def rows_of(table: str) -> list[dict[str, str]]:
    with (REFERENCE / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_last_grade_rule_asks_nothing_so_every_event_gets_a_grade() -> None:
    rules = sorted(rows_of("grade_rules"), key=lambda rule: int(rule["rule_no"]))
    assert [rule["rule_id"] for rule in rules if not any(rule[name] for name in CONDITIONS)] == [rules[-1]["rule_id"]]


def test_every_grade_can_be_reached_and_is_known() -> None:
    assert {rule["grade"] for rule in rows_of("grade_rules")} == {grade["grade"] for grade in rows_of("grades")}


@pytest.mark.parametrize("table", ["grade_rules", "verdict_reasons"])
def test_every_reason_fills_in_the_same_in_both_languages(table: str) -> None:
    for row in rows_of(table):
        english, arabic = (set(re.findall(r"\{\w+\}", row[f"reason_{language}"])) for language in ("en", "ar"))
        assert english == arabic, row


def test_every_verdict_has_a_reason_for_any_attribute() -> None:
    reasons = {(row["verdict"], row["attribute"]) for row in rows_of("verdict_reasons")}
    verdicts = {"conflicting", "updated", "corroborated", "repeated", "single_source"}
    assert {(verdict, "*") for verdict in verdicts} <= reasons


def test_every_correctable_field_takes_a_kind_of_value_that_is_checked() -> None:
    lists = {row["list"] for row in rows_of("closed_lists")} | {"status", "event_subtype", "place", "actor"}
    assert {row["value_type"] for row in rows_of("review_fields")} <= lists | {"date", "integer"}
