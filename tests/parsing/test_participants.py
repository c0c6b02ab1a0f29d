"""Participants: who did it, to whom, and who attended, by the grammar of the sentence."""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import claims_of, roles_of


@pytest.mark.parametrize(
    ("text", "subtype", "roles"),
    [
        (
            "قصف الجيش الإسرائيلي مواقع لحزب الله في جنوب لبنان.",
            "unspecified_bombardment",
            {"il.army": "actor", "lb.hezbollah": "recipient"},
        ),
        ("طرد الجيش العراقي تنظيم داعش من الفلوجة.", "territory_capture",
         {"iq.army": "actor", "org.islamic_state": "recipient"}),
        ("سيطر الجيش السوري على بلدة خان شيخون.", "territory_capture", {"sy.army": "actor"}),
        ("إسرائيل تقصف مواقع إيرانية في دمشق", "unspecified_bombardment",
         {"state.il": "actor", "state.ir": "recipient"}),
        ("هاجم مسلحون قرية في مالي.", "attack", {"generic.gunmen": "actor"}),
    ],
)  # fmt: skip
def test_a_verb_gives_its_subject_and_object(lexicon: Lexicon, text: str, subtype: str, roles: dict[str, str]) -> None:
    (claim,) = claims_of(lexicon, text, subtype)
    assert roles_of(claim) == roles


@pytest.mark.parametrize(
    ("text", "subtype", "roles"),
    [
        ("هجوم لبوكو حرام على قرية في نيجيريا", "attack", {"ng.boko_haram": "actor"}),
        ("أدت غارات التحالف على صنعاء إلى مقتل مدنيين.", "air_strike", {"ye.coalition": "actor"}),
        ("قتل خمسة أشخاص في قصف من قبل قوات النظام على دوما.", "unspecified_bombardment", {"sy.army": "actor"}),
        ("شنت مقاتلات روسية غارات على مدينة إدلب.", "air_strike", {"state.ru": "actor"}),
        ("غارات إسرائيلية على مواقع لحزب الله جنوب لبنان", "air_strike",
         {"state.il": "actor", "lb.hezbollah": "recipient"}),
        ("فجر انتحاري سيارة مفخخة أمام مقر للشرطة في مقديشو.", "bombing", {}),
    ],
)  # fmt: skip
def test_a_noun_gives_its_doer_by_idafa_adjective_or_agent(
    lexicon: Lexicon, text: str, subtype: str, roles: dict[str, str]
) -> None:
    (claim,) = claims_of(lexicon, text, subtype)
    assert roles_of(claim) == roles


def test_the_aircraft_of_a_disputed_state_are_its_army(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "غارات روسية وسورية على ريف إدلب", "air_strike")
    assert roles_of(claim) == {"state.ru": "actor", "sy.army": "actor"}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("اندلعت معارك بين الجيش السوداني وقوات الدعم السريع في أم درمان.",
         {"sd.army": "actor", "sd.rsf": "recipient"}),
        ("اشتبك الجيش اللبناني مع مسلحين في طرابلس.", {"lb.army": "actor", "generic.gunmen": "recipient"}),
        ("صد الجيش العراقي هجوما لتنظيم داعش في سامراء.", {"iq.army": "recipient", "org.islamic_state": "actor"}),
        ("تعرضت قوات الحكومة لهجوم في مأرب.", {"ye.army": "recipient"}),
    ],
)  # fmt: skip
def test_both_sides_of_a_fight_have_their_roles(lexicon: Lexicon, text: str, roles: dict[str, str]) -> None:
    (claim,) = claims_of(lexicon, text, "armed_clash")
    assert roles_of(claim) == roles


def test_a_clause_joined_by_wa_shares_the_doer_of_the_clause_before(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "ذبح مسلحون ثمانية رعاة وخطفوا امرأتين في ولاية بورنو.", "abduction")
    assert roles_of(claim) == {"generic.gunmen": "actor"}


