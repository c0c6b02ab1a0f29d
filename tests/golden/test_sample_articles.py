"""What the parser must find in the two sample articles, against gold coded by hand (seeds.gold.json)."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

import pytest

from assets.evaluation.scorer import Score
from assets.parsing.model import ParsedArticle
from tests.golden.claims_snapshot import SNAPSHOT, as_json, claims_of
from tests.golden.sample_articles import SampleArticle

REFRESH = "If this is what was meant: python -m tests.golden.refresh_sample_claims"


def test_both_sample_articles_are_the_ones_the_gold_was_coded_on(sample_score: Score) -> None:
    assert sample_score.shares["articles"].right == sample_score.shares["articles"].n == 2


def test_all_twelve_counts_are_found_and_none_is_invented(sample_score: Score) -> None:
    counts = sample_score.overlaps["casualties"]
    assert (counts.gold, counts.matched, counts.found) == (12, 12, 12), sample_score.misses_of(
        "missed casualty", "extra casualty"
    )


@pytest.mark.parametrize("aspect", ["bounds", "victim group", "subset"])
def test_every_count_has_its_bounds_its_group_and_its_whole(sample_score: Score, aspect: str) -> None:
    share = sample_score.shares[aspect]
    assert share.n > 0
    assert share.right == share.n, sample_score.misses_of(f"wrong {aspect}")


def test_the_forty_five_children_are_among_the_409_civilians_of_both_articles(
    sample: Mapping[SampleArticle, ParsedArticle],
) -> None:
    for reading in sample.values():
        children = [count for count in reading.casualties if count.victim_group == "children"]
        wholes = [reading.casualties[count.subset_of] for count in children if count.subset_of is not None]
        assert [
            (count.best, whole.best, whole.is_cumulative) for count, whole in zip(children, wholes, strict=True)
        ] == [(45, 409, True)]


def test_events_reach_f1_of_085(sample_score: Score) -> None:
    assert_reaches(sample_score, "events", 0.85, "missed event", "extra event")


def test_participants_reach_f1_of_080(sample_score: Score) -> None:
    assert_reaches(sample_score, "participants", 0.80, "missed participant", "extra participant")


@pytest.mark.parametrize(
    ("aspect", "target"), [("date", 0.95), ("place", 0.90), ("attribution", 0.90), ("status", 0.90)]
)
def test_what_is_said_of_a_found_event_is_right(sample_score: Score, aspect: str, target: float) -> None:
    assert_reaches(sample_score, aspect, target, f"wrong {aspect}")


def test_the_claims_of_the_sample_are_the_ones_last_looked_at(sample: Mapping[SampleArticle, ParsedArticle]) -> None:
    """Any change of a rule that changes a claim of the sample shows here, for better or worse.

    After reading the difference, refresh the golden file with `python -m tests.golden.refresh_sample_claims`.
    """
    read = {article.file: claims_of(article.text, reading) for article, reading in sample.items()}
    difference = difflib.unified_diff(
        SNAPSHOT.read_text(encoding="utf-8").splitlines(), as_json(read).splitlines(), "golden", "read now", lineterm=""
    )
    assert not (lines := list(difference)), "\n".join([*lines, REFRESH])


def assert_reaches(score: Score, measure: str, target: float, *kinds: str) -> None:
    """Fails with the misses of these kinds where a measure stays below its target."""
    value = score.value(measure)
    assert value is not None
    misses = "\n".join(score.misses_of(*kinds))
    assert value >= target, f"{measure} {value:.3f} < {target}\n{misses}"
