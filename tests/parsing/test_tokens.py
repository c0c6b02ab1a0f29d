"""Tokens: words, numbers and marks with their offsets, glued words cut, proclitics read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.parsing.text.fold import fold
from assets.parsing.text.tokens import proclitic_variants, tokenize, word_keys

NAMES = frozenset({"تحرير", "الرقه", "الولايات", "المتحده"})


def forms(text: str) -> list[str]:
    """Return the folded words of a text."""
    folded = fold(text)
    return [token.form for token in tokenize(folded, 0, len(folded), NAMES)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("لتحريرالرقة", ["لتحرير", "الرقه"]),
        ("والولاياتالمتحدة", ["والولايات", "المتحده"]),
        ("عبدالرحمن", ["عبد", "الرحمن"]),
        ("المعارضة", ["المعارضه"]),
    ],
)
def test_two_known_words_that_are_glued_are_two_tokens(text: str, words: list[str]) -> None:
    assert forms(text) == words


def test_numbers_keep_their_separators_and_marks_stand_alone() -> None:
    assert forms("قتل 1,200 مدني.") == ["قتل", "1,200", "مدني", "."]


def test_tatweel_is_no_part_of_the_word_but_of_its_span() -> None:
    folded = fold("إسـرائـيل")
    (token,) = tokenize(folded, 0, len(folded))
    assert (token.form, token.start, token.end) == ("اسراييل", 0, 9)


@pytest.mark.parametrize(
    ("word", "variants"),
    [
        ("وللمعارضه", (("", "وللمعارضه"), ("و", "للمعارضه"), ("ول", "المعارضه"))),
        ("وسيقصف", (("", "وسيقصف"), ("و", "سيقصف"), ("وس", "يقصف"))),
        ("بالرصاص", (("", "بالرصاص"), ("ب", "الرصاص"))),
    ],
)
def test_every_reading_of_the_proclitics_is_kept_the_whole_word_first(
    word: str, variants: tuple[tuple[str, str], ...]
) -> None:
    assert proclitic_variants(word) == variants


def test_a_word_is_looked_up_without_proclitics_and_article() -> None:
    assert word_keys("بالرصاص") == ("بالرصاص", "الرصاص", "رصاص")


@given(st.text(alphabet="اأإبتثلمنوةيءـَُ 0123456789.,،(", max_size=60))
def test_tokens_stand_in_order_and_never_overlap(text: str) -> None:
    folded = fold(text)
    tokens = tokenize(folded, 0, len(folded), NAMES)
    assert all(token.start < token.end for token in tokens)
    assert all(left.end <= right.start for left, right in zip(tokens, tokens[1:], strict=False))


class CountedNames(frozenset[str]):
    """Names that count how often they are asked for."""

    n_asked = 0

    def __contains__(self, name: object) -> bool:
        CountedNames.n_asked += 1
        return super().__contains__(name)


def test_a_word_without_end_is_not_tried_for_a_seam_at_every_article_in_it() -> None:
    tokenize("ال" * 5000, 0, 10_000, CountedNames(NAMES))
    assert CountedNames.n_asked <= 1
