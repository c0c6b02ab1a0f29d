"""Participants outside the plain order: before the verb, by a pronoun, a helping verb, a head noun."""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import claims_of, read, roles_of


@pytest.mark.parametrize(
    ("text", "subtype", "roles"),
    [
        ("وقالت مصادر إن القوات العراقية سيطرت على مواقع يتمركز فيها مسلحو داعش.", "territory_capture",
         {"iq.army": "actor"}),
        ("أعلنت قوات سوريا الديمقراطية أنها سيطرت على مبنى وزارة الدفاع في المدينة.", "territory_capture",
         {"sy.sdf": "actor"}),
        ("قال الجيش الإسرائيلي إنه شن غارات على قطاع غزة.", "air_strike", {"il.army": "actor"}),
        ("قالت الوزارة إن القوات الأميركية تعرضت لهجوم بالصواريخ.", "shelling", {"us.army": "recipient"}),
        ("قوات التحالف العربي شنت عشرات الغارات لمساندة قوات الجيش اليمني.", "air_strike",
         {"ye.coalition": "actor"}),
        ("هاجم مسلحون نقاط تفتيش تابعة للفوج الثالث في الجيش العراقي.", "attack",
         {"generic.gunmen": "actor", "iq.army": "recipient"}),
    ],
)  # fmt: skip
def test_a_party_before_its_verb_is_its_subject(
    lexicon: Lexicon, text: str, subtype: str, roles: dict[str, str]
) -> None:
    (claim,) = claims_of(lexicon, text, subtype)
    assert roles_of(claim) == roles


@pytest.mark.parametrize(
    ("text", "subtype", "roles"),
    [
        ("لجأ الحوثيون إلى تدمير الجسور في مدينة الحديدة.", "destruction", {"ye.houthis": "actor"}),
        ("حشد الجيش العراقي آلياته غرب نينوى لتحرير تلعفر.", "territory_capture", {"iq.army": "actor"}),
        ("تصدى الأهالي لهم بعد أن أحكم الحوثيون سيطرتهم على البلدة.", "territory_capture", {"ye.houthis": "actor"}),
        ("فقد تنظيم داعش السيطرة على معظم مدن العراق.", "territory_capture", {"org.islamic_state": "recipient"}),
        ("تدخل السعودية العسكري في اليمن بدأ في مارس.", "deployment", {"state.sa": "actor"}),
    ],
)  # fmt: skip
def test_a_verbal_noun_has_the_doer_of_the_verb_it_stands_with(
    lexicon: Lexicon, text: str, subtype: str, roles: dict[str, str]
) -> None:
    (claim,) = claims_of(lexicon, text, subtype)
    assert roles_of(claim) == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("أعلنت حركة طالبان هدنة لثلاثة أيام.", {"af.taliban": "actor"}),
        ("مدد السودان وقف إطلاق النار مع المتمردين.", {"state.sd": "actor", "generic.rebels": "recipient"}),
        ("انتهت المعارك بين الجيش اليمني والحوثيين بهدنة.", {"ye.army": "attendee", "ye.houthis": "attendee"}),
    ],
)
def test_one_side_gives_a_truce_or_both_agree_on_it(lexicon: Lexicon, text: str, roles: dict[str, str]) -> None:
    (claim,) = claims_of(lexicon, text, "agreement")
    assert roles_of(claim) == roles


@pytest.mark.parametrize(
    ("text", "subtype", "roles"),
    [
        ("أطلق مسلح حوثي النار على مدنيين في تعز.", "attack", {"ye.houthis": "actor"}),
        ("قتل خمسة أشخاص بأيدي مسلحين ينتمون إلى جماعة بوكو حرام.", "attack", {"ng.boko_haram": "actor"}),
        ("واحتشد آلاف من سكان القطاع في مظاهرات للمطالبة برفع الحصار.", "demonstration",
         {"anon.residents": "actor"}),
        ("تنظيم داعش يتبنى قتل أربعة جنود في العراق.", "armed_clash", {"org.islamic_state": "actor"}),
    ],
)  # fmt: skip
def test_men_without_a_name_belong_to_a_body(lexicon: Lexicon, text: str, subtype: str, roles: dict[str, str]) -> None:
    (claim,) = claims_of(lexicon, text, subtype)
    assert roles_of(claim) == roles


