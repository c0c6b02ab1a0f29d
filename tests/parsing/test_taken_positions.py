"""Positions on what was told before, requests behind a step, pairs of office-holders and capitals that speak."""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import read, roles_of


@pytest.fixture
def lexicon(grammar: Lexicon) -> Lexicon:
    """The rules alone: these sentences say what the grammar gives, before the learned judgement."""
    return grammar


LEAD = "وقتل عشرة مدنيين في قصف على المدينة الجمعة.\n"


def _statements(lexicon: Lexicon, text: str) -> list[tuple[str, dict[str, str]]]:
    """Return kind and parties of the positions that a sentence takes behind a violent lead."""
    claims = read(lexicon, LEAD + text).claims
    return [(c.event_subtype, roles_of(c)) for c in claims if c.event_type == "statement"]


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("وهو ما نفته طهران بشدة.", "statement", {"state.ir": "actor"}),
        ("وهذا ما تنفيه أنقرة.", "statement", {"state.tr": "actor"}),
        ("الأمر الذي نددت به الخارجية المصرية.", "accusation", {"eg.ministry.foreign": "actor"}),
        ("وهي اتهامات نفتها موسكو.", "statement", {"state.ru": "actor"}),
    ],
)
def test_a_stance_on_what_was_just_told_is_news(lexicon: Lexicon, text: str, kind: str, roles: dict[str, str]) -> None:
    assert _statements(lexicon, text) == [(kind, roles)]


def test_a_standing_description_is_no_position(lexicon: Lexicon) -> None:
    assert _statements(lexicon, "وسيطرت الوحدات التي تعتبرها تركيا إرهابية على البلدة.") == []


@pytest.mark.parametrize("text", ["وعقد المجلس جلسة طارئة بطلب من الكويت.", "وجاء ذلك بناء على طلب الكويت."])
def test_whoever_asked_for_a_step_demanded_it(lexicon: Lexicon, text: str) -> None:
    assert _statements(lexicon, text) == [("demand", {"state.kw": "actor"})]


@pytest.mark.parametrize(
    "text",
    [
        "دان الرئيسان الأميركي دونالد ترامب، والفرنسي إيمانويل ماكرون، الهجوم على المسجد.",
        "وأجرى ترامب مكالمة مع ماكرون. وقال البيت الأبيض إن الرئيسين دانا الهجوم على المسجد.",
    ],
)
def test_two_office_holders_condemn_together(lexicon: Lexicon, text: str) -> None:
    assert ("accusation", {"person.trump": "actor", "person.macron": "actor"}) in _statements(lexicon, text)


def test_a_capital_that_no_list_names_speaks_for_its_government(lexicon: Lexicon) -> None:
    (claim,) = [c for c in read(lexicon, "وقالت الخرطوم إن الجيش قتل عشرة متمردين.").claims if c.rule == "kill.v"]
    assert claim.attributed_to == ("sd.government",)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("واتهمت الخارجية الأمريكية، الثلاثاء، روسيا بأنها مسؤولة عن الهجمات.",
         {"us.ministry.foreign": "actor", "state.ru": "recipient"}),
        ("ورفض الجيش اللبناني مطالب مجلس الأمن الدولي.", {"lb.army": "actor", "org.un_sc": "recipient"}),
        ("ووجهت سوريا الجمعة تحذيرا إلى الدول الغربية.", {"state.sy": "actor", "org.west": "recipient"}),
        ("وحث مجلس الأمن الحوثيين والحكومة اليمنية على العودة إلى المفاوضات.",
         {"org.un_sc": "actor", "ye.houthis": "recipient", "ye.government": "recipient"}),
        ("وطالبت إسرائيل بإعادة رفات جنديين تحتجزهما حماس.", {"state.il": "actor"}),
    ],
)  # fmt: skip
def test_a_position_addresses_whom_its_verb_puts_there(lexicon: Lexicon, text: str, roles: dict[str, str]) -> None:
    assert [found for _, found in _statements(lexicon, text)] == [roles]


def test_a_passive_charge_names_nobody_who_charges(lexicon: Lexicon) -> None:
    assert _statements(lexicon, "ووجهت في الماضي اتهامات لإسرائيل باغتيال ناشطين.") == []


@pytest.mark.parametrize(
    ("headline", "speakers"),
    [
        ("فرنسا: أحبطنا هجومين منذ بداية العام", {"state.fr"}),
        ("اليمن: مقتل عشرة مدنيين في غارة على صنعاء", set()),
        ("اليمن: وزير الخارجية يندد بالغارة على صنعاء", {"ye.minister.foreign"}),
    ],
)
def test_a_state_heads_a_headline_as_speaker_or_as_scene(lexicon: Lexicon, headline: str, speakers: set[str]) -> None:
    article = read(lexicon, "وقتل عشرة مدنيين في غارة على صنعاء في اليمن الجمعة.", headline)
    claims = [c for c in article.claims if c.section == "headline"]
    assert {c.attributed_to[0] for c in claims if c.attributed_to} == speakers
