"""A failed run tells a person asset, check, first failing rows and what to type; once, and without secrets."""

from __future__ import annotations

import http.server
import json
import shlex
import threading
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from orchestration.alerts import Alert, alert_of_run, as_text, raise_alert
from orchestration.old_runs import PID_TAG, end_dead_runs, prune_runs
from orchestration.table_metadata import ROWS_QUERY

ROWS_OF_THE_CHECK = "SELECT event_id FROM marts.events WHERE \"date\" IS NULL AND country = 'SY'"
HOSTILE_TITLE = "<script>alert(1)</script> **=1+1** '; DROP TABLE x"


@dg.asset
def events() -> None:
    pass


@dg.asset_check(asset=events, blocking=True)
def every_event_has_a_date() -> dg.AssetCheckResult:
    rows = dg.MetadataValue.table([dg.TableRecord({"event_id": "e1", "headline": HOSTILE_TITLE})])
    return dg.AssetCheckResult(
        passed=False, description="1 event has no date", metadata={"failing rows": rows, ROWS_QUERY: ROWS_OF_THE_CHECK}
    )


@dg.asset_check(asset=events)
def there_are_events() -> dg.AssetCheckResult:
    return dg.AssetCheckResult(passed=False, description="0 rows")


@dg.asset(deps=[events])
def published() -> None:
    pass


@pytest.fixture(scope="module")
def failed() -> Iterator[tuple[dg.DagsterInstance, str]]:
    """Runs a job whose blocking check fails."""
    with dg.instance_for_test() as instance:
        job = dg.Definitions(
            assets=[events, published], asset_checks=[every_event_has_a_date, there_are_events],
            jobs=[dg.define_asset_job("build_marts", executor_def=dg.in_process_executor)],
        ).resolve_job_def("build_marts")  # fmt: skip
        result = job.execute_in_process(instance=instance, raise_on_error=False)
        assert not result.success
        yield instance, result.run_id


@pytest.fixture
def webhook() -> Iterator[tuple[str, list[bytes]]]:
    """A server on this machine that remembers what it was told."""
    told: list[bytes] = []

    class Remember(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Remember)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/secret-token", told
    server.shutdown()
    thread.join()


def alert_in(failed: tuple[dg.DagsterInstance, str], home: Path) -> Alert:
    return alert_of_run(*failed, home)


def test_the_alert_names_asset_check_rows_and_command(failed: tuple[dg.DagsterInstance, str], tmp_path: Path) -> None:
    text = as_text(alert_in(failed, tmp_path))
    for words in ("every_event_has_a_date", "events", "1 event has no date", "e1", "make doctor"):
        assert words in text
    assert HOSTILE_TITLE in text


def test_the_command_shows_the_failing_rows_of_the_working_database(
    failed: tuple[dg.DagsterInstance, str], tmp_path: Path
) -> None:
    commands = [line for line in alert_in(failed, tmp_path).what_to_do if line.startswith("echo")]
    assert {tuple(shlex.split(one)) for one in commands} == {
        ("echo", f"{ROWS_OF_THE_CHECK} LIMIT 20;", "|", "make", "sql", "DATABASE=working"),
        ("echo", "FROM events LIMIT 20;", "|", "make", "sql", "DATABASE=working"),
    }


def test_the_webhook_is_told_once_for_a_run(
    failed: tuple[dg.DagsterInstance, str], webhook: tuple[str, list[bytes]], tmp_path: Path
) -> None:
    address, told = webhook
    alert = alert_in(failed, tmp_path)
    path = raise_alert(alert, tmp_path / "alerts", {"TAWATUR_ALERT_WEBHOOK": address})
    assert raise_alert(alert, tmp_path / "alerts", {"TAWATUR_ALERT_WEBHOOK": address}) is None
    assert path is not None
    [body] = told
    told_checks = {one["check"] for one in json.loads(body)["alert"]["failed_checks"]}
    assert told_checks == {"every_event_has_a_date", "there_are_events"}


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/secret-token", "file:///etc/secret-token"])
def test_a_webhook_out_of_reach_costs_nothing_and_its_address_is_not_written(
    failed: tuple[dg.DagsterInstance, str], tmp_path: Path, address: str
) -> None:
    path = raise_alert(alert_in(failed, tmp_path), tmp_path / "alerts", {"TAWATUR_ALERT_WEBHOOK": address})
    assert path is not None
    assert "could not be told" in path.read_text()
    assert "secret-token" not in path.read_text()


def test_a_run_that_failed_outside_its_steps_is_told_with_its_reason_and_the_log_of_the_daemon(tmp_path: Path) -> None:
    with dg.instance_for_test() as instance:
        job = dg.Definitions(assets=[events], jobs=[dg.define_asset_job("j")]).resolve_job_def("j")
        run = instance.create_run_for_job(job, status=dg.DagsterRunStatus.STARTED)
        instance.report_run_failed(run, "Run timed out due to taking longer than 300 seconds to start.")
        text = as_text(alert_of_run(instance, run.run_id, tmp_path))
    assert "longer than 300 seconds to start" in text
    assert f"grep {run.run_id} {tmp_path}/logs/runs.jsonl" in text


def test_old_runs_go_with_all_their_files_and_the_latest_stay(tmp_path: Path) -> None:
    with dg.instance_for_test(temp_dir=str(tmp_path)) as instance:
        job = dg.Definitions(assets=[published, events], jobs=[dg.define_asset_job("j")]).resolve_job_def("j")
        ids = [job.execute_in_process(instance=instance).run_id for _ in range(4)]
        assert prune_runs(instance, keep=2) == 2
        assert {run.run_id for run in instance.get_runs()} == set(ids[2:])
        left = [path.name for path in tmp_path.rglob("*") if any(run_id in path.name for run_id in ids[:2])]
        assert left == []
        assert [path for path in tmp_path.rglob("*") if ids[3] in path.name]


@pytest.mark.parametrize("status", [dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.NOT_STARTED])
def test_a_run_whose_process_was_killed_does_not_hold_the_queue(status: dg.DagsterRunStatus) -> None:
    with dg.instance_for_test() as instance:
        job = dg.Definitions(assets=[events], jobs=[dg.define_asset_job("j")]).resolve_job_def("j")
        run = instance.create_run_for_job(job, tags={PID_TAG: "999999999"}, status=status)
        assert end_dead_runs(instance) == 1
        ended = instance.get_run_by_id(run.run_id)
        assert ended is not None
        assert ended.status == dg.DagsterRunStatus.FAILURE
