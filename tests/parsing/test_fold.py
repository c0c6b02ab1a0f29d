"""Folding: loose spellings look alike, and every offset stays where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.parsing.text.fold import fold, word_form


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("القاهرة", "القاهره"),
        ("مُستَشفى", "مستشفي"),
        ("إسـرائـيل", "اسراييل"),
        ("أَوَّل", "اول"),
        ("مؤتمر", "موتمر"),
        ("رئيس", "رييس"),
    ],
)
def test_marks_hamza_seats_and_final_letters_do_not_tell_words_apart(written: str, folded: str) -> None:
    assert word_form(written) == folded


@given(st.text(max_size=200))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(max_size=200))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
