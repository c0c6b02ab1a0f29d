"""Statements: positions that are themselves the news, who takes them and to whom they are addressed."""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import read, roles_of


@pytest.mark.parametrize(
    ("text", "subtype", "roles"),
    [
        ("دعت روسيا إلى وقف القتال في السودان.", "demand", {"state.ru": "actor"}),
        ("هددت إيران برد قاس على إسرائيل.", "threat", {"state.ir": "actor", "state.il": "recipient"}),
        ("رفضت حماس مقترح الهدنة الجديد.", "statement", {"ps.hamas": "actor"}),
        ("شدد المبعوث الأممي على ضرورة استئناف المفاوضات.", "demand", {"org.un_envoy_office": "actor"}),
        ("أكد وزير الخارجية التركي أن بلاده لن تسمح بإقامة دولة على حدودها.", "threat",
         {"tr.minister.foreign": "actor"}),
        ("اتهمت أوكرانيا روسيا بقصف محطة كهرباء في أوديسا.", "accusation",
         {"state.ua": "actor", "state.ru": "recipient"}),
    ],
)  # fmt: skip
def test_the_verb_and_its_complement_tell_what_kind_of_position_it_is(
    lexicon: Lexicon, text: str, subtype: str, roles: dict[str, str]
) -> None:
    (claim,) = [claim for claim in read(lexicon, text).claims if claim.event_type == "statement"]
    assert (claim.event_subtype, roles_of(claim)) == (subtype, roles)


def test_a_spokesman_without_a_name_speaks_for_his_body(lexicon: Lexicon) -> None:
    (claim,) = read(lexicon, "قال متحدث باسم الحكومة اليمنية إن الحوثيين لا يريدون السلام.").claims
    assert roles_of(claim) == {"ye.government": "actor"}


@pytest.mark.parametrize(
    "text",
    ["قال المرصد السوري لحقوق الإنسان إن الوضع الإنساني سيئ.", "قالت وكالة رويترز إن الأسعار ارتفعت."],
)
def test_monitors_and_agencies_report_and_take_no_position(lexicon: Lexicon, text: str) -> None:
    assert read(lexicon, text).claims == ()


def test_a_plain_report_of_an_event_is_the_event_and_no_statement(lexicon: Lexicon) -> None:
    (claim,) = read(lexicon, "أعلن الجيش الأحد مقتل ثلاثة جنود في كمين وقع السبت قرب كركوك.").claims
    assert (claim.event_subtype, claim.attributed_to) == ("armed_clash", ("iq.army",))


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("أهابت الحكومة السودانية بالمجتمع الدولي التدخل لوقف الحرب.", "demand"),
        ("طلب العراق من مجلس الأمن عقد جلسة طارئة.", "demand"),
        ("قال وزير الخارجية المصري إن على إثيوبيا أن توقف ملء السد.", "demand"),
        ("أعلن الجيش السوداني أن قوات الدعم السريع مسؤولة عن تدهور الوضع.", "accusation"),
        ("قالت وزارة الخارجية التركية في بيان: \"نلعن هذا الهجوم\".", "accusation"),
        ("قالت منظمة العفو الدولية إن معاملة السجناء في ليبيا انتهاك للقانون الدولي.", "accusation"),
        ("تعهد الرئيس الصومالي بالانتقام من حركة الشباب.", "threat"),
        ("لوحت واشنطن بفرض عقوبات جديدة على طهران.", "threat"),
        ("جدد الرئيس التركي تهديده للأكراد في سوريا.", "threat"),
        ("رحبت الأمم المتحدة بإعلان الهدنة في اليمن.", "statement"),
        ("أشاد الرئيس الفرنسي بدور قوات حفظ السلام في مالي.", "statement"),
        ("قالت إيران إنها ملتزمة بالاتفاق النووي.", "statement"),
        ("وجهت الحكومة العراقية تحذيرا إلى الفصائل.", "statement"),
    ],
)  # fmt: skip
def test_verbs_objects_and_words_of_the_complement_take_a_position(lexicon: Lexicon, text: str, subtype: str) -> None:
    assert [c.event_subtype for c in read(lexicon, text).claims if c.event_type == "statement"] == [subtype]


def test_a_denied_guilt_is_a_stance_and_accuses_nobody(lexicon: Lexicon) -> None:
    (claim,) = read(lexicon, "قال الكرملين إن روسيا لا تتحمل المسؤولية عن تدهور الأوضاع في ليبيا.").claims
    assert (claim.event_subtype, claim.participants[0].role) == ("statement", "actor")


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث باسم الحكومة الصومالية إن الأمطار بدأت في الجنوب.",
        "شددت السلطات المصرية القيود على السفر.",
        "المجاعة تهدد اليمن.",
        "المدينة التي تعتبر آخر معاقل حركة طالبان في الإقليم.",
        "لم يحذر الجيش اللبناني السكان.",
        "أدانت محكمة في تونس خمسة رجال.",
    ],
)
def test_facts_habits_homographs_and_verdicts_are_no_statements(lexicon: Lexicon, text: str) -> None:
    assert [c for c in read(lexicon, text).claims if c.event_type == "statement"] == []


