"""What makes an article the same article."""

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from assets.ingest.record import article_id
from tests.ingest.inbox_builder import LONG_TEXT, SENTENCE, fill, json_lines, take


def test_the_stored_text_of_a_file_without_title_is_what_was_delivered(tmp_path):
    articles, _ = take(fill(tmp_path, a__txt=b"\xef\xbb\xbf" + f"  {LONG_TEXT}\r\n\r\n".encode()))
    assert articles[0].text == f"  {LONG_TEXT}\r\n\r\n"
    assert articles[0].headline_end == 0
    assert articles[0].text_sha256 == hashlib.sha256(articles[0].text.encode()).hexdigest()


def test_a_title_delivered_apart_is_the_first_line(tmp_path):
    articles, _ = take(fill(tmp_path, a__jsonl=json_lines({"title": "حريق في السوق", "text": LONG_TEXT})))
    assert articles[0].text == f"حريق في السوق\n{LONG_TEXT}"
    assert articles[0].text[: articles[0].headline_end] == articles[0].title == "حريق في السوق"


def test_a_renamed_file_is_the_same_article(tmp_path):
    first, _ = take(fill(tmp_path / "one", a__txt=SENTENCE))
    second, _ = take(fill(tmp_path / "two", b__txt=SENTENCE))
    assert first[0].article_id == second[0].article_id


def test_another_encoding_or_format_is_the_same_article(tmp_path):
    row = {"outlet": "صحيفة الميناء", "url": "https://minaa.example/1", "title": "سوق البلدة", "text": SENTENCE}
    header, cells = ",".join(row), ",".join(row.values())
    contents: dict[str, bytes | str] = {
        "a.jsonl": json_lines(row),
        "a.csv": f"{header}\n{cells}\n",
        "b.jsonl": json_lines(row).encode("cp1256"),
        "c.jsonl": json.dumps(row),
        "d.csv": f"{header}\n{cells}\n".encode("utf-16"),
    }
    ids = {take(fill(tmp_path / name, **{name: content}))[0][0].article_id for name, content in contents.items()}
    assert len(ids) == 1


def test_the_same_text_of_two_outlets_is_two_articles(tmp_path):
    rows = [{"outlet": "صحيفة الميناء", "text": SENTENCE}, {"outlet": "صحيفة الجبل", "text": SENTENCE}]
    articles, rejections = take(fill(tmp_path, a__jsonl=json_lines(*rows)))
    assert len({article.article_id for article in articles}) == 2
    assert not rejections


def test_the_url_goes_before_the_delivered_id():
    assert article_id("س", "u", "1", "0") == article_id("س", "u", "2", "0")
    assert article_id("س", None, "1", "0") != article_id("س", None, "2", "0")


@given(st.text(), st.text(), st.text(), st.text())
def test_outlet_and_url_cannot_run_into_each_other(outlet, url, other_outlet, other_url):
    same = (outlet, url) == (other_outlet, other_url)
    assert (article_id(outlet, url, None, "0") == article_id(other_outlet, other_url, None, "0")) is same
