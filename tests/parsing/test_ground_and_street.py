"""Ground, operations and streets: who takes, surrounds or leaves ground, which operation is meant, what a riot is."""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import read

LEAD = "وقتل عشرة مسلحين في معارك وقصف على المدينة الجمعة.\n"


def _kinds(lexicon: Lexicon, text: str) -> list[str]:
    """Return the subtypes that a sentence behind a lead of battle tells."""
    claims = read(lexicon, LEAD + text).claims
    return [claim.event_subtype for claim in claims if claim.start >= len(LEAD) and claim.event_type != "statement"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قطعت القوات طرق الإمداد عن مسلحي التنظيم شرق حلب.", "siege"),
        ("ضيق الجيش الخناق على مسلحي التنظيم في درعا.", "siege"),
        ("رفع المقاتلون رايتهم فوق مبنى المحافظة في الرقة.", "territory_capture"),
        ("طوق الجيش مدينة عفرين من الجهات كافة.", "siege"),
        ("طوقت الشرطة منزل المشتبه به.", "deployment"),
        ("فرض التنظيم سيطرته في عام 2014.", "territory_capture"),
        ("نجحت القوات في إحكام سيطرتها من أربع جهات.", "territory_capture"),
        ("مسلحو المعارضة يغادرون ثلاث بلدات في الغوطة الشرقية.", "withdrawal"),
        ("أعلن الجيش تحييد 30 إرهابيا شمالي العراق.", "armed_clash"),
        ("أعلن الجيش القضاء على قيادي في التنظيم.", "armed_clash"),
        ("شهدت جبهة نهم فرارا جماعيا لمسلحي الجماعة من مواقعهم.", "withdrawal"),
        ("وفر المسلحون من مواقعهم باتجاه الجبال.", "withdrawal"),
        ("حررت قوات الجيش، الخميس، مناطق ومواقع جديدة.", "territory_capture"),
        ("أسر الجيش ثلاثة عناصر من التنظيم.", "arrest"),
        ("أطلقت الفصائل معركة ضد قوات النظام في ريف حماة.", "offensive"),
        ("أطلقت القوات مدعومة من الطيران الروسي هجوما واسعا في فبراير الماضي.", "offensive"),
        ("كثفت القوات السورية الهجوم على حرستا.", "offensive"),
        ("داهم الحوثيون المستشفى في تعز.", "attack"),
        ("واستهدف المهاجم في وقت متأخر من الليل خمسة أشخاص.", "attack"),
        ("استهدفت رصاصة قناص الطفل في تعز.", "attack"),
    ],
)
def test_who_does_what_to_ground_or_people_tells_the_kind(lexicon: Lexicon, text: str, kind: str) -> None:
    assert _kinds(lexicon, text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "رفع المحتفلون العلم فوق رؤوسهم.",
        "تسعى الحكومة إلى القضاء على الإرهاب.",
        "أعلن الجيش تحييد المدنيين عن الصراع السياسي.",
        "تجري محادثات في إطار عملية أستانا.",
        "يعمل الجانبان على دفع العملية السياسية.",
    ],
)
def test_what_only_sounds_like_battle_tells_none(lexicon: Lexicon, text: str) -> None:
    assert not {"armed_clash", "offensive", "territory_capture"} & set(_kinds(lexicon, text))


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الجيش الليبي بدء عملية درنة.",
        "وأسفر ذلك عن خسائر خلال العملية.",
        "العمليات أسفرت عن مصادرة أسلحة.",
        "أدت عملية برية إلى تغير خطوط القتال.",
    ],
)
def test_an_operation_is_known_by_its_town_its_kind_or_its_course(lexicon: Lexicon, text: str) -> None:
    assert "offensive" in _kinds(lexicon, text)


@pytest.mark.parametrize("text", ["وتقول القوات إنها ماضية في حربها ضد تنظيم الدولة.", "دمرت المدينة في حرب 2014."])
def test_a_war_has_a_foe_or_a_year(lexicon: Lexicon, text: str) -> None:
    assert "armed_clash" in _kinds(lexicon, text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("أصيب ستة فلسطينيين في مواجهات مع الجيش الإسرائيلي شرق غزة.", ["riot"]),
        ("اندلعت مواجهات بين الفلسطينيين وإسرائيل على الحدود.", ["riot"]),
        ("وقعت صدامات بين شبان وجنود إسرائيليين في نابلس. وامتدت المواجهات إلى رام الله.", ["riot", "riot"]),
        ("قتل فلسطينيان برصاص الجيش الإسرائيلي خلال مواجهات شرق غزة.", ["attack", "riot"]),
        ("وقعت مواجهات بين مقاتلي حماس والجيش الإسرائيلي في غزة.", ["armed_clash"]),
        ("اندلعت مواجهات مسلحة بين الحوثيين والقبائل في البيضاء.", ["armed_clash"]),
    ],
)
def test_a_people_that_fights_soldiers_with_stones_riots(lexicon: Lexicon, text: str, kinds: list[str]) -> None:
    assert [claim.event_subtype for claim in read(lexicon, text).claims] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("آلاف المدنيين بدأوا مغادرة المنطقة.", "flight"),
        ("واستمر خروج المدنيين بنسب متفاوتة.", "flight"),
        ("بدأت حافلات تقل مدنيين في مغادرة دوما.", "evacuation"),
        ("سيتم نقل مسلحي المعارضة إلى إدلب.", "evacuation"),
    ],
)
def test_who_begins_to_leave_leaves(lexicon: Lexicon, text: str, kind: str) -> None:
    assert _kinds(lexicon, text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("اقتحم انتحاريون المقر بسيارة ملغومة في كابول وقتلوا خمسة أشخاص.", "bombing"),
        ("اخترقت رصاصة صدره وقتل على الفور في تعز.", "attack"),
        ("سمع دوي إطلاق نار كثيف قرب القصر في نجامينا.", "armed_clash"),
        ("أسقطت المعارضة طائرة حربية في ريف إدلب.", "shelling"),
    ],
)
def test_arms_in_the_sentence_tell_the_attack(lexicon: Lexicon, text: str, kind: str) -> None:
    assert kind in _kinds(lexicon, text)


def test_a_war_behind_since_and_its_date_is_told(lexicon: Lexicon) -> None:
    told = read(lexicon, "تخوض القوات الحكومية منذ سنوات حربا ضد حركة الشباب.")
    dating = read(lexicon, "نزح الملايين منذ بدء الحرب في السودان.")
    assert [claim.event_subtype for claim in told.claims] == ["armed_clash"]
    assert [claim.event_subtype for claim in dating.claims] == ["flight"]