@pytest.mark.parametrize(
    ("text", "subtype", "role", "name"),
    [
        ("هاجمت كتيبة ثوار الوادي مقر الشرطة في مصراتة.", "armed_clash", "actor", "كتيبة ثوار الوادي"),
        ('سيطرت حركة "رجال الجبل" على معسكر للجيش السوداني.', "territory_capture", "actor", "حركة رجال الجبل"),
        ("أصدرت محكمة جنايات القاهرة حكما بإعدام 5 متهمين.", "execution", "actor", "محكمة جنايات القاهرة"),
        ("مقتل سالم أحمد في غارة أميركية.", "air_strike", "recipient", "سالم أحمد"),
    ],
)
def test_a_party_that_no_table_lists_keeps_its_written_name(
    lexicon: Lexicon, text: str, subtype: str, role: str, name: str
) -> None:
    (claim,) = claims_of(lexicon, text, subtype)
    assert name in [text[p.start : p.end].replace('"', "") for p in claim.participants if p.role == role]


YEMENI_NAMES = [
    ("دارت اشتباكات بين قوات المقاومة المشتركة والحوثيين. وسيطرت المقاومة على بلدة حيس.", "ye.joint_forces"),
    ("سيطرت المقاومة على مدينة تعز في اليمن.", "ye.resistance"),
    ("قتل عشرات الحوثيين في اليمن. وسيطرت الميليشيات الموالية لإيران على بلدة حيس.", "ye.houthis"),
    ("سيطرت الميليشيات الموالية لإيران على مدينة البوكمال في سوريا.", "ir.militias"),
]


@pytest.mark.parametrize(("text", "actor"), YEMENI_NAMES)
def test_a_short_name_is_that_of_the_force_the_article_has_named(lexicon: Lexicon, text: str, actor: str) -> None:
    (claim,) = claims_of(lexicon, text, "territory_capture")
    assert actor in roles_of(claim)


@pytest.mark.parametrize(
    ("text", "subtype", "roles"),
    [
        ("استهدفت سبعة صواريخ حوثية أربعة مواقع في نجران.", "shelling", {"ye.houthis": "actor"}),
        ("قتل عنصران في مواجهات مع الجيش اليمني وألوية العمالقة والمقاومة التهامية.", "armed_clash",
         {"ye.army": "recipient", "ye.giants": "recipient", "ye.resistance": "recipient"}),
        ("وقالت إيران وروسيا إنهما قصفتا مواقع داعش.", "unspecified_bombardment",
         {"state.ir": "actor", "state.ru": "actor", "org.islamic_state": "recipient"}),
    ],
)  # fmt: skip
def test_parties_by_the_adjective_of_their_weapons_in_rows_and_as_two(
    lexicon: Lexicon, text: str, subtype: str, roles: dict[str, str]
) -> None:
    (claim,) = claims_of(lexicon, text, subtype)
    assert roles_of(claim) == roles


def test_who_tells_what_others_did_has_not_done_it(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "قال محافظ لحج، سالم الفلاني، إن المجهولين قصفوا المدينة.", "unspecified_bombardment")
    assert not [p for p in claim.participants if p.actor_id.startswith("actx:")]


def test_a_clause_of_time_keeps_the_subject_before_it(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "ونهبت ميليشيات الحوثي المتاجر قبل أن تنسحب من المدينة.", "withdrawal")
    assert roles_of(claim) == {"ye.houthis": "actor"}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("اعتقال القوات الإسرائيلية 12 فلسطينيا في الضفة الغربية.", {"il.army": "actor"}),
        ("أعلن اعتقال الجيش الوطني الليبي أحد المطلوبين في درنة.", {"ly.lna": "actor"}),
        ("اعتقال مقاتلين من تنظيم داعش قرب كركوك.", {"org.islamic_state": "recipient"}),
    ],
)
def test_a_force_before_whom_it_takes_arrests_and_is_not_arrested(
    lexicon: Lexicon, text: str, roles: dict[str, str]
) -> None:
    (claim,) = claims_of(lexicon, text, "arrest")
    assert {actor: role for actor, role in roles_of(claim).items() if actor in roles} == roles


def test_a_siege_is_laid_by_whom_its_relative_clause_names(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "الحصار الخانق الذي تفرضه إسرائيل على قطاع غزة منذ سنوات.", "siege")
    assert roles_of(claim) == {"state.il": "actor"}


