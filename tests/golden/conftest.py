"""The sample articles, parsed and scored once for all golden tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from assets.evaluation.scorer import Score
from assets.parsing.lexicon_loader import load_lexicon
from assets.parsing.model import ParsedArticle
from tests.golden.sample_articles import SampleArticle, parse_sample, score_sample


@pytest.fixture(scope="session")
def sample(expanded_home: Path) -> Mapping[SampleArticle, ParsedArticle]:
    """The sample, parsed with the expanded lexicon."""
    return parse_sample(load_lexicon(expanded_home))


@pytest.fixture(scope="session")
def sample_score(sample: Mapping[SampleArticle, ParsedArticle]) -> Score:
    """The score of that reading."""
    return score_sample(sample)
