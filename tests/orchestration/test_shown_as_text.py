"""What others wrote is shown as text wherever we show it: on a terminal, in Markdown, in Dagster's tables."""

from __future__ import annotations

import io
from html.parser import HTMLParser

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assets.evaluation.score_table import misses_as_markdown
from assets.evaluation.scorer import Miss, Score
from assets.plain_markdown import as_plain
from orchestration import progress
from orchestration.table_metadata import look_at, preview_of

HOSTILE = (
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "**قتل**", "| a | b |", "=cmd|' /C calc'!A0",
    "&lt;b&gt; &amp;", "# عنوان", "1. قتل", "![x](http://paper.example/x.png)", "http://paper.example/a_b_c", "~~x~~",
    "قال\n\n- ثم\n> قال", "`x`", "\u202eقتل\u202c", "$$x$$", "\\[x\\]", "<!-- x -->", "www.paper.example", "a  \nb",
)  # fmt: skip


class Seen(HTMLParser):
    """What a browser makes of HTML: its elements, and the text that a reader sees."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def as_browser_shows(markdown: str) -> Seen:
    return Seen(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_in_markdown_is_seen_as_it_was_written(text: str) -> None:
    seen = as_browser_shows(f"- {as_plain(text)}")
    assert seen.elements == ["ul", "li"]
    assert seen.text.split() == text.replace("\u202e", "").replace("\u202c", "").split()


@settings(max_examples=300, deadline=None)
@given(text=st.text(alphabet="<>&*_`[]()!|#+-.:=~\\\n \tab1قتل/", max_size=40))
def test_no_text_becomes_an_element(text: str) -> None:
    assert as_browser_shows(f"- x {as_plain(text)}").elements == ["ul", "li"]


def test_a_miss_of_the_scorecard_shows_its_quote_as_text() -> None:
    misses = [Miss("event missed", "a|b", quote) for quote in HOSTILE]
    seen = as_browser_shows(misses_as_markdown(Score(misses=misses)))
    assert set(seen.elements) == {"p", "ul", "li", "strong"}


def test_a_file_named_with_the_escape_sequences_of_a_terminal_is_printed_as_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(progress, "_terminal", terminal)
    progress.say("\x1b]0;owned\x07\x1b[2J\u202eخبر.txt: 1 new")
    assert terminal.getvalue() == "\\x1b]0;owned\\x07\\x1b[2J\\u202eخبر.txt: 1 new\n"


def test_a_preview_holds_the_cells_as_strings_and_never_as_markup() -> None:
    with duckdb.connect(":memory:") as connection:
        connection.execute("CREATE TABLE t AS SELECT unnest(?) AS title", [list(HOSTILE)])
        preview = preview_of(connection, "t", len(HOSTILE))
    assert [record.data["title"] for record in preview.records] == list(HOSTILE)  # type: ignore[attr-defined]


def test_a_table_too_wide_for_the_page_is_turned_on_its_side() -> None:
    with duckdb.connect(":memory:") as connection:
        connection.execute(
            f"CREATE TABLE wide AS SELECT {', '.join(f'range * {n} AS c{n}' for n in range(9))} FROM range(5)"
        )
        preview = look_at(connection, "wide")
    records = [record.data for record in preview.records]  # type: ignore[attr-defined]
    assert records[2] == {"column": "c2", "row 1": "0", "row 2": "2", "row 3": "4"}
    assert [record["column"] for record in records] == [f"c{n}" for n in range(9)]
