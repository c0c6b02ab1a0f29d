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


_FLOOD = "سيول في ولاية كسلا\nجرفت السيول عشرات المنازل في ولاية كسلا شرقي السودان ليل السبت، وفق الدفاع المدني.\n"
_LEADS = (
    "أعلن البنك المركزي في نواكشوط خفض سعر الفائدة للمرة الأولى هذا العام بعد تراجع التضخم.\n"
    "نفى وزير النفط النيجيري وجود خلاف مع شركات أجنبية على حقول بحرية جديدة.\n"
)


def test_leads_of_other_stories_behind_the_article_are_boilerplate() -> None:
    text = _FLOOD + "وقال متطوعون إن الطريق إلى المدينة مقطوع.\n" + _LEADS
    assert kinds(text, _FLOOD.index("\n")) == ["headline", "body", "body", "boilerplate", "boilerplate"]


def test_a_single_last_paragraph_that_opens_with_a_verb_belongs_to_the_article() -> None:
    text = _FLOOD + _LEADS.splitlines()[0]
    assert kinds(text, _FLOOD.index("\n")) == ["headline", "body", "body"]


def test_last_paragraphs_that_take_up_the_words_of_the_lead_belong_to_the_article() -> None:
    own = "أعلنت ولاية كسلا أن السيول جرفت عشرات المنازل شرقي السودان ليل السبت.\n"
    again = "قال الدفاع المدني إن منازل في ولاية كسلا جرفت بسبب السيول مجددا.\n"
    assert kinds(_FLOOD + own + again, _FLOOD.index("\n")) == ["headline", "body", "body", "body"]


def test_a_copyright_line_is_boilerplate() -> None:
    assert kinds("قتل جنديان في كركوك.\nجميع الحقوق محفوظة") == ["body", "boilerplate"]


def test_the_agency_in_the_dateline_is_credited() -> None:
    text = "كركوك (رويترز) - قتل جنديان."
    assert find_credits(fold(text), cut(text), load_vocabulary()) == ("agency.reuters",)


@given(st.text(alphabet="اقتلمن .\n:؟(", max_size=120))
def test_sections_cover_the_text_without_gaps(text: str) -> None:
    sections = cut(text)
    assert "".join(text[section.start : section.end] for section in sections) == text
