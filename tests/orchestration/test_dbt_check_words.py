"""What the UI says of a dbt test."""

from __future__ import annotations

from typing import Any

import pytest

from assets.dbt_check_words import check_words


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("unique", {"column_name": "claim_id"}, "No two rows share a `claim_id`."),
        ("not_null", {"column_name": "quote"}, "Every row has a `quote`."),
        (
            "accepted_values",
            {"column_name": "role", "values": ["actor", "attendee"]},
            "`role` is one of: actor, attendee.",
        ),
        (
            "relationships",
            {"column_name": "event_id", "to": "ref('events')", "field": "event_id"},
            "Every `event_id` is a `event_id` of events.",
        ),
        ("unique_combination", {"columns": ["event_id", "key"]}, "No two rows share all of: event_id, key."),
    ],
)
def test_a_generic_test_is_told_in_one_sentence(name: str, arguments: dict[str, Any], words: str) -> None:
    assert check_words({"test_metadata": {"name": name, "kwargs": arguments}}) == words


def test_a_description_written_in_the_project_goes_first() -> None:
    assert check_words({"description": "Said so.", "test_metadata": {"name": "unique", "kwargs": {}}}) == "Said so."


def test_a_test_written_as_sql_is_left_to_its_name() -> None:
    assert check_words({"name": "verdicts_match_their_counts", "description": ""}) is None
