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


def test_who_is_asked_does_not_speak(lexicon: Lexicon) -> None:
    text = "قالت الأمم المتحدة إن الوضع خطير. وحثت الجيش الإسرائيلي على تجنب القوة."
    claim = next(claim for claim in read(lexicon, text).claims if claim.event_subtype == "demand")
    assert roles_of(claim) == {"org.un": "actor", "il.army": "recipient"}


def test_a_speakers_own_verb_makes_a_report_of_an_attack_an_accusation(lexicon: Lexicon) -> None:
    text = 'وقالت وزارة الخارجية التركية في بيان: "نلعن المذبحة التي نفذتها قوات الأمن الإسرائيلية".'
    claim = next(claim for claim in read(lexicon, text).claims if claim.event_type == "statement")
    assert claim.event_subtype == "accusation"
