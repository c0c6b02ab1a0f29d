"""Each format, read as delivered."""

import csv
import gzip
import io
import json
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.ingest.inbox_builder import LONG_TEXT, OTHER_SENTENCE, SENTENCE, fill, json_lines, take

ROW = {
    "id": "n-7",
    "outlet": "صحيفة الميناء",
    "url": "https://minaa.example/7",
    "title": "سوق البلدة",
    "text": LONG_TEXT,
    "published_at": "2021-03-04T23:10:00+03:00",
    "section": "محليات",
}
PAGE = f"""<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>سوق البلدة - صحيفة الميناء</title>
<meta property="og:site_name" content="صحيفة الميناء"><link rel="canonical" href="https://minaa.example/7">
<meta property="article:published_time" content="2021-03-04T23:10:00+03:00"></head>
<body><nav><a href="/">الرئيسية</a></nav><article><h1>سوق البلدة</h1><p>{SENTENCE}</p><p>{OTHER_SENTENCE}</p></article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def expect_row(article):
    """Check the fields every collection format carries."""
    assert (article.outlet, article.url, article.delivered_id) == ("صحيفة الميناء", "https://minaa.example/7", "n-7")
    assert article.text == f"سوق البلدة\n{LONG_TEXT}"
    assert article.published_on == date(2021, 3, 4)
    assert article.published_at == datetime(2021, 3, 4, 20, 10, tzinfo=UTC)
    assert json.loads(article.extra)["section"] == "محليات"


def as_csv(rows, delimiter=","):
    """Write rows as CSV with quoted cells."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([list(rows[0]), *(row.values() for row in rows)])
    return stream.getvalue()


def test_json_lines(tmp_path):
    articles, rejections = take(fill(tmp_path, a__jsonl=json_lines(ROW, {"text": SENTENCE})))
    expect_row(articles[0])
    assert [article.row_no for article in articles] == [1, 2]
    assert articles[1].outlet is articles[1].title is articles[1].published_on is None
    assert not rejections


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_line_breaks_and_quotes_in_cells(tmp_path, delimiter):
    quoted = {**ROW, "id": "n-8", "url": "", "text": f'قال: "لن ننسحب"{delimiter}\r\n{SENTENCE}'}
    articles, rejections = take(fill(tmp_path, a__csv=as_csv([ROW, quoted], delimiter)))
    expect_row(articles[0])
    assert articles[1].text == f'سوق البلدة\nقال: "لن ننسحب"{delimiter}\r\n{SENTENCE}'
    assert not rejections


def test_a_csv_cell_that_begins_with_an_equals_sign_is_text(tmp_path):
    row = {**ROW, "title": '=HYPERLINK("http://x.example","سوق")', "section": "=1+1"}
    articles, _ = take(fill(tmp_path, a__csv=as_csv([row])))
    assert articles[0].title == row["title"]
    assert json.loads(articles[0].extra)["section"] == "=1+1"


def test_csv_of_windows_1256(tmp_path):
    articles, _ = take(fill(tmp_path, a__csv=as_csv([ROW]).encode("cp1256")))
    expect_row(articles[0])
    assert "decoded as windows-1256" in json.loads(articles[0].extra)["ingest_notes"]


def test_csv_with_a_byte_order_mark_and_capital_column_names(tmp_path):
    articles, _ = take(fill(tmp_path, a__csv=f"\ufeffText,OUTLET\n{SENTENCE},صحيفة الميناء\n"))
    assert (articles[0].text, articles[0].outlet) == (SENTENCE, "صحيفة الميناء")


@pytest.mark.parametrize("unit", ["s", "us", "ns"])
def test_parquet_with_typed_columns(tmp_path, unit):
    moment = datetime(2021, 3, 4, 20, 10, tzinfo=UTC)
    table = pa.table(
        {
            **{name: [value] for name, value in ROW.items() if name != "published_at"},
            "published_at": pa.array([moment], pa.timestamp(unit, "+03:00")),
            "tags": [["قصف", "سوق"]],
            "seen_at": pa.array([moment.replace(tzinfo=None)], pa.timestamp("ns")),
        }
    )
    tmp_path.joinpath("in").mkdir()
    pq.write_table(table, tmp_path / "in" / "a.parquet")
    articles, rejections = take(tmp_path / "in")
    assert not rejections
    expect_row(articles[0])
    assert json.loads(articles[0].extra)["tags"] == ["قصف", "سوق"]


def test_html(tmp_path):
    articles, _ = take(fill(tmp_path, a__html=PAGE))
    article = articles[0]
    assert article.text == f"سوق البلدة\n{SENTENCE}\n{OTHER_SENTENCE}"
    assert article.headline_end == len("سوق البلدة")
    assert (article.outlet, article.url) == ("صحيفة الميناء", "https://minaa.example/7")
    assert article.published_on == date(2021, 3, 4)
    assert article.published_at == datetime(2021, 3, 4, 20, 10, tzinfo=UTC)


def test_html_of_windows_1256(tmp_path):
    articles, _ = take(fill(tmp_path, a__htm=PAGE.replace("utf-8", "windows-1256").encode("cp1256")))
    assert articles[0].text.endswith(OTHER_SENTENCE)


def test_a_page_of_one_sentence_is_an_article(tmp_path):
    articles, _ = take(fill(tmp_path, a__html=f"<html><body><p>{SENTENCE}</p></body></html>"))
    assert articles[0].text == SENTENCE


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt.gz", SENTENCE),
        ("a.jsonl.gz", json_lines({"text": SENTENCE})),
        ("a.csv.gz", f"text\n{SENTENCE}\n"),
        ("a.html.gz", f"<html><body><p>{SENTENCE}</p></body></html>"),
        ("A.TXT.GZ", SENTENCE),
    ],
)
def test_gzip_of_text_formats(tmp_path, name, content):
    articles, rejections = take(fill(tmp_path, **{name: gzip.compress(content.encode())}))
    assert [article.text for article in articles] == [SENTENCE]
    assert not rejections


def test_fields_without_a_column_are_kept_as_json(tmp_path):
    fields = '"nested": {"a": [1, null, NaN, 1e999]}, "bad": "\\ud800", "n": 12345678901234567890'
    articles, _ = take(fill(tmp_path, a__jsonl=f'{{"text": "{SENTENCE}", {fields}}}'))
    assert json.loads(articles[0].extra) == {
        "nested": {"a": [1, None, None, None]},
        "bad": "\ufffd",
        "n": 12345678901234567890,
    }


def test_a_title_that_is_no_string_costs_the_title_only(tmp_path):
    articles, _ = take(fill(tmp_path, a__jsonl=json_lines({"title": ["a"], "outlet": 7, "text": SENTENCE})))
    assert (articles[0].title, articles[0].outlet, articles[0].text) == (None, "7", SENTENCE)
    assert "title" in json.loads(articles[0].extra)["ingest_notes"][0]
