"""The sensor asks for one run over all that is new, and says why when it asks for none."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest

from assets.kept_deliveries import keep_deliveries
from assets.review.decisions_file import COLUMNS, write_header
from orchestration.sensors import decide
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
