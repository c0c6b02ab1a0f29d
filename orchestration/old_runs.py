"""Old runs leave Dagster's storage, so that its databases stay bounded, and dead ones are ended.

Belongs here: how many runs are kept, deleting the others, runs whose process is gone. Does not belong here: ticks
(dagster.yaml keeps those).
"""

from __future__ import annotations

import os
from pathlib import Path

import dagster as dg
from dagster._core.storage.event_log.sqlite.sqlite_event_log import SqliteEventLogStorage

KEPT_RUNS = 100
"""With a dozen deliveries a day more than a week, eight megabytes each. What matters for longer is in the marts."""

PID_TAG = "tawatur/pid"
"""Run tag: the process that `make run` executes the run in."""

DELETED_AT_ONCE = 50
UNFINISHED = [
    dg.DagsterRunStatus.NOT_STARTED, dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]  # fmt: skip
"""A run notes what it plans before it starts: killed meanwhile it would stay for ever, and never be pruned."""

FINISHED = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED]


def prune_runs(instance: dg.DagsterInstance, keep: int = KEPT_RUNS) -> int:
    """Deletes finished runs beyond the latest ones, few at a time; returns how many went."""
    finished = instance.get_runs(filters=dg.RunsFilter(statuses=FINISHED), limit=keep + DELETED_AT_ONCE)
    for run in finished[keep:]:
        instance.delete_run(run.run_id)
        _delete_files(instance, run.run_id)
    return len(finished[keep:])


def _delete_files(instance: dg.DagsterInstance, run_id: str) -> None:
    """Deletes what Dagster leaves of a deleted run: its emptied database of some megabytes, and what it printed."""
    instance.compute_log_manager.delete_logs(prefix=[run_id])
    storage = instance.event_log_storage
    if isinstance(storage, SqliteEventLogStorage):
        database = Path(storage.path_for_shard(run_id))
        for left in (database, *(database.with_name(f"{database.name}{end}") for end in ("-wal", "-shm", "-journal"))):
            left.unlink(missing_ok=True)


def end_dead_runs(instance: dg.DagsterInstance) -> int:
    """Reports runs as failed whose process is gone: a killed `make run` would hold the queue for ever."""
    dead = [
        run
        for run in instance.get_runs(filters=dg.RunsFilter(statuses=UNFINISHED))
        if PID_TAG in run.tags and not is_alive(int(run.tags[PID_TAG]))
    ]
    for run in dead:
        instance.report_run_failed(run, f"Its process {run.tags[PID_TAG]} was killed; a later run goes on from there.")
    return len(dead)


def is_alive(pid: int) -> bool:
    """Tells whether a process of this machine exists."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
