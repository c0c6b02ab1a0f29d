"""Which languages are taken for Arabic."""

import pytest

from assets.ingest.arabic_check import why_not_arabic
from tests.ingest.inbox_builder import LONG_TEXT, OTHER_SENTENCE, SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        OTHER_SENTENCE,
        LONG_TEXT,
        "قصف",
        "سلّم الوفد تقريره إلى (UNHCR) ومنظمة Save the Children قبل الاجتماع الذي عقد في مقر البعثة",
        "المدینة القدیمة وکل الأحیاء التی تسیطر علیها المعارضة",
        "أطلق المسلحون صاروخ گراد على مقر الچلبي في المدينة",
    ],
)
def test_arabic_is_taken(text):
    assert why_not_arabic(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Three civilians were killed in the shelling of a market.",
        "Трое мирных жителей погибли",
        "12345 — 2016/12/10",
        "سه غیرنظامی در حمله توپخانه‌ای به بازار شهر کشته شدند و چند نفر نیز زخمی شدند.",
        "چهار نفر در انفجار پایتخت کشته شدند",
        "شہر کے بازار پر گولہ باری سے تین شہری ہلاک ہو گئے ہیں اور کئی زخمی ہیں۔",
        "لە بۆردومانێکدا سێ هاوڵاتی کوژران و ژمارەیەک بریندار بوون",
        "په ښار کې د توپونو په برید کې درې تنه ووژل شول او څو نور ټپیان شول",
    ],
    ids=["English", "Russian", "no letters", "Persian", "short Persian", "Urdu", "Kurdish", "Pashto"],
)
def test_other_languages_are_refused(text):
    assert why_not_arabic(text) is not None
