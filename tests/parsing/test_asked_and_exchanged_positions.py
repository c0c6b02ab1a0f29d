"""Positions of offices that no list knows, of two sides at once, and at the head of a text without a verb.

Belongs here: constructions beside those of test_statements.py. Does not belong here: whom positions address.
"""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import claims_of, read, roles_of


@pytest.mark.parametrize(
    ("text", "subtype", "recipients"),
    [
        ("طالب رئيس الحكومة المجتمع الدولي بالضغط على الحوثيين.", "demand", ["org.international_community"]),
        ("لوح زعيم الحوثيين بالعودة إلى الحرب.", "threat", []),
        ("أنذر قائد الجيش المتمردين بضرورة تسليم أسلحتهم.", "threat", ["generic.rebels"]),
        ("حمل محافظ الحديدة الحوثيين مسؤولية تفجير الألغام.", "accusation", ["ye.houthis"]),
        ("اتهم وزير الخارجية إيران بتزويد الحوثيين بالصواريخ.", "accusation", ["state.ir"]),
    ],
)
def test_an_office_asks_behind_a_verb_that_is_a_noun_too(
    lexicon: Lexicon, text: str, subtype: str, recipients: list[str]
) -> None:
    (claim,) = claims_of(lexicon, text, subtype)
    assert [p.actor_id for p in claim.participants if p.role == "recipient"] == recipients


@pytest.mark.parametrize("text", ["طالب جامعي يقتل زميله في القاهرة.", "وضع الناشط رهن الاعتقال."])
def test_students_and_detention_ask_for_nothing(lexicon: Lexicon, text: str) -> None:
    assert claims_of(lexicon, text, "demand") == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("اتهامات متبادلة بين الهند وباكستان بخرق الهدنة.", {"state.in": "actor", "state.pk": "actor"}),
        ("تبادل الاتهامات بين الهند وباكستان بشأن قصف سوق.", {"state.in": "actor", "state.pk": "actor"}),
    ],
)
def test_accusations_of_two_sides_are_taken_by_both(lexicon: Lexicon, text: str, roles: dict[str, str]) -> None:
    (claim,) = claims_of(lexicon, text, "accusation")
    assert roles_of(claim) == roles


def test_a_text_may_begin_with_the_noun_of_a_position(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "دعوة أممية إلى هدنة إنسانية في الحديدة.", "demand")
    assert roles_of(claim) == {"org.un": "actor"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("طلبت الكويت من مجلس الأمن تبني بيان بشأن غزة.", [("demand", "occurred")]),
        ("رهن بوتين وقف إطلاق النار بانسحاب القوات الأوكرانية.", [("demand", "occurred")]),
        ("اشترط الحوثيون وقف الغارات قبل العودة إلى المفاوضات.", [("demand", "occurred")]),
        ("تعهد أردوغان بشن عملية عسكرية في شمال سوريا.", [("statement", "occurred"), ("offensive", "planned")]),
        ("استدعت وزارة الخارجية السفير الإيراني للاحتجاج على التصريحات.", [("sanction", "occurred")]),
    ],
)
def test_what_is_asked_or_promised_has_not_happened(lexicon: Lexicon, text: str, found: list[tuple[str, str]]) -> None:
    assert [(claim.event_subtype, claim.status) for claim in read(lexicon, text).claims] == found
