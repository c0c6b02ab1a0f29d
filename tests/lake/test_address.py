"""The address of the lake: checked before anything is opened, and never repeated with its passwords."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.lake import connection
from orchestration.lake.address import lake_address
from orchestration.lake.connection import LakeError, extension_file
from orchestration.settings import SettingsError, load_settings

GIVEN = {
    "TAWATUR_LAKE_CATALOG": "postgresql://desk:secret%2Fword@catalog.example.org/lake?sslmode=verify-full",
    "TAWATUR_LAKE_DATA": "s3://bucket/folder",
    "AWS_ACCESS_KEY_ID": "key",
    "AWS_SECRET_ACCESS_KEY": "hidden-word",
}


def test_the_store_is_a_file_unless_the_environment_says_otherwise(tmp_path: Path) -> None:
    assert load_settings({"TAWATUR_HOME": str(tmp_path)}).store == "duckdb"
    assert load_settings({"TAWATUR_HOME": str(tmp_path), "TAWATUR_STORE": "DuckLake"}).store == "ducklake"
    with pytest.raises(SettingsError, match="TAWATUR_STORE='oracle'.*ducklake"):
        load_settings({"TAWATUR_HOME": str(tmp_path), "TAWATUR_STORE": "oracle"})


def test_catalog_and_bucket_are_read_from_their_variables() -> None:
    address = lake_address({**GIVEN, "TAWATUR_LAKE_S3_ENDPOINT": "http://127.0.0.1:8333/"})
    catalog, s3 = address.catalog, address.s3
    assert (catalog.host, catalog.port, catalog.database, catalog.user) == ("catalog.example.org", 5432, "lake", "desk")
    assert (catalog.password, catalog.options) == ("secret/word", "sslmode='verify-full'")
    assert address.data == "s3://bucket/folder/"
    assert s3 is not None
    assert (s3.endpoint, s3.with_tls) == ("127.0.0.1:8333", False)


def test_data_on_a_shared_disk_needs_no_keys() -> None:
    address = lake_address({"TAWATUR_LAKE_CATALOG": GIVEN["TAWATUR_LAKE_CATALOG"], "TAWATUR_LAKE_DATA": "/shared/lake"})
    assert (address.data, address.s3) == ("/shared/lake/", None)


def test_no_way_of_showing_an_address_shows_its_passwords() -> None:
    shown = repr(lake_address(GIVEN))
    assert "bucket" in shown
    assert "secret/word" not in shown
    assert "hidden-word" not in shown


@pytest.mark.parametrize(
    "missing", ["TAWATUR_LAKE_CATALOG", "TAWATUR_LAKE_DATA", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]
)
def test_a_variable_that_is_missing_is_named_with_the_remedy(missing: str) -> None:
    with pytest.raises(SettingsError, match=f"{missing}.*Set "):
        lake_address({name: value for name, value in GIVEN.items() if name != missing})


@pytest.mark.parametrize(
    "catalog",
    [
        "mysql://desk:secret-word@host/lake",
        "postgresql://desk:secret-word@host",
        "postgresql://desk:secret-word@host:port/lake",
    ],
)
def test_an_address_of_another_kind_is_refused_without_its_password(catalog: str) -> None:
    with pytest.raises(SettingsError, match="TAWATUR_LAKE_CATALOG") as refused:
        lake_address({**GIVEN, "TAWATUR_LAKE_CATALOG": catalog})
    assert "secret-word" not in str(refused.value)


def test_a_package_that_is_missing_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "find_spec", lambda name: None)
    with pytest.raises(LakeError, match="duckdb-extension-ducklake is not installed.*requirements-lake.lock"):
        extension_file("ducklake")