@pytest.mark.parametrize(
    "text",
    ["تبنى تنظيم داعش تفجيرا استهدف كنيسة في الموصل.", "أعلن تنظيم داعش مسؤوليته عن تفجير في بغداد."],
)
def test_who_claims_responsibility_did_it(lexicon: Lexicon, text: str) -> None:
    (claim,) = claims_of(lexicon, text, "bombing")
    assert roles_of(claim) == {"org.islamic_state": "actor"}


def test_the_accused_is_the_doer_of_what_is_alleged(lexicon: Lexicon) -> None:
    text = "اتهمت أوكرانيا روسيا بقصف محطة كهرباء في أوديسا."
    (claim,) = claims_of(lexicon, text, "unspecified_bombardment")
    assert roles_of(claim) == {"state.ru": "actor"}


def test_everyone_at_a_meeting_attends_it(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "عقدت محادثات بين روسيا وإيران وتركيا في أستانا.", "meeting")
    assert roles_of(claim) == {"state.ru": "attendee", "state.ir": "attendee", "state.tr": "attendee"}


def test_who_only_supports_the_doer_has_no_role(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "بدعم روسي سيطر الجيش السوري على تدمر.", "territory_capture")
    assert roles_of(claim) == {"sy.army": "actor"}


@pytest.mark.parametrize(
    ("text", "subtype", "roles"),
    [
        ("أعلن الجيش الصومالي مقتل عشرة إرهابيين بعدما صد هجوما على أحد مواقعه شنته حركة الشباب.", "armed_clash",
         {"so.army": "recipient", "so.shabaab": "actor"}),
        ("أكد الجيش الإسرائيلي أن حماس أطلقت صواريخ على مواقعه قرب غزة.", "shelling",
         {"ps.hamas": "actor", "il.army": "recipient"}),
        ("اعترضت الدفاعات الجوية السعودية صاروخا باليستيا أطلقه الحوثيون باتجاه نجران.", "shelling",
         {"sa.army": "recipient", "ye.houthis": "actor"}),
        ("قصف التحالف بقيادة السعودية مواقع عسكرية للحوثيين في صنعاء.", "unspecified_bombardment",
         {"ye.coalition": "actor", "ye.houthis": "recipient"}),
        ("استهدفت مسيرة تابعة لحزب الله قاعدة عسكرية إسرائيلية.", "air_strike",
         {"lb.hezbollah": "actor", "state.il": "recipient"}),
        ("قصف مدفعي وصاروخي لقوات الدعم السريع على أحياء في الفاشر", "shelling", {"sd.rsf": "actor"}),
        ("انفجار في مطعم تابع للشرطة الباكستانية في بيشاور", "bombing", {"pk.police": "recipient"}),
        ("قتل خمسة جنود مصريين في هجوم على حاجز أمني في العريش.", "armed_clash", {"eg.army": "recipient"}),
        ("تسببت قذائف قوات الدعم السريع بمقتل امرأة في أم درمان.", "shelling", {"sd.rsf": "actor"}),
        ("أعدم تنظيم الدولة الإسلامية أربعة رجال بتهمة التجسس لصالح القوات العراقية.", "execution",
         {"org.islamic_state": "actor"}),
    ],
)  # fmt: skip
def test_doers_and_victims_that_no_plain_subject_or_object_names(
    lexicon: Lexicon, text: str, subtype: str, roles: dict[str, str]
) -> None:
    (claim,) = claims_of(lexicon, text, subtype)
    assert roles_of(claim) == roles


def test_aircraft_of_two_states_before_their_verb_are_both_doers(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "طائرات روسية وسورية شنت غارات على معرة النعمان.", "air_strike")
    assert roles_of(claim) == {"state.ru": "actor", "sy.army": "actor"}


