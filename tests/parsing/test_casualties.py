"""Casualties, sentence by sentence: who was harmed or moved, how many, and which count is part of which."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.parsing.casualties import casualty_mentions as casualties
from assets.parsing.casualties.casualty_mentions import CasualtyMention
from assets.parsing.model import Document, PublicationDate
from assets.parsing.numbers import number_mentions as numbers
from assets.parsing.text import sections
from assets.parsing.text.fold import fold
from assets.parsing.text.sentences import find_sentences


def read(text: str) -> tuple[CasualtyMention, ...]:
    """Return the casualty mentions of a text."""
    folded = fold(text)
    found = sections.find_sections(text, folded, 0, sections.load_vocabulary())
    sentences, tokens = find_sentences(folded, found, frozenset())
    document = Document(text, folded, PublicationDate(None, "unknown"), None, None, 0, found, sentences, tokens)
    document.numbers = numbers.find_numbers(document, numbers.load_vocabulary())
    return casualties.find_casualties(document, casualties.load_vocabulary())


def counts(text: str) -> list[tuple[str, str, int | None]]:
    """Return (outcome, victim group, best figure) of each count of a text."""
    return [(mention.outcome, mention.victim_group, mention.best) for mention in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 409 مدنيين في القصف.", [("killed", "civilians", 409)]),
        ("مقتل جندي في هجوم على حاجز.", [("killed", "combatants", 1)]),
        ("قتلت طالبان 6 جنود في كمين.", [("killed", "combatants", 6)]),
        ("قتل طالبان في إطلاق نار.", [("killed", "people", 2)]),
        ("احتجزت البحرية ناقلة نفط بريطانية.", []),
        ("قتل بريطاني في تفجير.", [("killed", "people", 1)]),
        ("العثور على 140 من ضحايا داعش في مقبرة جماعية.", [("killed", "people", 140)]),
        ("أعلن الجيش مقتل جنديين في كمين.", [("killed", "combatants", 2)]),
        ("لقي 23 شخصا على الأقل مصرعهم في الغارة.", [("killed", "people", 23)]),
        ("أودى التفجير بحياة سبعة أشخاص.", [("killed", "people", 7)]),
        ("راح ضحيتها 12 شخصا.", [("killed", "people", 12)]),
        ("فقد 20 شخصا حياتهم في الانفجار.", [("killed", "people", 20)]),
        ("تسلم المستشفى 40 جثة.", [("killed", "people", 40)]),
        ("عثر السكان على جثث 9 مدنيين تحت الأنقاض.", [("killed", "civilians", 9)]),
        ("قال مسؤول إن 23 شخصا قتلوا في الغارتين.", [("killed", "people", 23)]),
        ("أوضح أن جنديا في الجيش أصيب في المواجهات.", [("injured", "combatants", 1)]),
        ("قال إن فلسطينيين قتلا وأصيب آخر في انفجار.", [("killed", "people", 2), ("injured", "people", 1)]),
        ("سقوط 4 قتلى على الأقل وعدد من الجرحى.", [("killed", "people", 4), ("injured", "people", 3)]),
        ("لم يذكر البيان عدد القتلى في الهجوم.", []),
        ("أجبرت القوات المهاجمين على الفرار بعد الهجوم.", []),
        ("توفي أحد الجرحى في المستشفى.", [("killed", "people", 1)]),
        ("قتل 4 من مجندي الشرطة في هجوم.", [("killed", "police", 4)]),
        ("لقي مصرعه مع عدد من مرافقيه في غارة.", [("killed", "people", 3)]),
        ("قالت إن ثلاثة مدنيين قتلوا وأصيب تسعة.", [("killed", "civilians", 3), ("injured", "civilians", 9)]),
        ("تعويض 18 مدنيا احتجزتهم قوات الأمن.", [("detained", "civilians", 18)]),
        ("حصدت الألغام في المنطقة أرواح مئات المدنيين.", [("killed", "civilians", 200)]),
        ("أصيب ثلاثة صحفيين بشظايا.", [("injured", "journalists", 3)]),
        ("إصابة أربعة مسعفين في الغارة.", [("injured", "medics", 4)]),
        ("اعتقلت القوات 15 ناشطا في المداهمات.", [("detained", "people", 15)]),
        ("خطف مسلحون مجهولون ثلاثة أطباء.", [("detained", "medics", 3)]),
        ("فقدان عشرة بحارة بعد الهجوم على السفينة.", [("missing", "people", 10)]),
        ("واصل آلاف المدنيين الفرار من المدينة.", [("displaced", "civilians", 2000)]),
        ("تهجير الميليشيات قسريا لـ26349 شخصا.", [("displaced", "people", 26349)]),
        ("فرار أكثر من ألفي مدني من الأحياء الشرقية.", [("displaced", "civilians", 2000)]),
        ("دفع القصف عشرات الآلاف من سكان الحي إلى الفرار.", [("displaced", "civilians", 20000)]),
    ],
)
def test_a_word_of_harm_with_its_victims_is_a_count(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل 12 عنصرا من قوات النظام.", ("combatants", "من قوات النظام")),
        ("سقوط قتلى في صفوف الحوثيين.", ("combatants", "في صفوف الحوثيين")),
        ("قتل خمسة فلسطينيين برصاص الجيش.", ("people", "فلسطينيين")),
        ("مقتل ثلاثة جنود إسرائيليين.", ("combatants", "إسرائيليين")),
        ("أسفر الهجوم عن 37 قتيلا من المدنيين.", ("civilians", "من المدنيين")),
        ("مقتل أربعة من الشرطة في التفجير.", ("police", "من الشرطة")),
    ],
)
def test_the_words_behind_the_count_tell_group_and_side(text: str, expected: tuple[str, str]) -> None:
    (mention,) = read(text)
    assert mention.victim_group == expected[0]
    assert mention.side_tokens is not None
    words = text.rstrip(".").split()
    assert " ".join(words[mention.side_tokens[0] : mention.side_tokens[1]]) == expected[1]


@pytest.mark.parametrize(
    "text",
    [
        "عشرات القتلى والجرحى في غارات على السوق.",
        "قالت الوكالة إن هناك 88 قتيلا وجريحا.",
        "قتل وجرح العشرات في الهجوم.",
        "بلغ عدد القتلى والجرحى 5 أشخاص.",
        "سقط 30 شخصا بين قتيل وجريح.",
    ],
)
def test_one_number_for_dead_and_wounded_gives_two_counts_without_a_figure(text: str) -> None:
    dead, wounded = read(text)
    assert (dead.outcome, wounded.outcome) == ("killed", "injured")
    assert {dead.low, dead.best, dead.high, wounded.best} == {None}
    assert dead.qualifier == wounded.qualifier == "uncounted"
    assert (dead.start, dead.end) == (wounded.start, wounded.end)


def test_dead_and_wounded_with_a_figure_each_stay_apart() -> None:
    assert counts("23 قتيلا و40 جريحا في الغارة.") == [("killed", "people", 23), ("injured", "people", 40)]
    assert counts("3 قتلى وجريح في اشتباك.") == [("killed", "people", 3), ("injured", "people", 1)]
    assert counts("قتيل وجرحى في انفجار.") == [("killed", "people", 1), ("injured", "people", None)]


def test_others_and_a_figure_without_a_noun_are_of_the_group_named_before() -> None:
    assert counts("قتل 13 مدنيا وأصيب 77 آخرون.") == [("killed", "civilians", 13), ("injured", "civilians", 77)]
    assert counts("مقتل جندي وإصابة اثنين آخرين.") == [("killed", "combatants", 1), ("injured", "combatants", 2)]
    assert counts("مقتل 5 جنود وإصابة 7 بجروح.") == [("killed", "combatants", 5), ("injured", "combatants", 7)]


def test_dead_and_wounded_with_no_number_are_uncounted() -> None:
    assert counts("أسفر التفجير عن سقوط قتلى وجرحى.") == [("killed", "people", None), ("injured", "people", None)]
    assert counts("لقي أشخاص مصرعهم وأصيب آخرون.") == [("killed", "people", None), ("injured", "people", None)]
    assert {mention.qualifier for mention in read("سقوط ضحايا في هجوم.")} == {"uncounted"}


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("سقطت القذيفة دون وقوع إصابات.", "injured"),
        ("لم يسفر القصف عن سقوط ضحايا.", "killed"),
        ("لا قتلى في الهجوم.", "killed"),
        ("لم يصب أحد بأذى.", "injured"),
    ],
)
def test_no_casualties_is_a_count_of_zero(text: str, outcome: str) -> None:
    (mention,) = read(text)
    assert (mention.outcome, mention.low, mention.best, mention.high) == (outcome, 0, 0, 0)


def test_no_word_of_casualties_yet_is_no_count() -> None:
    assert read("لم ترد أنباء عن سقوط ضحايا.") == ()


@pytest.mark.parametrize(
    ("text", "best", "whole"),
    [
        ("قتل 409 مدنيين بينهم 45 طفلا.", [409, 45], [None, 0]),
        ("مقتل 12 شخصا بينهم امرأة وأطفالها الثلاثة.", [12, 1, 3], [None, 0, 0]),
        ("قتل 23 شخصا في الغارات، بينهم نساء وأطفال، وأصيب 36 آخرون.", [23, None, None, 36], [None, 0, 0, None]),
        ("قتل ستة أشخاص معظمهم من قوات الأمن.", [6, None], [None, 0]),
        ("قتل 20 شخصا، خمسة منهم أطفال.", [20, 5], [None, 0]),
        ("مقتل 27 شخصا، هم 6 من قوات النظام، بينهم 3 ضباط، و11 إيرانيا.", [27, 6, 3, 11], [None, 0, 1, 0]),
        ("هناك 20 قتيلا و40 جريحا. وقال المدير إن 30 طفلا بين الجرحى.", [20, 40, 30], [None, None, 1]),
        ("مقتل 11 إيرانيا من بين 27 قتيلا في الضربات.", [11, 27], [1, None]),
        ("أوردت اللجنة أن 51 شخصا بينهم 40 طفلا قتلوا.", [51, 40], [None, 0]),
    ],
)
def test_a_part_names_the_count_that_contains_it(text: str, best: list[int | None], whole: list[int | None]) -> None:
    mentions = read(text)
    assert [mention.best for mention in mentions] == best
    assert [mention.subset_of for mention in mentions] == whole


def test_a_toll_names_the_dead_first_and_the_number_last() -> None:
    assert counts("ارتفع عدد القتلى في التفجير إلى 45.") == [("killed", "people", 45)]
    assert counts("ارتفعت حصيلة ضحايا الغارة على حافلة إلى 51 قتيلا.") == [("killed", "people", 51)]
    assert counts("يرتفع بذلك عدد المدنيين الذين قتلوا الاثنين إلى 61.") == [("killed", "civilians", 61)]


def test_the_killer_is_not_counted_among_the_killed() -> None:
    assert counts("قتل جنود إسرائيليون فلسطينيين اثنين.") == [("killed", "people", 2)]
    assert counts("قتل مسلح خمسة أشخاص في مطعم.") == [("killed", "people", 5)]
    assert counts("قتلت قوات الاحتلال في الضفة شابا فلسطينيا.") == [("killed", "people", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "سترسل الدولة 200 جندي إلى الحدود.",
        "شن الطيران 10 غارات على المدينة.",
        "أفرجت السلطات عن 20 معتقلا.",
        "تبعد القرية 15 كيلومترا عن الجبهة.",
        "تظاهر آلاف الأشخاص في العاصمة.",
        "مقتل الوقت في الحافلة.",
        "دمر القصف خمسة منازل وثلاث سيارات.",
        "يعيش مليونا شخص تحت الحصار.",
    ],
)
def test_numbers_that_nobody_was_harmed_by_are_no_casualties(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("مقتل 7 أشخاص في حادث سير.", "accident"),
        ("وفاة 30 شخصا بفيروس إيبولا.", "disease"),
        ("إصابة لاعبين اثنين قبل المباراة مع المنتخب.", "sport"),
        ("مقتل 7 أشخاص في غارة جوية.", "violence"),
    ],
)
def test_the_words_around_tell_war_from_accident_disease_and_sport(text: str, context: str) -> None:
    assert {mention.context for mention in read(text)} <= {context}


def test_a_count_since_the_beginning_of_a_war_is_a_sum() -> None:
    (mention,) = read("قتل أكثر من 340 ألف شخص منذ اندلاع النزاع.")
    assert mention.is_cumulative_cue
    assert (mention.low, mention.high, mention.qualifier) == (340000, None, "more_than")


def test_vowel_marks_and_tatweel_change_nothing() -> None:
    assert counts("قـُتل عدد من عناصر ميليشيات الحوثي وجُرح آخرون.") == [
        ("killed", "combatants", 3),
        ("injured", "combatants", None),
    ]


_WORDS = st.sampled_from(
    ["مقتل", "قتل", "وأصيب", "5", "12", "أشخاص", "شخصا", "مدنيا", "وجرحى", "قتلى", "بينهم", "طفلا", "و40", "آخرون"]
    + ["،", ".", "في", "غارة", "من", "قوات", "النظام", "إلى", "عدد", "هم", "بين", "الجرحى", "منهم", "على الأقل"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=25))
def test_any_order_of_words_gives_sound_spans_bounds_and_parts(words: list[str]) -> None:
    text = " ".join(words)
    mentions = read(text)
    for index, mention in enumerate(mentions):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.subset_of != index
        assert mention.subset_of is None or 0 <= mention.subset_of < len(mentions)
        figures = [figure for figure in (mention.low, mention.best, mention.high) if figure is not None]
        assert figures == sorted(figures)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("إصابة 12 نازحا ومقتل 5 لاجئين في غارة على مخيم.", [("injured", "civilians", 12), ("killed", "civilians", 5)]),
        ("قتل ثلاثة معتقلين في غارة على سجن.", [("killed", "people", 3)]),
        ("نزح 300 نازح من القرية.", [("displaced", "people", 300)]),
        ("قتل انفجاران في كابول 26 شخصا.", [("killed", "people", 26)]),
        ("مقتل شرطيين في انفجار عبوة ناسفة.", [("killed", "police", 2)]),
    ],
)
def test_harm_told_goes_before_the_lot_a_noun_tells(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert counts(text) == expected


def test_a_noun_that_may_be_a_dual_is_one_where_one_of_the_two_is_named() -> None:
    assert counts("أعلنت الوزارة وفاة فلسطينيين الأحد أحدهما صحفي في القصف.") == [
        ("killed", "people", 2),
        ("killed", "journalists", 1),
    ]


def test_one_of_the_dead_is_part_of_them() -> None:
    whole, part = read("قتل خمسة أشخاص أحدهم طفل في غارة.")
    assert (part.best, part.victim_group, part.subset_of) == (1, "children", 0)
    assert whole.best == 5


def test_one_of_the_wounded_who_died_is_part_of_the_toll_he_raised() -> None:
    text = "ارتفعت حصيلة القتلى إلى 27 قتيلا. وعزا المدير ارتفاع الحصيلة إلى وفاة أحد الجرحى في المستشفى."
    mentions = read(text)
    assert [(mention.best, mention.subset_of) for mention in mentions] == [(27, None), (1, 0)]


def test_others_keep_their_number_before_a_part() -> None:
    assert counts("أصيب عشرة جنود وقتل ثلاثة آخرون بينهم طفل في قصف.")[1:] == [
        ("killed", "combatants", 3),
        ("killed", "children", 1),
    ]


def test_the_first_of_two_verbs_may_have_its_own_subject() -> None:
    assert counts("قال المسعف إن رجلا واحدا على الأقل قتل وأصيب 6 مدنيين في غارة.") == [
        ("killed", "people", 1),
        ("injured", "civilians", 6),
    ]


def test_a_police_rank_is_one_policeman() -> None:
    assert counts("أصيب أمين شرطة في الانفجار.") == [("injured", "police", 1)]


def test_a_number_in_brackets_counts_the_noun_behind_it() -> None:
    assert counts("تم استشهاد عدد (3) ضباط في المواجهات.") == [("killed", "combatants", 3)]


def test_civilians_who_leave_in_numbers_are_displaced() -> None:
    assert counts("وأضافت الوزارة أن 6046 مدنيا غادروا البلدة المحاصرة.") == [("displaced", "civilians", 6046)]


def test_others_who_leave_are_not_displaced() -> None:
    assert counts("وأضافت الوزارة أن 20 دبلوماسيا غادروا العاصمة.") == []
