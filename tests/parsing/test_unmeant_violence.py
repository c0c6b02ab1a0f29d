"""Words of violence in sentences that report none, and the sentences beside them that do.

Belongs here: threats, trials, remembrance, exercises, defused bombs, quarrels at home, accidents, people who died of
themselves. Does not belong here: the wide range of attacks and protests (test_attack_sentences.py,
test_protest_and_other_sentences.py), whole articles (test_quiet_articles.py).
"""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from assets.parsing.parse import parse_article
from tests.parsing.claim_reader import VIOLENT_TYPES, event_types, read

PAIRS = (
    ("هدد زعيم التنظيم بشن هجمات جديدة على المصالح الغربية.", "شن التنظيم هجمات جديدة على المصالح الغربية في كراتشي."),
    ("حذرت السفارة رعاياها من هجمات محتملة في نيروبي.", "اتهم البيان طهران بالتقاعس عن منع هجمات وقعت على القنصلية."),
    ("يخشى سكان الحديدة من اندلاع معركة في المدينة.", "اندلعت معركة بين الجيش والمتمردين في الحديدة."),
    ("مثل أمام محكمة أمن الدولة أربعة متهمين بالتخطيط لتفجير سفارة.",
     "قالت التحقيقات إن المتهمين قاموا باستهداف دورية للجيش."),
    ("برأت المحكمة أربعة متهمين من تهمة اغتيال رئيس الوزراء السابق.", "اغتال مسلحون رئيس المحكمة أمام منزله."),
    ("أحيت المدينة ذكرى القصف الكيماوي الذي تعرضت له عام 1988.", "تعرضت المدينة لقصف كيماوي صباح أمس."),
    ("تجري الفرقة تدريبات على صد هجوم بري.", "قصفت الطائرات معسكر تدريب للمسلحين."),
    ("فككت قوات الأمن عبوة ناسفة قبل انفجارها بساعات.", "انفجرت عبوة ناسفة بدورية لقوات الأمن."),
    ("ألقت الشرطة القبض على رجل قتل زوجته بسبب خلافات عائلية.", "قتل مسلحون مجهولون رجلا وزوجته في الموصل."),
    ("لقي سائق شاحنة حتفه بعد تدهور مركبته في المفرق.", "لقي سائق شاحنة حتفه برصاص مسلحين في المفرق."),
    ("لدغة عقرب تقتل طفلا في قنا", "رصاصة قناص تقتل طفلا في تعز"),
    ("زار وزير الداخلية جرحى الشرطة في المستشفى العسكري.", "سقوط جرحى من الشرطة في هجوم على المخفر."),
    ("تكريم أسر شهداء الشرطة في عيدها الوطني", "سقوط ثلاثة شهداء من الشرطة في تفجير بالعريش"),
    ("عقوبات أمريكية جديدة تستهدف شركات إيرانية.", "استهدفت غارات إسرائيلية مستودعات إيرانية."),
    ("وسط تردي الأوضاع الأمنية في درنة دعت البعثة إلى الحوار.", "جنود إسرائيليون يردون فتاة عند حاجز قلنديا."),
    ("نقابة الأطباء تنعى وفاة والد الوزير.", "وفاة طفل متأثرا بجراح أصيب بها في القصف."),
)  # fmt: skip

PROTESTS = (
    "سائقو سيارات الأجرة في الدار البيضاء يحتجون على ارتفاع أسعار المحروقات.",
    "مسيرة للأطباء بالبزات البيضاء في الجزائر العاصمة تطالب بإلغاء الخدمة المدنية",
    "صدامات بين الشرطة ومتظاهرين في أثينا على خلفية إجراءات التقشف",
    "غاضبون يرشقون مقر الحزب الحاكم بالحجارة ويحرقون الإطارات.",
    "أهالي القرية ينظمون مسيرتهم الأسبوعية ضد الجدار",
    "متقاعدون عسكريون يغلقون ميناء الزويتينة للمطالبة بصرف رواتبهم",
    "أطلق الأمن القنابل المسيلة للدموع لتفريق مسيرة للمعارضة في كمبالا.",
)

NO_PROTEST = (
    "المغرب يستدعي سفيره احتجاجا على تصريحات برلمانية",
    "احتجت موسكو لدى واشنطن على طرد دبلوماسييها.",
    "مسيرة حافلة بالعطاء للفنان الراحل",
)


@pytest.mark.parametrize(("unmeant", "meant"), PAIRS)
def test_violence_that_is_not_reported_yields_no_violent_claim(unmeant: str, meant: str, lexicon: Lexicon) -> None:
    assert not event_types(lexicon, unmeant) & VIOLENT_TYPES
    assert event_types(lexicon, meant) & VIOLENT_TYPES


@pytest.mark.parametrize("sentence", PROTESTS)
def test_a_protest_of_any_kind_is_no_violence(sentence: str, lexicon: Lexicon) -> None:
    assert "protest" in event_types(lexicon, sentence)
    assert not event_types(lexicon, sentence) & VIOLENT_TYPES


@pytest.mark.parametrize("sentence", NO_PROTEST)
def test_a_diplomatic_protest_and_a_career_are_none(sentence: str, lexicon: Lexicon) -> None:
    assert "protest" not in event_types(lexicon, sentence)


