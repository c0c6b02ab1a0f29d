"""What another parser reads otherwise: claims added, lost and changed by type, counted while articles are parsed again.

Belongs here: comparing the rows of two readings, the counts and their report. Does not belong here: choosing what is
parsed again (claims.py), storing it, or judging whether the change is for the better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from assets.claim_rows import Row

TABLE = "parser_changes"


class Compared(NamedTuple):
    """A table whose rows are compared: its key, the column that gives the type, and what may differ without notice."""

    table: str
    key: str
    type_column: str
    ignored: frozenset[str]


COMPARED = (
    Compared("claims", "claim_id", "event_subtype", frozenset({"parser_version", "rule", "sentence_no", "missing"})),
    Compared("casualty_claims", "casualty_claim_id", "outcome", frozenset({"rule", "subset_of"})),
)
CHANGES = ("added", "lost", "changed", "same")


def change_rows(
    connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str], now: Mapping[str, Sequence[Row]], version: str
) -> list[Row]:
    """Returns the counts for articles about to be replaced; articles never read before count for nothing."""
    before_versions = dict(
        connection.execute(
            "SELECT article_id, parser_version FROM raw.parsed_articles WHERE article_id IN (SELECT unnest(?))",
            [list(article_ids)],
        ).fetchall()
    )
    rows: list[Row] = []
    for previous in sorted(set(before_versions.values()) - {version}):
        ids = {article_id for article_id, read_by in before_versions.items() if read_by == previous}
        for compared in COMPARED:
            before = _stored(connection, compared.table, sorted(ids))
            after = [row for row in now.get(compared.table, ()) if row["article_id"] in ids]
            for (kind, change), n in sorted(count_changes(compared, before, after).items()):
                rows.append(
                    {
                        "parser_version": version, "previous_version": previous, "compared_table": compared.table,
                        "type": kind, "change": change, "n": n,
                    }
                )  # fmt: skip
    return rows


def count_changes(compared: Compared, before: Iterable[Row], after: Iterable[Row]) -> Counter[tuple[str, str]]:
    """Counts (type, change) over two readings of the same articles."""
    old = {row[compared.key]: row for row in before}
    new = {row[compared.key]: row for row in after}
    counts: Counter[tuple[str, str]] = Counter()
    for key, row in old.items():
        if key not in new:
            counts[row[compared.type_column], "lost"] += 1
        else:
            counts[row[compared.type_column], "same" if _is_same(compared, row, new[key]) else "changed"] += 1
    for key, row in new.items():
        if key not in old:
            counts[row[compared.type_column], "added"] += 1
    return counts


def report(connection: duckdb.DuckDBPyConnection, version: str) -> str | None:
    """Lays out what this parser reads otherwise than those before it, as Markdown; None where nothing was re-read."""
    rows = connection.execute(
        f"""
        SELECT previous_version, compared_table, type, change, sum(n)::bigint FROM raw.{TABLE}
        WHERE parser_version = ? GROUP BY ALL ORDER BY ALL
        """,
        [version],
    ).fetchall()
    if not rows:
        return None
    cells: dict[tuple[str, str, str], dict[str, int]] = {}
    for previous, table, kind, change, n in rows:
        cells.setdefault((previous, table, kind), {})[change] = n
    lines = [f"| read before by | table | type | {' | '.join(CHANGES)} |", "|---|---|---|---:|---:|---:|---:|"]
    for (previous, table, kind), counts in cells.items():
        numbers = " | ".join(str(counts.get(change, 0)) for change in CHANGES)
        lines.append(f"| {previous} | {table} | {kind} | {numbers} |")
    return "\n".join(lines)


def write_report(folder: Path, version: str, text: str) -> Path:
    """Writes the report of a parser version, over what an interrupted run wrote of it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{version}.md"
    path.write_text(f"# Parser {version} against earlier readings\n\n{text}\n", encoding="utf-8")
    return path


def _is_same(compared: Compared, old: Row, new: Row) -> bool:
    return all(_plain(old.get(name)) == _plain(value) for name, value in new.items() if name not in compared.ignored)


def _plain(value: Any) -> Any:
    """Makes a value of a row and of the database comparable: tuples are lists there."""
    if isinstance(value, tuple | list):
        return list(value)
    return value


def _stored(connection: duckdb.DuckDBPyConnection, table: str, article_ids: Sequence[str]) -> list[Row]:
    cursor = connection.execute(
        f"SELECT * FROM raw.{table} WHERE article_id IN (SELECT unnest(?))", [list(article_ids)]
    )
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
