"""Dagster's and dbt's own commands work without make, and the SQL prompt answers."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY, BuiltHome, environment, run_python

SCRIPTS = Path(sys.executable).parent
STARTING_SECONDS = 180
INSTIGATORS = """
{ repositoriesOrError { ... on RepositoryConnection { nodes {
    schedules { name scheduleState { status } }
    sensors { name sensorState { status } }
    assetGroups { groupName }
} } } }
"""


@pytest.fixture(scope="module")
def dagster_dev(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Starts `dagster dev -w workspace.yaml` as a user would, with no DAGSTER_HOME set; gives its address."""
    folder = tmp_path_factory.mktemp("dagster_dev")
    for name in ("workspace.yaml", "pyproject.toml"):
        shutil.copy(REPOSITORY / name, folder)
    for name in ("orchestration", "assets", "dbt_project", "seeds"):
        (folder / name).symlink_to(REPOSITORY / name)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (folder / "output.log").open("w") as log:
        server = subprocess.Popen(
            [str(SCRIPTS / "dagster"), "dev", "-w", "workspace.yaml", "-h", "127.0.0.1", "-p", str(port)],
            cwd=folder, env=environment(folder / "home"), stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(server.pid, signal.SIGINT)
            try:
                server.wait(60)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)


def ask(address: str, query: str) -> Any:
    """Asks Dagster's API, waiting for the server to start."""
    request = urllib.request.Request(
        f"{address}/graphql", json.dumps({"query": query}).encode(), {"Content-Type": "application/json"}
    )
    deadline = time.monotonic() + STARTING_SECONDS
    while True:
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)["data"]
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if time.monotonic() > deadline:
                raise
            time.sleep(1)


def test_dagster_dev_shows_the_groups_and_both_triggers_running(dagster_dev: str) -> None:
    (repository,) = ask(dagster_dev, INSTIGATORS)["repositoriesOrError"]["nodes"]
    states = {each["name"]: each["scheduleState"]["status"] for each in repository["schedules"]}
    states |= {each["name"]: each["sensorState"]["status"] for each in repository["sensors"]}
    assert states == {"daily_build": "RUNNING", "inbox_sensor": "RUNNING", "failure_alert": "RUNNING"}
    assert {"ingest", "parsing", "marts", "published"} <= {each["groupName"] for each in repository["assetGroups"]}


def test_dbt_build_runs_by_hand_with_its_unit_tests(built_home: BuiltHome, tmp_path: Path) -> None:
    (tmp_path / "warehouse").mkdir()
    shutil.copy(built_home.warehouse, tmp_path / "warehouse" / "tawatur.duckdb")
    done = subprocess.run(
        [
            str(SCRIPTS / "dbt"), "--no-use-colors", "build", "--project-dir", "dbt_project",
            "--profiles-dir", "dbt_project",
            "--target-path", str(tmp_path / "target"), "--log-path", str(tmp_path / "logs"),
        ],
        cwd=REPOSITORY, env=environment(tmp_path),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr
    results = json.loads((tmp_path / "target" / "run_results.json").read_text())["results"]
    assert any(result["unique_id"].startswith("unit_test.") for result in results)
    # an exposure is listed and not built
    assert {result["status"] for result in results} <= {"success", "pass", "no-op"}


def test_dbt_finds_the_default_warehouse_beside_its_project_wherever_it_is_called(tmp_path: Path) -> None:
    copy = tmp_path / "repository"
    shutil.copytree(REPOSITORY / "dbt_project", copy / "dbt_project", ignore=shutil.ignore_patterns("target", "logs"))
    (copy / "data" / "warehouse").mkdir(parents=True)
    called_from = tmp_path / "elsewhere"
    called_from.mkdir()
    home = {name: value for name, value in environment(tmp_path).items() if name != "TAWATUR_HOME"}
    done = subprocess.run(
        [
            str(SCRIPTS / "dbt"), "--no-use-colors", "debug", "--connection",
            "--project-dir", str(copy / "dbt_project"), "--profiles-dir", str(copy / "dbt_project"),
        ],
        cwd=called_from, env=home, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert (copy / "data" / "warehouse" / "tawatur.duckdb").exists()


def test_piped_results_of_the_sql_prompt_hide_no_column(built_home: BuiltHome) -> None:
    done = run_python("orchestration.sql_prompt", environment(built_home.home), stdin="FROM events LIMIT 1;")
    assert {"event_id", "displaced_best"} <= set(done.stdout.split())


def test_a_piped_statement_that_is_no_sql_is_an_error_in_one_line(built_home: BuiltHome) -> None:
    done = run_python("orchestration.sql_prompt", environment(built_home.home), stdin="SELECT 1; .tables")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_the_sql_prompt_answers_on_the_published_copy(built_home: BuiltHome) -> None:
    done = run_python(
        "orchestration.sql_prompt", environment(built_home.home), stdin="SELECT count(*) AS n FROM events;"
    )
    assert done.returncode == 0, done.stderr
    assert "│" in done.stdout


def test_the_sql_prompt_shows_the_working_database_and_leaves_the_published_copy_alone(built_home: BuiltHome) -> None:
    done = subprocess.run(
        ["make", "-s", "sql", "DATABASE=working", "STAMP=", f"PYTHON={sys.executable}"],
        cwd=REPOSITORY, env=environment(built_home.home),
        input="SELECT count(*) AS n_taken_in FROM raw.articles;", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "n_taken_in" in done.stdout


def test_the_sql_prompt_without_a_published_copy_says_what_to_type(tmp_path: Path) -> None:
    done = run_python("orchestration.sql_prompt", environment(tmp_path), stdin="SELECT 1;")
    assert done.returncode == 1
    assert "make run" in done.stderr
