"""An examination of the packages that examined nothing is never told as a clean one."""

from __future__ import annotations

from typing import Any

import pytest

from orchestration.audit_verdict import Exit, verdict_of

CLEAN = {"name": "duckdb", "version": "1.5.5", "vulns": []}
SKIPPED = {"name": "dagster", "skip_reason": "Dependency not found on PyPI and could not be audited"}
HOLED = {"name": "jinja2", "version": "3.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.1"]}]}


@pytest.mark.parametrize(
    ("packages", "expected"),
    [
        ([CLEAN], Exit.CLEAN),
        ([CLEAN, SKIPPED], Exit.UNKNOWN),
        ([SKIPPED], Exit.UNKNOWN),
        ([], Exit.UNKNOWN),
        ([CLEAN, SKIPPED, HOLED], Exit.HOLES),
    ],
)
def test_only_a_list_that_was_examined_whole_is_clean(packages: list[dict[str, Any]], expected: Exit) -> None:
    assert verdict_of({"dependencies": packages}).exit == expected


def test_a_hole_is_named_with_the_version_that_mends_it() -> None:
    assert verdict_of({"dependencies": [HOLED]}).lines[0].endswith("jinja2 3.0: PYSEC-1, mended in 3.1")


def test_a_service_that_does_not_answer_is_said_plainly() -> None:
    verdict = verdict_of(None)
    assert verdict.exit == Exit.UNKNOWN
    assert "NOT EXAMINED" in verdict.lines[0]
