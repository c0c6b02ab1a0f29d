"""Sums of a period beside incidents: rising tolls, repeated figures, dead without a day, attacks owned up to later.

Belongs here: which mention a toll belongs to and whether it sums up a period. Does not belong here: reading the counts
(test_casualties.py), dates that a clause names itself (test_claim_dates.py).
"""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from assets.parsing.model import ParsedArticle
from tests.parsing.claim_reader import claims_of, read


def tolls_of(article: ParsedArticle) -> dict[int | None, tuple[bool, str | None]]:
    """Return figure → whether it sums up a period, first day; the day of publication is Wednesday, 15 May 2024."""
    return {
        count.best: (count.is_cumulative, str(count.date_start) if count.date_start else None)
        for count in article.casualties
    }


RISING = [
    "قتل 7 أشخاص في غارة على صعدة الأحد، لترتفع حصيلة القتلى إلى 60 منذ الخميس.",
    "قتل 7 أشخاص في غارة على صعدة الأحد، ليرتفع إلى 60 عدد القتلى منذ الخميس.",
    "سقط 7 قتلى في صعدة الأحد، ما يرفع عدد القتلى إلى 60 شخصا منذ بدء الغارات الخميس.",
    "سقط 7 قتلى في صعدة الأحد، ليرتفع العدد إلى 60 قتيلا على الأقل منذ الخميس.",
]


@pytest.mark.parametrize("text", RISING)
def test_a_toll_that_rises_to_the_sum_of_a_period_is_no_toll_of_the_days_strike(lexicon: Lexicon, text: str) -> None:
    tolls = tolls_of(read(lexicon, text))
    assert tolls[7] == (False, "2024-05-12")
    assert tolls[60] == (True, "2024-05-09")


def test_the_raids_of_three_days_are_the_event_of_their_toll(lexicon: Lexicon) -> None:
    text = "سقط 45 قتيلا في دوما، الأربعاء، ليرتفع عدد القتلى إلى 305 أشخاص خلال 3 أيام من القصف والغارات."
    article = read(lexicon, text)
    assert tolls_of(article) == {45: (False, "2024-05-15"), 305: (True, "2024-05-13")}
    assert len({count.claim_no for count in article.casualties}) == 2


def test_without_a_period_the_toll_that_rises_is_the_incidents(lexicon: Lexicon) -> None:
    article = read(lexicon, "توفي جريح في غزة الأحد متأثرا بجروحه ليرتفع عدد القتلى في الغارة إلى ثلاثة.")
    assert {count.is_cumulative for count in article.casualties} == {False}
    assert len({count.claim_no for count in article.casualties}) == 1


BODY = (
    "أفادت تقارير بأن 240 شخصا قتلوا خلال يومين جراء قصف قوات النظام دوما. وأشارت إلى أن من بين القتلى أكثر من 50 طفلا."
    " وقال المرصد السوري لحقوق الإنسان إن 240 شخصا على الأقل قتلوا جراء الضربات الجوية. وقتل 13 مدنيا في قصف على حلب."
)


def test_a_headline_and_later_mentions_have_the_scope_of_the_same_figure(lexicon: Lexicon) -> None:
    article = read(lexicon, BODY, headline="240 قتيلا جراء قصف دوما")
    scopes = [(count.best, count.is_cumulative) for count in article.casualties]
    assert scopes == [(240, True), (240, True), (50, True), (240, True), (13, False)]
    assert {str(count.date_start) for count in article.casualties if count.is_cumulative} == {"2024-05-14"}


def test_a_small_figure_may_be_equal_by_chance(lexicon: Lexicon) -> None:
    body = "قتل 6 أشخاص خلال يومين من القصف على دوما. وقتل 6 مدنيين في انفجار سيارة مفخخة في حلب."
    assert [count.is_cumulative for count in read(lexicon, body).casualties][-1] is False


def test_hundreds_of_dead_without_a_day_are_a_sum_and_one_attack_on_hundreds_is_none(lexicon: Lexicon) -> None:
    campaign = read(lexicon, "رفضت موسكو اتهامها بالتورط في قتل مئات المدنيين في الغوطة الشرقية.")
    assert [count.is_cumulative for count in campaign.casualties] == [True]
    attack = read(lexicon, "وشن النظام هجوما بغاز السارين على الغوطة الشرقية خلف مئات القتلى.")
    assert [count.is_cumulative for count in attack.casualties] == [False]


def test_an_attack_owned_up_to_within_a_month_happened_in_it(lexicon: Lexicon) -> None:
    text = "وكان تنظيم القاعدة قد ادعى الشهر الماضي المسؤولية عن هجوم استهدف مقر الشرطة في المكلا."
    assert [str(claim.date_start) for claim in claims_of(lexicon, text, "armed_clash")] == ["2024-04-01"]
    # the day of a message is not the day of the attack
    text = "وكان تنظيم القاعدة قد ادعى الأحد المسؤولية عن هجوم استهدف مقر الشرطة في المكلا الشهر الماضي."
    assert "2024-05-12" not in {str(claim.date_start) for claim in claims_of(lexicon, text, "armed_clash")}


CHAIN = "شن مسلحون هجوما في تشاد. وأعلن جيش النيجر السبت أنه قتل عشرة إرهابيين. وقالت وزارة الدفاع إن جنديا قتل."
FOCUS = "شن مسلحون هجوما في تشاد. وعبر المسلحون من النيجر إلى تشاد. وقالت وزارة الدفاع إن جنديا قتل في تشاد."


@pytest.mark.parametrize(("text", "speaker"), [(CHAIN, "ne.ministry.defence"), (FOCUS, "td.ministry.defence")])
def test_a_bare_ministry_that_speaks_after_an_army_spoke_is_of_the_armys_state(
    lexicon: Lexicon, text: str, speaker: str
) -> None:
    assert any(claim.attributed_to == (speaker,) for claim in read(lexicon, text).claims)


def test_those_who_fell_dead_and_wounded_are_counted_once(lexicon: Lexicon) -> None:
    counts = read(lexicon, "وأوضح المصدر أن العشرات من الحوثيين سقطوا قتلى وجرحى في معارك الساحل.").casualties
    assert [(c.outcome, c.victim_group, c.best) for c in counts] == [
        ("killed", "combatants", None),
        ("injured", "combatants", None),
    ]
    (wounded,) = read(lexicon, "وذكر أن 12 مدنيا سقطوا جرحى في القصف.").casualties
    assert (wounded.outcome, wounded.victim_group, wounded.best) == ("injured", "civilians", 12)


def test_a_bus_that_met_a_mine_met_no_accident(lexicon: Lexicon) -> None:
    (count,) = read(lexicon, "مرت حافلة فوق لغم أرضي زرعه المسلحون، ما أسفر عن مقتل 3 أشخاص.").casualties
    assert (count.outcome, count.best) == ("killed", 3)
