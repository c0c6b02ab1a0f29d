"""Kinds of attack: what a word of attack without means of its own is, by its target, its doer and what was told."""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import read


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("هاجم مسلحو الحركة قوات الشرطة في قرية شمال كركوك.", "armed_clash"),
        ("مسلحون هاجموا نقاط التفتيش التابعة للجيش الصومالي قرب كيسمايو.", "armed_clash"),
        ("مسلحون هاجموا مقر شركة النفط في طرابلس وقتلوا ثلاثة مدنيين.", "attack"),
        ("أطلق مسلحان النار على شرطيي مرور في كراتشي.", "armed_clash"),
        ("بدأ إطلاق النار على عربة تقل ثلاثة مدنيين في كويتا.", "attack"),
        ("تعرضت قافلة إغاثة قرب الفاشر لإطلاق نار وأصيب ستة من ركابها.", "attack"),
        ("قتل أربعة أشخاص في حادث إطلاق نار في بنغازي.", "attack"),
        ("اقتحم مسلحون ملثمون مقر إذاعة محلية في مقديشو.", "attack"),
        ("قالت الشرطة إن مسلحين اقتحموا مستشفى في كابول وقتلوا 16 شخصا.", "attack"),
        ("تعرضت القوات الفرنسية لهجوم بالأسلحة الخفيفة وقذائف الهاون في مالي.", "armed_clash"),
        ("استخدم الجنود القوة المفرطة ضد المتظاهرين في غزة.", "attack"),
        ("هاجم حزب العمال الكردستاني حاجزا للجيش التركي.", "armed_clash"),
        ("بدأت قوات سوريا الديمقراطية هجوما على هجين.", "offensive"),
        ("قتل عشرة أشخاص إثر مواجهات مع الجيش خلال مسيرة في نابلس.", "riot"),
    ],
)
def test_the_target_and_the_doer_tell_what_kind_of_attack_it_is(lexicon: Lexicon, text: str, subtype: str) -> None:
    assert [claim.event_subtype for claim in read(lexicon, text).claims] == [subtype]


def test_the_attack_that_a_text_goes_on_about_keeps_its_kind(lexicon: Lexicon) -> None:
    text = "شن مسلحون هجوما على قاعدة للجيش في بورنو. ولم تتبن أي جهة الهجوم."
    assert [claim.event_subtype for claim in read(lexicon, text).claims][-1] == "armed_clash"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("نفت موسكو استخدام الأسلحة الكيميائية في دوما.", [("chemical_attack", "denied")]),
        ("أكد الخبراء استخدام السلاح الكيماوي في خان شيخون.", [("chemical_attack", "occurred")]),
        ("تنص المعاهدة على حظر استخدام الأسلحة الكيميائية.", []),
        ("أصدرت محكمة في القاهرة حكما بإعدام 12 متهما.", [("execution", "announced")]),
        ("نفذت إيران حكم الإعدام بحق ثلاثة رجال شنقا.", [("execution", "occurred")]),
    ],
)
def test_arms_and_sentences_are_events_once_used_or_passed(
    lexicon: Lexicon, text: str, found: list[tuple[str, str]]
) -> None:
    claims = [c for c in read(lexicon, text).claims if c.event_type != "statement"]
    assert [(claim.event_subtype, claim.status) for claim in claims] == found


def test_nobody_is_killed_by_a_death_sentence(lexicon: Lexicon) -> None:
    assert read(lexicon, "أصدرت محكمة في القاهرة حكمها بإعدام 12 متهما.").casualties == ()


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("حاول الجيش السوري السيطرة على بلدة كفرنبل.", "armed_clash"),
        ("أحبطت الفصائل محاولة قوات النظام السيطرة على تلة في ريف اللاذقية.", "armed_clash"),
        ("أعلن الجيش السوري السيطرة على بلدة كفرنبل.", "territory_capture"),
    ],
)
def test_a_capture_that_was_only_tried_is_a_fight(lexicon: Lexicon, text: str, subtype: str) -> None:
    assert [claim.event_subtype for claim in read(lexicon, text).claims if claim.event_type == "battle"] == [subtype]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("قصف روسي على كراماتورسك وسلوفيانسك.", {"state.ru": "actor"}),
        ("قصف إسرائيلي يستهدف خان يونس.", {"state.il": "actor"}),
    ],
)
def test_a_bombardment_with_its_adjective_is_a_noun(lexicon: Lexicon, text: str, roles: dict[str, str]) -> None:
    (claim,) = read(lexicon, text).claims
    assert {p.actor_id: p.role for p in claim.participants} == roles


@pytest.mark.parametrize(
    "text",
    [
        "انفجر لغم أرضي من مخلفات الحرب في بنغازي ما أدى إلى مقتل طفلين.",
        "لقي شخصان مصرعهما بانفجار قذيفة من مخلفات القصف في الخرطوم.",
        "قتل أربعة أشخاص بسبب مخلفات الحرب في تاورغاء.",
    ],
)
def test_what_a_war_left_explodes_and_is_no_battle(lexicon: Lexicon, text: str) -> None:
    assert [claim.event_subtype for claim in read(lexicon, text).claims] == ["bombing"]


