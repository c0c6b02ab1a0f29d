"""Quantity claims: the figures near a claim that count no victims."""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import read


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("أرسلت تركيا 500 جندي و20 دبابة إلى شمال سوريا.", [("personnel", 500), ("vehicles", 20)]),
        ("شن التحالف 15 غارة على مواقع تنظيم داعش في الرقة.", [("strikes", 15)]),
        ("اجتمع وزراء خارجية 12 دولة في باريس لبحث الأزمة السورية.", [("states", 12)]),
        ("سيطرت قوات النظام على 70 في المئة من مساحة المدينة بعد معارك عنيفة.", [("share_of_territory", 70)]),
    ],
)
def test_a_number_is_measured_by_the_noun_it_counts(
    lexicon: Lexicon, text: str, figures: list[tuple[str, int]]
) -> None:
    assert [(quantity.measure, quantity.best) for quantity in read(lexicon, text).quantities] == figures


@pytest.mark.parametrize("text", ["ارتفعت الأسعار 12 في المئة.", "قتل 30 مدنيا في قصف استهدف سوقا شعبية في إدلب."])
def test_figures_without_a_claim_and_counts_of_victims_are_no_quantities(lexicon: Lexicon, text: str) -> None:
    assert read(lexicon, text).quantities == ()
