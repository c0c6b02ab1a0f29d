"""The report in small: charts that carry their picture, tables linked to event pages, no private name without leave."""

from __future__ import annotations

import base64
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from assets.glance.charts import days_chart, tolls_chart, verdicts_chart
from assets.glance_metadata import glance_at_mart, glance_at_report, links_to_report
from orchestration.settings import DEFAULT_INBOX, Settings, SettingsError, load_settings
from tests.conftest import BuiltHome

PRIVATE_NAME = "بريتا حجي حسن"


@pytest.fixture(scope="module")
def settings(built_home: BuiltHome) -> Settings:
    return Settings(inbox=DEFAULT_INBOX, home=built_home.home, site_url="https://desk.example/report")


@pytest.fixture
def empty(tmp_path: Path, built_home: BuiltHome) -> Iterator[duckdb.DuckDBPyConnection]:
    """Opens a copy in which no event is left."""
    database = tmp_path / "tawatur.duckdb"
    shutil.copyfile(built_home.published.resolve(), database)
    with duckdb.connect(str(database)) as connection:
        for table in ("events", "casualties", "source_agreement"):
            connection.execute(f"DELETE FROM marts.{table}")
        yield connection


def picture_in(markdown: str) -> str:
    (found,) = re.findall(r"!\[[a-z ]+\]\(data:image/svg\+xml;base64,([^)]+)\)", markdown)
    return base64.b64decode(found).decode()


def test_a_mart_with_a_chart_shows_it_as_a_picture_of_its_own(published: duckdb.DuckDBPyConnection) -> None:
    for table, words in (("casualties", "409"), ("events", "Dec 2016"), ("source_agreement", "corroborated")):
        ((_, shown),) = glance_at_mart(published, table).items()
        assert words in picture_in(str(shown.value)), table
    assert glance_at_mart(published, "claims") == {}


def test_without_events_there_is_nothing_to_draw_and_nothing_fails(empty: duckdb.DuckDBPyConnection) -> None:
    assert (tolls_chart(empty), days_chart(empty), verdicts_chart(empty)) == (None, None, None)
    assert glance_at_mart(empty, "events")["events over time"].value == "There are no events over time to draw."


def test_a_chart_that_cannot_be_drawn_says_why_and_holds_back_nothing() -> None:
    with duckdb.connect() as connection:
        assert str(glance_at_mart(connection, "events")["events over time"].value).startswith("not shown:")


def test_every_event_of_the_tables_leads_to_its_page(settings: Settings, published: duckdb.DuckDBPyConnection) -> None:
    known = {event_id for (event_id,) in published.execute("SELECT event_id FROM marts.events").fetchall()}
    shown = glance_at_report(settings.published_path, settings)
    for name in ("events to open", "to review first"):
        linked = re.findall(r"\(https://desk\.example/report/event\.html#id=([0-9a-f]+)\)", str(shown[name].value))
        assert linked, name
        assert set(linked) <= known, name
    assert str(links_to_report(settings)["report"].value) == "https://desk.example/report/index.html"


def test_the_agreement_of_both_papers_is_summed_up(settings: Settings) -> None:
    shown = glance_at_report(settings.published_path, settings)
    assert re.search(r"\| KSA2day – unknown\\-saudi\\-daily \| 1 \| 1 \|", str(shown["agreement of outlets"].value))
    assert "| place |" in str(shown["agreement by attribute"].value)


def test_no_private_name_is_shown_where_names_are_withheld(tmp_path: Path, settings: Settings) -> None:
    database = tmp_path / "tawatur.duckdb"
    shutil.copyfile(settings.published_path.resolve(), database)
    with duckdb.connect(str(database)) as connection:
        connection.execute("UPDATE marts.events SET headline_ar = $1", [f"مقتل {PRIVATE_NAME} في حلب"])
    for is_on in (False, True):
        shown = glance_at_report(database, replace(settings, suppress_names=is_on))
        text = "".join(str(one.value) for one in shown.values())
        assert (PRIVATE_NAME in text) is not is_on


@pytest.mark.parametrize("address", ["desk.example", "javascript:alert(1)", "http://x/)[a](http://y"])
def test_what_is_no_web_address_is_no_address_of_the_report(address: str) -> None:
    with pytest.raises(SettingsError, match="TAWATUR_SITE_URL"):
        load_settings({"TAWATUR_SITE_URL": address})
    assert load_settings({"TAWATUR_SITE_URL": "https://desk.example/report/"}).site_url == "https://desk.example/report"
