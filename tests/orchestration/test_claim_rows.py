"""Ids are stable, and an article the parser fails on becomes a row."""

from __future__ import annotations

from datetime import date

from assets.claim_rows import PARSED_TABLES, claim_id_of, rows_of_failure, rows_of_parsed
from assets.parsing.model import (
    CasualtyClaim,
    Claim,
    ParsedArticle,
    Participant,
    PublicationDate,
    Section,
    Sentence,
)
from assets.raw_schema import RAW_TABLES

TEXT = "قتل 409 مدنيين بينهم 45 طفلا"
CLAIM = Claim(
    sentence_no=0, start=0, end=3, section="body", event_type="battle", event_subtype="armed_clash", status="occurred",
    is_aggregate=False, date_start=None, date_end=None, date_precision="unknown", date_basis="unknown", date_text=None,
    place_id=None, place_ids=(), place_basis="unknown", attributed_to=(), via=(),
    participants=(Participant("a", "actor", 0, 3), Participant("a", "actor", 4, 7)),
)  # fmt: skip


def count(start: int, end: int, subset_of: int | None) -> CasualtyClaim:
    return CasualtyClaim(
        0, start, end, "killed", "civilians", None, 1, 1, 1, "exact", subset_of, False, None, None, None
    )


PARSED = ParsedArticle(
    published=PublicationDate(date(2016, 12, 10), "given"), sections=(Section("body", 0, len(TEXT)),),
    sentences=(Sentence(0, 0, len(TEXT), "body", 0, 5),), sentence_forms=("قتل 409 مدنيين بينهم 45 طفلا",),
    claims=(CLAIM, CLAIM), casualties=(count(4, 14, None), count(21, 28, 0)), quantities=(), actor_mentions=(),
    place_mentions=(), unlisted_places=(), unlisted_actors=(), credits=(),
)  # fmt: skip


def test_the_id_of_a_claim_does_not_depend_on_the_parser_version() -> None:
    old, new = (rows_of_parsed("a", TEXT, "ar", version, PARSED)["claims"][0] for version in ("1", "2"))
    assert old["claim_id"] == new["claim_id"] == claim_id_of("a", CLAIM)
    assert len(old["claim_id"]) == 16


def test_the_same_claim_read_by_two_rules_is_one_row() -> None:
    rows = rows_of_parsed("a", TEXT, "ar", "1", PARSED)
    assert len(rows["claims"]) == 1
    assert rows["parsed_articles"][0]["n_claims"] == 1


def test_a_subset_names_the_count_that_contains_it() -> None:
    whole, part = rows_of_parsed("a", TEXT, "ar", "1", PARSED)["casualty_claims"]
    assert (whole["subset_of"], part["subset_of"]) == (None, whole["casualty_claim_id"])
    assert (whole["quote"], part["quote"]) == ("409 مدنيين", "45 طفلا")


def test_an_actor_named_twice_in_one_role_of_one_claim_is_one_participant() -> None:
    assert len(rows_of_parsed("a", TEXT, "ar", "1", PARSED)["participant_claims"]) == 1


def test_an_article_the_parser_fails_on_keeps_its_error_and_no_claim() -> None:
    rows = rows_of_failure("a", "ar", "1", "ValueError: boom")
    assert rows["parsed_articles"][0]["error"] == "ValueError: boom"
    assert all(not rows[table] for table in PARSED_TABLES if table != "parsed_articles")


def test_rows_have_the_columns_of_their_tables() -> None:
    for table, rows in rows_of_parsed("a", TEXT, "ar", "1", PARSED).items():
        columns = {part.split()[0] for part in RAW_TABLES[table].replace("\n", " ").split(",")}
        for row in rows:
            assert set(row) == columns, table
