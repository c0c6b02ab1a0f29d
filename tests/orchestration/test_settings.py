"""The environment variables are checked at start, and an error says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.settings import DEFAULT_HOME, DEFAULT_INBOX, SettingsError, load_settings


def test_without_variables_the_sample_is_read_into_data() -> None:
    settings = load_settings({})
    assert (settings.inbox, settings.home, settings.timezone) == (DEFAULT_INBOX, DEFAULT_HOME, "UTC")


def test_an_inbox_may_be_one_file(tmp_path: Path) -> None:
    article = tmp_path / "one.txt"
    article.write_text("نص")
    assert load_settings({"TAWATUR_INBOX": str(article)}).inbox == article


def test_a_missing_inbox_is_named_with_a_remedy(tmp_path: Path) -> None:
    missing = str(tmp_path / "nowhere")
    with pytest.raises(SettingsError, match=r"TAWATUR_INBOX=.*nowhere.*no such file or folder.*Set it to a folder"):
        load_settings({"TAWATUR_INBOX": missing})


def test_a_home_that_is_a_file_is_named_with_a_remedy(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("x")
    with pytest.raises(SettingsError, match=r"TAWATUR_HOME=.*taken.*is a file.*Set it to a folder"):
        load_settings({"TAWATUR_HOME": str(taken)})


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc", "five o'clock"])
def test_an_unknown_time_zone_is_named_with_a_remedy(zone: str) -> None:
    with pytest.raises(SettingsError, match=r"TAWATUR_TIMEZONE=.*no known time zone.*IANA name"):
        load_settings({"TAWATUR_TIMEZONE": zone})


def test_a_child_process_gets_absolute_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    environment = load_settings({"TAWATUR_HOME": "here"}).as_environment()
    assert environment["TAWATUR_HOME"] == str(tmp_path / "here")
    assert environment["DAGSTER_HOME"] == str(tmp_path / "here" / "dagster")
