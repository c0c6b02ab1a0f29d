"""Reads the statements that make the views and macros of the published copy.

Belongs here: their files and their order. Does not belong here: running them (orchestration.snapshot).
"""

from __future__ import annotations

from pathlib import Path

import duckdb

FILES = ("macros.sql", "views.sql")
"""A view may use a macro, never the other way round."""


def analyst_statements() -> tuple[str, ...]:
    """Returns the statements of all files, in the order in which they can be run."""
    texts = ((Path(__file__).parent / name).read_text(encoding="utf-8") for name in FILES)
    return tuple(statement.query.strip() for text in texts for statement in duckdb.extract_statements(text))
