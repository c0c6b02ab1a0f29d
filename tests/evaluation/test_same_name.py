"""When two written names are one."""

from __future__ import annotations

import pytest

from assets.evaluation.same_name import means


@pytest.mark.parametrize(
    ("gold", "name"),
    [
        ("حلب", "مدينة حلب"),
        ("الرقّة", "الرقة"),
        ("إدلب", "ادلب"),
        ("بشار الأسد", "الرئيس بشار الأسد"),
        ("المرصد السوري لحقوق الإنسان", "المرصد السوري"),
        ("حي الفردوس", "الفردوس"),
    ],
)
def test_spelling_article_generic_word_and_title_make_no_difference(gold: str, name: str) -> None:
    assert means(gold, [name])


@pytest.mark.parametrize(
    ("gold", "name"), [("حلب", "حمص"), ("قطر", "قطرة"), ("روسيا", ""), ("مدينة", "قرية"), ("الجيش السوري", "روسيا")]
)
def test_different_names_stay_different(gold: str, name: str) -> None:
    assert not means(gold, [name])


def test_any_of_the_names_of_an_id_will_do() -> None:
    assert means("داعش", ["تنظيم الدولة الإسلامية", "Islamic State", "داعش"])
