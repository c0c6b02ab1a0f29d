"""The two sample articles as golden tests read them: parsed without a warehouse, scored against seeds.gold.json.

Belongs here: reading the articles with their manifest, parsing and scoring them. Does not belong here: expectations.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assets.evaluation.found_in_parse import found_in_parse, text_sha256
from assets.evaluation.gold_files import read_gold
from assets.evaluation.scorer import Score, score
from assets.parsing.lexicon_loader import Lexicon
from assets.parsing.model import ParsedArticle
from assets.parsing.parse import parse_article

GOLDEN = Path(__file__).parent
SAMPLE = GOLDEN.parents[1] / "seeds" / "articles"


class SampleArticle(NamedTuple):
    """One article of the sample with its manifest row."""

    file: str
    text: str
    outlet: str
    country: str
    published_on: date


def sample_articles() -> Iterator[SampleArticle]:
    """Yields the sample articles in the order of their manifest."""
    with (SAMPLE / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            with (SAMPLE / row["file"]).open(encoding="utf-8", newline="") as article:
                text = article.read()
            yield SampleArticle(
                row["file"], text, row["outlet"], row["country"], date.fromisoformat(row["published_on"])
            )


def parse_sample(lexicon: Lexicon) -> Mapping[SampleArticle, ParsedArticle]:
    """Parses the sample with one lexicon."""
    return {
        article: parse_article(
            article.text,
            published_on=article.published_on,
            outlet=article.outlet,
            outlet_country=article.country,
            lexicon=lexicon,
        )
        for article in sample_articles()
    }


def score_sample(parsed: Mapping[SampleArticle, ParsedArticle]) -> Score:
    """Scores readings of the sample against its gold."""
    found = {
        text_sha256(article.text): found_in_parse(article.file, article.text, reading)
        for article, reading in parsed.items()
    }
    return score(read_gold([GOLDEN]), found)