def test_a_strike_is_dealt_by_the_verbs_subject_to_whom_the_preposition_names(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "وجه الجيش الإسرائيلي ضربة استباقية لمواقع إيرانية في سوريا.", "air_strike")
    assert roles_of(claim) == {"il.army": "actor", "state.ir": "recipient"}


@pytest.mark.parametrize(
    ("text", "subtype", "roles"),
    [
        ("أعلنت جماعة الحوثي استهداف مطار أبها بطائرة مسيرة.", "air_strike", {"ye.houthis": "actor"}),
        ("أعلن المتحدث العسكري باسم الحوثيين استهداف سفينة بصواريخ بحرية.", "shelling", {"ye.houthis": "actor"}),
        ("أعلنت وزارة الداخلية السعودية القبض على 13 مطلوبا.", "arrest", {"sa.ministry.interior": "actor"}),
        ("أعلنت إسرائيل استهداف سفارتها بعبوة ناسفة.", "bombing", {}),
        ("أعلنت مصر إطلاق سراح مواطنيها المختطفين في ليبيا.", "release", {}),
    ],
)  # fmt: skip
def test_whoever_announces_a_deed_right_behind_the_word_did_it(
    lexicon: Lexicon, text: str, subtype: str, roles: dict[str, str]
) -> None:
    (claim,) = claims_of(lexicon, text, subtype)
    assert roles_of(claim) == roles


def test_who_guards_those_that_storm_is_not_stormed(lexicon: Lexicon) -> None:
    (claim,) = read(lexicon, "اقتحم مستوطنون باحات المسجد الأقصى بحماية الشرطة الإسرائيلية.").claims
    assert roles_of(claim) == {"il.settlers": "actor"}


