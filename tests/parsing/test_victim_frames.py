"""Frames that tell victims in other words than «قتل 5 أشخاص»: others, offices, losses, those who fell or were aboard.

Belongs here: one sentence for each such frame, and its nearest neighbour that tells of nobody. Does not belong here:
plain counts (test_casualties.py), named persons and denials (test_named_victims.py), sums (test_sums_and_tolls.py).
"""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import read

Count = tuple[str, str, int | None]


def counts(lexicon: Lexicon, text: str) -> list[Count]:
    """Return (outcome, victim group, best figure) of each count."""
    return [(count.outcome, count.victim_group, count.best) for count in read(lexicon, text).casualties]


def frame(name: str, text: str, *expected: Count) -> object:
    """Return one case: its name, the sentence, the counts it tells."""
    return pytest.param(text, list(expected), id=name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        frame("another", "أسفر القصف عن مقتل شاب وإصابة آخر.", ("killed", "people", 1), ("injured", "people", 1)),
        frame(
            "a fourth",
            "لقي ثلاثة جنود مصرعهم وأصيب رابع في الهجوم.",
            ("killed", "combatants", 3),
            ("injured", "combatants", 1),
        ),
        frame(
            "several others",
            "قتل 10 عناصر وجرح عدد آخر في الاشتباكات.",
            ("killed", "combatants", 10),
            ("injured", "combatants", 3),
        ),
        frame(
            "one of them",
            "أصيب ثلاثة جنود في الهجوم وقتل أحدهم.",
            ("injured", "combatants", 3),
            ("killed", "combatants", 1),
        ),
        frame("a force takes", "أعلنت الوزارة اعتقال الشرطة 12 شخصا في تونس.", ("detained", "people", 12)),
        frame(
            "whose officer is taken",
            "اعتقال قائد الشرطة و3 من مرافقيه.",
            ("detained", "police", 1),
            ("detained", "people", 3),
        ),
        frame("a rocket hits", "أطلق الحوثيون صاروخين فأصاب أحدهما مدينة ساحلية."),
    ],
)
def test_people_beside_those_counted_before(lexicon: Lexicon, text: str, expected: list[Count]) -> None:
    assert counts(lexicon, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        frame("fell", "سقط 15 عنصرا من قوات النظام في الهجوم.", ("killed", "combatants", 15)),
        frame("body", "عثر على جثة شاب قرب الحاجز بعد الاشتباكات.", ("killed", "people", 1)),
        frame("bodies of two", "شيع الآلاف جثمان فلسطينيين قتلا في قصف إسرائيلي.", ("killed", "people", 2)),
        frame("passed", "قال التلفزيون إن 11 إيرانيا قضوا في القصف.", ("killed", "people", 11)),
        frame("spent a night", "قضى المتظاهرون ليلتهم في الساحة بعد القصف."),
        frame("spent years", "قضى الرجل 20 عاما في السجن قبل القصف."),
        frame("a name", "قضى الزبيري الابن سنوات سجينا قبل المعارك."),
        frame("refugees", "قضى 45 لاجئا في الغارات.", ("killed", "civilians", 45)),
        frame("of its men", "فقدت الميليشيات سبعة من قيادييها في المعارك.", ("killed", "combatants", 7)),
        frame("met wounds", "إن ثلاثة أشخاص تعرضوا لإصابات متفاوتة في القصف.", ("injured", "people", 3)),
        frame("how they were hurt", "أصيب ثلاثة من رجال الشرطة بإصابات طفيفة.", ("injured", "police", 3)),
        frame("among the missing", "لا يزال 30 شخصا في عداد المفقودين بعد القصف.", ("missing", "people", 30)),
        frame("dead prisoners", "قال إن 77 معتقلا قتلوا في قصف على السجن.", ("killed", "people", 77)),
    ],
)
def test_other_words_for_dying_and_being_hurt(lexicon: Lexicon, text: str, expected: list[Count]) -> None:
    assert counts(lexicon, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        frame("ranks", "أسفرت الغارة عن خسائر بشرية كبيرة في صفوف الميليشيات.", ("killed", "combatants", None)),
        frame("an army", "تكبدت الميليشيات خسائر كبيرة في الأرواح.", ("killed", "combatants", None)),
        frame(
            "a side for both",
            "أسفر الهجوم عن ثلاث وفيات وخمسة جرحى في صفوف التحالف.",
            ("killed", "combatants", 3),
            ("injured", "combatants", 5),
        ),
        frame("things", "تكبدت الميليشيات خسائر كبيرة في العتاد خلال المعارك."),
        frame("avoided", "أغلق الجيش الطرق لتفادي سقوط ضحايا في الاشتباكات."),
        frame("aboard", "دمرت الغارة المركبة وأدت إلى مقتل جميع من كانوا على متنها.", ("killed", "people", None)),
        frame("all", "أسفرت المعارك عن مقتل كل عناصر المجموعة.", ("killed", "combatants", None)),
        frame("in quotes", 'نفذت القوات غارة وقتلت "إرهابيين" قرب المدينة.', ("killed", "combatants", None)),
        frame(
            "either fate",
            "إن أكثر من 40 عنصرا من الميليشيات قُتلوا أو أصيبوا في المواجهات.",
            ("killed", "combatants", None),
            ("injured", "combatants", None),
        ),
    ],
)
def test_losses_of_a_side(lexicon: Lexicon, text: str, expected: list[Count]) -> None:
    assert counts(lexicon, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        frame("office", "مقتل رئيس المجلس السياسي في غارة جوية.", ("killed", "people", 1)),
        frame("behind gunmen", "اغتال مسلحون مجهولون إمام مسجد في عدن.", ("killed", "people", 1)),
        frame(
            "behind riders",
            "اغتال مسلحون مجهولون على متن دراجة نارية ضابطا في الشرطة.",
            ("killed", "combatants", 1),
        ),
        frame("chief behind gunmen", "قتل مسلحون مجهولون شيخ عشيرة في ديالى.", ("killed", "people", 1)),
        frame("leader behind a force", "قتل الجيش الإسرائيلي قائد لواء في رفح.", ("killed", "combatants", 1)),
        frame("leader behind forces", "قتلت القوات الأميركية زعيم التنظيم في إدلب.", ("killed", "people", 1)),
        frame("head of a family", "أدى القصف إلى مقتل رب أسرة.", ("killed", "civilians", 1)),
        frame("passers-by", "أصيب ثلاثة من المارة في الهجوم.", ("injured", "civilians", 3)),
        frame("attempt", "محاولة اغتيال رئيس الوزراء في بغداد."),
        frame("attempt on many", "أحبط الجيش محاولة قتل ثلاثة ضباط."),
        frame("girl behind forces", "قتلت القوات الإسرائيلية فتاة قرب الحدود.", ("killed", "women", 1)),
        frame("a foreign agency", "قتل برصاص رجلين من وكالة أجنبية."),
        frame("leader behind forces", "اعتقلت القوات الإسرائيلية القيادي حسن.", ("detained", "combatants", 1)),
        frame("gunman and two guards", "قتل مسلح اثنين من الحرس في هجوم.", ("killed", "combatants", 2)),
        frame(
            "mother and her two",
            "قتلت أم وطفلاها في قصف على الحي.",
            ("killed", "women", 1),
            ("killed", "children", 2),
        ),
        frame("his brother's wife", "أصيبت زوجة شقيقه في القصف.", ("injured", "women", 1)),
        frame("one of the captives", "داعش يقتل إحدى مختطفات المدينة.", ("killed", "people", 1)),
    ],
)
def test_a_single_victim_by_what_he_is(lexicon: Lexicon, text: str, expected: list[Count]) -> None:
    assert counts(lexicon, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        frame(
            "rank and kunya",
            "وأضاف المصدر أن القيادي سالم المطري المكنى أبو علي، أحد قادة المحور، لقي مصرعه في غارة.",
            ("killed", "combatants", 1),
        ),
        frame("age", "قالت المصادر إن المواطن محمد حميد (38 عاما) قتل في القصف.", ("killed", "people", 1)),
        frame("child", "قال مصدر إن الطفلة غفران فيصل، ذات العامين، قُتلت برصاص قناص.", ("killed", "children", 1)),
        frame("apposition", "قتل حافظ سعيد خان، قائد التنظيم، في غارة.", ("killed", "combatants", 1)),
        frame("he kills", "قالت المصادر إن الجندي محمد حميد قتل 3 مدنيين.", ("killed", "civilians", 3)),
    ],
)
def test_the_verb_behind_a_person_with_a_title(lexicon: Lexicon, text: str, expected: list[Count]) -> None:
    assert counts(lexicon, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        frame(
            "two subjects",
            "قالت الوكالة إن 44 مقاتلا و340 مدنيا قتلوا في المعارك.",
            ("killed", "combatants", 44),
            ("killed", "civilians", 340),
        ),
        frame(
            "another clause",
            "أسر التنظيم 40 جنديا، لكن 30 من مسلحيه قتلوا في المعارك.",
            ("detained", "combatants", 40),
            ("killed", "combatants", 30),
        ),
        frame("one number", "خروج 7 آلاف مدني ومسلح من الغوطة بعد القصف.", ("displaced", "civilians", 7000)),
        frame("a march", "خرج مئات المدنيين في تظاهرة بعد القصف."),
        frame(
            "girls among the hurt",
            "ومن بين مجمل الإصابات 14 طفلا و10 إناث في القصف.",
            ("injured", "children", 14),
            ("injured", "women", 10),
        ),
        frame(
            "told as two",
            "مقتل قياديين بارزين. قتل قياديان ميدانيان في غارة.",
            ("killed", "combatants", 2),
            ("killed", "combatants", 2),
        ),
        frame("act as two", "أعلن الجيش مقتل مسلحين ينتميان إلى التنظيم في غارة.", ("killed", "combatants", 2)),
    ],
)
def test_how_far_a_number_and_its_verb_reach(lexicon: Lexicon, text: str, expected: list[Count]) -> None:
    assert counts(lexicon, text) == expected


