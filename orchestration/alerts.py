"""What a person is told when a run failed: which asset, which check, the first failing rows, what to type.

Belongs here: reading that out of a run's events, the alert file, the webhook. Does not belong here: when to look
(failure_sensor.py, run_command.py).
"""

from __future__ import annotations

import json
import os
import shlex
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import dagster as dg

from orchestration.old_runs import PID_TAG
from orchestration.table_metadata import ROWS_QUERY

WEBHOOK_VARIABLE = "TAWATUR_ALERT_WEBHOOK"
WEBHOOK_SECONDS = 10
ROWS_TOLD = 5
ROWS_SHOWN = 20
CHECKS_WITH_COMMAND = 3
KEPT_ALERTS = 200


@dataclass(frozen=True, slots=True)
class FailedCheck:
    """A check that failed: its asset, its name, what it says, the first rows that break it, and how to see them all."""

    asset: str
    check: str
    says: str
    rows: tuple[Mapping[str, Any], ...]
    query: str


@dataclass(frozen=True, slots=True)
class Alert:
    """One failed run, told to a person."""

    run_id: str
    job: str
    reason: str
    failed_steps: tuple[tuple[str, str], ...]
    failed_checks: tuple[FailedCheck, ...]
    what_to_do: tuple[str, ...]


def alert_of_run(instance: dg.DagsterInstance, run_id: str, home: Path) -> Alert:
    """Reads from a run's events what failed in it."""
    run = instance.get_run_by_id(run_id)
    reason, reasons_of_launch = "", list[str]()
    steps: list[tuple[str, str]] = []
    checks: list[FailedCheck] = []
    for entry in instance.all_logs(run_id):
        event = entry.dagster_event
        if event is None:
            continue
        if event.is_step_failure:
            steps.append((str(event.step_key), _innermost_message(event.step_failure_data)))
        elif event.is_run_failure:
            reason = event.message or ""
        elif event.event_type_value == "ENGINE_EVENT" and event.engine_event_data.error is not None:
            reasons_of_launch.append(_innermost(event.engine_event_data.error))
        elif event.event_type_value == "ASSET_CHECK_EVALUATION" and not event.asset_check_evaluation_data.passed:
            checks.append(_failed_check(event.asset_check_evaluation_data))
    by_hand = run is not None and PID_TAG in run.tags
    log = (
        f"tail -50 {home / 'dagster' / 'last_run.log'}" if by_hand else f"grep {run_id} {home / 'logs' / 'runs.jsonl'}"
    )
    commands = [log, "make doctor", f"make ui    # run {run_id[:8]}"]
    commands += [_command_for_rows(one) for one in checks[:CHECKS_WITH_COMMAND]]
    # where a step failed it says more than the run, which only repeats that one did
    told = "" if steps or checks else " ".join([reason, *reasons_of_launch[-1:]]).strip()
    job = run.job_name if run else "unknown"
    return Alert(run_id, job, told, tuple(steps), tuple(checks), tuple(commands))


def as_text(alert: Alert) -> str:
    """Lays the alert out for a person; the rows are shown as text, whatever they hold."""
    lines = [f"Run {alert.run_id} of {alert.job} failed. Nothing was published; the last publication stays."]
    lines += [f"\n{alert.reason}"] if alert.reason else []
    lines += [f"\nstep {step}: {message}" for step, message in alert.failed_steps]
    for one in alert.failed_checks:
        lines.append(f"\ncheck {one.check} of {one.asset}: {one.says}")
        lines += [f"  {json.dumps(dict(row), ensure_ascii=False, default=str)}" for row in one.rows]
    return "\n".join([*lines, "\nTo look closer:", *(f"  {command}" for command in alert.what_to_do), ""])


def raise_alert(alert: Alert, folder: Path, environment: Mapping[str, str] = os.environ) -> Path | None:
    """Writes the alert file and posts it to the webhook, once for a run; None where it was raised before."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{alert.run_id}.txt"
    if path.exists():
        return None
    unfinished = path.with_suffix(".part")
    unfinished.write_text(as_text(alert), encoding="utf-8")
    os.replace(unfinished, path)
    address = environment.get(WEBHOOK_VARIABLE, "").strip()
    if address and (problem := _post(address, alert)):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\nThe webhook could not be told: {problem}\n")
    _drop_old(folder)
    return path


def _post(address: str, alert: Alert) -> str | None:
    """Posts the alert as JSON; returns what went wrong without the address, which may hold a secret."""
    body = json.dumps({"text": as_text(alert), "alert": asdict(alert)}, ensure_ascii=False, default=str).encode()
    try:
        if not address.startswith(("http://", "https://")):
            return "its address is neither http nor https"
        request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=WEBHOOK_SECONDS):
            return None
    except (OSError, ValueError) as error:
        return type(error).__name__


def _command_for_rows(check: FailedCheck) -> str:
    """Returns what to type to see the rows: those that fail stand in the working database and were never published."""
    between = "\n" if "--" in check.query else " "
    statement = f"{check.query}{between}LIMIT {ROWS_SHOWN};"
    return f"echo {shlex.quote(statement)} | make sql DATABASE=working"


def _failed_check(evaluation: Any) -> FailedCheck:
    """Reads a failed check; one that tells no query, as a count of rows, is looked into in its table."""
    tables = [value for value in evaluation.metadata.values() if isinstance(value, dg.TableMetadataValue)]
    told = evaluation.metadata.get(ROWS_QUERY)
    rows: Sequence[Mapping[str, Any]] = [dict(record.data) for table in tables[:1] for record in table.records]
    return FailedCheck(
        "/".join(evaluation.asset_key.path),
        evaluation.check_name,
        evaluation.description or "",
        tuple(rows[:ROWS_TOLD]),
        str(told.value) if told is not None else f"FROM {'.'.join(evaluation.asset_key.path)}",
    )


def _innermost_message(failure: Any) -> str:
    """Returns what a step says of its failure: its own words, else the message of the first cause."""
    if failure.user_failure_data and failure.user_failure_data.description:
        return str(failure.user_failure_data.description)
    return _innermost(failure.error)


def _innermost(error: Any) -> str:
    """Returns the message of the first cause."""
    while error is not None and error.cause is not None:
        error = error.cause
    return error.message.strip() if error is not None else "unknown error"


def _drop_old(folder: Path) -> None:
    alerts = sorted(folder.glob("*.txt"), key=lambda path: path.stat().st_mtime)
    for old in alerts[:-KEPT_ALERTS]:
        old.unlink(missing_ok=True)
