"""Dagster's settings: the history lies in the data folder, or in PostgreSQL whose password is never written down."""

from __future__ import annotations

import pytest
import yaml

from orchestration import dagster_home
from orchestration.dagster_home import DAGSTER_YAML, HISTORY_VARIABLE, dagster_yaml
from orchestration.settings import SettingsError

ADDRESS = "postgresql+psycopg2://dagster:secret-word@127.0.0.1/dagster"


def test_without_an_address_the_history_lies_in_the_data_folder() -> None:
    assert dagster_yaml({HISTORY_VARIABLE: " "}) == DAGSTER_YAML
    assert "storage" not in yaml.safe_load(DAGSTER_YAML)


def test_the_address_of_postgresql_stays_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dagster_home, "find_spec", lambda name: name)
    written = dagster_yaml({HISTORY_VARIABLE: ADDRESS})
    assert yaml.safe_load(written)["storage"] == {"postgres": {"postgres_url": {"env": HISTORY_VARIABLE}}}
    assert "secret-word" not in written


@pytest.mark.parametrize("address", ["postgresql://dagster:secret-word@127.0.0.1/dagster", "secret-word"])
def test_an_address_of_another_kind_is_refused_with_the_remedy_and_without_its_password(address: str) -> None:
    with pytest.raises(SettingsError, match="Begin it with postgresql\\+psycopg2://") as refused:
        dagster_yaml({HISTORY_VARIABLE: address})
    assert "secret-word" not in str(refused.value)


def test_a_package_that_is_missing_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dagster_home, "find_spec", lambda name: None)
    with pytest.raises(SettingsError, match="requirements-postgres.lock"):
        dagster_yaml({HISTORY_VARIABLE: ADDRESS})