@pytest.mark.parametrize("speaker", ["الخبير العسكري", "المدرب", "الطبيب"])
def test_private_men_take_no_position(lexicon: Lexicon, speaker: str) -> None:
    assert read(lexicon, f"قال {speaker} سمير حداد إنه يجب تغيير الخطة.").claims == ()


def test_a_position_that_comes_first_is_news_beside_the_events_behind_it(lexicon: Lexicon) -> None:
    claims = read(lexicon, "قالت إسرائيل إنها لن تسمح بنقل السلاح وقصفت مواقع لحزب الله في البقاع.").claims
    assert "threat" in {claim.event_subtype for claim in claims}
    claims = read(lexicon, "قال الجيش السوداني إن قوات الدعم السريع قصفت حيا سكنيا في الخرطوم ليلا.").claims
    assert {claim.event_type for claim in claims} == {"remote_violence"}


def test_two_positions_of_one_sentence_are_two_statements(lexicon: Lexicon) -> None:
    text = "دعا الأمين العام للأمم المتحدة إلى وقف القتال في السودان، وحذر من كارثة إنسانية."
    assert [c.event_subtype for c in read(lexicon, text).claims if c.event_type == "statement"] == [
        "demand",
        "statement",
    ]


def test_a_participle_that_goes_on_with_the_same_position_is_no_second_statement(lexicon: Lexicon) -> None:
    text = "اتهمت حماس إسرائيل بخرق التهدئة، منددة بالعدوان."
    assert [c.event_subtype for c in read(lexicon, text).claims if c.event_type == "statement"] == ["accusation"]


def test_an_elided_speaker_is_not_the_noun_of_what_he_stresses(lexicon: Lexicon) -> None:
    text = "قال الرئيس الجزائري إن الحوار هو الحل.\nوأكد حرص بلاده على استقرار مالي."
    (first, second) = [c for c in read(lexicon, text).claims if c.event_type == "statement"]
    assert first.participants[0].actor_id == second.participants[0].actor_id


@pytest.mark.parametrize(
    ("headline", "subtype", "roles"),
    [
        ("تهديد إيراني لإسرائيل برد قاس", "threat", {"state.ir": "actor", "state.il": "recipient"}),
        ("ترحيب سعودي باتفاق الهدنة في السودان", "statement", {"state.sa": "actor"}),
        ("تحذيرات أممية من المجاعة في الصومال", "statement", {"org.un": "actor"}),
    ],
)
def test_a_headline_noun_takes_a_position_by_its_adjective(
    lexicon: Lexicon, headline: str, subtype: str, roles: dict[str, str]
) -> None:
    parsed = read(lexicon, "النص يأتي هنا.", headline)
    (claim,) = [c for c in parsed.claims if c.event_type == "statement"]
    assert (claim.event_subtype, roles_of(claim)) == (subtype, roles)


def test_a_statement_is_dated_by_when_it_was_said(lexicon: Lexicon) -> None:
    text = "طالبت الحكومة اللبنانية الاثنين بالتحقيق في هجوم السبت."
    (claim,) = [c for c in read(lexicon, text).claims if c.event_type == "statement"]
    assert claim.date_text == "الاثنين"


def test_a_speakers_day_goes_on_with_his_words(lexicon: Lexicon) -> None:
    text = "حذر الرئيس السوداني الاثنين من انهيار الهدنة.\nوأضاف أن بلاده لن تقبل شروط المتمردين."
    days = [c.date_text for c in read(lexicon, text).claims if c.event_type == "statement"]
    assert days == ["الاثنين", "الاثنين"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("أكدت مصر التي تخوض نزاعا مع إثيوبيا أنها لن تسمح لتركيا بالتدخل في ليبيا.",
         {"state.eg": "actor", "state.tr": "recipient"}),
        ("تشن تركيا غارات على مواقع لحزب العمال الكردستاني وتتهمه بالتخطيط للتفجير.",
         {"state.tr": "actor", "tr.pkk": "recipient"}),
        ("أدان العراق الهجوم الصاروخي الذي نفذته إيران على أربيل.", {"state.iq": "actor", "state.ir": "recipient"}),
        ("شدد رئيس الوزراء العراقي على ضرورة استعادة الجيش للسيطرة على كركوك.", {"iq.prime_minister": "actor"}),
        ("اتهمت هيومن رايتس ووتش الجيش الميانماري بحرق قرى.", {"monitor.hrw": "actor", "mm.army": "recipient"}),
    ],
)  # fmt: skip
def test_the_addressee_is_whom_the_words_accuse_ask_or_threaten(
    lexicon: Lexicon, text: str, roles: dict[str, str]
) -> None:
    (claim,) = [claim for claim in read(lexicon, text).claims if claim.event_type == "statement"]
    assert roles_of(claim) == roles