def test_who_storms_a_camp_also_arrests_there(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "اقتحمت قوات الاحتلال مخيم جنين واعتقلت خمسة شبان.", "arrest")
    assert roles_of(claim) == {"il.army": "actor"}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("التقى وزير الخارجية المصري سامح شكري نظيره التركي في أنقرة.",
         {"person.shoukry": "attendee", "tr.minister.foreign": "attendee"}),
        ("عقدت جامعة الدول العربية اجتماعا طارئا في القاهرة.", {"org.arab_league": "attendee"}),
    ],
)  # fmt: skip
def test_counterparts_and_hosts_attend_a_meeting(lexicon: Lexicon, text: str, roles: dict[str, str]) -> None:
    (claim,) = claims_of(lexicon, text, "meeting")
    assert roles_of(claim) == roles


def test_a_council_adopts_its_resolution(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "وافق مجلس الأمن الدولي على مشروع قرار بشأن السودان.", "resolution")
    assert roles_of(claim) == {"org.un_sc": "actor"}


@pytest.mark.parametrize(
    ("text", "subtype", "roles"),
    [
        ("دخل المئات من مسلحي طالبان إلى كابول.", "deployment", {"af.taliban": "actor"}),
        ("تم طرد مقاتلي حركة الشباب من مقديشو.", "territory_capture", {"so.shabaab": "recipient"}),
        ("وطالت غارات التحالف العربي مواقع للمليشيات الحوثية في مديرية الدريهمي.", "air_strike",
         {"ye.coalition": "actor", "ye.houthis": "recipient"}),
        ("هوجمت دورية للجيش اللبناني في عرسال.", "attack", {"lb.army": "recipient"}),
        ("قال الجيش التركي إن قواته قتلت عشرة مسلحين شمالي العراق.", "armed_clash", {"tr.army": "actor"}),
        ("قتل قائد في حركة طالبان في غارة أميركية بأفغانستان.", "air_strike",
         {"af.taliban": "recipient", "state.us": "actor"}),
        ("هاجم مسلحون جنودا أتراكا شمالي العراق.", "attack", {"generic.gunmen": "actor", "tr.army": "recipient"}),
        ("أعلن القائد العام للجيش الليبي خليفة حفتر بدء عملية عسكرية لتحرير درنة.", "offensive",
         {"person.haftar": "actor"}),
        ("فرضت الولايات المتحدة عقوبات على شركات إيرانية.", "sanction",
         {"state.us": "actor", "state.ir": "recipient"}),
        ("مدد السودان وقف إطلاق النار مع حركة العدل والمساواة.", "agreement",
         {"state.sd": "actor", "sd.jem": "recipient"}),
        ("عقد المبعوث الأممي مارتن غريفيث اجتماعا مع وفد الحوثيين في صنعاء.", "meeting",
         {"person.griffiths": "attendee", "ye.houthis": "attendee"}),
        ("قصفت طائرات التحالف بقيادة السعودية مواقع للحوثيين في صعدة.", "air_strike",
         {"ye.coalition": "actor", "ye.houthis": "recipient"}),
    ],
)  # fmt: skip
def test_parties_behind_partitives_passives_pronouns_and_posts(
    lexicon: Lexicon, text: str, subtype: str, roles: dict[str, str]
) -> None:
    (claim,) = claims_of(lexicon, text, subtype)
    assert roles_of(claim) == roles


def test_both_sides_are_those_that_fought_before(lexicon: Lexicon) -> None:
    text = "اندلع القتال بين حركة طالبان وتنظيم داعش. وقال شهود إن القتال بين الجماعتين يدور منذ أسبوع."
    first, second = claims_of(lexicon, text, "armed_clash")
    assert roles_of(first) == roles_of(second) == {"af.taliban": "actor", "org.islamic_state": "recipient"}


def test_who_condemns_a_killing_did_not_do_it(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "ودانت الحكومة الأردنية قتل المتظاهرين في غزة.", "attack")
    assert roles_of(claim) == {}
