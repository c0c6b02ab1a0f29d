"""Events without arms and movements: agreements, sanctions, arrests, deployments, meetings, aid, flight, siege.

Belongs here: a sentence in, the subtype and status of the one event it tells, and sentences that only sound like one.
Does not belong here: attacks and protests (test_attack_sentences.py,
test_protest_and_other_sentences.py), roles, dates and places.
"""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import claims_of, read

TOLD = (
    ("مددت جماعة الحوثي والحكومة اليمنية الهدنة شهرين إضافيين.", "agreement", "occurred"),
    ("وقعت الحكومة السودانية والجبهة الثورية اتفاق سلام في جوبا.", "agreement", "occurred"),
    ("توصل طرفا النزاع الليبي إلى وقف دائم لإطلاق النار في جنيف.", "agreement", "occurred"),
    ("أعلنت حركة طالبان وقفا لإطلاق النار ثلاثة أيام.", "agreement", "announced"),
    ("وصادقت مصر على مذكرة تفاهم مع السودان ووقعت عليها في الخرطوم.", "agreement", "occurred"),
    ("يسعى المبعوث الأممي إلى التوصل إلى هدنة بين الجيش السوداني وقوات الدعم السريع.", "agreement", "planned"),
    ("انضم جنوب السودان إلى معاهدة حظر الألغام.", "agreement", "occurred"),
    ("فرض الاتحاد الأوروبي عقوبات جديدة على قادة ميليشيات ليبية.", "sanction", "occurred"),
    ("أدرجت وزارة الخزانة الأميركية قياديا في حركة الشباب على قائمة العقوبات.", "sanction", "occurred"),
    ("جمدت الحكومة البريطانية أصول أربعة مسؤولين سودانيين.", "sanction", "occurred"),
    ("ألقت الشرطة الباكستانية القبض على خمسة أشخاص في كراتشي.", "arrest", "occurred"),
    ("قبضت قوات الأمن العراقية على قيادي في تنظيم الدولة الإسلامية غرب الأنبار.", "arrest", "occurred"),
    ("فككت السلطات الجزائرية خلية إرهابية في تيزي وزو.", "arrest", "occurred"),
    ("حكمت محكمة مصرية على عشرة متهمين بالسجن خمس سنوات.", "arrest", "occurred"),
    ("احتجزت السلطات الإثيوبية صحفيين في أديس أبابا.", "arrest", "occurred"),
    ("ضبطت قوات الأمن خلية إرهابية في إسطنبول.", "arrest", "occurred"),
    ("سلمت حماس 24 رهينة إلى الصليب الأحمر.", "release", "occurred"),
    ("أفرجت جماعة بوكو حرام عن عشرين تلميذة.", "release", "occurred"),
    ("برأت محكمة في نواكشوط ثلاثة متهمين من تهمة الإرهاب.", "release", "occurred"),
    ("تمكن الجيش النيجيري من تحرير رهائن في ولاية زامفارا.", "release", "occurred"),
    ("دخل رتل عسكري تركي مدينة إدلب صباح الأحد.", "deployment", "occurred"),
    ("دفع الجيش المصري بتعزيزات إلى شمال سيناء.", "deployment", "occurred"),
    ("وصل مراقبون من الأمم المتحدة إلى الحديدة.", "deployment", "occurred"),
    ("استقدمت قوات حفتر تعزيزات إلى محور عين زارة.", "deployment", "occurred"),
    ("أغلقت السلطات السعودية منفذ الوديعة الحدودي مع اليمن.", "sanction", "occurred"),
    ("علق الاتحاد الأفريقي عضوية السودان.", "sanction", "occurred"),
    ("رفعت واشنطن اسم السودان من قائمة الإرهاب.", "sanction", "occurred"),
    ("سحبت الإمارات سفيرها من مقديشو.", "sanction", "occurred"),
    ("طردت الصومال مبعوث الأمم المتحدة.", "sanction", "occurred"),
    ("شنت القوات الإسرائيلية حملة اعتقالات في الضفة الغربية.", "arrest", "occurred"),
    ("نهب مسلحون مخازن برنامج الأغذية العالمي في دارفور.", "destruction", "occurred"),
    ("مدد مجلس الأمن ولاية بعثة الأمم المتحدة في ليبيا.", "resolution", "occurred"),
    ("صوتت الجمعية العامة للأمم المتحدة لصالح قرار بشأن غزة.", "resolution", "occurred"),
    ("أجرى وزير الخارجية الروسي مشاورات مع نظيره التركي في أنقرة.", "meeting", "occurred"),
    ("بحث الرئيس التشادي في اتصال هاتفي مع نظيره السوداني الوضع في دارفور.", "meeting", "occurred"),
    ("عقد مجلس الأمن جلسة طارئة بشأن السودان.", "meeting", "occurred"),
    ("استقبل الرئيس المصري وزير الخارجية السعودي في القاهرة.", "meeting", "occurred"),
    ("وصل المبعوث الأممي إلى صنعاء للقاء قادة الحوثيين.", "mediation", "occurred"),
    ("وزعت منظمات دولية مواد غذائية على الفارين من القتال في مقديشو.", "aid_delivery", "occurred"),
    ("دخلت شاحنات محملة بالمعونات إلى قطاع غزة.", "aid_delivery", "occurred"),
    ("أجبرت المعارك آلاف الأشخاص في الفاشر على الفرار إلى تشاد.", "flight", "occurred"),
    ("هربت مئات العائلات من القصف على مدينة طرابلس.", "flight", "occurred"),
    ("دخل وقف هش لإطلاق النار بين الطرفين حيز التنفيذ في طرابلس.", "agreement", "occurred"),
    ("استدعت أنقرة سفيرها في واشنطن للتشاور.", "sanction", "occurred"),
    ("جرت عملية تبادل أسرى بين الطرفين في مأرب.", "release", "occurred"),
    ("اضطرت أسر كثيرة لترك ديارها بسبب القتال في غزني.", "flight", "occurred"),
    ("عاد آلاف النازحين إلى منازلهم في الموصل.", "return", "occurred"),
    ("نقلت حافلات مقاتلين ومدنيين من حرستا إلى إدلب.", "evacuation", "occurred"),
    ("تحاصر قوات الدعم السريع مدينة الفاشر منذ أشهر.", "siege", "ongoing"),
    ("تمكن الجيش من محاصرة المسلحين في حي الصابري.", "siege", "occurred"),
    ("انسحبت قوات فاغنر من مدينة باخموت.", "withdrawal", "occurred"),
    ("تراجع مقاتلو حركة الشباب إلى مشارف مدينة كيسمايو.", "withdrawal", "occurred"),
    ("سقطت مدينة ود مدني في أيدي قوات الدعم السريع.", "territory_capture", "occurred"),
    ("شاركت الكتيبة في غزو العراق عام 2003.", "offensive", "occurred"),
    ("نفذت القوات الصومالية عملية تمشيط في أحياء بيدوا.", "offensive", "occurred"),
    ("اندلع التمرد في دارفور عام 2003 وأدى إلى نزوح الآلاف.", "armed_clash", "occurred"),
)

