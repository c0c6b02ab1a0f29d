"""Every reason for a rejection, and what a rejection must not cost."""

import gzip
from typing import get_args

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from assets.ingest import limits
from assets.ingest.reasons import REMEDIES, Reason
from tests.ingest.inbox_builder import LONG_TEXT, OTHER_SENTENCE, SENTENCE, fill, json_lines, take


def torn_mojibake() -> str:
    """Spoil a text beyond repair."""
    spoilt = LONG_TEXT.encode().decode("cp1256")
    return "".join("?" if no % 7 == 0 and ord(char) > 127 else char for no, char in enumerate(spoilt))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", "", "empty"),
        ("a.txt", " \r\n\u200f\ufeff\t", "empty"),
        ("a.jsonl", "\n\n", "empty"),
        ("a.jsonl", '{"text": " "}', "empty"),
        ("a.csv", "", "empty"),
        ("a.csv", "text,url\n", "empty"),
        ("a.html", " ", "empty"),
        ("a.txt", "Three civilians were killed.", "not_arabic"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "undecodable"),
        ("a.html", b"\x00\x01\x02\x03\xff\xfe\x00", "undecodable"),
        ("a.jsonl", b'{"text": "' + SENTENCE.encode()[:30] + b'\xff\xff"}', "undecodable"),
        ("a.txt", torn_mojibake(), "mojibake"),
        ("a.jsonl", '{"text": "قصف"', "malformed_json"),
        ("a.jsonl", '["قصف"]', "malformed_json"),
        ("a.jsonl", "[" * 100_000, "malformed_json"),
        ("a.jsonl", '{"text": "قصف", "n": ' + "9" * 5000 + "}", "malformed_json"),
        ("a.jsonl", '{"title": "قصف"}', "missing_text"),
        ("a.jsonl", '{"text": null}', "missing_text"),
        ("a.jsonl", '{"text": ["قصف"]}', "missing_text"),
        ("a.csv", "title,body\nقصف,قصف\n", "missing_text"),
        ("a.csv", b"title,\xff\xfe\x00\n", "undecodable"),
        ("a.html", "<html><body></body></html>", "missing_text"),
        ("a.csv", f"text,url\n{SENTENCE},u,v\n", "malformed_row"),
        ("a.csv", f'text,url\n"{SENTENCE},u\n', "malformed_row"),
        ("a.txt.gz", b"no gzip", "unreadable_file"),
        ("a.txt.gz", gzip.compress(SENTENCE.encode())[:-9], "unreadable_file"),
        ("a.parquet", b"PAR1 no parquet PAR1", "unreadable_file"),
        ("a.pdf", b"%PDF-1.7", "unsupported_format"),
        ("a.parquet.gz", gzip.compress(b"PAR1"), "unsupported_format"),
        ("README", "قصف", "unsupported_format"),
    ],
)
def test_what_cannot_be_used_is_a_rejection_with_a_remedy(tmp_path, name, content, reason):
    articles, rejections = take(fill(tmp_path, **{name: content}))
    assert not articles
    assert [(rejection.source_path, rejection.reason) for rejection in rejections] == [(name, reason)]
    assert rejections[0].detail
    assert rejections[0].remedy == REMEDIES[reason]


def test_every_reason_has_a_remedy():
    assert set(REMEDIES) == set(get_args(Reason))


def test_one_bad_line_does_not_cost_the_file(tmp_path):
    rows = json_lines({"text": SENTENCE}, "{bad", {"text": "English only"}, {"url": "u"}, "", {"text": OTHER_SENTENCE})
    articles, rejections = take(fill(tmp_path, a__jsonl=rows))
    assert [article.row_no for article in articles] == [1, 6]
    assert [(rejection.row_no, rejection.reason) for rejection in rejections] == [
        (2, "malformed_json"),
        (3, "not_arabic"),
        (4, "missing_text"),
    ]


def test_an_undecodable_line_does_not_cost_the_file(tmp_path):
    good_lines = [json_lines({"text": text}).encode() for text in (SENTENCE, OTHER_SENTENCE)]
    articles, rejections = take(fill(tmp_path, a__jsonl=b'{"text": "\xff\xfe\x00"}\n'.join(good_lines)))
    assert [article.row_no for article in articles] == [1, 3]
    assert [(rejection.row_no, rejection.reason) for rejection in rejections] == [(2, "undecodable")]


