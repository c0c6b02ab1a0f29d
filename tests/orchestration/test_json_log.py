"""Every event is one line of JSON, whatever its message holds."""

from __future__ import annotations

import json
import logging

from orchestration.json_log import JsonLines
from tests.conftest import BuiltHome


def test_a_message_with_line_ends_and_markup_is_one_line() -> None:
    record = logging.LogRecord("x", logging.WARNING, "", 0, "عنوان\n<b>\x1b[31m ثان", None, None)
    line = JsonLines().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"] == "عنوان\n<b>\x1b[31m ثان"


def test_a_run_leaves_its_steps_as_lines(built_home: BuiltHome) -> None:
    lines = (built_home.home / "logs" / "runs.jsonl").read_text(encoding="utf-8").splitlines()
    assert {"raw_articles", "published_database"} <= {json.loads(line).get("step") for line in lines}
