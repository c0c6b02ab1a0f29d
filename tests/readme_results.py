"""The results that README.md shows under its queries: `python tests/readme_results.py PUBLISHED_DATABASE` renews them.

Belongs here: running the README's queries and laying their rows out. Does not belong here: the queries, or any prose.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import duckdb

REPOSITORY = Path(__file__).resolve().parent.parent
README = REPOSITORY / "README.md"
QUERY_WITH_RESULT = re.compile(r"```sql\n(?P<query>.*?)```\n\n<!-- result -->\n(?P<table>(?:\|[^\n]*\n)*)", re.DOTALL)
SCORE = re.compile(r"<!-- score -->\n(?:\|.*\n)*")
MEASURES = (
    "events",
    "casualties",
    "participants",
    "subtype",
    "date",
    "place",
    "attribution",
    "status",
    "bounds",
    "subset",
)


def queries(text: str) -> list[str]:
    """Returns the queries under which the README shows a result."""
    return [match["query"] for match in QUERY_WITH_RESULT.finditer(text)]


def markdown_of(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    """Runs a query and returns its rows as a Markdown table."""
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description or []]
    lines = [names, ["---"] * len(names), *([_cell(value) for value in row] for row in cursor.fetchall())]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def renewed(text: str, database: Path) -> str:
    """Returns the README with the rows that this database gives, and its scores against the sample's gold."""
    sys.path.insert(0, str(REPOSITORY))
    from assets.evaluation.gold_files import gold_files
    from assets.evaluation.score import score_database
    from assets.evaluation.score_table import measures

    with duckdb.connect(str(database), read_only=True) as connection:
        connection.execute("SET search_path = 'marts'")
        text = QUERY_WITH_RESULT.sub(lambda match: _with_result(connection, match["query"]), text)
    values = measures(score_database(database, gold_files([REPOSITORY / "tests" / "golden"])))
    rows = "".join(f"| {name} | {values[name]:.2f} |\n" for name in MEASURES)
    return SCORE.sub(lambda _: f"<!-- score -->\n| measure | score |\n|---|---:|\n{rows}", text)


def _with_result(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    return f"```sql\n{query}```\n\n<!-- result -->\n{markdown_of(connection, query)}"


def _cell(value: Any) -> str:
    return "" if value is None else str(value).replace("|", "\\|")


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8"), Path(sys.argv[1])), encoding="utf-8")
