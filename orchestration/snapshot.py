"""Publishing: a read-only snapshot beside the last one, and a link that is switched to it in one step.

Belongs here: the snapshot file, the link, old snapshots. Does not belong here: Dagster, the digest of the marts.

A plain file replaced in place is unsafe: an analyst's left-over write-ahead log would be replayed into the new file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from orchestration.lake.connection import is_lake, sql_text
from orchestration.mart_digest import content_digest

STORAGE_VERSION = "v1.0.0"
KEPT_SNAPSHOTS = 3
LINK_NAME = "tawatur.duckdb"
PUBLICATION_TABLE = "main.publication"
UNWANTED_NAME = "rolled_back"
"""File that holds the digest of content that was rolled back."""
FAILURES_SCHEMA = "test_failures"


class NoEarlierSnapshotError(LookupError):
    """There is nothing to roll back to."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What publishing did: the snapshot in force, its digest, and whether it is a new one."""

    snapshot: Path
    digest: str
    is_new: bool


def publish(
    connection: duckdb.DuckDBPyConnection, published: Path, now: datetime, additions: Sequence[str] = ()
) -> Publication:
    """Copies the working database into a new read-only snapshot and switches the link, unless nothing changed.

    `additions` are the statements that make the views and macros of the snapshot; other ones make a new snapshot too.
    """
    digest = content_digest(connection, with_repeated=True)
    link = published / LINK_NAME
    _clear_leftovers(published)
    if is_rolled_back(published, digest):
        return Publication(link.resolve(), digest, is_new=False)
    is_same = link.exists() and published_digest(link) == digest and _additions_of(link) == _digest_of(additions)
    if is_same and _holds(link, digest):
        return Publication(link.resolve(), digest, is_new=False)
    published.mkdir(parents=True, exist_ok=True)
    snapshot = published / f"tawatur.{now.astimezone(UTC):%Y%m%dT%H%M%S%fZ}.duckdb"
    _write_snapshot(connection, snapshot, digest, now, additions)
    _switch_link(link, snapshot)
    _drop_old_snapshots(published, keep=snapshot)
    return Publication(snapshot, digest, is_new=True)


def published_digest(published: Path) -> str | None:
    """Returns the content digest of a published copy; None where it holds none."""
    try:
        with duckdb.connect(str(published), read_only=True) as reader:
            found = reader.execute(f"SELECT content_digest FROM {PUBLICATION_TABLE}").fetchone()
    except duckdb.Error:
        return None
    return str(found[0]) if found else None


def _additions_of(published: Path) -> str | None:
    """Returns the digest of the views and macros of a published copy; None for a copy of before they were noted."""
    try:
        with duckdb.connect(str(published), read_only=True) as reader:
            found = reader.execute(f"SELECT additions_digest FROM {PUBLICATION_TABLE}").fetchone()
    except duckdb.Error:
        return None
    return str(found[0]) if found else None


def _holds(link: Path, digest: str) -> bool:
    """Tells whether a copy still holds the content it was published with.

    A client with the right to write may have opened it and changed it. The time of its last change, set at publication,
    tells that nobody did; a copy with another time is summed up again.
    """
    with duckdb.connect(str(link), read_only=True) as reader:
        found = reader.execute(f"SELECT published_at FROM {PUBLICATION_TABLE}").fetchone()
        if found is not None and link.stat().st_mtime_ns == _nanoseconds(found[0]):
            return True
        if content_digest(reader, with_repeated=True) != digest:
            return False
    if found is not None:
        _set_changed(link.resolve(), found[0])
    return True


def _nanoseconds(moment: datetime) -> int:
    return (moment - datetime.fromtimestamp(0, UTC)) // timedelta(microseconds=1) * 1000


def _set_changed(snapshot: Path, moment: datetime) -> None:
    os.utime(snapshot, ns=(_nanoseconds(moment), _nanoseconds(moment)))


def _digest_of(additions: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(additions).encode()).hexdigest()


