"""How a reading is scored against gold."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.evaluation.coded import CodedArticle, CodedEvent, CodedParticipant
from assets.evaluation.scorer import Score, score
from tests.evaluation.coded_builders import SATURDAY, SHA, article, count, event


def scored(gold: CodedArticle, found: CodedArticle) -> Score:
    return score([gold], {SHA: found})


def test_a_reading_equal_to_its_gold_scores_one_everywhere() -> None:
    coded = article(
        event(0, 9, dates=SATURDAY, places=(("حلب",),), participants=(CodedParticipant(("روسيا",), "actor"),)),
        event(50, 60, attributed_to=(("المرصد السوري",),)),
        counts=(count(12, 20, 409), count(25, 30, 45, subset_of="c12")),
    )
    result = scored(coded, coded)
    assert result.misses == []
    assert {
        name: result.value(name) for name in ("events", "participants", "casualties", "date", "subset")
    } == dict.fromkeys(("events", "participants", "casualties", "date", "subset"), 1.0)


def test_an_article_that_is_not_there_misses_all_its_mentions() -> None:
    result = score([article(event(0, 9), counts=(count(12, 20, 3),))], {})
    assert (result.value("articles"), result.value("events"), result.value("casualties")) == (0.0, 0.0, 0.0)
    assert [miss.kind for miss in result.misses] == ["article not found", "missed event", "missed casualty"]


def test_an_event_of_another_type_at_the_same_words_is_no_match() -> None:
    result = scored(article(event(0, 9)), article(event(0, 9, event_type="battle", event_subtype="armed_clash")))
    assert [miss.kind for miss in result.misses] == ["missed event", "extra event"]


def test_another_subtype_still_matches_and_is_a_miss_of_its_own() -> None:
    result = scored(article(event(0, 9)), article(event(5, 12, event_subtype="shelling")))
    assert result.value("events") == 1.0
    assert result.misses_of("wrong subtype") == ["wrong subtype in sample: air_strike read as shelling: غارة"]


def test_two_mentions_that_could_share_one_match_are_told_apart() -> None:
    """The first gold mention must give way, or the second finds nobody."""
    gold = article(event(0, 10), event(70, 80))
    found = article(event(40, 45), event(0, 4))
    assert scored(gold, found).overlaps["events"].matched == 2


def test_an_optional_mention_neither_helps_nor_hurts() -> None:
    gold = article(event(0, 9), event(200, 210, is_optional=True))
    for found in (article(event(0, 9)), article(event(0, 9), event(200, 210))):
        assert scored(gold, found).value("events") == 1.0


def test_a_mention_that_fits_required_and_optional_gold_goes_to_the_required() -> None:
    gold = article(event(0, 9, is_optional=True), event(10, 19))
    assert scored(gold, article(event(0, 9))).value("events") == 1.0


@pytest.mark.parametrize(
    ("gold", "found", "aspect"),
    [
        (event(0, 9, dates=SATURDAY), event(0, 9), "date"),
        (event(0, 9, dates=SATURDAY), event(0, 9, dates=(date(2016, 12, 9), date(2016, 12, 10))), "date"),
        (event(0, 9, places=(("حلب",),)), event(0, 9), "place"),
        (event(0, 9, places=(("حلب",),)), event(0, 9, places=(("إدلب", "Idlib"),)), "place"),
        (event(0, 9, attributed_to=(("رويترز",),)), event(0, 9), "attribution"),
        (event(0, 9), event(0, 9, status="planned"), "status"),
        (event(0, 9), event(0, 9, is_aggregate=True), "aggregate"),
    ],
)
def test_a_wrong_aspect_of_a_matched_event_is_counted(gold: CodedEvent, found: CodedEvent, aspect: str) -> None:
    result = scored(article(gold), article(found))
    assert result.value(aspect) == 0.0
    assert [miss.kind for miss in result.misses] == [f"wrong {aspect}"]


def test_a_date_or_place_that_the_gold_leaves_open_is_not_judged() -> None:
    result = scored(article(event(0, 9)), article(event(0, 9, dates=SATURDAY, places=(("حلب",),))))
    assert (result.value("date"), result.value("place")) == (None, None)


def test_naming_every_place_of_the_article_wins_nothing() -> None:
    named = tuple((name,) for name in ("حلب", "حمص", "حماة", "إدلب"))
    assert scored(article(event(0, 9, places=(("حلب",),))), article(event(0, 9, places=named))).value("place") == 0.0


def test_a_participant_counts_in_its_role_only() -> None:
    gold = article(event(0, 9, participants=(CodedParticipant(("داعش",), "recipient"),)))
    found = article(event(0, 9, participants=(CodedParticipant(("تنظيم الدولة", "داعش"), "actor"),)))
    assert [miss.kind for miss in scored(gold, found).misses] == ["missed participant", "extra participant"]


def test_a_count_matches_by_outcome_and_best_figure() -> None:
    gold = article(counts=(count(0, 10, 409),))
    assert scored(gold, article(counts=(count(0, 10, 408),))).value("casualties") == 0.0
    assert scored(gold, article(counts=(count(0, 10, 409, outcome="injured"),))).value("casualties") == 0.0
    assert scored(gold, article(counts=(count(0, 10, 409, high=None),))).value("bounds") == 0.0


def test_a_subset_must_point_to_the_match_of_its_whole() -> None:
    gold = article(counts=(count(0, 10, 409), count(15, 20, 45, victim_group="children", subset_of="c0")))
    found = article(counts=(count(0, 10, 409), count(15, 20, 45, victim_group="children")))
    result = scored(gold, found)
    assert (result.value("casualties"), result.value("subset")) == (1.0, 0.0)


spans = st.lists(
    st.tuples(st.integers(0, 300), st.integers(1, 40), st.sampled_from(["battle", "protest"]), st.booleans()),
    max_size=12,
)


@given(gold=spans, found=spans)
def test_no_mention_is_matched_twice_and_figures_stay_between_zero_and_one(
    gold: list[tuple[int, int, str, bool]], found: list[tuple[int, int, str, bool]]
) -> None:
    def coded(rows: list[tuple[int, int, str, bool]]) -> CodedArticle:
        events = [
            event(start, start + length, id=f"{number}", event_type=kind, is_optional=optional)
            for number, (start, length, kind, optional) in enumerate(rows)
        ]
        return article(*events)

    events = scored(coded(gold), coded(found)).overlaps["events"]
    assert 0 <= events.matched <= min(events.gold, events.found)
    assert events.found <= len(found)
    assert events.gold == sum(not optional for *_, optional in gold)
