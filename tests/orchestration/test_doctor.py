"""`make doctor` finds what is wrong and says what to do, with an exit code for machines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from orchestration.doctor import Health, examine, examine_inbox, examine_lock, examine_published, examine_runs
from orchestration.settings import Settings
from tests.conftest import BuiltHome, environment, run_python

HOLD_OPEN = "import duckdb, sys, time; held = duckdb.connect(sys.argv[1]); print('open', flush=True); time.sleep(60)"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    settings = Settings(inbox=inbox, home=tmp_path / "home")
    settings.locks_dir.mkdir(parents=True)
    return settings


def hold(settings: Settings, pid: int) -> None:
    since = datetime.now(UTC).isoformat()
    holder = settings.locks_dir / "warehouse.holder.json"
    holder.write_text(json.dumps({"pid": pid, "purpose": "dbt build", "since": since}))


def test_a_home_that_was_built_is_well(built_home: BuiltHome) -> None:
    done = run_python("orchestration.doctor", environment(built_home.home))
    assert done.returncode == Health.WELL, done.stdout
    assert "last success" in done.stdout


def test_an_empty_home_needs_a_first_run_and_each_finding_has_its_remedy(settings: Settings) -> None:
    findings = examine(settings)
    assert max(finding.health for finding in findings) == Health.LOOK
    assert all(finding.remedy for finding in findings if finding.health)


def test_a_history_that_cannot_be_opened_is_a_finding_with_its_remedy(settings: Settings, tmp_path: Path) -> None:
    settings.dagster_home.mkdir(parents=True)
    taken = tmp_path / "a file"
    taken.touch()
    (settings.dagster_home / "dagster.yaml").write_text(f"storage: {{sqlite: {{base_dir: '{taken}'}}}}")
    finding = examine_runs(settings)
    assert finding.health == Health.BROKEN
    assert "history cannot be read" in finding.says
    assert "TAWATUR_HISTORY_URL" in finding.remedy


def test_a_writer_at_work_is_well_and_a_killed_one_is_named(settings: Settings) -> None:
    hold(settings, os.getpid())
    with FileLock(settings.locks_dir / "warehouse.lock"):
        assert examine_lock(settings).health == Health.WELL
    finding = examine_lock(settings)
    assert finding.health == Health.LOOK
    assert f"process {os.getpid()} was killed while: dbt build" in finding.says


def test_a_client_that_keeps_the_working_database_open_is_named(settings: Settings) -> None:
    settings.warehouse_path.parent.mkdir(parents=True)
    client = subprocess.Popen(
        [sys.executable, "-c", HOLD_OPEN, str(settings.warehouse_path)], stdout=subprocess.PIPE, text=True
    )
    assert client.stdout is not None
    client.stdout.readline()
    finding = examine_lock(settings)
    client.kill()
    client.communicate()
    assert finding.health == Health.LOOK
    assert f"is open in process {client.pid}" in finding.says
    assert examine_lock(settings).health == Health.WELL


def test_a_file_that_nobody_takes_in_is_named(settings: Settings) -> None:
    late = settings.inbox / "late.txt"
    late.write_text("خبر")
    assert examine_inbox(settings).health == Health.WELL
    os.utime(late, (0, 0))
    assert "late.txt" in examine_inbox(settings).says


def test_a_published_copy_that_does_not_open_is_broken(settings: Settings) -> None:
    settings.published_dir.mkdir(parents=True)
    settings.published_path.write_bytes(b"no database")
    assert examine_published(settings).health == Health.BROKEN


def test_a_wrong_variable_is_broken(tmp_path: Path) -> None:
    done = run_python("orchestration.doctor", environment(tmp_path / "home", tmp_path / "nowhere"))
    assert done.returncode == Health.BROKEN
    assert "TAWATUR_INBOX" in done.stdout
