"""The inbox: order, names, links, manifests, known files, growing files."""

import json
import os
import threading
import time
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assets.ingest.admission import FIELDS
from assets.ingest.delivery import COLLECTION_READERS, PAGE_READERS, inbox_fingerprint, read_inbox
from assets.ingest.record import FileReading
from tests.ingest.inbox_builder import OTHER_SENTENCE, SENTENCE, fill, json_lines, take

SAMPLE_INBOX = Path(__file__).parents[2] / "seeds" / "articles"


def test_the_sample_articles_are_taken_in_with_their_manifest():
    articles, rejections = take(SAMPLE_INBOX)
    assert [(a.source_path, a.outlet, a.country, a.published_on, a.url, a.title) for a in articles] == [
        ("000_487f630e01fa605e.txt", "unknown-saudi-daily", "SA", date(2016, 12, 11), None, None),
        ("002_2075e0866293f9c9.txt", "KSA2day", "SA", date(2016, 12, 10), None, None),
    ]
    for article in articles:
        assert article.text == (SAMPLE_INBOX / article.source_path).read_bytes().decode("utf-8")
    assert not rejections


def test_one_file_can_be_the_inbox_and_keeps_its_manifest_row():
    articles, _ = take(SAMPLE_INBOX / "002_2075e0866293f9c9.txt")
    assert [(a.source_path, a.outlet) for a in articles] == [("002_2075e0866293f9c9.txt", "KSA2day")]


def test_folders_are_read_in_a_fixed_order_under_names_within_the_inbox(tmp_path):
    fill(tmp_path / "b", x__txt=SENTENCE)
    fill(tmp_path / "a" / "deep", y__txt=OTHER_SENTENCE)
    fill(tmp_path, c__jsonl=json_lines({"text": SENTENCE, "url": "u"}))
    readings = list(read_inbox(tmp_path))
    assert [reading.source_path for reading in readings] == ["a/deep/y.txt", "b/x.txt", "c.jsonl"]
    assert readings == list(read_inbox(tmp_path))


def test_hidden_and_unfinished_files_are_passed_over(tmp_path):
    fill(tmp_path / ".trash", a__txt=SENTENCE)
    names = [".a.txt", "a.txt.part", "a.jsonl.tmp", "a.csv.crdownload", "a.txt~"]
    fill(tmp_path, **dict.fromkeys(names, SENTENCE))
    assert list(read_inbox(tmp_path)) == []


def test_a_manifest_row_describes_its_file_and_a_file_without_row_is_still_taken(tmp_path):
    manifest = (
        "file,outlet,country,url,title,published_on\n"
        "a.txt,صحيفة الميناء,SY,https://minaa.example/1,سوق البلدة,2021-03-05\n"
        "sub/c.txt,صحيفة الجبل,LB,,,أمس\n"
    )
    fill(tmp_path / "sub", c__txt="ارتفع عدد المصابين إلى عشرة.")
    fill(tmp_path, manifest__csv=manifest, a__txt=SENTENCE, b__txt=OTHER_SENTENCE)
    articles, rejections = take(tmp_path)
    first, second, third = articles
    assert (first.outlet, first.country, first.published_on) == ("صحيفة الميناء", "SY", date(2021, 3, 5))
    assert first.text == f"سوق البلدة\n{SENTENCE}"
    assert (second.outlet, second.text) == (None, OTHER_SENTENCE)
    assert (third.outlet, third.published_on) == ("صحيفة الجبل", None)
    assert "published_on could not be read" in third.extra
    assert not rejections


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "..\\a.txt"])
def test_a_manifest_path_that_leads_out_of_the_inbox_is_refused(tmp_path, name):
    fill(tmp_path, manifest__csv=f"file,outlet\n{name},x\nb.txt,صحيفة الجبل\n", b__txt=SENTENCE)
    articles, rejections = take(tmp_path)
    assert [article.outlet for article in articles] == ["صحيفة الجبل"]
    assert [(r.source_path, r.row_no, r.reason) for r in rejections] == [("manifest.csv", 1, "unsafe_path")]


def test_a_corrected_manifest_makes_its_file_new(tmp_path):
    fill(tmp_path, manifest__csv="file,published_on\na.txt,2021-03-05\n", a__txt=SENTENCE, b__txt=OTHER_SENTENCE)
    known = {(reading.source_path, reading.file_sha256) for reading in read_inbox(tmp_path)}
    assert list(read_inbox(tmp_path, known)) == []
    fill(tmp_path, manifest__csv="file,published_on\na.txt,2021-03-06\n")
    assert [reading.source_path for reading in read_inbox(tmp_path, known)] == ["a.txt"]


def test_links_that_escape_the_inbox_are_refused_and_links_within_are_not_followed_twice(tmp_path):
    outside = fill(tmp_path / "outside", secret__txt=SENTENCE)
    inbox = fill(tmp_path / "inbox", a__txt=OTHER_SENTENCE)
    fill(inbox / "sub", b__txt="ارتفع عدد المصابين إلى عشرة.")
    (inbox / "file_link.txt").symlink_to(outside / "secret.txt")
    (inbox / "folder_link").symlink_to(outside, target_is_directory=True)
    (inbox / "inner_link").symlink_to(inbox / "sub", target_is_directory=True)
    (inbox / "dangling.txt").symlink_to(inbox / "nothing.txt")
    (inbox / "loop.txt").symlink_to(inbox / "loop.txt")
    articles, rejections = take(inbox)
    assert [article.source_path for article in articles] == ["a.txt", "sub/b.txt"]
    assert {(r.source_path, r.reason) for r in rejections} == {
        ("file_link.txt", "unsafe_path"),
        ("folder_link", "unsafe_path"),
        ("dangling.txt", "unreadable_file"),
        ("loop.txt", "unreadable_file"),
    }


