"""Number words: any integer written out in Arabic reads back to itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parsing.test_numbers import counts

UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def below_thousand(number: int) -> str:
    """Return a number below a thousand in Arabic words."""
    hundreds, rest = divmod(number, 100)
    tens, unit = divmod(rest, 10)
    parts = [HUNDREDS[hundreds]] if hundreds else []
    if rest == 10:
        parts.append("عشرة")
    elif tens == 1:
        parts.append({1: "أحد", 2: "اثنا"}.get(unit, UNITS[unit]) + " عشر")
    else:
        parts += [UNITS[unit]] if unit else []
        parts += [TENS[tens]] if tens else []
    return " و".join(parts)


def in_words(number: int) -> str:
    """Return a number below a thousand million in Arabic words."""
    parts = []
    for scale, one, two, few in ((1_000_000, "مليون", "مليونان", "ملايين"), (1_000, "ألف", "ألفان", "آلاف")):
        many, number = divmod(number, scale)
        if many == 1:
            parts.append(one)
        elif many == 2:
            parts.append(two)
        elif many:
            parts.append(f"{below_thousand(many)} {few if 3 <= many <= 10 else one}")
    if number:
        parts.append(below_thousand(number))
    return " و".join(parts)


@given(st.integers(min_value=3, max_value=999_999_999))
@settings(max_examples=200, deadline=None)
def test_any_number_written_in_words_reads_back_to_itself(number: int) -> None:
    words = in_words(number)
    assert counts(f"أحصى المركز {words} قتيلا") == [(words, number, number, number, "exact")]


@given(st.integers(min_value=1000, max_value=99_999_999), st.sampled_from([".", ",", "٬"]))
@settings(deadline=None, max_examples=60)
def test_any_number_with_separators_reads_back_to_itself(number: int, separator: str) -> None:
    words = f"{number:,}".replace(",", separator)
    assert counts(f"أحصى المركز {words} قتيلا") == [(words, number, number, number, "exact")]
