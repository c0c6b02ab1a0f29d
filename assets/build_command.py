"""Which dbt command makes the marts: all of the project, or only what a delivery of articles can change.

Belongs here: the choice of arguments, and the fingerprint that dbt compares with the last build's. Does not belong
here: how an increment is made (dbt_project/macros/increments.sql), running the command.
"""

from __future__ import annotations

import duckdb

from orchestration.dbt_manifest import project_fingerprint

WHOLE_BUILD = ("build", "--exclude-resource-type", "unit_test")
"""Unit tests check rules on made-up rows: they run with the test suite, not with every delivery."""

WITHOUT_REFERENCE = (*WHOLE_BUILD, "--exclude", "resource_type:seed", "--indirect-selection", "cautious")
"""`cautious` leaves out the tests that read nothing but seeds, and keeps those that compare a model with one."""


def fingerprint_variable() -> dict[str, str]:
    """Returns the environment variable by which dbt sees whether anything but articles has changed."""
    return {"TAWATUR_BUILD_FINGERPRINT": project_fingerprint()}


def build_arguments(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Returns the arguments of dbt: reference tables that the last build loaded and checked stay as they are."""
    return WITHOUT_REFERENCE if _reference_is_loaded(connection) else WHOLE_BUILD


def _reference_is_loaded(connection: duckdb.DuckDBPyConnection) -> bool:
    """Returns whether a build of this same project ended whole, all its checks passed."""
    known = connection.execute(
        "SELECT 1 FROM information_schema.tables WHERE table_schema = 'intermediate' AND table_name = 'build_state'"
    ).fetchone()
    if not known:
        return False
    row = connection.execute(
        "SELECT is_complete AND starts_with(fingerprint, ?) FROM intermediate.build_state",
        [f"{project_fingerprint()} "],
    ).fetchone()
    return bool(row and row[0])