@pytest.mark.parametrize(
    ("text", "subtype", "roles"),
    [
        ("هاجم تنظيم الدولة الموصل. وسيطر مسلحوه على مساحات كبيرة من الأراضي في سوريا والعراق.", "territory_capture",
         {"org.islamic_state": "actor"}),
        ("استعاد تحالف من الأكراد والعرب مدينة الرقة من مسلحي داعش.", "territory_capture",
         {"pop.kurds": "actor", "org.islamic_state": "recipient"}),
        ("فجر مسلحون أكراد قنبلة على الطريق في إقليم بطمان.", "bombing", {"pop.kurds": "actor"}),
        ("قال الجيش الأميركي إنه شن غارة جوية قتلت خمسة مسلحين في وسط الصومال.", "air_strike", {"us.army": "actor"}),
        ("أعلن الجيش التركي أن اثنين من جنوده قتلا في انفجار بمنطقة عفرين السورية.", "bombing",
         {"tr.army": "recipient"}),
        ("شنت طائرات التحالف غارات على مواقع للمتمردين المواليين لإيران.", "air_strike",
         {"ye.coalition": "actor", "generic.rebels": "recipient"}),
        ("أطلقت القوات الإسرائيلية صاروخا على طائرة مسيرة قدمت من الأجواء السورية.", "shelling",
         {"il.army": "actor"}),
        ("وطالت الغارات مواقع وتجمعات لميليشيات الحوثي على جبهة الساحل الغربي.", "air_strike",
         {"ye.houthis": "recipient"}),
        ("تصاعدت الاشتباكات الهندية الباكستانية على الحدود.", "armed_clash",
         {"state.in": "actor", "state.pk": "recipient"}),
        ("انتهى الحصار الإسرائيلي للمدينة بعد شهر من القصف.", "siege", {"state.il": "actor"}),
        ("وصلت تعزيزات عسكرية تركية إلى إدلب.", "deployment", {"state.tr": "actor"}),
        ("استهدف طيران التحالف تعزيزات للميليشيات غرب تعز.", "air_strike",
         {"ye.coalition": "actor", "ye.houthis": "recipient"}),
        ("مسلحون من بوكو حرام هاجموا نقطة تفتيش في بورنو.", "armed_clash", {"ng.boko_haram": "actor"}),
        ("قصف الجيش مقر وزارة الداخلية في كابول.", "unspecified_bombardment",
         {"af.army": "actor", "af.ministry.interior": "recipient"}),
        ("وقال المتحدث إن دبابة أطلقت النار باتجاه موقع \"حركة الجهاد الإسلامي\" في غزة.", "armed_clash",
         {"ps.pij": "recipient"}),
        ("وردت إسرائيل بقصف مواقع لحماس في غزة.", "unspecified_bombardment",
         {"state.il": "actor", "ps.hamas": "recipient"}),
        ("مما دفع إسرائيل للرد بقصف عشرات الأهداف الإيرانية في سوريا.", "unspecified_bombardment",
         {"state.il": "actor", "state.ir": "recipient"}),
        ("قصف مواقع النظام في حلب أوقع قتلى.", "unspecified_bombardment", {"sy.government": "recipient"}),
        ("أطلق الحوثيون صاروخا باليستيا على السعودية.", "shelling", {"ye.houthis": "actor", "state.sa": "recipient"}),
        ("سقطت قذائف هاون أطلقت من غزة على جنوب إسرائيل.", "shelling", {"state.il": "recipient"}),
        ("أطلقت الجماعة صاروخا باتجاه الأراضي السعودية.", "shelling", {"state.sa": "recipient"}),
        ("أطلقت إسرائيل صواريخ على سوريا.", "shelling", {"state.il": "actor"}),
        ("تصدت القبة الحديدية الإسرائيلية لقذائف هاون أطلقت من قطاع غزة.", "shelling", {"state.il": "recipient"}),
        ("مقتل جنود سعوديون في نجران.", "armed_clash", {"sa.army": "recipient"}),
        ("مقتل ثلاثة جنود ماليين في هجوم.", "armed_clash", {"ml.army": "recipient"}),
        ("ووفق الشعبي فإن قوات العمالقة أسرت 130 حوثيا خلال الأيام الماضية.", "arrest",
         {"ye.giants": "actor", "ye.houthis": "recipient"}),
        ("وتحاول القوات اليمنية استعادة مواقع سيطر عليها الحوثيون خلال اليومين الماضيين.", "territory_capture",
         {"ye.army": "actor", "ye.houthis": "recipient"}),
        ("وتشهد البلاد تمردا مسلحا تقوده حركة الشباب المتشددة.", "armed_clash", {"so.shabaab": "actor"}),
        ("وكان مئات المحتجين الغاضبين قد اقتحموا مقر القنصلية الإيرانية في البصرة.", "riot",
         {"pop.protesters": "actor", "ir.consulate": "recipient"}),
        ("متظاهرون أحرقوا مقر ميليشيات حزب الله في البصرة.", "riot",
         {"pop.protesters": "actor", "lb.hezbollah": "recipient"}),
        ("سيطرت قوات الدعم السريع بقيادة محمد حمدان دقلو على المدينة.", "territory_capture", {"sd.rsf": "actor"}),
        ("يشهد السودان حربا بين الجيش بقيادة عبد الفتاح البرهان وقوات الدعم السريع بقيادة دقلو.", "armed_clash",
         {"sd.army": "actor", "sd.rsf": "recipient"}),
        ("وأطلق جنود إسرائيليون الرصاص الحي على شبان.", "attack", {"il.army": "actor"}),
        ("مقتل العشرات في قصف على سوق بأم درمان والجيش السوداني يتقدم في الخرطوم.", "offensive",
         {"sd.army": "actor"}),
        ("وكبدت الغارات الحوثيين خسائر في صعدة.", "air_strike", {"ye.houthis": "recipient"}),
        ("وقع الانفجار الثاني أمام المبنى التابع للشرطة في مقديشو.", "bombing", {"so.police": "recipient"}),
        ("ألقت الشرطة التركية القبض على أرملة أبو عمر الشيشاني، أحد قادة تنظيم داعش.", "arrest",
         {"tr.police": "actor"}),
        ("قوات الجيش والمقاومة حررت مناطق في تعز من الحوثيين.", "territory_capture",
         {"ye.army": "actor", "ye.resistance": "actor", "ye.houthis": "recipient"}),
    ],
)  # fmt: skip
def test_who_does_it_and_who_suffers_it(lexicon: Lexicon, text: str, subtype: str, roles: dict[str, str]) -> None:
    (claim,) = claims_of(lexicon, text, subtype)
    assert roles_of(claim) == roles


def test_two_losses_set_against_each_other_are_those_of_a_fight(lexicon: Lexicon) -> None:
    read_text = read(lexicon, "مقتل 13 عنصرا من قوات النظام وحلفائها، مقابل ستة مقاتلين من جيش الإسلام في المرج.")
    (claim,) = read_text.claims
    assert roles_of(claim) == {"sy.army": "actor", "sy.jaish_islam": "recipient"}
    assert [count.best for count in read_text.casualties] == [13, 6]


