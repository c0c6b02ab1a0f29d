"""The benchmark's corpora: grown from real rows, each variant another story, each planted copy known."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from assets.benchmark.varied_rows import write_varied_rows
from tests.conftest import BuiltHome


@pytest.fixture(scope="module")
def grown(built_home: BuiltHome, tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """The two sample articles, grown to about sixty."""
    target = tmp_path_factory.mktemp("benchmark") / "grown.duckdb"
    write_varied_rows(built_home.warehouse, target, 60)
    return duckdb.connect(str(target), read_only=True)


def _all(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple]:
    return connection.execute(sql).fetchall()


def test_the_corpus_has_about_as_many_articles_as_asked_for(grown: duckdb.DuckDBPyConnection) -> None:
    [(n,)] = _all(grown, "select count(*) from raw.articles")
    assert 50 <= n <= 70


def test_every_claim_still_quotes_its_text(grown: duckdb.DuckDBPyConnection) -> None:
    wrong = _all(
        grown,
        """select claims.claim_id from raw.claims as claims inner join raw.articles as articles using (article_id)
        where substr(articles.text, claims.char_start + 1, claims.char_end - claims.char_start) != claims.quote""",
    )
    assert wrong == []


def test_ids_are_unique(grown: duckdb.DuckDBPyConnection) -> None:
    assert _all(grown, "select claim_id from raw.claims group by 1 having count(*) > 1") == []


def test_a_variant_keeps_its_weekdays(grown: duckdb.DuckDBPyConnection) -> None:
    days = _all(
        grown,
        """select variants.source_id, count(distinct dayofweek(articles.published_on))
        from benchmark.variants as variants inner join raw.articles as articles using (article_id) group by 1""",
    )
    assert [n for _, n in days] == [1, 1]


def test_a_planted_copy_has_the_words_of_its_story_and_a_variant_has_others(grown: duckdb.DuckDBPyConnection) -> None:
    [(copied, differing)] = _all(
        grown,
        """select count(*), count(*) filter (where own.folded_text != copied.folded_text)
        from benchmark.copies as copies
        inner join raw.sentences as own on copies.article_id = own.article_id
        inner join raw.sentences as copied
            on copies.copy_id = copied.article_id and own.sentence_no = copied.sentence_no""",
    )
    [(unchanged,)] = _all(
        grown,
        """select count(*) from raw.sentences as sentences inner join benchmark.variants as variants using (article_id)
        where variants.variant = 1 and sentences.n_words > 20
        and folded_text in (select folded_text from raw.sentences inner join benchmark.variants using (article_id)
                            where variant = 0)""",
    )
    assert copied > 0
    assert differing == 0
    assert unchanged == 0


def test_an_existing_file_is_never_written_over(built_home: BuiltHome, tmp_path: Path) -> None:
    target = tmp_path / "there.duckdb"
    target.touch()
    with pytest.raises(FileExistsError, match="remove it"):
        write_varied_rows(built_home.warehouse, target, 10)