def roll_back(published: Path) -> Publication:
    """Switches the link to the snapshot before the one in force, and notes that its content is not wanted.

    The note holds until the marts change: the next run would otherwise publish the same content again.
    """
    link = published / LINK_NAME
    snapshots = _snapshots(published)
    in_force = link.resolve()
    earlier = [path for path in snapshots if path.name < in_force.name]
    if not earlier:
        raise NoEarlierSnapshotError(f"there is no snapshot before {in_force.name} in {published}")
    unwanted = published_digest(in_force)
    _clear_leftovers(published)
    _switch_link(link, earlier[-1])
    (published / UNWANTED_NAME).write_text(f"{unwanted}\n")
    return Publication(earlier[-1], published_digest(earlier[-1]) or "", is_new=False)


def is_rolled_back(published: Path, digest: str) -> bool:
    """Tells whether this content was published and rolled back; the note goes as soon as the content is another."""
    note = published / UNWANTED_NAME
    if not note.exists():
        return False
    if note.read_text().strip() == digest:
        return True
    note.unlink()
    return False


def _write_snapshot(
    connection: duckdb.DuckDBPyConnection, snapshot: Path, digest: str, now: datetime, additions: Sequence[str]
) -> None:
    """Writes the snapshot under a temporary name; a crash leaves no half-written file under the final one."""
    unfinished = snapshot.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    source = _current_database(connection)
    connection.execute(f"ATTACH {sql_text(str(unfinished))} AS snapshot (STORAGE_VERSION '{STORAGE_VERSION}')")
    try:
        connection.execute(f'COPY FROM DATABASE "{source}" TO snapshot')
        if is_lake(connection):
            _make_views_anew(connection, source)
        connection.execute(f"DROP SCHEMA IF EXISTS snapshot.{FAILURES_SCHEMA} CASCADE")
        connection.execute(
            f"CREATE TABLE snapshot.{PUBLICATION_TABLE}"
            " (content_digest VARCHAR, published_at TIMESTAMPTZ, additions_digest VARCHAR)"
        )
        connection.execute(
            f"INSERT INTO snapshot.{PUBLICATION_TABLE} VALUES (?, ?, ?)", [digest, now, _digest_of(additions)]
        )
        connection.execute("USE snapshot")
        for statement in additions:
            connection.execute(statement)
        connection.execute("CHECKPOINT snapshot")
    finally:
        connection.execute(f'USE "{source}"')
        connection.execute("DETACH snapshot")
    unfinished.chmod(0o444)
    _set_changed(unfinished, now)
    os.replace(unfinished, snapshot)


def _make_views_anew(connection: duckdb.DuckDBPyConnection, source: str) -> None:
    """Makes the views of the snapshot from their SQL: those copied from a lake answer, and show none."""
    views = connection.execute(
        "SELECT schema_name, view_name, sql, comment FROM duckdb_views() WHERE database_name = ? AND NOT internal",
        [source],
    ).fetchall()
    for schema, view, sql, comment in views:
        connection.execute(f'USE snapshot."{schema}"')
        connection.execute(sql.replace("CREATE VIEW", "CREATE OR REPLACE VIEW", 1))
        if comment:
            connection.execute(f'COMMENT ON VIEW "{view}" IS {sql_text(comment)}')
    connection.execute(f'USE "{source}"')


def _switch_link(link: Path, snapshot: Path) -> None:
    """Points the link at the snapshot in one step, so that a reader finds the old copy or the new, never none."""
    fresh = link.with_name(f"{link.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(snapshot.name)
    os.replace(fresh, link)


def _snapshots(published: Path) -> list[Path]:
    """Lists the finished snapshots, oldest first."""
    return sorted(path for path in published.glob("tawatur.*.duckdb") if not path.is_symlink())


def _clear_leftovers(published: Path) -> None:
    """Deletes what a killed run or a client that opened the copy to write left: halves, links, write-ahead logs.

    A log beside the link would be replayed into whatever snapshot the link points to next.
    """
    for pattern in ("*.part", "*.part.wal", "*.new", "*.duckdb.wal"):
        for left in published.glob(pattern):
            left.unlink(missing_ok=True)


def _drop_old_snapshots(published: Path, keep: Path) -> None:
    """Deletes all but the latest snapshots; an analyst who has an old one open keeps it until closing."""
    for old in _snapshots(published)[:-KEPT_SNAPSHOTS]:
        if old != keep:
            old.unlink(missing_ok=True)


def _current_database(connection: duckdb.DuckDBPyConnection) -> str:
    found = connection.execute("SELECT current_database()").fetchone()
    if found is None:
        raise RuntimeError("DuckDB names no current database")
    return str(found[0])
