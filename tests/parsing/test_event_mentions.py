"""Event mentions: which triggers of a sentence are one occurrence, and which are part of a name or set phrase."""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import claims_of, event_types, read, roles_of


@pytest.mark.parametrize(
    ("text", "subtypes"),
    [
        ("قتل 30 مدنيا في قصف استهدف سوقا شعبية في إدلب.", ["unspecified_bombardment"]),
        ("أدى القصف والغارات على دوما إلى مقتل عشرة مدنيين.", ["air_strike"]),
        ("قصف الطيران مدينة دوما في غارة أوقعت خمسة قتلى.", ["air_strike"]),
        ("تجددت الاشتباكات والمعارك في محيط الحديدة.", ["armed_clash"]),
        ("قتل 23 شخصا وأصيب 40 آخرون في تفجير بمدينة كويتا.", ["bombing"]),
        ("فجر انتحاري سيارة مفخخة أمام مقر للشرطة في مقديشو ما أسفر عن مقتل سبعة أشخاص.", ["bombing"]),
        ("شن التحالف 15 غارة على مواقع تنظيم داعش في الرقة.", ["air_strike"]),
    ],
)
def test_an_attack_with_its_verb_means_and_victims_is_one_mention(
    lexicon: Lexicon, text: str, subtypes: list[str]
) -> None:
    assert [claim.event_subtype for claim in read(lexicon, text).claims] == subtypes


@pytest.mark.parametrize(
    ("text", "subtypes"),
    [
        ("ذبح مسلحون ثمانية رعاة وخطفوا امرأتين في ولاية بورنو.", ["attack", "abduction"]),
        ("غارات على إدلب، فيما اندلعت اشتباكات في حماة.", ["air_strike", "armed_clash"]),
    ],
)
def test_another_kind_of_event_or_a_new_clause_is_another_mention(
    lexicon: Lexicon, text: str, subtypes: list[str]
) -> None:
    assert [claim.event_subtype for claim in read(lexicon, text).claims] == subtypes


@pytest.mark.parametrize(
    "text",
    ["تحدث المتحدث عن قواعد الاشتباك في المدينة.", "طالب المجلس بوقف فوري لإطلاق النار في غزة."],
)
def test_set_phrases_tell_no_fighting(lexicon: Lexicon, text: str) -> None:
    assert [claim.event_type for claim in read(lexicon, text).claims if claim.event_type != "statement"] == []


def test_a_war_that_only_dates_another_event_is_none(lexicon: Lexicon) -> None:
    (claim,) = read(lexicon, "منذ اندلاع الحرب في اليمن نزح مئات الآلاف من صنعاء.").claims
    assert claim.event_type == "displacement"


@pytest.mark.parametrize(
    "text",
    ["شنت الطائرات الحربية غارات على إدلب.", "نفذت طائرة حربية غارة على إدلب.", "شن سلاح الجو الحربي قصفا على إدلب."],
)
def test_a_raid_by_war_planes_is_a_raid(lexicon: Lexicon, text: str) -> None:
    assert event_types(lexicon, text) == {"remote_violence"}


def test_the_parties_to_a_war_that_talk_do_not_fight(lexicon: Lexicon) -> None:
    assert event_types(lexicon, "وبدأ طرفا الحرب محادثات سلام جديدة.") == {"diplomacy"}


def test_who_denies_a_raid_was_not_hit_by_it(lexicon: Lexicon) -> None:
    [raid] = claims_of(lexicon, "قصفت طائرات تركية المدينة، الأمر الذي نفاه الجيش السوري.", "air_strike")
    assert roles_of(raid) == {"state.tr": "actor"}
