"""What the morphology is worth: the same articles with the lexicon expanded into inflected forms, and without."""

from __future__ import annotations

from datetime import date

import pytest

from assets.evaluation.scorer import Score
from assets.parsing.lexicon_loader import load_lexicon
from assets.parsing.parse import parse_article
from tests.golden.sample_articles import parse_sample, score_sample


@pytest.fixture(scope="module")
def bare_score() -> Score:
    """The score of the sample with the words of the lexicon as they are listed."""
    return score_sample(parse_sample(load_lexicon(None)))


def test_inflected_forms_find_more_of_the_events(sample_score: Score, bare_score: Score) -> None:
    with_forms, without = sample_score.overlaps["events"], bare_score.overlaps["events"]
    assert with_forms.gold == without.gold
    assert with_forms.matched > without.matched, (with_forms, without)


def test_inflected_forms_do_not_cost_precision(sample_score: Score, bare_score: Score) -> None:
    f1, bare_f1 = sample_score.value("events"), bare_score.value("events")
    assert f1 is not None
    assert bare_f1 is not None
    assert f1 > bare_f1


@pytest.mark.parametrize(
    "sentence",
    [
        "قصفت المدفعية أحياء المدينة مساء أمس.",
        "وكانت الطائرات تقصف مواقعهم منذ الفجر.",
        "سيشنون غارات جديدة على معاقله.",
        "",
    ],
)
def test_a_missing_morphology_only_finds_less(sentence: str) -> None:
    """Set-up without the word tables still parses: fewer spellings are known, nothing breaks."""
    parse_article(sentence, published_on=date(2024, 3, 5), lexicon=load_lexicon(None))