def test_clearing_what_a_war_left_is_no_event(lexicon: Lexicon) -> None:
    assert not read(lexicon, "دمر فريق الهندسة 300 قطعة من مخلفات الحرب في تاورغاء.").claims


@pytest.mark.parametrize(
    "text", ["سمع دوي انفجارين في مقديشو صباح الأحد.", "هز تفجيران وسط مقديشو.", "سمع دوي انفجارات عنيفة في الخرطوم."]
)
def test_two_or_many_explosions_heard_are_an_event(lexicon: Lexicon, text: str) -> None:
    assert [claim.event_subtype for claim in read(lexicon, text).claims] == ["bombing"]


@pytest.mark.parametrize(
    ("text", "subtype", "roles"),
    [
        ("أطلقت طائرة مسيرة صواريخ على سوق مدينة نيالا.", "air_strike", {}),
        ("استهدفت مسيرة إسرائيلية سيارة في بلدة عيترون.", "air_strike", {"state.il": "actor"}),
        ("أطلقت مروحية تابعة للجيش المالي صواريخ على سوق في تمبكتو.", "air_strike", {"ml.army": "actor"}),
        ("أطلق الطيران الحربي صواريخ على مواقع الدعم السريع في نيالا.", "air_strike", {"sd.rsf": "recipient"}),
        ("أطلق الحوثيون صواريخ على طائرة سعودية.", "shelling", {"ye.houthis": "actor"}),
        ("أطلقت قوات حفتر صواريخ على مطار معيتيقة.", "shelling", {"ly.lna": "actor"}),
    ],
)
def test_rockets_are_an_air_strike_where_an_aircraft_fires_them(
    lexicon: Lexicon, text: str, subtype: str, roles: dict[str, str]
) -> None:
    (claim,) = read(lexicon, text).claims
    assert claim.event_subtype == subtype
    assert {p.actor_id: p.role for p in claim.participants} == roles


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("نفذت قوات الأمن التونسية ضربة استباقية أسفرت عن مقتل أربعة إرهابيين في القصرين.", "armed_clash"),
        ("مقتل تسعة مسلحين في ضربة استباقية للشرطة المصرية بالعريش", "armed_clash"),
        ("نفذت القوات الجوية الليبية ضربة استباقية على تجمعات المرتزقة في الجفرة.", "air_strike"),
    ],
)
def test_a_preemptive_strike_of_police_is_a_fight(lexicon: Lexicon, text: str, subtype: str) -> None:
    assert [claim.event_subtype for claim in read(lexicon, text).claims] == [subtype]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("أعلن الجيش السوداني إحباط هجوم لقوات الدعم السريع على سنجة.", {"sd.army": "recipient", "sd.rsf": "actor"}),
        ("الجيش المالي يعلن إحباط هجوم على معسكر في سيفاري", {"ml.army": "recipient"}),
    ],
)
def test_foiling_an_attack_is_a_fight_with_both_sides(lexicon: Lexicon, text: str, roles: dict[str, str]) -> None:
    (claim,) = read(lexicon, text).claims
    assert claim.event_subtype == "armed_clash"
    assert {p.actor_id: p.role for p in claim.participants} == roles


@pytest.mark.parametrize("text", ["خيبة أمل وإحباط بعد هجوم الصحافة على المدرب.", "إحباط تهريب مخدرات في الجزائر"])
def test_what_else_is_foiled_and_a_mood_are_no_fight(lexicon: Lexicon, text: str) -> None:
    assert not [claim for claim in read(lexicon, text).claims if claim.event_type == "battle"]


@pytest.mark.parametrize(
    "text",
    [
        "أسقط الجيش السوداني طائرة مسيرة تابعة للدعم السريع في سماء مروي.",
        "أسقط الجيش السوداني ثلاث مسيرات تابعة للدعم السريع في سماء مروي.",
    ],
)
def test_whose_drones_are_shot_down_did_not_shoot(lexicon: Lexicon, text: str) -> None:
    (claim,) = read(lexicon, text).claims
    assert {p.actor_id: p.role for p in claim.participants} == {"sd.army": "actor", "sd.rsf": "recipient"}


def test_a_raid_in_which_militants_are_slain_is_a_fight(lexicon: Lexicon) -> None:
    claims = read(lexicon, "أسفرت مداهمة أمنية في سيدي بوزيد عن مقتل إرهابيين اثنين.").claims
    assert [claim.event_subtype for claim in claims] == ["armed_clash"]


def test_gas_in_quotation_marks_is_what_the_attack_was_made_with(lexicon: Lexicon) -> None:
    (claim,) = read(lexicon, 'شنت قوات النظام هجوما بـ"الغازات السامة" السبت على دوما.').claims
    assert claim.event_subtype == "chemical_attack"