NOT_TOLD = (
    "اتفق الخبراء على أن الموسم المقبل سيكون ممطرا.",
    "وقعت الشركة اتفاقا مع المصرف لتمويل المصنع الجديد.",
    "قال الوزير إن شروط الزيادة غير قابلة للتفاوض.",
    "انضم اللاعب إلى نادي الترجي قادما من فرنسا.",
    "فرض الاتحاد الدولي لكرة القدم عقوبات على لاعبين بسبب المنشطات.",
    "دعا المتحدث الجميع إلى ضبط النفس.",
    "قبض المدير على زمام الأمور في المؤسسة.",
    "احتل الفريق المركز الأول في ترتيب الدوري.",
    "نشرت الصحيفة صورا لجنود في معسكر تدريبي.",
    "وصل القطار إلى المحطة في موعده.",
    "خرج الطفل من المستشفى بعد شفائه.",
    "عاد الهدوء إلى المدينة مساء أمس.",
    "نقل المصاب إلى مستشفى قريب لتلقي العلاج.",
    "انسحبت الولايات المتحدة من اتفاقية المناخ.",
    "يحتاج ملايين الأطفال إلى مساعدات إنسانية عاجلة.",
    "فر السجين من زنزانته قبل عامين.",
    "أغلق المتجر أبوابه أمام الزبائن.",
    "علقت المدرسة الدروس بسبب الثلوج.",
    "صرح وزير التعليم بأن الدراسة تبدأ الأحد.",
)


@pytest.mark.parametrize(("text", "subtype", "status"), TOLD)
def test_a_report_tells_the_event_and_its_status(lexicon: Lexicon, text: str, subtype: str, status: str) -> None:
    assert status in [claim.status for claim in claims_of(lexicon, text, subtype)]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_everyday_words_tell_no_event(lexicon: Lexicon, text: str) -> None:
    assert [c.event_subtype for c in read(lexicon, text).claims if c.event_type not in ("statement",)] == []


def test_an_agreement_on_a_release_is_two_events(lexicon: Lexicon) -> None:
    text = "اتفق الجيش السوداني وقوات الدعم السريع على الإفراج عن مئتي أسير."
    assert {c.event_subtype for c in read(lexicon, text).claims} >= {"agreement", "release"}


def test_what_is_done_for_a_purpose_is_planned(lexicon: Lexicon) -> None:
    text = "فتح الجيش ممرا لإجلاء الجرحى من مدينة الفلوجة."
    assert [claim.status for claim in claims_of(lexicon, text, "evacuation")] == ["planned"]


def test_a_truce_called_for_far_ahead_is_no_agreement(lexicon: Lexicon) -> None:
    text = "طالبت وكالات الإغاثة التابعة للأمم المتحدة والصليب الأحمر بوقف القتال في طرابلس."
    assert claims_of(lexicon, text, "agreement") == []


def test_a_besieged_town_is_described_and_not_besieged_anew(lexicon: Lexicon) -> None:
    text = "قصفت الطائرات أحياء في مدينة تعز المحاصرة."
    assert claims_of(lexicon, text, "siege") == []


def test_a_campaign_of_arrests_is_no_offensive(lexicon: Lexicon) -> None:
    text = "شنت القوات الإسرائيلية حملة اعتقالات في الضفة الغربية."
    assert [claim.event_subtype for claim in read(lexicon, text).claims] == ["arrest"]
