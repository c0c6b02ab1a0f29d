"""Whatever stands in a text, it is read or refused with its reason, and no stage meets a sentence without end."""

from __future__ import annotations

from datetime import date

import pytest

from assets.parse_engine.parse_shard import parsed_rows_of
from assets.parsing.claims.rule_drafts import MAX_CANDIDATES, ArticleBoundError
from assets.parsing.lexicon_loader import Lexicon
from assets.parsing.parse import parse_article
from assets.parsing.text.sentences import MAX_TOKENS
from tests.faults.hostile_texts import HOSTILE

PUBLISHED = date(2016, 12, 10)
BIGINT = 2**63
SHORT = 3_000


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_in_pieces_of_bounded_length(lexicon: Lexicon, name: str) -> None:
    parsed = parse_article(HOSTILE[name](SHORT), published_on=PUBLISHED, lexicon=lexicon)
    assert all(one.last_token - one.first_token <= MAX_TOKENS for one in parsed.sentences)
    assert all(-BIGINT < (figure or 0) < BIGINT for k in parsed.casualties for figure in (k.low, k.best, k.high))


def test_a_sentence_that_never_ends_is_cut_and_no_word_is_lost(lexicon: Lexicon) -> None:
    parsed = parse_article("قتل جندي في حلب، " * 500, published_on=PUBLISHED, lexicon=lexicon)
    ends = [0, *(one.last_token for one in parsed.sentences)]
    assert [one.first_token for one in parsed.sentences] == ends[:-1]
    assert len(parsed.sentences) > 1


@pytest.mark.parametrize("digits", ["9" * 21, "9" * 5000, "100 " * 2000, "999999999999999 مليار", "٩" * 19])
def test_an_account_number_is_no_toll(lexicon: Lexicon, digits: str) -> None:
    parsed = parse_article(f"قتل {digits} شخصا في حلب، وأصيب 7 آخرون.", published_on=PUBLISHED, lexicon=lexicon)
    assert all((count.best or 0) <= 10**15 for count in parsed.casualties)


def test_a_text_of_nothing_but_killings_is_refused_with_its_reason(lexicon: Lexicon) -> None:
    text = "قتل جندي.\n" * (MAX_CANDIDATES + 1)
    with pytest.raises(ArticleBoundError, match=f"an article has {MAX_CANDIDATES} at most"):
        parse_article(text, published_on=PUBLISHED, lexicon=lexicon)
    article = {
        "article_id": "a", "text": text, "published_on": None, "outlet": None, "country": None, "headline_end": 0,
    }  # fmt: skip
    [row] = parsed_rows_of(article, "1", lexicon)["parsed_articles"]
    assert row["error"].startswith("ArticleBoundError: ")


@pytest.mark.parametrize("note", ["²", "في ¹ مايو", "في 15 و ³ مايو", "2015/¹/³"])
def test_the_number_of_a_footnote_is_neither_a_count_nor_a_day(lexicon: Lexicon, note: str) -> None:
    parsed = parse_article(f"قتل خمسة مدنيين {note} في قصف على البلدة.", lexicon=lexicon)
    assert [one.best for one in parsed.casualties] == [5]


def test_half_a_letter_in_the_name_of_a_speaker_costs_neither_the_name_nor_the_article(lexicon: Lexicon) -> None:
    parsed = parse_article("قال محمد الخ\ud800طيب إن خمسة مدنيين قتلوا في قصف على حلب.", lexicon=lexicon)
    assert [one.best for one in parsed.casualties] == [5]


def test_a_last_line_of_marks_is_no_lead_of_another_story(lexicon: Lexicon) -> None:
    text = "قصف على حلب\n\nقتل خمسة مدنيين في قصف على حلب.\nونقل الجرحى إلى المشافي.\n\u064b\u200b\n"
    parsed = parse_article(text, headline_end=11, lexicon=lexicon)
    assert [one.best for one in parsed.casualties] == [5]
