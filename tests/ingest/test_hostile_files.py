"""Nothing in an inbox makes a reading fail, leave the inbox, or give a row that a database or a report cannot hold."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.ingest.compression import TooLarge, gunzip
from assets.ingest.delivery import COLLECTION_READERS, PAGE_READERS, read_inbox
from assets.ingest.record import ArticleRecord, FileReading
from tests.faults.hostile_files import fill_hostile_inbox
from tests.faults.hostile_texts import SENTENCE

SECRET = f"سر لا يقرأ: {SENTENCE}"
READERS = PAGE_READERS | COLLECTION_READERS
any_text = st.text(alphabet=st.characters(codec=None), max_size=200)
any_value = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | any_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text, inner, max_size=3),
    max_leaves=8,
)
rows = st.dictionaries(
    st.sampled_from(["id", "outlet", "url", "title", "text", "published_at", "published_on", "=x", "k\0"]), any_value
)


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> list[FileReading]:
    folder = tmp_path_factory.mktemp("hostile")
    secret = folder / "outside" / "secret.txt"
    secret.parent.mkdir()
    secret.write_text(SECRET)
    fill_hostile_inbox(folder / "inbox", secret, seed=5, n_chars=20_000)
    return list(read_inbox(folder / "inbox"))


def assert_storable(article: ArticleRecord) -> None:
    """Checks that every field is text that UTF-8, and so any table, can hold."""
    for value in (article.text, article.title, article.outlet, article.url, article.delivered_id, article.extra):
        assert value is None or "\0" not in value.encode("utf-8").decode("utf-8")
    assert isinstance(json.loads(article.extra), dict)
    assert 0 <= article.headline_end <= len(article.text)


def test_every_file_of_a_hostile_inbox_gives_articles_or_reasons(readings: list[FileReading]) -> None:
    assert all(reading.articles or reading.rejections for reading in readings)
    for article in (article for reading in readings for article in reading.articles):
        assert_storable(article)
    assert all(rejection.remedy for reading in readings for rejection in reading.rejections)


def test_nothing_outside_the_inbox_is_read(readings: list[FileReading]) -> None:
    assert not [reading for reading in readings for article in reading.articles if SECRET in article.text]
    refused = {(one.source_path, one.reason) for reading in readings for one in reading.rejections}
    assert {
        ("to-a-secret.txt", "unsafe_path"),
        ("to-a-folder", "unsafe_path"),
        ("manifest.csv", "unsafe_path"),
    } <= refused


def test_what_looks_like_sql_html_or_a_formula_is_kept_as_the_text_it_is(readings: list[FileReading]) -> None:
    titles = {article.title for reading in readings for article in reading.articles}
    assert {"'); DROP TABLE raw.articles; --", "[x](javascript:alert(1)) **b** | c", "=cmd|' /C calc'!A0"} <= titles


@settings(max_examples=80, deadline=None)
@given(data=st.binary(max_size=400), suffix=st.sampled_from(sorted(READERS)))
def test_any_bytes_are_read_without_an_error_that_a_file_is_not_caught_for(data: bytes, suffix: str) -> None:
    for result in READERS[suffix](data, f"a{suffix}", {}):
        if isinstance(result, ArticleRecord):
            assert_storable(result)


@settings(max_examples=80, deadline=None)
@given(row=rows, text=any_text)
def test_any_json_row_is_an_article_or_a_rejection(row: dict[str, object], text: str) -> None:
    line = json.dumps({"text": SENTENCE + text, **row}).encode("utf-8")
    for result in READERS[".jsonl"](line, "a.jsonl", {}):
        if isinstance(result, ArticleRecord):
            assert_storable(result)


@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=300))
def test_compressed_bytes_are_read_or_refused(data: bytes) -> None:
    import gzip

    assert gunzip(gzip.compress(data)) == data
    with pytest.raises(TooLarge):
        gunzip(gzip.compress(b"\0" * 1000), max_bytes=999)
