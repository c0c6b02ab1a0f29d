"""The watch over the inbox: one run over all that is new, never one run a file.

Belongs here: deciding whether to ask for a run. Does not belong here: reading articles or opening the warehouse.
"""

import hashlib
import time
from collections.abc import Sequence

import dagster as dg
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

from assets.ingest.delivery import inbox_fingerprint
from assets.kept_deliveries import new_deliveries
from orchestration.settings import Settings

INTERVAL_SECONDS = 30
SETTLE_SECONDS = 2.0
"""A file that grows within this time is still being written, and would be taken in cut short."""


def inbox_sensor(job: UnresolvedAssetJobDefinition, settings: Settings) -> dg.SensorDefinition:
    """Makes the sensor, on from the start."""

    @dg.sensor(
        name="inbox_sensor",
        job=job,
        minimum_interval_seconds=INTERVAL_SECONDS,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description=f"Asks for one run over whatever is new in {settings.inbox}.",
    )
    def watch(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        return decide(context, settings)

    return watch


def decide(context: dg.SensorEvaluationContext, settings: Settings) -> dg.RunRequest | dg.SkipReason:
    """Asks for a run when files arrived that no run has taken in, and otherwise says why not."""
    if not settings.inbox.exists():
        return dg.SkipReason(f"The inbox {settings.inbox} does not exist (any more).")
    fingerprint = inbox_fingerprint(settings.inbox)
    if fingerprint == context.cursor:
        return dg.SkipReason(f"Nothing changed in {settings.inbox} since the last look.")
    new = list(new_deliveries(settings.inbox, settings.deliveries_dir))
    if not new:
        context.update_cursor(fingerprint)
        return dg.SkipReason(f"Nothing new in {settings.inbox}: every file has been taken in.")
    if _is_being_written([file.path.stat().st_mtime for file, _ in new], settings, fingerprint):
        return dg.SkipReason(f"Files are still being written to {settings.inbox}; waiting for the next look.")
    context.update_cursor(fingerprint)
    return dg.RunRequest(
        run_key=_content_key([(file.source_path, sha256) for file, sha256 in new]),
        tags={"tawatur/new_files": str(len(new))},
    )


def _is_being_written(changed_at: Sequence[float], settings: Settings, fingerprint: str) -> bool:
    """Tells whether a file that changed just now goes on changing."""
    if time.time() - max(changed_at) > SETTLE_SECONDS:
        return False
    time.sleep(SETTLE_SECONDS)
    return inbox_fingerprint(settings.inbox) != fingerprint


def _content_key(files: Sequence[tuple[str, str]]) -> str:
    """Names a set of files by path and content, so that the same set never starts two runs."""
    digest = hashlib.sha256()
    for source_path, sha256 in sorted(files):
        digest.update(f"{source_path}\0{sha256}\n".encode())
    return digest.hexdigest()
