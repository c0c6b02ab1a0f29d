"""Which snapshot of the lake is the published one, and which snapshots may go.

Belongs here: table main.publications and the upkeep of snapshots and files. Does not belong here: the published copy
(orchestration/snapshot.py).

dbt commits table by table, so the newest snapshot of the lake is a working state, as the working file is. Whoever reads
the lake reads it at the snapshot noted here, which a run that fails or is killed never touches.
"""

from __future__ import annotations

from datetime import datetime

import duckdb

from orchestration.lake.connection import LAKE_NAME

PUBLICATIONS = f"{LAKE_NAME}.main.publications"
KEPT_PUBLICATIONS = 3
DELETED_AFTER_DAYS = 1
"""A reader who began before a snapshot was dropped may still be reading its files."""


def note_publication(connection: duckdb.DuckDBPyConnection, digest: str, now: datetime) -> int:
    """Makes the present state the published one unless its content is; returns the id of the published snapshot."""
    connection.execute(
        f"CREATE TABLE IF NOT EXISTS {PUBLICATIONS}"
        " (snapshot_id BIGINT NOT NULL, content_digest VARCHAR NOT NULL, published_at TIMESTAMPTZ NOT NULL)"
    )
    connection.execute(
        f"""
        INSERT INTO {PUBLICATIONS}
        SELECT max(snapshots.snapshot_id), $digest, $now
        FROM ducklake_snapshots('{LAKE_NAME}') AS snapshots
        HAVING $digest IS DISTINCT FROM (SELECT max_by(p.content_digest, p.snapshot_id) FROM {PUBLICATIONS} AS p)
        """,
        {"digest": digest, "now": now},
    )
    published = published_snapshot(connection)
    assert published is not None
    _drop_working_states(connection)
    return published


def published_snapshot(connection: duckdb.DuckDBPyConnection) -> int | None:
    """Returns the id of the published snapshot, None where nothing was published yet."""
    known = connection.execute(
        "SELECT 1 FROM duckdb_tables() WHERE (database_name, schema_name, table_name) = (?, 'main', 'publications')",
        [LAKE_NAME],
    ).fetchone()
    row = connection.execute(f"SELECT max(snapshot_id) FROM {PUBLICATIONS}").fetchone() if known else None
    return row[0] if row else None


def withdraw_publication(connection: duckdb.DuckDBPyConnection) -> int | None:
    """Takes the last publication back, so that the one before is the published one again; returns its snapshot."""
    if published_snapshot(connection) is None:
        return None
    connection.execute(
        f"DELETE FROM {PUBLICATIONS} WHERE snapshot_id = (SELECT max(p.snapshot_id) FROM {PUBLICATIONS} AS p)"
    )
    return published_snapshot(connection)


def _drop_working_states(connection: duckdb.DuckDBPyConnection) -> None:
    """Drops every snapshot but the last publications and the newest, and files that none of the kept ones needs.

    A build leaves hundreds of snapshots, one for each table; small files of many small deliveries become larger ones.
    """
    rows = connection.execute(
        f"""
        SELECT snapshots.snapshot_id FROM ducklake_snapshots('{LAKE_NAME}') AS snapshots
        WHERE snapshots.snapshot_id NOT IN (
            SELECT p.snapshot_id FROM {PUBLICATIONS} AS p ORDER BY p.snapshot_id DESC LIMIT {KEPT_PUBLICATIONS}
        ) AND snapshots.snapshot_id < (SELECT max(s.snapshot_id) FROM ducklake_snapshots('{LAKE_NAME}') AS s)
        ORDER BY snapshots.snapshot_id
        """
    ).fetchall()
    if rows:
        dropped = ", ".join(str(snapshot_id) for (snapshot_id,) in rows)
        connection.execute(f"CALL ducklake_expire_snapshots('{LAKE_NAME}', versions => [{dropped}])")
    connection.execute(f"CALL ducklake_merge_adjacent_files('{LAKE_NAME}')")
    connection.execute(
        f"CALL ducklake_cleanup_old_files('{LAKE_NAME}', older_than => now() - INTERVAL {DELETED_AFTER_DAYS} DAY)"
    )
