"""Sections: headline, body and boilerplate cover the article without gaps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assets.parsing.model import Section
from assets.parsing.text.fold import fold
from assets.parsing.text.sections import find_credits, find_sections, load_vocabulary


def cut(text: str, headline_end: int = 0) -> tuple[Section, ...]:
    """Return the sections of a text."""
    return find_sections(text, fold(text), headline_end, load_vocabulary())


def kinds(text: str, headline_end: int = 0) -> list[str]:
    """Return the kind of each section of a text."""
    return [section.kind for section in cut(text, headline_end)]


def test_a_delivered_title_is_the_headline() -> None:
    title = "مقتل جنديين في كركوك"
    assert kinds(f"{title}\nقتل جنديان في كمين قرب كركوك. وفر المهاجمون.", len(title)) == ["headline", "body"]


def test_a_short_first_line_without_a_full_stop_before_a_longer_one_is_the_headline() -> None:
    body = "قتل جنديان يوم الثلاثاء في كمين نصبه مسلحون قرب مدينة كركوك شمال العراق. وقالت الشرطة إنهم فروا."
    assert kinds(f"مقتل جنديين في كمين قرب كركوك\n\n{body}")[0] == "headline"


def test_a_teaser_inside_the_text_is_boilerplate() -> None:
    text = "قتل جنديان في كمين قرب كركوك.\nاقرأ أيضا: هجوم جديد\nوفر المهاجمون."
    assert kinds(text) == ["body", "boilerplate", "body"]


def test_a_copyright_line_is_boilerplate() -> None:
    assert kinds("قتل جنديان في كركوك.\nجميع الحقوق محفوظة") == ["body", "boilerplate"]


def test_the_agency_in_the_dateline_is_credited() -> None:
    text = "كركوك (رويترز) - قتل جنديان."
    assert find_credits(fold(text), cut(text), load_vocabulary()) == ("agency.reuters",)


@given(st.text(alphabet="اقتلمن .\n:؟(", max_size=120))
def test_sections_cover_the_text_without_gaps(text: str) -> None:
    sections = cut(text)
    assert "".join(text[section.start : section.end] for section in sections) == text
