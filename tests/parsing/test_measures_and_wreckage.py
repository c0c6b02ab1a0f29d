"""Closed roads and security measures, damaged and razed buildings, designations, expulsions and mediation."""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import read

LEAD = "وقتل عشرة مدنيين في قصف على المدينة الجمعة.\n"


def _kinds(lexicon: Lexicon, text: str) -> list[str]:
    """Return the kinds of event that a sentence tells behind a violent lead."""
    return [c.event_subtype for c in read(lexicon, LEAD + text).claims if c.start >= len(LEAD)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وأغلقت القوات العراقية جميع مداخل البلدة.", "deployment"),
        ("وفرضت قوات الأمن إجراءات مشددة حول السفارة.", "deployment"),
        ("وهرع جنود إلى الموقع.", "deployment"),
        ("ووصل المفتشون الدوليون إلى دمشق.", "deployment"),
        ("وسويت المنازل بالأرض.", "destruction"),
        ("وصنفت واشنطن الحركة منظمة إرهابية.", "sanction"),
        ("ووضعته الولايات المتحدة على لائحة الإرهاب.", "sanction"),
        ("وطردت بريطانيا 23 دبلوماسيا روسيا.", "sanction"),
        ("ودخلت الهدنة حيز التنفيذ.", "agreement"),
        ("وأوقفت القوات المسلحة إطلاق النار في المحور الغربي.", "agreement"),
        ("وتقود مصر جهودا للتهدئة بين الفصائل وإسرائيل.", "mediation"),
        ("واستخدمت روسيا حق النقض ضد مشروع القرار.", "resolution"),
    ],
)
def test_a_verb_tells_the_event_by_its_object(lexicon: Lexicon, text: str, kind: str) -> None:
    assert _kinds(lexicon, text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "وأغلقت المتاجر أبوابها.",
        "وفرضت الشركة رسوما جديدة.",
        "وهرع الأهالي إلى المستشفى.",
        "ووضع المدير خطة جديدة.",
        "وتبذل الوزارة جهودا لتحسين التعليم.",
        "وتصنف اللجنة الأفلام حسب العمر.",
    ],
)
def test_the_same_verbs_are_everyday_words(lexicon: Lexicon, text: str) -> None:
    assert _kinds(lexicon, text) == []


def test_an_explosion_that_damages_houses_destroys(lexicon: Lexicon) -> None:
    assert "destruction" in _kinds(lexicon, "وأحدث الانفجار أضرارا كبيرة في المنازل.")
