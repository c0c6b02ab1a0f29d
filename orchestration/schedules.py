"""The clock: when the main job runs without anybody asking.

Belongs here: schedules. Does not belong here: what they run.
"""

from __future__ import annotations

import dagster as dg
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

DAILY_AT_FIVE = "0 5 * * *"


def daily_schedule(job: UnresolvedAssetJobDefinition, timezone: str) -> dg.ScheduleDefinition:
    """Makes the schedule that rebuilds everything each morning, on from the start."""
    return dg.ScheduleDefinition(
        name="daily_build",
        job=job,
        cron_schedule=DAILY_AT_FIVE,
        execution_timezone=timezone,
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description=f"Every day at 05:00 ({timezone}; set TAWATUR_TIMEZONE to change it).",
    )
