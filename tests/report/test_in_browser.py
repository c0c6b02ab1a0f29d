"""The site in headless Chromium, from its folder: it draws, filters, keeps its address, and asks nobody anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assets.review.decisions_file import COLUMNS, read_decisions
from tests.report.browser import Tab
from tests.report.conftest import HOSTILE, BuiltSite

PAGES = ("index", "tolls", "outlets", "articles", "review", "about")
SHOWN = "Number(document.getElementById('shown').textContent.split(' ')[0].replace(',', ''))"


@pytest.fixture(autouse=True)
def nothing_amiss(page: Tab) -> Iterator[None]:
    """After each test: no console error, and no request that leaves the folder."""
    page.complaints.clear()
    page.requests.clear()
    yield
    assert page.complaints == []
    assert [url for url in page.requests if not url.startswith(("file:", "data:", "about:", "blob:"))] == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_a_page_draws_itself_in_both_languages(
    page: Tab, site: BuiltSite, name: str, language: str, direction: str
) -> None:
    page.open(site.folder / f"{name}.html", f"lang={language}")
    assert page.ask("document.documentElement.dir") == direction
    assert page.ask("document.querySelector('main').innerText.length") > 100
    assert page.ask("/\\b(undefined|NaN|null|\\[object)/.exec(document.body.innerText)?.[0] ?? ''") == ""


def test_the_switch_turns_the_page_around_and_the_address_keeps_it(page: Tab, site: BuiltSite) -> None:
    page.open(site.folder / "index.html", "lang=en")
    page.ask("document.getElementById('language').click()")
    page.wait("document.documentElement.dir === 'rtl'")
    assert "lang=ar" in page.ask("location.hash")
    assert page.ask("document.getElementById('map-heading').textContent") == "الخريطة"


def test_filters_agree_with_the_data_and_stand_in_the_address(page: Tab, site: BuiltSite) -> None:
    index = site.data("events")
    weak = index["grade"]["values"].index("Weak")
    page.open(site.folder / "index.html", "lang=en")
    assert page.ask(SHOWN) == len(index["event_id"])
    page.choose("filter-grade", "Weak")
    assert page.ask(SHOWN) == index["grade"]["rows"].count(weak)
    assert "grade=Weak" in page.ask("location.hash")
    page.open(site.folder / "index.html", "lang=en&grade=Weak")
    assert page.ask(SHOWN) == index["grade"]["rows"].count(weak)


def test_a_party_and_a_type_filter_together(page: Tab, site: BuiltSite) -> None:
    index = site.data("events")
    number, members = next((i, own) for i, own in enumerate(index["actors"]["rows"]) if own)
    actor = index["actors"]["values"][members[0]]["id"]
    subtype = index["event_subtype"]["values"][index["event_subtype"]["rows"][number]]
    wanted = sum(
        members[0] in own and index["event_subtype"]["rows"][i] == index["event_subtype"]["rows"][number]
        for i, own in enumerate(index["actors"]["rows"])
    )
    page.open(site.folder / "index.html", f"lang=en&actor={actor}&type={subtype}")
    assert page.ask(SHOWN) == wanted > 0


def test_the_time_slider_leaves_out_what_came_later(page: Tab, site: BuiltSite) -> None:
    index = site.data("events")
    days = sorted({day for day in index["date_start"] if day})
    page.open(site.folder / "index.html", "lang=en&undated=no")
    page.choose("filter-to", "0")
    assert page.ask(SHOWN) == sum(day is not None and day <= days[0] for day in index["date_start"])


def test_words_are_found_in_any_spelling(page: Tab, site: BuiltSite) -> None:
    page.open(site.folder / "index.html", "lang=ar")
    page.choose("filter-text", "غارات")
    plain = page.ask(SHOWN)
    page.choose("filter-text", "غـارَات")
    assert page.ask(SHOWN) == plain > 0


def test_map_and_timeline_are_drawn(page: Tab, site: BuiltSite) -> None:
    page.open(site.folder / "index.html", "lang=en")
    colours = page.ask(
        "(() => { const c = document.querySelector('#map canvas');"
        "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "const seen = new Set();"
        "for (let i = 0; i < d.length; i += 400) seen.add(d[i] + ',' + d[i+1] + ',' + d[i+2]); return seen.size; })()"
    )
    assert colours > 3
    assert page.ask("document.querySelectorAll('#timeline svg path').length") > 3


def test_the_map_moves_by_keys(page: Tab, site: BuiltSite) -> None:
    page.open(site.folder / "index.html", "lang=en")
    picture = "document.querySelector('#map canvas').toDataURL()"
    page.ask(f"(window.before = {picture}, 1)")
    page.ask("document.getElementById('map').dispatchEvent(new KeyboardEvent('keydown', {key: '+'}))")
    page.wait(f"{picture} !== window.before")


def test_a_deep_link_opens_an_event_with_its_claims_in_arabic(page: Tab, site: BuiltSite) -> None:
    event_id, event = max(site.shards("event").items(), key=lambda item: len(item[1]["claims"]))
    page.open(site.folder / "event.html", f"lang=en&id={event_id}")
    assert page.ask("document.querySelectorAll('.claim-card').length") == len(event["claims"])
    assert page.ask(
        "[...document.querySelectorAll('.claim-card blockquote')].every("
        "q => q.dir === 'rtl' && q.lang === 'ar' && q.querySelector('mark.claim'))"
    )
    assert page.ask("document.querySelectorAll('.paper').length") == len(
        {claim["article_id"] for claim in event["claims"]}
    )


def test_an_event_with_a_toll_draws_what_each_source_said(page: Tab, site: BuiltSite) -> None:
    event_id = next(key for key, event in site.shards("event").items() if any(t["count_best"] for t in event["tolls"]))
    page.open(site.folder / "event.html", f"lang=ar&id={event_id}")
    assert page.ask("document.querySelectorAll('.chart svg').length") >= 1
    standing = page.ask("[...document.querySelectorAll('.chart')].map(c => c.textContent.split('▣').length - 1)")
    assert set(standing) == {1}, "each figure keeps its own label, also where two sources' are the same"


def test_an_unknown_event_says_so(page: Tab, site: BuiltSite) -> None:
    page.open(site.folder / "event.html", "lang=en&id=0000000000000000")
    assert "No event has this id" in page.ask("document.querySelector('main').innerText")


def test_an_article_marks_its_claims_and_counts_letters_as_the_tables_do(page: Tab, hostile_site: BuiltSite) -> None:
    article_id, article = max(hostile_site.shards("article").items(), key=lambda item: len(item[1]["marks"]))
    page.open(hostile_site.folder / "article.html", f"lang=ar&id={article_id}")
    assert page.ask("document.querySelector('.text').textContent") == article["text"]
    first = next(mark for mark in article["marks"] if mark["kind"] == "claim")
    marked = page.ask("[...document.querySelectorAll('.text mark.claim')].map(m => m.textContent)")
    assert article["text"][first["char_start"] : first["char_end"]].startswith(marked[0])


@pytest.mark.parametrize("name", ["index", "tolls", "outlets", "articles", "review"])
def test_hostile_words_are_shown_as_they_are(page: Tab, hostile_site: BuiltSite, name: str) -> None:
    page.open(hostile_site.folder / f"{name}.html", "lang=en")
    assert page.ask("document.title !== 'broken' && !document.querySelector('img')")
    assert HOSTILE[:40] in page.ask("document.body.textContent")


def test_a_decision_becomes_a_row_that_the_pipeline_reads(page: Tab, site: BuiltSite, tmp_path: Path) -> None:
    page.open(site.folder / "review.html", "lang=ar")
    page.ask(
        "(() => { const w = document.getElementById('who'); w.value = 'مها, \"المكتب\"';"
        "w.dispatchEvent(new Event('input')); })()"
    )
    page.ask(
        "(() => { const c = document.querySelector('#weak .case');"
        "c.querySelector('input').value = 'راجعت النص, =1+1'; c.querySelector('button').click(); })()"
    )
    rows = page.ask("document.getElementById('rows').value")
    page.ask("localStorage.clear()")
    path = tmp_path / "decisions.csv"
    path.write_text(",".join(COLUMNS) + "\n" + rows, encoding="utf-8")
    (decision,) = read_decisions(path)
    case = next(case for case in site.data("review")["cases"] if case["kind"] == "weak")
    assert (decision.action, decision.target_id, decision.problem) == ("accept", case["event_id"], None)
    assert (decision.who, decision.why) == ('مها, "المكتب"', "راجعت النص, =1+1")
    assert decision.decided_on


def test_every_control_has_a_name_and_every_table_a_heading(page: Tab, site: BuiltSite) -> None:
    for name in PAGES:
        page.open(site.folder / f"{name}.html", "lang=en")
        nameless = page.ask(
            "[...document.querySelectorAll('button, select, input, textarea, a')].filter("
            "e => !(e.textContent.trim() || e.labels?.length"
            " || e.getAttribute('aria-label'))).length"
        )
        assert nameless == 0, name
        assert page.ask("document.querySelectorAll('h1').length") == 1, name
        unnamed = page.ask(
            "[...document.querySelectorAll('table, [tabindex=\"0\"], [role=group], [role=region]')].filter("
            "e => !(e.caption || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby'))).length"
        )
        assert unnamed == 0, name


def test_a_name_is_read_in_the_language_of_its_letters(page: Tab, site: BuiltSite) -> None:
    for name in ("index", "outlets", "articles"):
        page.open(site.folder / f"{name}.html", "lang=en")
        misread = page.ask(
            "[...document.querySelectorAll('main bdi, main option, main blockquote')].filter("
            "e => /^[\\u0600-\\u06ff]/.test(e.textContent) && e.lang !== 'ar').map(e => e.textContent)"
        )
        assert misread == [], name


def test_a_list_that_is_cut_says_so_on_paper_too(page: Tab, site: BuiltSite) -> None:
    page.open(site.folder / "index.html", "lang=en")
    page.call("Emulation.setEmulatedMedia", media="print")
    told = page.ask("[document.getElementById('list-part').textContent, document.getElementById('more').hidden]")
    timeline = "document.getElementById('timeline')"
    fits = page.ask(f"{timeline}.querySelector('svg').getBoundingClientRect().height <= {timeline}.clientHeight + 1")
    page.call("Emulation.setEmulatedMedia", media="")
    assert (told == ["", True]) is (page.ask(SHOWN) <= 100)
    assert fits