def test_the_dead_of_a_disease_belong_to_no_raid(lexicon: Lexicon) -> None:
    text = "توفي ألفا شخص بسبب الكوليرا في المدينة التي قتلت غارة فيها 12 شخصا."
    assert counts(lexicon, text) == [("killed", "people", 12)]


@pytest.mark.parametrize("counted", ["40 قرويا", "40 قرويا،", "40 درزيا"])
def test_the_sorts_of_those_counted_are_parts_of_them(lexicon: Lexicon, counted: str) -> None:
    whole, *parts = read(lexicon, f"خطف المسلحون {counted} بين نساء وأطفال من البلدة.").casualties
    assert whole.best == 40
    assert [(part.victim_group, part.qualifier, part.subset_of) for part in parts] == [
        ("women", "uncounted", 0),
        ("children", "uncounted", 0),
    ]


def test_two_who_clash_are_no_sorts_of_the_dead(lexicon: Lexicon) -> None:
    found = read(lexicon, "قتل 3 أشخاص في اشتباك بين مسلحين وجنود.").casualties
    assert all(count.subset_of is None for count in found)


def test_an_office_right_behind_among_them_is_one_man(lexicon: Lexicon) -> None:
    assert counts(lexicon, "قتل 3 أشخاص، بينهم مختار القرية واثنان من أبنائه، في هجوم مسلح.") == [
        ("killed", "people", 3),
        ("killed", "people", 1),
        ("killed", "people", 2),
    ]
