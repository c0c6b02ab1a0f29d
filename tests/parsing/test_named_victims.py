"""Named victims and tolls told the other way round: who is a count of one, of nobody, or of the dead named behind.

Belongs here: persons with a name, denials of a single victim, numbers before or far from the word of harm. Does not
belong here: counts of one clause in general (test_casualties.py), sums of a period (test_sums_and_tolls.py).
"""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import read


def counts(lexicon: Lexicon, text: str) -> list[tuple[str, str, int | None]]:
    """Return (outcome, victim group, best figure) of each count."""
    return [(count.outcome, count.victim_group, count.best) for count in read(lexicon, text).casualties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت الجماعة مقتل صالح الصماد في غارة للتحالف.", [("killed", "people", 1)]),
        ("وقتل خالد محسود في غارة بطائرة بلا طيار الخميس.", [("killed", "people", 1)]),
        ("واعتقل نعيم الرحمن عندما ذهب لتسلم حقيبة.", [("detained", "people", 1)]),
        ("أكدت المصادر أن جمال خاشقجي قتل داخل القنصلية.", [("killed", "people", 1)]),
    ],
)
def test_a_person_with_a_name_is_a_count_of_one(
    lexicon: Lexicon, text: str, expected: list[tuple[str, str, int | None]]
) -> None:
    assert counts(lexicon, text) == expected


@pytest.mark.parametrize("text", ["قصف على دوما ومقتل\nماكرون يدعو إلى هدنة.", "ماكرون\nقتل في غارة على دوما"])
def test_whom_another_line_names_is_no_victim(lexicon: Lexicon, text: str) -> None:
    assert counts(lexicon, text) == []


def test_who_kills_somebody_is_no_victim(lexicon: Lexicon) -> None:
    assert counts(lexicon, "قتل خالد محسود جنديا في كمين.") == [("killed", "combatants", 1)]


@pytest.mark.parametrize("text", ["لم يقتل أي جندي في العملية.", "ولم يقتل أي جندي في الهجوم."])
def test_not_any_is_nobody(lexicon: Lexicon, text: str) -> None:
    assert counts(lexicon, text) == [("killed", "combatants", 0)]


@pytest.mark.parametrize("text", ["أكد الجيش عدم مقتل مدنيين في الغارة.", "ولم يقتل مدنيون في الغارة."])
def test_a_denied_death_of_several_is_nobody(lexicon: Lexicon, text: str) -> None:
    assert counts(lexicon, text) == [("killed", "civilians", 0)]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("قتل شاب يبلغ من العمر 16 عاما في غارة على البلدة.", "children"),
        ("قتل شاب (17 عاما) برصاص الجيش.", "children"),
        ("قتل شاب عمره 15 سنة برصاص الجيش.", "children"),
        ("قتل شاب يبلغ من العمر 18 عاما في غارة على البلدة.", "people"),
        ("قتل شاب في الحرب التي تدور منذ 7 أعوام.", "people"),
    ],
)
def test_whoever_is_under_eighteen_is_a_child(lexicon: Lexicon, text: str, group: str) -> None:
    assert counts(lexicon, text) == [("killed", group, 1)]


@pytest.mark.parametrize("text", ['مقتل 5 من "الشباب" الصومالية في غارة.', "قتل 5 من داعش في غارة."])
def test_men_of_an_armed_group_are_combatants_whatever_its_name_means(lexicon: Lexicon, text: str) -> None:
    assert counts(lexicon, text) == [("killed", "combatants", 5)]


def test_only_does_not_part_a_number_from_its_people(lexicon: Lexicon) -> None:
    assert counts(lexicon, "أسفر القصف عن مقتل اثنين فقط من المدنيين.") == [("killed", "civilians", 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ليرتفع إلى تسعة عدد الجنود الذين قتلوا في الهجوم.", ("killed", "combatants", 9)),
        ("وقتل في معركة تحرير الميناء، الثلاثاء، أكثر من 70 عنصرا من الميليشيات.", ("killed", "combatants", 70)),
        ("وأوضح المرصد أن من بين القتلى في القصف على البلدة 14 طفلا.", ("killed", "children", 14)),
        ("وذهب ضحية الهجوم 30 مدنيا.", ("killed", "civilians", 30)),
        ("قضى 9 مدنيين تحت الأنقاض جراء القصف.", ("killed", "civilians", 9)),
        ("خرج 400 مقاتل مع عائلاتهم من بلدة الزبداني في عملية إجلاء.", ("displaced", "combatants", 400)),
    ],
)
def test_the_number_may_stand_far_from_the_word_of_harm(
    lexicon: Lexicon, text: str, expected: tuple[str, str, int | None]
) -> None:
    assert counts(lexicon, text) == [expected]


def test_a_part_in_quotation_marks_is_a_part(lexicon: Lexicon) -> None:
    found = read(lexicon, 'قال الوزير إن 33 شخصا قتلوا بينهم "12 طفلا" في الغارة.').casualties
    assert [(count.best, count.victim_group) for count in found] == [(33, "people"), (12, "children")]
    assert found[1].subset_of is not None


def test_rescued_and_battling_people_are_not_the_dead_of_the_fight(lexicon: Lexicon) -> None:
    assert counts(lexicon, "قتل جندي خلال إنقاذ 12 مدنيا.") == [("killed", "combatants", 1)]


def test_the_nationality_of_the_fire_is_nobodys(lexicon: Lexicon) -> None:
    assert counts(lexicon, "قالت المصادر إن مدنيين قتلا بقصف إسرائيلي.") == [("killed", "civilians", 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "أعلنت وزارة الصحة ارتفاع عدد الشهداء إلى 58 والجرحى إلى 2771.",
            [("killed", "people", 58), ("injured", "people", 2771)],
        ),
        (
            "ارتفعت حصيلة القتلى إلى ثمانية والمصابين إلى خمسين.",
            [("killed", "people", 8), ("injured", "people", 50)],
        ),
        ("مقتل عائلة كاملة مكونة من 7 أفراد في غارة جوية.", [("killed", "people", 7)]),
        ("قال شهود إن ما لا يقل عن ثمانية مدنيين قضوا في القصف.", [("killed", "civilians", 8)]),
    ],
)
def test_two_tolls_of_one_verb_and_whole_families(
    lexicon: Lexicon, text: str, expected: list[tuple[str, str, int | None]]
) -> None:
    assert counts(lexicon, text) == expected
