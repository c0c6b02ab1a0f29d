"""Sites that the tests of the report read: as published, of hostile words, with names withheld; and a browser."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest

from assets.report.build_site import build_site
from tests.conftest import BuiltHome
from tests.report.browser import Tab, chromium, tab

HOSTILE = '</script><script>document.title="broken"</script><img src=x onerror=alert(1)>"\'&\u2028'
PRIVATE_ID = "actx:0000private0"
PRIVATE_NAME = "بريتا حجي حسن"


class BuiltSite(NamedTuple):
    """A site and the database it was made from."""

    folder: Path
    database: Path

    def data(self, name: str) -> Any:
        """Returns what a data file hands over."""
        text = (self.folder / "data" / f"{name}.js").read_text(encoding="utf-8")
        return json.loads(text[text.index(",") + 1 :].rstrip().removesuffix(");"))

    def shards(self, kind: str) -> dict[str, Any]:
        """Returns all events, or all articles, by id."""
        names = sorted(path.stem for path in (self.folder / "data" / kind).glob("*.js"))
        return {key: value for name in names for key, value in self.data(f"{kind}/{name}").items()}


@pytest.fixture(scope="session")
def site(built_home: BuiltHome, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of the sample articles."""
    folder = tmp_path_factory.mktemp("site") / "site"
    build_site(built_home.published, folder)
    return BuiltSite(folder, built_home.published)


@pytest.fixture(scope="session")
def hostile_site(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site whose titles, outlets, headlines and addresses try to become markup."""
    database = _writable_copy(site.database, tmp_path_factory.mktemp("hostile"))
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            "UPDATE marts.articles SET title = $1, outlet = outlet || $1, url = 'javascript:alert(1)'", [HOSTILE]
        )
        connection.execute(
            "UPDATE marts.events SET headline_ar = $1, place_name_ar = $1, place_name_en = $1", [HOSTILE]
        )
        connection.execute("UPDATE marts.actors SET name_ar = $1, name_en = $1", [HOSTILE])
        connection.execute("UPDATE marts.articles SET text = '😀' || substr(text, 2)")
    return _built(database, site)


@pytest.fixture(scope="session")
def withheld_site(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site with names withheld."""
    database = _writable_copy(site.database, tmp_path_factory.mktemp("withheld"))
    return _built(database, site, suppress_names=True)


@pytest.fixture(scope="session")
def page() -> Iterator[Tab]:
    """A page of headless Chromium."""
    executable = chromium()
    if executable is None:
        pytest.skip("Chromium is not installed (Debian: apt install chromium)")
    with tab(executable) as opened:
        yield opened


def _writable_copy(database: Path, folder: Path) -> Path:
    """Copies a published database; its views name it by the stem of its file."""
    copy = folder / "tawatur.duckdb"
    shutil.copyfile(os.path.realpath(database), copy)
    return copy


def _built(database: Path, model: BuiltSite, *, suppress_names: bool = False) -> BuiltSite:
    """Builds a site beside a database; the charting library is taken from a finished one."""
    folder = database.parent / "site"
    shutil.copytree(model.folder / "lib", folder / "lib")
    build_site(database, folder, suppress_names=suppress_names)
    return BuiltSite(folder, database)
