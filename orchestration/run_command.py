"""`make run`: the main Dagster job in this process, with progress and a table at the end.

Belongs here: starting the job, turning its outcome into plain words and an exit code. Does not belong here: the job.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from orchestration.settings import Settings, SettingsError, load_settings

if TYPE_CHECKING:
    from dagster import ExecuteInProcessResult

LOG_NAME = "last_run.log"
FULL_BELOW_BYTES = 100_000_000
"""With less room a run cannot end: it writes the working database and a snapshot of it."""


def main() -> int:
    """Runs the job and returns the exit code: 0 where everything was published, 1 where anything failed."""
    try:
        settings = load_settings()
        return run(settings)
    except SettingsError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return _fail("stopped; what was stored so far is kept, run again to go on")


def run(settings: Settings) -> int:
    """Runs the main job for these settings."""
    started = time.monotonic()
    os.environ.update(settings.as_environment())
    from orchestration.progress import library_output_to, say

    log = settings.dagster_home / LOG_NAME
    say(f"Tawatur: {settings.inbox} → {settings.home}")
    with library_output_to(log):
        say("• loading Dagster and the dbt project")
        try:
            result = _execute(settings)
        except Exception as error:
            return _fail("\n".join([f"{type(error).__name__}: {error}", *room_left(settings), f"More in {log}"]))
        if not result.success:
            told = [*reasons_of(result), *room_left(settings)]
            return _fail("\n".join([*told, f"{_standing(result)} More in {log} and in `make ui`."]))
    from orchestration.run_summary import lines_of, summarise

    summary = summarise(
        settings.published_path,
        n_new=int(_metadata(result, ("raw", "articles"), "articles new")),
        is_new_copy=bool(_metadata(result, ("published_database",), "is new")),
    )
    for line in [*lines_of(summary, time.monotonic() - started), *warnings_of(result)]:
        say(line)
    return 0


def _execute(settings: Settings) -> ExecuteInProcessResult:
    """Runs the job in this process, recorded in the project's own Dagster home so that the UI shows it."""
    from orchestration.dagster_home import prepare_dagster_home

    prepare_dagster_home(settings)
    import dagster as dg

    from orchestration.alerts import alert_of_run, raise_alert
    from orchestration.definitions import defs
    from orchestration.jobs import BUILD_MARTS
    from orchestration.old_runs import PID_TAG, end_dead_runs, prune_runs

    with dg.DagsterInstance.get() as instance:
        end_dead_runs(instance)
        result = defs.resolve_job_def(BUILD_MARTS).execute_in_process(
            instance=instance,
            raise_on_error=False,
            run_config={"loggers": {"progress": {}, "json": {}}},
            tags={PID_TAG: str(os.getpid())},
        )
        prune_runs(instance)
        if not result.success:
            raise_alert(alert_of_run(instance, result.run_id, settings.home), settings.alerts_dir)
        return result


def reasons_of(result: ExecuteInProcessResult) -> Sequence[str]:
    """Returns why a run failed in plain words: failed checks first, then the errors of steps."""
    steps = [_reason_of(event) for event in result.all_events if event.is_step_failure]
    told = [reason for reason in steps if "DagsterAssetCheckFailedError" not in reason]
    checks = [
        f"check failed: {'/'.join(check.asset_key.path)}: {check.description or check.check_name}"
        for check in result.get_asset_check_evaluations()
        if not check.passed and not any(check.check_name in reason for reason in told)
    ]
    return [*checks, *told] or ["the run failed"]


def room_left(settings: Settings) -> Sequence[str]:
    """Says that the disk is full, where it is: what libraries say of it is seldom plain."""
    free = shutil.disk_usage(settings.home).free
    if free > FULL_BELOW_BYTES:
        return []
    return [f"The disk of {settings.home} is full ({free / 1e6:.1f} MB free): make room and run again."]


def warnings_of(result: ExecuteInProcessResult) -> Sequence[str]:
    """Returns what failed without stopping the run, in plain words: decisions of the desk that were not applied."""
    return [
        "\nCHECK FAILED (published all the same): "
        f"{'/'.join(check.asset_key.path)}: {check.description or check.check_name}"
        for check in result.get_asset_check_evaluations()
        if not check.passed
    ]


def _standing(result: ExecuteInProcessResult) -> str:
    """Says what analysts have after a failed run: the report is made after publication and can fail alone."""
    made = {event.asset_key.path[-1] for event in result.get_asset_materialization_events() if event.asset_key}
    return (
        "The database was published; what follows it failed."
        if "published_database" in made
        else "Nothing was published."
    )


def _reason_of(event: Any) -> str:
    """Returns what one failed step says of itself."""
    failure = event.step_failure_data
    said = failure.user_failure_data
    text = said.description if said and said.description else _innermost(failure.error)
    return f"{event.step_key}: {text.strip()}"


def _innermost(error: Any) -> str:
    """Returns the message of the first cause: Dagster wraps what our code raised."""
    while error is not None and error.cause is not None:
        error = error.cause
    return error.message if error is not None else "unknown error"


def _metadata(result: ExecuteInProcessResult, key: tuple[str, ...], name: str) -> Any:
    """Returns one value that an asset reported in this run."""
    for event in result.get_asset_materialization_events():
        if event.asset_key is not None and tuple(event.asset_key.path) == key:
            return event.materialization.metadata[name].value
    return 0


def _fail(reason: str) -> int:
    from orchestration.progress import say

    say(f"\nFAILED: {reason}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