def test_the_regime_is_that_of_the_country_told_of(lexicon: Lexicon) -> None:
    text = "اندلعت اشتباكات بين قوات الحكومة السودانية والمتمردين في دارفور. وقصفت قوات النظام البلدة."
    (claim,) = claims_of(lexicon, text, "unspecified_bombardment")
    assert roles_of(claim) == {"sd.army": "actor"}


def test_a_man_killed_is_no_killer_of_those_whose_member_he_is(lexicon: Lexicon) -> None:
    text = "قتل خالد محسود، أحد أعضاء حركة طالبان باكستان، في هجوم شنته طائرة بلا طيار تابعة للولايات المتحدة."
    (claim,) = claims_of(lexicon, text, "air_strike")
    victim, killer = sorted(claim.participants, key=lambda p: p.role, reverse=True)
    assert (text[victim.start : victim.end], victim.role) == ("خالد محسود", "recipient")
    assert (killer.actor_id, killer.role, claim.place_ids) == ("state.us", "actor", ())


def test_the_movement_is_the_one_named_before(lexicon: Lexicon) -> None:
    text = "هاجم مقاتلو حركة طالبان الباكستانية مركزا للشرطة في بيشاور. وأعلنت الحركة مسؤوليتها عن الهجوم."
    actors = [p.actor_id for claim in read(lexicon, text).claims for p in claim.participants if p.role == "actor"]
    assert set(actors) == {"pk.taliban"}


def test_whom_an_attack_avenges_it_has_not_killed(lexicon: Lexicon) -> None:
    text = (
        "فجر انتحاري نفسه في مسجد ببيشاور الاثنين. "
        "وتبنى قيادي في حركة طالبان الهجوم، قائلا إنه جاء انتقاما لمقتل القائد خراساني في انفجار لغم في آب الماضي."
    )
    claims = read(lexicon, text).claims
    assert [bool(claim.date_start and claim.date_start.month == 5) for claim in claims] == [True, True, False]


def test_a_force_that_acts_next_is_no_victim_and_an_aim_behind_an_operation_plans_nothing(lexicon: Lexicon) -> None:
    text = "داعش يهاجم قرية في ديالى ويقتل 11 شخصا والقوات الأمنية العراقية تطلق عملية لملاحقة المهاجمين."
    read_text = read(lexicon, text)
    assert [(count.best, count.victim_group) for count in read_text.casualties] == [(11, "people")]
    assert [(claim.event_subtype, claim.status) for claim in read_text.claims] == [
        ("attack", "occurred"),
        ("offensive", "occurred"),
    ]


def test_an_unlisted_speaker_is_marked_by_his_name_alone(lexicon: Lexicon) -> None:
    text = "ونفت وزارة الطيران المدني المصري في بيان وقوع انفجار داخل محيط مطار القاهرة."
    (statement,) = claims_of(lexicon, text, "statement")
    (speaker,) = statement.participants
    assert text[speaker.start : speaker.end] == "وزارة الطيران المدني المصري"


def test_those_who_stand_before_a_relative_pronoun_do_what_it_tells(lexicon: Lexicon) -> None:
    text = "شنت السعودية حملة عسكرية ضد الحوثيين، الذين فرضوا سيطرتهم على العاصمة اليمنية صنعاء."
    (capture,) = claims_of(lexicon, text, "territory_capture")
    assert [(p.actor_id, p.role) for p in capture.participants] == [("ye.houthis", "actor")]


def test_whose_prison_it_is_tortures(lexicon: Lexicon) -> None:
    (torture,) = claims_of(lexicon, "وتعرض 127 شخصا للتعذيب داخل سجون الميليشيات الحوثية في عمران.", "attack")
    assert [(p.actor_id, p.role) for p in torture.participants] == [("ye.houthis", "actor")]


def test_the_group_is_the_armed_one_named_before(lexicon: Lexicon) -> None:
    text = (
        "هاجم حزب العمال الكردستاني حاجزا للجيش التركي. "
        "وقال الجيش إن 13 من مسلحي الجماعة قتلوا في غارات جوية شمالي العراق."
    )
    (strike,) = claims_of(lexicon, text, "air_strike")
    assert ("tr.pkk", "recipient") in {(p.actor_id, p.role) for p in strike.participants}