@pytest.mark.parametrize(
    ("sentence", "subtype"),
    [
        ("دمر طيران التحالف زورقين مفخخين قبالة سواحل الحديدة.", "air_strike"),
        ("أحرق مستوطنون مسجد القرية ليلا.", "attack"),
        ("شنق متشددون امرأتين في القرية.", "execution"),
        ("اقتادت ميليشيات مسلحة مدير المستشفى إلى جهة مجهولة.", "abduction"),
        ("إسقاط طائرة حربية بنيران المعارضة في ريف إدلب", "shelling"),
        ("عثر على جثة القاضي المختطف وعليها آثار تعذيب.", "attack"),
        ("سجل المرصد سقوط ما يزيد على ستين قذيفة على أحياء حلب.", "shelling"),
        ("السودان يمدد وقف إطلاق النار مع المتمردين", "agreement"),
        ("أعلن الرئيس وقفا من جانب واحد لإطلاق النار.", "agreement"),
    ],
)
def test_other_ways_of_telling_an_event(sentence: str, subtype: str, lexicon: Lexicon) -> None:
    assert subtype in {claim.event_subtype for claim in parse_article(sentence, lexicon=lexicon).claims}


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("فتح مسلح النار على حافلة فقتل سائقها وجرح ستة ركاب.", [("killed", 1), ("injured", 6)]),
        ("قال شهود إن شرطيا قتل وأصيب خمسة آخرون في الهجوم.", [("killed", 1), ("injured", 5)]),
        ("وبهذا يرتفع إلى نحو 90 عدد القتلى الفلسطينيين برصاص الجيش.", [("killed", 90)]),
        ("بلغ عدد القتلى 130 والجرحى 400 في هجمات باريس.", [("killed", 130), ("injured", 400)]),
        ("قال الجيش إنه قتل 40 من المتمردين وخسر جنديين في الهجوم.", [("killed", 40)]),
    ],
)
def test_counts_of_kin_others_and_inverted_tolls(
    sentence: str, counts: list[tuple[str, int]], lexicon: Lexicon
) -> None:
    found = [(count.outcome, count.best) for count in parse_article(sentence, lexicon=lexicon).casualties]
    assert found[: len(counts)] == counts


def test_a_death_sentence_kills_nobody(lexicon: Lexicon) -> None:
    assert not parse_article("أصدرت محكمة ليبية حكما بإعدام 45 شخصا.", lexicon=lexicon).casualties


@pytest.mark.parametrize(
    "text",
    [
        "أحبطت قوات الأمن المغربية مخططا إرهابيا في مدينة فاس.",
        "أرسل المهاجم طرودا إلى مكاتب الجيش الأمريكي.",
        "نهب مسلحون قافلة مساعدات في دارفور.",
        "ضبطت القوات آليات للإرهابيين شرق حمص.",
    ],
)
def test_plots_parcels_and_booty_are_no_events_of_another_kind(lexicon: Lexicon, text: str) -> None:
    assert read(lexicon, text).claims == ()


def test_whoever_was_arrested_behind_a_foiled_plot_is_arrested(lexicon: Lexicon) -> None:
    text = "أحبطت قوات الأمن المغربية مخططا إرهابيا واعتقلت 4 أشخاص يشتبه في انتمائهم لتنظيم داعش."
    (claim,) = read(lexicon, text).claims
    assert (claim.event_subtype, claim.status) == ("arrest", "occurred")
    assert [participant.actor_id for participant in claim.participants] == ["ma.security_forces"]


@pytest.mark.parametrize(
    "text",
    [
        "أجبر الحوثيون الشباب على القتال في صفوفهم في جبهة الساحل الغربي.",
        "أكد القائد مواصلة القتال ضد الإرهاب في ليبيا.",
        "تلقى تنظيم داعش ضربات قاسية أفقدته معظم أراضيه في سوريا.",
        "سافر عناصر الحركة لتلقي دورات في تصنيع العبوات المتفجرة.",
        "تحركت القوات فجرا من رأس لانوف.",
        "تمكنت أرامكو من السيطرة على حريق محدود في مصفاة الرياض.",
        "يتلقى المشير حفتر العلاج إثر وعكة صحية أصيب بها.",
    ],
)
def test_ranks_causes_figures_goods_and_illness_are_no_violence(lexicon: Lexicon, text: str) -> None:
    violent = {"armed_clash", "air_strike", "bombing", "attack"}
    assert not violent & {claim.event_subtype for claim in read(lexicon, text).claims}


def test_arms_make_a_telling_blow_a_strike(lexicon: Lexicon) -> None:
    (claim,) = read(lexicon, "شنت مقاتلات التحالف ضربات قاصمة على مواقع الحوثيين في صعدة.").claims
    assert claim.event_subtype == "air_strike"


def test_a_blown_up_aircraft_is_struck_and_its_take_off_no_misfortune(lexicon: Lexicon) -> None:
    text = "أوقفت موسكو الرحلات بعد تفجير طائرة روسية عقب إقلاعها من مطار شرم الشيخ، مما أسفر عن مقتل 224 شخصا."
    (claim,) = (claim for claim in read(lexicon, text).claims if claim.event_subtype == "bombing")
    assert [(p.actor_id, p.role) for p in claim.participants] == [("state.ru", "recipient")]


def test_whom_the_police_kills_for_an_attack_that_attack_has_not_killed(lexicon: Lexicon) -> None:
    text = "أعلنت وزارة الداخلية مقتل 10 من المتورطين في استهداف موكب مدير أمن الإسكندرية في 24 مارس الماضي."
    reading = read(lexicon, text)
    (dead,) = reading.casualties
    killing = reading.claims[dead.claim_no]
    assert text[killing.start : killing.end].startswith("مقتل 10")


def test_reaching_an_agreement_moves_no_troops(lexicon: Lexicon) -> None:
    text = "توصل جيش الإسلام والجيش الروسي إلى اتفاق يقضي بخروج المقاتلين من دوما."
    assert "deployment" not in {claim.event_subtype for claim in read(lexicon, text).claims}
