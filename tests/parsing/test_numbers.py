"""Numbers: an Arabic sentence in, its quantities with bounds, kind and counted noun out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.parsing.model import Document, NumberMention, PublicationDate
from assets.parsing.numbers import number_mentions as numbers
from assets.parsing.text import sections
from assets.parsing.text.fold import fold
from assets.parsing.text.sections import find_sections
from assets.parsing.text.sentences import find_sentences

ON = date(2017, 3, 8)


def read(text: str) -> Document:
    """Return the document of a text up to its tokens."""
    folded = fold(text)
    parts = find_sections(text, folded, 0, sections.load_vocabulary())
    sentences, tokens = find_sentences(folded, parts, frozenset())
    return Document(
        text, folded, PublicationDate(ON, "given", ON, ON), sections=parts, sentences=sentences, tokens=tokens
    )


def quantities(text: str) -> tuple[Document, tuple[NumberMention, ...]]:
    """Return the document and its numbers."""
    document = read(text)
    return document, numbers.find_numbers(document, numbers.load_vocabulary())


def counts(text: str) -> list[tuple[str, int | None, int | None, int | None, str]]:
    """Return (words, low, best, high, qualifier) of the counts of a text."""
    _, found = quantities(text)
    return [(text[m.start : m.end], m.low, m.best, m.high, m.qualifier) for m in found if m.kind == "count"]


EXACT = [
    ("أصيب 14 عاملا في المصنع", "14", 14),
    ("أصيب ١٤ عاملا في المصنع", "١٤", 14),
    ("وصل 10.000 لاجئ إلى الحدود", "10.000", 10_000),
    ("وصل 10,000 لاجئ إلى الحدود", "10,000", 10_000),
    ("وصل ١٠٬٠٠٠ لاجئ إلى الحدود", "١٠٬٠٠٠", 10_000),
    ("وصل 1 200 لاجئ إلى الحدود", "1 200", 1_200),
    ("عدد السكان 2.500.000 نسمة", "2.500.000", 2_500_000),
    ("أصيب ثلاثة وعشرون عاملا", "ثلاثة وعشرون", 23),
    ("أصيبت ثلاث وعشرون عاملة", "ثلاث وعشرون", 23),
    ("نقل مئة واثني عشر مصابا", "مئة واثني عشر", 112),
    ("نقل مائة واثنا عشر مصابا", "مائة واثنا عشر", 112),
    ("احتجز أحد عشر راكبا", "أحد عشر", 11),
    ("احتجزت إحدى عشرة راكبة", "إحدى عشرة", 11),
    ("احتجز خمسة عشر راكبا", "خمسة عشر", 15),
    ("عاد 23 ألفا إلى قراهم", "23 ألفا", 23_000),
    ("عاد ثلاثة آلاف ومئتي شخص", "ثلاثة آلاف ومئتي", 3_200),
    ("عاد ثلاثة آلاف ومئتان وخمسون شخصا", "ثلاثة آلاف ومئتان وخمسون", 3_250),
    ("أرسلت ثلاثمائة جندي", "ثلاثمائة", 300),
    ("أرسلت ثلاثمئة جندي", "ثلاثمئة", 300),
    ("أرسلت ثلاث مئة جندي", "ثلاث مئة", 300),
    ("أرسلت ثمانمائة جندي", "ثمانمائة", 800),
    ("أرسلت مئتي جندي", "مئتي", 200),
    ("أرسلت مائتي جندي", "مائتي", 200),
    ("نزح ألفي شخص", "ألفي", 2_000),
    ("نزح ألفا شخص", "ألفا", 2_000),
    ("نزح ألف شخص", "ألف", 1_000),
    ("نزح ألف وخمسمئة شخص", "ألف وخمسمئة", 1_500),
    ("نزح مليون شخص", "مليون", 1_000_000),
    ("نزح مليونا شخص", "مليونا", 2_000_000),
    ("نزح مليون ونصف المليون شخص", "مليون ونصف المليون", 1_500_000),
    ("نزح نصف مليون شخص", "نصف مليون", 500_000),
    ("نزح 2,5 مليون شخص", "2,5 مليون", 2_500_000),
    ("نزح 3،3 ملايين شخص", "3،3 ملايين", 3_300_000),
    ("نزح مئة ألف شخص", "مئة ألف", 100_000),
    ("نزح ثلاثمئة وخمسون ألف شخص", "ثلاثمئة وخمسون ألف", 350_000),
    ("نزح 3 آلاف و200 شخص", "3 آلاف و200", 3_200),
    ("نزح مليون و200 ألف شخص", "مليون و200 ألف", 1_200_000),
    ("احتُجز الركّاب الـ23 في القاعة", "23", 23),
    ("وأصيب 6 آخرون", "6", 6),
    ("وذكر أن 7 أطفال أصيبوا", "7", 7),
    ("قال إن 7 أطفال أصيبوا", "7", 7),
    ("انفجرت 5 ألغام", "5", 5),
    ("أفاد أن26 عاملا أصيبوا", "26", 26),
    ("بثلاثين صاروخا", "ثلاثين", 30),
    ("وعشرون آخرون", "عشرون", 20),
]


@pytest.mark.parametrize(("text", "words", "value"), EXACT)
def test_a_plain_number_is_read_to_its_value(text: str, words: str, value: int) -> None:
    assert counts(text) == [(words, value, value, value, "exact")]


BOUNDED = [
    ("أصيب نحو 50 عاملا", "نحو 50", 45, 50, 55, "about"),
    ("أصيب حوالى 50 عاملا", "حوالى 50", 45, 50, 55, "about"),
    ("أصيب قرابة خمسين عاملا", "قرابة خمسين", 45, 50, 55, "about"),
    ("أصيب زهاء 200 عامل", "زهاء 200", 180, 200, 220, "about"),
    ("أصيب ما يقارب 200 عامل", "ما يقارب 200", 180, 200, 220, "about"),
    ("أصيب ما لا يقل عن 50 عاملا", "ما لا يقل عن 50", 50, 50, None, "at_least"),
    ("أصيب ما لايقل عن 50 عاملا", "ما لايقل عن 50", 50, 50, None, "at_least"),
    ("أصيب 50 على الأقل", "50 على الأقل", 50, 50, None, "at_least"),
    ("أصيب 50 عاملا على الأقل", "50", 50, 50, None, "at_least"),
    ("فر أكثر من ألفي مدني", "أكثر من ألفي", 2000, 2000, None, "more_than"),
    ("فر ما يزيد على 2000 مدني", "ما يزيد على 2000", 2000, 2000, None, "more_than"),
    ("فر ما يزيد عن 2000 مدني", "ما يزيد عن 2000", 2000, 2000, None, "more_than"),
    ("فر أزيد من 2000 مدني", "أزيد من 2000", 2000, 2000, None, "more_than"),
    ("فر أقل من 50 مدنيا", "أقل من 50", 0, 49, 49, "fewer_than"),
    ("عددهم لا يتجاوز 50 مدنيا", "لا يتجاوز 50", 0, 50, 50, "at_most"),
    ("فر 50 على الأكثر", "50 على الأكثر", 0, 50, 50, "at_most"),
    ("فر بين 20 و30 مدنيا", "بين 20 و30", 20, 25, 30, "between"),
    ("فر ما بين عشرين وثلاثين مدنيا", "ما بين عشرين وثلاثين", 20, 25, 30, "between"),
    ("فر من 20 إلى 30 مدنيا", "من 20 إلى 30", 20, 25, 30, "between"),
    ("فر 20-30 مدنيا", "20-30", 20, 25, 30, "between"),
    ("فر بين ألفين وثلاثة آلاف مدني", "بين ألفين وثلاثة آلاف", 2000, 2500, 3000, "between"),
    ("فر بين 20 و30 ألف مدني", "بين 20 و30 ألف", 20_000, 25_000, 30_000, "between"),
    ("فر ثلاثة أو أربعة أشخاص", "ثلاثة أو أربعة", 3, 3, 4, "between"),
    ("قصف عدة منازل", "عدة", 3, 3, 9, "vague"),
    ("أصيب عدد من العمال", "عدد من", 3, 3, 9, "vague"),
    ("أصيب بضعة عمال", "بضعة", 3, 3, 9, "vague"),
    ("أصيب عشرات العمال", "عشرات", 20, 20, 99, "vague"),
    ("أصيب العشرات من العمال", "العشرات", 20, 20, 99, "vague"),
    ("أصيب مئات العمال", "مئات", 200, 200, 999, "vague"),
    ("نزح آلاف السكان", "آلاف", 2000, 2000, 9999, "vague"),
    ("نزح عشرات الآلاف من السكان", "عشرات الآلاف", 20_000, 20_000, 99_999, "vague"),
    ("نزح عشرات آلاف السكان", "عشرات آلاف", 20_000, 20_000, 99_999, "vague"),
    ("نزح مئات الآلاف", "مئات الآلاف", 200_000, 200_000, 999_999, "vague"),
]


@pytest.mark.parametrize(("text", "words", "low", "best", "high", "qualifier"), BOUNDED)
def test_the_words_around_a_number_set_its_bounds(
    text: str, words: str, low: int, best: int, high: int | None, qualifier: str
) -> None:
    assert counts(text) == [(words, low, best, high, qualifier)]


OWN_NOUN = [
    ("سقط قتيلان في الحي", "قتيلان", 2),
    ("نقل جريحين إلى المشفى", "جريحين", 2),
    ("إصابة طفلين بشظايا", "طفلين", 2),
    ("أصيب مدنيان بشظايا", "مدنيان", 2),
    ("مقتل مدنيَّين بشظايا", "مدنيَّين", 2),
    ("مقتل مدنيين اثنين بشظايا", "مدنيين اثنين", 2),
    ("مقتل جندي بشظايا", "جندي", 1),
    ("مقتل شخص واحد بشظايا", "شخص واحد", 1),
    ("ووفاة امرأة بشظايا", "امرأة", 1),
    ("مقتل فلسطيني بشظايا", "فلسطيني", 1),
    ("نفذت الطائرات غارتين", "غارتين", 2),
]


@pytest.mark.parametrize(("text", "words", "value"), OWN_NOUN)
def test_a_dual_or_a_singular_carries_its_own_number(text: str, words: str, value: int) -> None:
    document, (mention,) = quantities(text)
    assert (text[mention.start : mention.end], mention.best) == (words, value)
    assert mention.noun_token == mention.first_token


OTHER_KINDS = [
    ("بدأت المرحلة الثانية", "ordinal"),
    ("للمرة الحادية عشرة", "ordinal"),
    ("صدر القرار 2254", "ordinal"),
    ("صدر القرار رقم (2216)", "ordinal"),
    ("طائرة من طراز إف-16", "ordinal"),
    ("سالم ناصر (25 عاما)", "age"),
    ("يبلغ من العمر 30 عاما", "age"),
    ("كان في العشرين من عمره", "age"),
    ("دون سن الـ18", "age"),
    ("عند الساعة 8 مساء", "time"),
    ("عند 04,00 بتوقيت غرينتش", "time"),
    ("الثامنة صباحا", "time"),
    ("منذ عام 2013", "date"),
    ("في 25 يناير", "date"),
    ("الخامس من نوفمبر", "date"),
    ("بين 2011 و2013", "date"),
    ("بقيمة مليون دولار", "money"),
    ("على بعد 10 كيلومترات", "distance"),
    ("حمولة 20 طنا", "measure"),
    ("رشاش عيار 23", "measure"),
    ("قذيفة 120 ملم", "measure"),
    ("سيطر على 85 في المئة", "percent"),
    ("سيطر على 85%", "percent"),
    ("بعد ثلاثة أشهر", "duration"),
    ("استمرت ساعتين", "duration"),
    ("خلال السنوات السبع الماضية", "duration"),
]


@pytest.mark.parametrize(("text", "kind"), OTHER_KINDS)
def test_a_number_that_counts_nobody_is_no_count(text: str, kind: str) -> None:
    _, found = quantities(text)
    assert {mention.kind for mention in found} == {kind}


def test_a_score_is_no_count() -> None:
    _, found = quantities("فاز الفريق بنتيجة 2-1 في المباراة")
    assert {mention.kind for mention in found} == {"score"}


@pytest.mark.parametrize(
    "text",
    [
        "لست على علم بالأمر",
        "حركة طالبان تنفي",
        "كمية من السلاح",
        "لقاء مدنيين ومسلحين",
        "مسؤول فلسطيني يصرح",
        "قائد الجيش يصرح",
        "من جانب واحد",
        "قتلى وجرحى في القصف",
    ],
)
def test_words_that_only_look_like_numbers_give_none(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("أصيب 14 عاملا في المصنع", "عاملا"),
        ("أصيب 30 شخصا آخر", "شخصا"),
        ("وأصيب 6 آخرون", "آخرون"),
        ("أصيب عشرات العمال", "العمال"),
        ("أصيب عدد من العمال", "العمال"),
        ("مقتل 12 من مسلحي التنظيم", "مسلحي"),
        ("أصيب 14 في المصنع", None),
        ("أصيب 14 السبت", None),
        ("أصيب 14 بينهم اثنان", None),
        ("سقط 14 وأصيب كثيرون", None),
    ],
)
def test_the_counted_noun_is_the_word_after_the_number(text: str, noun: str | None) -> None:
    document, found = quantities(text)
    token = found[0].noun_token
    assert (text[document.tokens[token].start : document.tokens[token].end] if token is not None else None) == noun


def test_a_rise_from_one_number_to_another_is_no_range() -> None:
    assert [best for _, _, best, _, _ in counts("ارتفع العدد من 20 إلى 30 قتيلا")] == [20, 30]


WORDS = st.sampled_from(
    [
        "قتل",
        "أصيب",
        "نحو",
        "أكثر",
        "من",
        "عشرين",
        "ثلاثة",
        "و30",
        "12",
        "ألف",
        "آلاف",
        "مئة",
        "بين",
        "إلى",
        "-",
        "على",
        "الأقل",
        "في",
        "المئة",
        "شخصا",
        "جنديان",
        "واحد",
        "عاما",
        "(",
        ")",
        "،",
        ".",
        "عدة",
        "2,5",
        "مليون",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=25))
@settings(deadline=None, max_examples=150)
def test_mentions_are_in_order_apart_and_reproduced_by_their_offsets(words: list[str]) -> None:
    document, found = quantities(" ".join(words))
    last = 0
    for mention in found:
        assert last <= mention.start < mention.end <= len(document.text)
        assert document.tokens[mention.first_token].start <= mention.start
        assert document.tokens[mention.last_token - 1].end == mention.end
        assert mention.low is None or mention.best is None or mention.low <= mention.best
        assert mention.high is None or mention.best is None or mention.best <= mention.high
        last = mention.end


def test_marks_and_tatweel_do_not_disturb() -> None:
    assert counts("أُصيبَ ثَلاثـــةٌ وَعِشرونَ عاملًا") == [("ثَلاثـــةٌ وَعِشرونَ", 23, 23, 23, "exact")]
