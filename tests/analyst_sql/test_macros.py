"""The macros of the published copy: what they return, and that a reader without extensions can call them."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from assets.analyst_sql.statements import analyst_statements
from tests.conftest import BuiltHome


def ask(connection: duckdb.DuckDBPyConnection, query: str, *values: object) -> list[tuple[Any, ...]]:
    return connection.execute(query, list(values)).fetchall()


def one(connection: duckdb.DuckDBPyConnection, query: str, *values: object) -> Any:
    return ask(connection, query, *values)[0][0]


def test_they_need_no_extension_and_no_other_schema_in_the_path(built_home: BuiltHome) -> None:
    with duckdb.connect() as reader:
        reader.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false")
        reader.execute(f"ATTACH '{built_home.published}' AS tawatur (READ_ONLY); USE tawatur")
        assert ask(reader, "SELECT * FROM marts.search_articles('حلب')")
        assert ask(reader, "SELECT * FROM marts.within_km(36.2, 37.16, 30)")


def test_evidence_has_a_row_for_each_mention_with_its_sentence(published: duckdb.DuckDBPyConnection) -> None:
    event, mentions = ask(published, "SELECT event_id, n_claims FROM marts.events ORDER BY n_claims DESC LIMIT 1")[0]
    rows = ask(published, "SELECT sentence, quote, said_by FROM marts.evidence(?)", event)
    assert len(rows) == mentions
    assert all(quote in sentence for sentence, quote, _ in rows)
    assert ask(published, "SELECT * FROM marts.evidence('no such event')") == []


def test_the_table_and_the_macro_of_one_name_are_told_apart_by_the_brackets(
    published: duckdb.DuckDBPyConnection,
) -> None:
    event = one(published, "SELECT event_id FROM marts.casualties ORDER BY ALL LIMIT 1")
    whole = one(published, "SELECT count(*) FROM marts.toll_history WHERE event_id = ?", event)
    assert one(published, "SELECT count(*) FROM marts.toll_history(?)", event) == whole > 0


def test_a_period_holds_events_that_only_touch_it(published: duckdb.DuckDBPyConnection) -> None:
    day = one(published, "SELECT max(date_end) FROM marts.events")
    found = ask(published, "SELECT date_start, date_end FROM marts.events_between(?, ?)", day, day)
    assert found
    assert all(start <= day <= end for start, end in found)


def test_distance_from_aleppo_to_damascus(published: duckdb.DuckDBPyConnection) -> None:
    assert one(published, "SELECT marts.km_between(36.2012, 37.1612, 33.5102, 36.2913)") == pytest.approx(309, abs=2)
    assert one(published, "SELECT max(km_away) FROM marts.within_km(36.2, 37.16, 30)") <= 30


@pytest.fixture
def small() -> duckdb.DuckDBPyConnection:
    """Two articles, one sentence each, and the macros over them."""
    connection = duckdb.connect()
    connection.execute(
        """
        CREATE SCHEMA marts; CREATE SCHEMA raw;
        CREATE TABLE marts.articles AS SELECT * FROM (VALUES
            ('a1', DATE '2018-03-01', 'ص', NULL, 'قُتل ثلاثة في المدينة إثر غارةٍ على إدلب.', NULL, NULL),
            ('a2', DATE '2018-03-02', 'ع', NULL, 'وصلت المساعدات إلى الفلوجة و11 قرية', NULL, NULL)
        ) AS t (article_id, published_on, outlet, title, text, url, superseded_by);
        CREATE TABLE raw.sentences AS SELECT article_id, 0 AS sentence_no, 0 AS char_start, length(text) AS char_end,
            'body' AS section, '' AS folded_text FROM marts.articles
        """
    )
    for statement in analyst_statements():
        if "macro marts.folded" in statement or "macro marts.bare_word" in statement or "search_articles" in statement:
            connection.execute(statement)
    connection.execute(
        "UPDATE raw.sentences SET folded_text = marts.folded(text) FROM marts.articles AS a"
        " WHERE a.article_id = sentences.article_id"
    )
    return connection


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ادلب", ["a1"]),
        ("إدلب غارة", ["a1"]),
        ("مدينه", ["a1"]),
        ("الفلوجه", ["a2"]),
        ("والمساعدات", ["a2"]),
        ("١١", ["a2"]),
        ("إدلب الفلوجة", []),
        ("دلب", []),
        ("' OR 1 = 1 --", []),
        ("", []),
    ],
)
def test_words_are_found_however_they_are_spelt(small: duckdb.DuckDBPyConnection, words: str, found: list[str]) -> None:
    assert [row[0] for row in ask(small, "SELECT article_id FROM marts.search_articles(?)", words)] == found


def test_a_search_folds_as_the_parser_does(published: duckdb.DuckDBPyConnection) -> None:
    """Glued words («لتحريرالرقة») and figures («2,6») are parted by the parser alone; the rest agrees."""
    share = one(
        published,
        """
        SELECT avg((marts.folded(substr(a.text, s.char_start + 1, s.char_end - s.char_start)) = s.folded_text)::INTEGER)
        FROM raw.sentences AS s INNER JOIN marts.articles AS a ON s.article_id = a.article_id
        """,
    )
    assert share > 0.9
