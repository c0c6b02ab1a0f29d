"""Positions that a decree, a speech or a quotation takes, also beside an event that its words tell.

Belongs here: states of emergency, exchanged accusations, opinions and quotations of parties, anonymous officials.
Does not belong here: whom a position addresses (test_statements.py), positions taken up again
(test_taken_positions.py).
"""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import read, roles_of


@pytest.fixture
def lexicon(grammar: Lexicon) -> Lexicon:
    """The rules alone: these sentences say what the grammar gives, before the learned judgement."""
    return grammar


def statements_of(lexicon: Lexicon, text: str) -> list[tuple[str, dict[str, str]]]:
    """Return kind and parties of every statement of a text."""
    claims = read(lexicon, text).claims
    return [(claim.event_subtype, roles_of(claim)) for claim in claims if claim.event_type == "statement"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("أصدر الرئيس التونسي قيس سعيد، الأحد، قرارا بتمديد حالة الطوارئ شهرين.", "person.saied"),
        ("مددت مصر حالة الطوارئ ثلاثة أشهر أخرى.", "state.eg"),
        ("فرضت الحكومة السودانية حظر التجول في كسلا.", "sd.government"),
    ],
)
def test_a_decree_is_a_position_of_whoever_issues_it(lexicon: Lexicon, text: str, actor: str) -> None:
    assert statements_of(lexicon, text) == [("statement", {actor: "actor"})]


@pytest.mark.parametrize(
    "text",
    ["فرض الجيش السوداني سيطرته على كسلا.", "رفعت الحكومة السودانية الدعم عن الوقود.", "مددت الشركة عقدها عاما."],
)
def test_the_same_verbs_with_other_objects_take_none(lexicon: Lexicon, text: str) -> None:
    assert statements_of(lexicon, text) == []


def test_accusations_exchanged_are_taken_by_both(lexicon: Lexicon) -> None:
    text = "تبادلت موسكو وواشنطن الاتهامات بشأن الهدنة."
    assert statements_of(lexicon, text) == [("accusation", {"state.ru": "actor", "state.us": "actor"})]


def test_an_opinion_is_news_beside_the_event_it_judges(lexicon: Lexicon) -> None:
    text = "اعتبر الرئيس التركي أن الغارات التي قتلت عشرين مدنيا في إدلب خطأ فادح."
    assert ("statement", {"tr.president": "actor"}) in statements_of(lexicon, text)


def test_an_armys_quoted_words_are_a_position_where_its_plain_words_inform(lexicon: Lexicon) -> None:
    quoted = 'قال متحدث باسم الجيش الباكستاني إن "العدو سيندم على فعلته".'
    plain = "قال متحدث باسم الجيش الباكستاني إن الطريق بات سالكا."
    assert [kind for kind, _ in statements_of(lexicon, quoted)] == ["statement"]
    assert statements_of(lexicon, plain) == []


def test_a_name_in_quotation_marks_quotes_nobody(lexicon: Lexicon) -> None:
    text = 'أعلن تنظيم "الدولة الإسلامية" مسؤوليته عن أغلبها.'
    assert statements_of(lexicon, text) == []


def test_an_anonymous_official_accuses_and_an_anonymous_source_informs(lexicon: Lexicon) -> None:
    accuses = "قال مسؤول كبير إن العملية التركية جريمة حرب."
    assert statements_of(lexicon, accuses) == [("accusation", {"anon.officials": "actor", "state.tr": "recipient"})]
    assert statements_of(lexicon, "قال مصدر محلي إن العملية التركية جريمة حرب.") == []


def test_what_leads_on_to_speech_names_no_speaker(lexicon: Lexicon) -> None:
    text = 'دعا الرئيس التركي إلى الحوار. وأضاف قائلا: "لن نقبل بأي تدخل".'
    assert [roles for _, roles in statements_of(lexicon, text)][-1] == {"tr.president": "actor"}


def test_what_is_announced_stands_behind_whoever_announces_it(lexicon: Lexicon) -> None:
    text = "جاء ذلك بعد إعلان ترامب الانسحاب من الاتفاق النووي مع إيران."
    assert [kind for kind, _ in statements_of(lexicon, text)] == ["statement"]


def test_a_suspension_is_no_comment(lexicon: Lexicon) -> None:
    assert statements_of(lexicon, "علق الاتحاد الأفريقي عضوية السودان.") == []
