"""`make doctor` finds what is wrong and says what to do, with an exit code for machines."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from orchestration.doctor import Health, examine, examine_inbox, examine_lock, examine_published
from orchestration.settings import Settings
from tests.conftest import BuiltHome, environment, run_python


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


def test_a_writer_at_work_is_well_and_a_killed_one_is_named(settings: Settings) -> None:
    hold(settings, os.getpid())
    assert examine_lock(settings).health == Health.WELL
    hold(settings, 999_999_999)
    finding = examine_lock(settings)
    assert finding.health == Health.LOOK
    assert "process 999999999 was killed while: dbt build" in finding.says


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