@pytest.mark.parametrize(
    "text",
    [
        "وردت إسرائيل بقصف مواقع لحماس في غزة. وهي تحمل حركة حماس مسؤولية الهجمات.",
        "وانتقدت الحكومة السورية القرار، وهي تتهم حركة حماس بدعم الإرهاب.",
    ],
)
def test_whom_a_pronoun_accuses_stands_behind_the_verb_and_does_not_speak(lexicon: Lexicon, text: str) -> None:
    claim = read(lexicon, text).claims[-2 if "الهجمات" in text else -1]
    roles = {p.actor_id: p.role for p in claim.participants}
    assert (claim.event_subtype, roles.get("ps.hamas")) == ("accusation", "recipient")


def test_who_is_asked_does_not_speak(lexicon: Lexicon) -> None:
    text = "قالت الأمم المتحدة إن الوضع خطير. وحثت الجيش الإسرائيلي على تجنب القوة."
    claim = next(claim for claim in read(lexicon, text).claims if claim.event_subtype == "demand")
    assert roles_of(claim) == {"org.un": "actor", "il.army": "recipient"}


def test_a_speakers_own_verb_makes_a_report_of_an_attack_an_accusation(lexicon: Lexicon) -> None:
    text = 'وقالت وزارة الخارجية التركية في بيان: "نلعن المذبحة التي نفذتها قوات الأمن الإسرائيلية".'
    claim = next(claim for claim in read(lexicon, text).claims if claim.event_type == "statement")
    assert claim.event_subtype == "accusation"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قال وزير الخارجية التركي إن الملف بات على طاولة الرئيس.", "tr.minister.foreign"),
        ("وقالت الحكومة اليمنية إن وفد الحوثيين تأخر في الوصول.", "ye.government"),
    ],
)
def test_plain_words_of_politicians_are_news_where_they_tell_no_event(lexicon: Lexicon, text: str, actor: str) -> None:
    claims = [claim for claim in read(lexicon, text).claims if claim.event_type == "statement"]
    assert [roles_of(claim) for claim in claims] == [{actor: "actor"}]


@pytest.mark.parametrize(
    "text",
    [
        "قالت الشرطة العراقية إن الرجل كان يسكن وحده.",
        "قال وزير الخارجية التركي إن مسلحين قتلوا خمسة جنود في ريف الرقة.",
        "تحدث وزير الخارجية التركي عن ملف المياه.",
    ],
)
def test_information_events_and_topics_are_no_position(lexicon: Lexicon, text: str) -> None:
    assert not [claim for claim in read(lexicon, text).claims if claim.event_type == "statement"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("استقبل ترامب ضيوفه، واتهم بريطانيا بالتبعية.", {"person.trump": "actor", "state.gb": "recipient"}),
        ("رحبت روسيا بالهدنة، لكنها اعتبرت أن شروطها مجحفة.", {"state.ru": "actor"}),
        ("وألقت تركيا باللوم على اليونان.", {"state.tr": "actor", "state.gr": "recipient"}),
    ],
)
def test_the_one_accused_is_no_speaker_and_an_elided_speaker_goes_on(
    lexicon: Lexicon, text: str, roles: dict[str, str]
) -> None:
    claims = [claim for claim in read(lexicon, text).claims if claim.event_type == "statement"]
    assert roles_of(claims[-1]) == roles


def test_a_counted_participle_accuses_nobody(lexicon: Lexicon) -> None:
    text = "أحالت السلطات المصرية 75 متهما بينهم قيادات إلى القضاء."
    assert not [claim for claim in read(lexicon, text).claims if claim.event_type == "statement"]


def test_a_tribe_takes_a_position_through_some_of_its_families(lexicon: Lexicon) -> None:
    text = "وأكدت تلك العائلات دعمها الكامل للجيش، داعية الأهالي إلى ضبط النفس."
    claims = [claim for claim in read(lexicon, text).claims if claim.event_type == "statement"]
    assert [claim.event_subtype for claim in claims][-1:] == ["demand"]


def test_who_is_accused_in_the_passive_accuses_nobody(lexicon: Lexicon) -> None:
    claims = read(lexicon, "وقد اتهمت الحركة بتنفيذ عشرات الهجمات الانتحارية في باكستان.").claims
    assert [claim.event_type for claim in claims] == ["remote_violence"]
