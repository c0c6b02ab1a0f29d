"""The sensor asks for one run over all that is new, and says why when it asks for none."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from assets.kept_deliveries import keep_deliveries
from assets.review.decisions_file import COLUMNS, write_header
from orchestration.jobs import BUILD_MARTS, build_marts_job
from orchestration.sensors import PAUSES_SECONDS, after_failure, decide, inbox_sensor
from orchestration.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    return Settings(inbox=inbox, home=tmp_path / "home")


def look(settings: Settings, cursor: str | None = None) -> tuple[dg.RunRequest | dg.SkipReason, str | None]:
    context = dg.build_sensor_context(cursor=cursor)
    return decide(context, settings), context.cursor


def test_many_new_files_are_one_run(settings: Settings) -> None:
    for number in range(5):
        (settings.inbox / f"{number}.txt").write_text(f"خبر {number}")
    decision, _ = look(settings)
    assert isinstance(decision, dg.RunRequest)
    assert decision.tags["tawatur/new_files"] == "5"


def test_an_empty_inbox_is_skipped_with_its_reason(settings: Settings) -> None:
    decision, _ = look(settings)
    assert isinstance(decision, dg.SkipReason)
    assert "Nothing new" in str(decision.skip_message)


def test_the_same_files_are_asked_for_once(settings: Settings) -> None:
    (settings.inbox / "one.txt").write_text("خبر")
    first, cursor = look(settings)
    second, _ = look(settings, cursor)
    assert isinstance(first, dg.RunRequest)
    assert isinstance(second, dg.SkipReason)
    assert "Nothing changed" in str(second.skip_message)


def test_files_that_a_run_took_in_are_not_new_to_a_sensor_that_just_started(settings: Settings) -> None:
    (settings.inbox / "one.txt").write_text("خبر")
    keep_deliveries(settings.inbox, settings.deliveries_dir)
    decision, _ = look(settings, cursor=None)
    assert isinstance(decision, dg.SkipReason)
    assert "every file has been taken in" in str(decision.skip_message)


def test_a_file_that_arrives_later_starts_a_run_of_its_own(settings: Settings) -> None:
    (settings.inbox / "one.txt").write_text("خبر")
    first, cursor = look(settings)
    keep_deliveries(settings.inbox, settings.deliveries_dir)
    (settings.inbox / "two.txt").write_text("خبر آخر")
    second, _ = look(settings, cursor)
    assert isinstance(first, dg.RunRequest)
    assert isinstance(second, dg.RunRequest)
    assert second.tags["tawatur/new_files"] == "1"
    assert first.run_key != second.run_key


def test_an_inbox_that_vanished_is_a_reason_and_no_crash(settings: Settings) -> None:
    settings.inbox.rmdir()
    decision, _ = look(settings)
    assert isinstance(decision, dg.SkipReason)
    assert "does not exist" in str(decision.skip_message)


def decide_on(settings: Settings, *rows: str) -> None:
    settings.decisions_path.parent.mkdir(parents=True, exist_ok=True)
    settings.decisions_path.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")


def test_a_decision_of_the_desk_starts_a_run_though_the_inbox_has_nothing_new(settings: Settings) -> None:
    _, cursor = look(settings)
    decide_on(settings, "reject,0123456789abcdef,,,desk,2026-11-22,read twice")
    decision, cursor = look(settings, cursor)
    assert isinstance(decision, dg.RunRequest)
    assert decision.tags["tawatur/decisions_changed"] == "true"
    again, _ = look(settings, cursor)
    assert isinstance(again, dg.SkipReason)


def test_a_decision_taken_back_and_taken_again_starts_a_run_each_time(settings: Settings) -> None:
    _, cursor = look(settings)
    for rows in (["reject,0123456789abcdef,,,desk,,"], [], ["reject,0123456789abcdef,,,desk,,"]):
        decide_on(settings, *rows)
        decision, cursor = look(settings, cursor)
        assert isinstance(decision, dg.RunRequest)
        assert decision.run_key is None


def test_the_header_that_a_first_run_writes_is_no_decision(settings: Settings) -> None:
    _, cursor = look(settings)
    write_header(settings.decisions_path)
    decision, _ = look(settings, cursor)
    assert isinstance(decision, dg.SkipReason)


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.instance_for_test() as made:
        yield made


def run_that_ended(instance: dg.DagsterInstance, *, well: bool) -> str:
    """Leaves a run of the job in Dagster's storage, ended now."""

    @dg.op
    def take_in() -> None:
        if not well:
            raise OSError("no space left on device")

    @dg.job(name=BUILD_MARTS)
    def build_marts() -> None:
        take_in()

    return build_marts.execute_in_process(instance=instance, raise_on_error=False).run_id


def test_a_delivery_whose_run_failed_is_asked_for_again_after_a_pause(instance: dg.DagsterInstance) -> None:
    run_id = run_that_ended(instance, well=False)
    waiting = after_failure(instance, BUILD_MARTS, time.time())
    assert isinstance(waiting, dg.SkipReason)
    assert "asking again in 10 minutes" in str(waiting.skip_message)
    again = after_failure(instance, BUILD_MARTS, time.time() + PAUSES_SECONDS[0] + 1)
    assert isinstance(again, dg.RunRequest)
    assert again.run_key == f"again after {run_id}"


def test_the_pause_grows_with_each_failure_and_a_success_ends_it(instance: dg.DagsterInstance) -> None:
    for pause in (*PAUSES_SECONDS, PAUSES_SECONDS[-1]):
        run_that_ended(instance, well=False)
        now = time.time()
        assert isinstance(after_failure(instance, BUILD_MARTS, now + pause - 5), dg.SkipReason)
        assert isinstance(after_failure(instance, BUILD_MARTS, now + pause + 5), dg.RunRequest)
    run_that_ended(instance, well=True)
    assert after_failure(instance, BUILD_MARTS, time.time() + 10 * PAUSES_SECONDS[-1]) is None


def test_a_run_of_another_job_that_failed_is_no_reason_to_run(instance: dg.DagsterInstance) -> None:
    run_that_ended(instance, well=False)
    assert after_failure(instance, "another_job", time.time() + PAUSES_SECONDS[0] + 1) is None


def test_the_sensor_of_the_project_asks_again_though_nothing_changed_in_the_inbox(
    instance: dg.DagsterInstance, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orchestration.sensors.PAUSES_SECONDS", (0, 0, 0))
    (settings.inbox / "one.txt").write_text("خبر")
    sensor = inbox_sensor(build_marts_job(), settings)
    context = dg.build_sensor_context(instance=instance)
    first = sensor(context)
    assert isinstance(first, dg.RunRequest)
    run_id = run_that_ended(instance, well=False)
    again = sensor(dg.build_sensor_context(instance=instance, cursor=context.cursor))
    assert isinstance(again, dg.RunRequest)
    assert again.tags["tawatur/again_after"] == run_id


def test_a_file_that_was_touched_while_a_run_read_it_is_asked_for_under_another_key(settings: Settings) -> None:
    delivered = settings.inbox / "one.txt"
    delivered.write_text("خبر")
    first, cursor = look(settings)
    os.utime(delivered, (1, 1))
    second, _ = look(settings, cursor)
    assert isinstance(first, dg.RunRequest)
    assert isinstance(second, dg.RunRequest)
    assert first.run_key != second.run_key
