"""What a reading of a file changes: nothing twice, corrections in place, duplicates with a reason."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, date, datetime

from assets.delivery_rows import change_of, cut_short
from assets.ingest.record import ArticleRecord, FileReading, article_id, text_sha256

NOW = datetime(2016, 12, 11, tzinfo=UTC)
TEXT = "قتل مدنيان في قصف"
ARTICLE = ArticleRecord(
    article_id=article_id("daily", None, None, text_sha256(TEXT)), outlet="daily", country=None, url=None,
    delivered_id=None, title=None, text=TEXT, text_sha256=text_sha256(TEXT), headline_end=0, published_on=None,
    published_at=None, extra="{}", source_path="a.txt", row_no=None,
)  # fmt: skip
KNOWN = {ARTICLE.article_id: asdict(ARTICLE) | {"ingested_at": datetime(2016, 1, 1, tzinfo=UTC)}}


def reading(article: ArticleRecord) -> FileReading:
    return FileReading(article.source_path, "0", 10, (article,), ())


def test_an_article_nobody_delivered_before_is_new() -> None:
    change = change_of(reading(ARTICLE), {}, NOW)
    assert (change.n_new, change.n_known, len(change.articles)) == (1, 0, 1)


def test_the_same_file_again_changes_nothing() -> None:
    change = change_of(reading(ARTICLE), KNOWN, NOW)
    assert (change.n_new, change.n_known, change.articles, change.rejected, change.reparse) == (0, 1, [], [], [])


def test_the_same_article_in_another_file_is_a_duplicate_with_a_remedy() -> None:
    change = change_of(reading(replace(ARTICLE, source_path="b.txt")), KNOWN, NOW)
    assert change.articles == []
    assert [(row["reason"], row["source_path"]) for row in change.rejected] == [("duplicate_delivery", "b.txt")]
    assert "a.txt" in change.rejected[0]["detail"]


def test_a_corrected_date_is_stored_and_the_article_parsed_again() -> None:
    corrected = replace(ARTICLE, published_on=date(2016, 12, 10))
    change = change_of(reading(corrected), KNOWN, NOW)
    assert change.articles[0]["published_on"] == date(2016, 12, 10)
    assert change.articles[0]["ingested_at"] == KNOWN[ARTICLE.article_id]["ingested_at"]
    assert change.reparse == [ARTICLE.article_id]


def test_a_corrected_note_is_stored_without_parsing_again() -> None:
    change = change_of(reading(replace(ARTICLE, extra='{"section": "world"}')), KNOWN, NOW)
    assert len(change.articles) == 1
    assert change.reparse == []


def test_the_whole_text_takes_the_place_of_its_beginning_in_the_same_file() -> None:
    assert cut_short(reading(ARTICLE), [("beginning", None, TEXT[:5])]) == ["beginning"]


def test_another_text_another_row_and_the_text_itself_stay() -> None:
    stored = [("other", None, "نص آخر"), ("row", 7, TEXT[:5]), (ARTICLE.article_id, None, TEXT)]
    assert cut_short(reading(ARTICLE), stored) == []
