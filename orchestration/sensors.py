"""The watch over the inbox and the desk's decisions: one run over all that is new, never one run a file.

Belongs here: deciding whether to ask for a run, and whether to ask again. Does not belong here: reading articles or
opening the warehouse.
"""

import hashlib
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import dagster as dg
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

from assets.ingest.delivery import inbox_fingerprint
from assets.kept_deliveries import new_deliveries
from assets.review.decisions_file import decisions_digest
from orchestration.settings import Settings

INTERVAL_SECONDS = 30
SETTLE_SECONDS = 2.0
"""A file that grows within this time is still being written, and would be taken in cut short."""


PAUSES_SECONDS = (600, 3600, 6 * 3600)
"""How long a failed run is left alone before the next try, for the first failure in a row, the second, and all later
ones: a disk that was full or a database that was in use is free again some day, and each failure tells a person."""


class Look(NamedTuple):
    """What lay there when the sensor last looked; its cursor is the two, separated by a space."""

    inbox: str = ""
    decisions: str = ""

    @property
    def cursor(self) -> str:
        """The look as Dagster keeps it from one tick to the next."""
        return f"{self.inbox} {self.decisions}"


def inbox_sensor(job: UnresolvedAssetJobDefinition, settings: Settings) -> dg.SensorDefinition:
    """Makes the sensor, on from the start."""

    @dg.sensor(
        name="inbox_sensor",
        job=job,
        minimum_interval_seconds=INTERVAL_SECONDS,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description=f"Asks for one run over whatever is new in {settings.inbox} or in {settings.decisions_path}.",
    )
    def watch(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        decision = decide(context, settings)
        if isinstance(decision, dg.SkipReason) and settings.inbox.exists():
            return after_failure(context.instance, job.name, time.time()) or decision
        return decision

    return watch


def after_failure(instance: dg.DagsterInstance, job_name: str, now: float) -> dg.RunRequest | dg.SkipReason | None:
    """Asks once more for what the latest runs failed to publish, whoever started them; None after a success.

    Without it a delivery whose run failed would wait for the daily schedule: the cursor has seen its files.
    """
    latest = instance.get_run_records(dg.RunsFilter(job_name=job_name), limit=len(PAUSES_SECONDS))
    n_failed = next(
        (n for n, record in enumerate(latest) if record.dagster_run.status != dg.DagsterRunStatus.FAILURE), len(latest)
    )
    if n_failed == 0:
        return None
    failed, pause = latest[0], PAUSES_SECONDS[n_failed - 1]
    waited = now - (failed.end_time or failed.update_timestamp.timestamp())
    if waited < pause:
        minutes = (pause - waited) / 60
        return dg.SkipReason(f"Run {failed.dagster_run.run_id[:8]} failed; asking again in {minutes:.0f} minutes.")
    return dg.RunRequest(
        run_key=f"again after {failed.dagster_run.run_id}", tags={"tawatur/again_after": failed.dagster_run.run_id}
    )


def decide(context: dg.SensorEvaluationContext, settings: Settings) -> dg.RunRequest | dg.SkipReason:
    """Asks for a run when files arrived or the desk decided what no run has seen, and otherwise says why not."""
    if not settings.inbox.exists():
        return dg.SkipReason(f"The inbox {settings.inbox} does not exist (any more).")
    seen, now = Look(*(context.cursor or "").split(" ")[:2]), _look(settings)
    if now == seen:
        return dg.SkipReason(f"Nothing changed in {settings.inbox} since the last look.")
    new = list(new_deliveries(settings.inbox, settings.deliveries_dir)) if now.inbox != seen.inbox else []
    is_decided = now.decisions != seen.decisions
    if not new and not is_decided:
        context.update_cursor(now.cursor)
        return dg.SkipReason(f"Nothing new in {settings.inbox}: every file has been taken in.")
    changed = [file.path for file, _ in new] + ([settings.decisions_path] if is_decided else [])
    if _is_being_written(changed, settings, now):
        return dg.SkipReason(f"Files are still being written to {settings.inbox}; waiting for the next look.")
    context.update_cursor(now.cursor)
    return dg.RunRequest(
        # a decision that is taken back and taken again is news each time, which one key for it would swallow
        run_key=None if is_decided else _content_key(now, [(file.source_path, sha256) for file, sha256 in new]),
        tags={"tawatur/new_files": str(len(new)), "tawatur/decisions_changed": str(is_decided).lower()},
    )


def _look(settings: Settings) -> Look:
    """Sums up the inbox and the desk's decisions as they are now."""
    return Look(inbox_fingerprint(settings.inbox), decisions_digest(settings.decisions_path))


def _is_being_written(changed: Sequence[Path], settings: Settings, now: Look) -> bool:
    """Tells whether a file that changed just now goes on changing; one that is gone is written by nobody."""
    if time.time() - max((path.stat().st_mtime for path in changed if path.exists()), default=0.0) > SETTLE_SECONDS:
        return False
    time.sleep(SETTLE_SECONDS)
    return _look(settings) != now


def _content_key(now: Look, files: Sequence[tuple[str, str]]) -> str:
    """Names a set of files by path, content and look, so that the same set never starts two runs.

    The look is part of it: of a file that was touched while a run read it, the same content is asked for again.
    """
    digest = hashlib.sha256(now.inbox.encode())
    for source_path, sha256 in sorted(files):
        digest.update(f"{source_path}\0{sha256}\n".encode())
    return digest.hexdigest()