def test_a_manifest_that_is_a_link_out_of_the_inbox_is_not_read(tmp_path):
    outside = fill(tmp_path / "outside", manifest__csv="file,outlet\na.txt,صحيفة الجبل\n")
    inbox = fill(tmp_path / "inbox", a__txt=SENTENCE)
    (inbox / "manifest.csv").symlink_to(outside / "manifest.csv")
    articles, rejections = take(inbox)
    assert articles[0].outlet is None
    assert [rejection.reason for rejection in rejections] == ["unsafe_path"]


def test_a_pipe_is_refused_and_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    _, rejections = take(tmp_path)
    assert [rejection.reason for rejection in rejections] == ["unreadable_file"]


def test_a_file_name_of_any_bytes_can_be_stored(tmp_path):
    (tmp_path / os.fsdecode(b"\xff\xfe.txt")).write_text(SENTENCE, encoding="utf-8")
    articles, _ = take(tmp_path)
    articles[0].source_path.encode("utf-8")


def test_an_inbox_that_does_not_exist_is_an_error_of_the_caller(tmp_path):
    with pytest.raises(FileNotFoundError):
        list(read_inbox(tmp_path / "nowhere"))


def test_a_refused_file_is_known_too(tmp_path):
    fill(tmp_path, a__pdf=b"%PDF", b__jsonl="{bad")
    known = {(reading.source_path, reading.file_sha256) for reading in read_inbox(tmp_path)}
    assert len(known) == 2
    assert list(read_inbox(tmp_path, known)) == []


def test_a_file_that_is_still_growing_waits_for_the_next_run(tmp_path):
    fill(tmp_path, a__txt=SENTENCE, b__txt=OTHER_SENTENCE)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            with (tmp_path / "a.txt").open("a", encoding="utf-8") as stream:
                stream.write(" مزيد من النص.")
            time.sleep(0.02)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        readings = {reading.source_path: reading for reading in read_inbox(tmp_path, settle_seconds=0.3)}
    finally:
        stop.set()
        writer.join()
    assert readings["a.txt"].rejections[0].reason == "unreadable_file"
    assert not readings["a.txt"].articles
    assert len(readings["b.txt"].articles) == 1


def test_the_fingerprint_changes_with_content_and_not_without(tmp_path):
    fill(tmp_path, a__txt=SENTENCE)
    before = inbox_fingerprint(tmp_path)
    fill(tmp_path, **{"b.txt.part": SENTENCE, ".hidden": SENTENCE})
    assert inbox_fingerprint(tmp_path) == before
    fill(tmp_path, b__txt=SENTENCE)
    assert inbox_fingerprint(tmp_path) != before


SUFFIXES = sorted([*PAGE_READERS, *COLLECTION_READERS, ".txt.gz", ".jsonl.gz", ".xyz"])
PIECES = st.sampled_from(
    [
        *(b'"', b",", b"\n", b"\r", b"{", b'{"text":', b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"text,url\n"),
        *(b"file,outlet\n", b"<html>", b"<p>", b"&#0;", b"\x1f\x8b", b"PAR1", b"}", b'"\\ud800"', b"a.txt,"),
        *(SENTENCE.encode(), SENTENCE.encode("cp1256"), SENTENCE.encode().decode("cp1256").encode()),
    ]
)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(SENTENCE),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(max_size=5), parts, max_size=3),
    max_leaves=6,
)


def assert_storable(reading: FileReading) -> None:
    """Check that every string of a reading is one a database takes, and that `extra` is a JSON object."""
    rows = [*map(asdict, reading.articles), *map(asdict, reading.rejections)]
    for value in (value for row in rows for value in row.values() if isinstance(value, str)):
        value.encode("utf-8")
        assert "\x00" not in value
    for article in reading.articles:
        assert isinstance(json.loads(article.extra, parse_constant=pytest.fail), dict)
        assert article.headline_end == 0 or article.text[: article.headline_end] == article.title


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=12).map(b"".join)))
def test_no_bytes_in_any_format_raise_or_go_unanswered(tmp_path, data):
    fill(tmp_path, **{f"a{suffix}": data for suffix in SUFFIXES}, **{"manifest.csv": data})
    readings = list(read_inbox(tmp_path))
    assert {reading.source_path for reading in readings} - {"manifest.csv"} == {f"a{suffix}" for suffix in SUFFIXES}
    for reading in readings:
        assert_storable(reading)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=st.dictionaries(st.sampled_from([*FIELDS, "other", "ingest_notes"]), JSON_VALUES))
def test_no_json_object_raises_or_goes_unanswered(tmp_path, row):
    fill(tmp_path, a__jsonl=json.dumps({"text": SENTENCE, **row}))
    [reading] = read_inbox(tmp_path)
    assert len(reading.articles) + len(reading.rejections) == 1
    assert_storable(reading)
