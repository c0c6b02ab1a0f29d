"""The environment variables are checked at start, and an error says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.settings import DEFAULT_HOME, DEFAULT_INBOX, SettingsError, load_settings, usable_cores


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


@pytest.mark.parametrize("given", ["0", "-1", "two", "1.5"])
def test_a_number_of_workers_that_is_none_is_named_with_a_remedy(given: str) -> None:
    with pytest.raises(SettingsError, match="TAWATUR_WORKERS=.*no number of processes.*unset it to use all cores"):
        load_settings({"TAWATUR_WORKERS": given})


def test_without_a_number_all_cores_parse() -> None:
    assert load_settings({}).workers == usable_cores() >= 1


def test_a_cluster_needs_the_address_of_its_scheduler() -> None:
    with pytest.raises(SettingsError, match="TAWATUR_DASK_SCHEDULER=.*TAWATUR_ENGINE=dask needs one.*tcp://"):
        load_settings({"TAWATUR_ENGINE": "dask"})
    settings = load_settings({"TAWATUR_ENGINE": "dask", "TAWATUR_DASK_SCHEDULER": "tcp://10.0.0.5:8786"})
    assert (settings.engine, settings.dask_scheduler) == ("dask", "tcp://10.0.0.5:8786")
    assert load_settings(settings.as_environment()) == settings


def test_an_unknown_engine_is_named_with_a_remedy() -> None:
    with pytest.raises(SettingsError, match="TAWATUR_ENGINE='spark': is no engine.*local or dask"):
        load_settings({"TAWATUR_ENGINE": "spark"})
