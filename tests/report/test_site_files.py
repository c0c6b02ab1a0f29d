"""What stands in the files of the site: every event and article, no way out to the network, no markup out of texts."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import duckdb
import pytest

from assets.report.build_site import ROOM, build_site
from assets.report.interface_words import TABLE, interface_words
from assets.report.pages import PAGES
from tests.report.conftest import HOSTILE, BuiltSite

LOADED = re.compile(r"""(?:src|href)\s*=\s*["']([^"']*)["']""")


def test_every_event_and_article_has_its_page(site: BuiltSite) -> None:
    with duckdb.connect(str(site.database), read_only=True) as marts:
        events = {row[0] for row in marts.execute("SELECT event_id FROM marts.events").fetchall()}
        articles = {row[0] for row in marts.execute("SELECT article_id FROM marts.articles").fetchall()}
    assert set(site.shards("event")) == events == set(site.data("events")["event_id"])
    assert set(site.shards("article")) == articles


def test_every_claim_stands_in_its_sentence_with_its_words_marked(site: BuiltSite) -> None:
    with duckdb.connect(str(site.database), read_only=True) as marts:
        quotes = dict(marts.execute("SELECT claim_id, quote FROM marts.claims").fetchall())
    found = {}
    for event in site.shards("event").values():
        for claim in event["claims"]:
            (own,) = (mark for mark in claim["marks"] if mark["kind"] == "claim")
            found[claim["claim_id"]] = claim["sentence"][own["start"] : own["end"]]
    assert found == quotes


def test_a_toll_keeps_the_figure_of_every_source(site: BuiltSite) -> None:
    with duckdb.connect(str(site.database), read_only=True) as marts:
        (steps,) = marts.execute("SELECT count(*) FROM marts.toll_history").fetchall()[0]
    assert sum(len(toll["steps"]) for event in site.shards("event").values() for toll in event["tolls"]) == steps > 0


def test_both_papers_stand_in_the_matrix_with_how_many_pairs_are_copies(site: BuiltSite) -> None:
    matrix = site.data("outlets")
    assert set(matrix["outlets"]) == {"KSA2day", "unknown-saudi-daily"}
    assert [(row["n_pairs"], row["n_copied"]) for row in matrix["pairs"]] == [(1, 1)]


def test_pages_load_only_files_of_the_folder(site: BuiltSite) -> None:
    for page in site.folder.glob("*.html"):
        for address in LOADED.findall(page.read_text(encoding="utf-8")):
            assert address.startswith(("#", "data:")) or (site.folder / address).is_file(), (page.name, address)


def test_no_page_script_or_style_of_ours_names_the_network() -> None:
    for path in ROOM.rglob("*.*"):
        if path.suffix in (".html", ".css", ".js"):
            text = path.read_text(encoding="utf-8").replace("https://vega.github.io/schema/vega/v6.json", "")
            assert not re.search(r"https?://|fetch\(|XMLHttpRequest|@import|url\(", text), path.name


def test_scripts_never_turn_text_into_markup() -> None:
    for path in (ROOM / "static").glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", path.read_text()
        ), path.name


def test_hostile_words_stay_words(hostile_site: BuiltSite) -> None:
    for path in hostile_site.folder.rglob("*"):
        if path.suffix in (".html", ".js") and "data" in path.parts:
            assert not re.search("[<>\u2028]", path.read_text(encoding="utf-8")), path.name
    assert HOSTILE in hostile_site.data("events")["headline"][0]


def test_an_address_that_is_no_web_page_becomes_no_link(hostile_site: BuiltSite) -> None:
    assert {article["url"] for article in hostile_site.shards("article").values()} == {None}


def test_every_word_of_the_interface_is_said_in_both_languages() -> None:
    assert all(words.en and words.ar for words in interface_words().values())
    with TABLE.open(encoding="utf-8", newline="") as file:
        keys = [row["key"] for row in csv.DictReader(file)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("prefix", "column"), [("type", "event_type"), ("subtype", "event_subtype")])
def test_every_value_of_the_event_types_has_words(prefix: str, column: str) -> None:
    table = Path("seeds/reference/event_types.csv")
    with table.open(encoding="utf-8", newline="") as file:
        missing = {row[column] for row in csv.DictReader(file)} - {
            key.removeprefix(f"{prefix}.") for key in interface_words()
        }
    assert missing == set()


def test_every_word_that_a_script_or_frame_asks_for_exists() -> None:
    asked = {
        word
        for path in [*(ROOM / "static").glob("*.js"), *(ROOM / "templates").glob("*.html")]
        for word in re.findall(
            r"""(?:word\(|fact\(|data-word=|data-label=|words\[)["']([a-z]+\.[a-z_]+)["']""", path.read_text()
        )
    }
    assert len(asked) > 60
    assert asked - set(interface_words()) == set()


def test_every_page_of_the_menu_has_a_frame(site: BuiltSite) -> None:
    assert {page.name for page in PAGES} == {path.stem for path in site.folder.glob("*.html")}


def test_the_same_publication_is_not_made_twice_and_another_setting_makes_it_anew(withheld_site: BuiltSite) -> None:
    again = build_site(withheld_site.database, withheld_site.folder, suppress_names=True)
    assert not again.is_new


def test_a_case_to_review_names_an_event_of_the_site(site: BuiltSite) -> None:
    queue = site.data("review")
    assert {case["kind"] for case in queue["cases"]} <= {"conflicts", "weak", "twins", "places"}
    assert {case["event_id"] for case in queue["cases"]} <= set(site.shards("event"))
    assert any(case["kind"] == "weak" and case["killed_best"] == 409 for case in queue["cases"])
