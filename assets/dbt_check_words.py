"""What the UI says of a dbt test: one sentence, made from its name and arguments.

Belongs here: the sentences. Does not belong here: running tests, or what they require (dbt_project).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

REFERENCE = re.compile(r"""(?:ref|source)\(['"](?P<name>[^)]*?)['"]\)""")


def check_words(test: Mapping[str, Any]) -> str | None:
    """Says what a test of dbt's manifest requires; None for a test written as SQL, whose name says it."""
    if test.get("description"):
        return str(test["description"])
    known = test.get("test_metadata") or {}
    given = known.get("kwargs") or {}
    column = f"`{given.get('column_name')}`"
    match known.get("name"):
        case "unique":
            return f"No two rows share a {column}."
        case "not_null":
            return f"Every row has a {column}."
        case "accepted_values":
            return f"{column} is one of: {', '.join(map(str, given['values']))}."
        case "relationships":
            found = REFERENCE.search(given["to"])
            return f"Every {column} is a `{given['field']}` of {found['name'] if found else given['to']}."
        case "unique_combination":
            return f"No two rows share all of: {', '.join(given['columns'])}."
        case _:
            return None