@pytest.mark.parametrize(
    "bad_row",
    [
        'u2,"نص لم يغلق',
        'u2,"قال "نعم" ثم مضى"',
        'u2,"سطر أول\nسطر "ثان" هنا\nسطر ثالث"',
        "u2",
        f"u2,{OTHER_SENTENCE},x",
    ],
    ids=["open quote", "quotes not doubled", "quotes not doubled over lines", "too few cells", "too many cells"],
)
def test_one_bad_csv_row_does_not_cost_the_file(tmp_path, bad_row):
    content = f'url,text\nu1,"{SENTENCE}"\n{bad_row}\nu3,"{OTHER_SENTENCE}"\nu4,"{LONG_TEXT}"\n'
    articles, rejections = take(fill(tmp_path, a__csv=content))
    assert [article.url for article in articles] == ["u1", "u3", "u4"]
    assert [(rejection.row_no, rejection.reason) for rejection in rejections] == [(2, "malformed_row")]


def test_a_csv_of_nothing_but_open_quotes_ends_soon(tmp_path):
    articles, rejections = take(fill(tmp_path, a__csv="url,text\n" + 'u,"قصف\n' * 20_001))
    assert not articles
    assert rejections


def test_one_bad_file_does_not_cost_the_run(tmp_path):
    articles, rejections = take(fill(tmp_path, a__parquet=b"PAR1", b__gz=b"", c__txt=SENTENCE, d__html=b"\x00" * 99))
    assert [article.source_path for article in articles] == ["c.txt"]
    assert [rejection.source_path for rejection in rejections] == ["a.parquet", "b.gz", "d.html"]


def test_an_over_long_text_is_refused_and_the_longest_allowed_is_taken(tmp_path):
    longest = "قصف ".ljust(limits.MAX_ARTICLE_CHARS, "ا")
    rows = json_lines({"text": longest}, {"text": longest + "ا"}, {"text": longest, "title": "ا"})
    articles, rejections = take(fill(tmp_path, a__jsonl=rows, b__csv=f'text\n"{longest}{longest}ا"\n{SENTENCE}\n'))
    assert [article.source_path for article in articles] == ["a.jsonl", "b.csv"]
    assert [rejection.reason for rejection in rejections] == ["over_long"] * 3


def test_a_gzip_bomb_is_refused(tmp_path):
    bomb = gzip.compress(b"\0" * (limits.GZIP_FLOOR_BYTES * 3))
    _, rejections = take(fill(tmp_path, **{"a.txt.gz": bomb, "b.jsonl.gz": bomb}))
    assert [rejection.reason for rejection in rejections] == ["too_large", "too_large"]


def test_a_parquet_file_that_claims_too_much_is_refused(tmp_path):
    pq.write_table(pa.table({"text": pa.nulls(limits.MAX_PARQUET_ROWS + 1, pa.string())}), tmp_path / "a.parquet")
    _, rejections = take(tmp_path)
    assert [rejection.reason for rejection in rejections] == ["too_large"]


def test_the_second_copy_of_an_article_is_a_duplicate_delivery(tmp_path):
    row = {"outlet": "صحيفة الميناء", "url": "https://minaa.example/1", "text": SENTENCE}
    articles, rejections = take(fill(tmp_path, a__jsonl=json_lines(row, row), b__jsonl=json_lines(row)))
    assert [(article.source_path, article.row_no) for article in articles] == [("a.jsonl", 1)]
    assert [(r.source_path, r.row_no, r.reason) for r in rejections] == [
        ("a.jsonl", 2, "duplicate_delivery"),
        ("b.jsonl", 1, "duplicate_delivery"),
    ]
    assert "a.jsonl, row 1" in rejections[1].detail


def test_a_page_listed_twice_under_two_ids_is_one_article_and_the_second_id_is_named(tmp_path):
    page = {"outlet": "صحيفة الميناء", "url": "https://minaa.example/1", "text": SENTENCE}
    articles, rejections = take(
        fill(tmp_path, a__jsonl=json_lines(page | {"id": "world-7"}, page | {"id": "region-9"}))
    )
    assert [article.delivered_id for article in articles] == ["world-7"]
    assert [rejection.reason for rejection in rejections] == ["duplicate_delivery"]
    assert "region-9" in rejections[0].detail
