"""What `make explain` shows of an article."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assets.parsing.explain import RESET, Style, explain_article, marked_text, names_in
from assets.parsing.lexicon_loader import load_lexicon
from assets.parsing.parse import parse_article

TEXT = "قال المرصد السوري لحقوق الإنسان إن 12 مدنيا بينهم 3 أطفال قتلوا في غارة على مدينة حلب أمس السبت."


@pytest.fixture(scope="module")
def explained(expanded_home: Path) -> str:
    lexicon = load_lexicon(expanded_home)
    parsed = parse_article(TEXT, published_on=date(2016, 12, 11), lexicon=lexicon)
    assert parsed.claims
    return explain_article(TEXT, parsed, names_in(parsed, lexicon))


def test_the_words_of_a_claim_are_marked_in_the_text(explained: str) -> None:
    assert "⟦1 " in explained
    assert " 1⟧" in explained


def test_each_claim_tells_its_rule_its_words_and_its_fields(explained: str) -> None:
    for field in ("words ", "rule ", "date ", "place ", "said by ", "count "):
        assert field in explained
    assert "حلب" in explained
    assert "2016-12-10" in explained
    assert "المرصد السوري لحقوق الإنسان (" in explained


def test_a_part_names_the_count_it_belongs_to(explained: str) -> None:
    assert "part of «12 مدنيا»" in explained


def test_a_missing_field_tells_its_reason(expanded_home: Path) -> None:
    lexicon = load_lexicon(expanded_home)
    text = "قتل ثلاثة جنود في انفجار."
    parsed = parse_article(text, published_on=date(2016, 12, 11), lexicon=lexicon)
    shown = explain_article(text, parsed, names_in(parsed, lexicon))
    assert "date          – the text does not say" in shown
    assert "place         – " in shown


def test_an_article_without_claims_is_shown_as_it_is(expanded_home: Path) -> None:
    lexicon = load_lexicon(expanded_home)
    text = "افتتح المعرض أبوابه للزوار."
    parsed = parse_article(text, lexicon=lexicon)
    assert text in explain_article(text, parsed, names_in(parsed, lexicon))


def test_colours_are_for_terminals_only() -> None:
    assert RESET in marked_text("abc", [(0, 1)], Style(is_coloured=True))
    assert RESET not in marked_text("abc", [(0, 1)], Style(is_coloured=False))


def test_a_claim_inside_another_is_marked_inside_it() -> None:
    assert marked_text("abcdef", [(0, 6), (2, 4)], Style(False)) == "⟦1 ab⟦2 cd 2⟧ef 1⟧"
    assert marked_text("abcd", [(0, 2), (2, 4)], Style(False)) == "⟦1 ab 1⟧⟦2 cd 2⟧"


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spans=st.lists(st.tuples(st.integers(0, 20), st.integers(1, 10)), max_size=6))
def test_without_its_marks_the_text_is_unchanged(spans: list[tuple[int, int]]) -> None:
    text = "abcdefghijklmnopqrstuvwxyzabcdef"
    shown = marked_text(text, [(start, start + length) for start, length in spans], Style(False))
    for number in range(1, len(spans) + 1):
        shown = shown.replace(f"⟦{number} ", "").replace(f" {number}⟧", "")
    assert shown == text
