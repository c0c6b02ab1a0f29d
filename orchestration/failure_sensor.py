"""The watch over runs: a failed one leaves an alert, and old ones are deleted.

Belongs here: reacting to the end of a run. Does not belong here: what an alert says, what is pruned.
"""

import dagster as dg
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

from orchestration.alerts import alert_of_run, raise_alert
from orchestration.old_runs import prune_runs
from orchestration.settings import Settings


def failure_sensor(job: UnresolvedAssetJobDefinition, settings: Settings) -> dg.SensorDefinition:
    """Makes the sensor, on from the start."""

    @dg.run_failure_sensor(
        name="failure_alert",
        monitored_jobs=[job],
        default_status=dg.DefaultSensorStatus.RUNNING,
        description=f"Writes {settings.alerts_dir}/<run>.txt for each failed run; posts it to TAWATUR_ALERT_WEBHOOK.",
    )
    def failure_alert(context: dg.RunFailureSensorContext) -> None:
        run_id = context.dagster_run.run_id
        raise_alert(alert_of_run(context.instance, run_id, settings.home), settings.alerts_dir)
        prune_runs(context.instance)

    return failure_alert
