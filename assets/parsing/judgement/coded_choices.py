"""Choices of coded articles: what the judges of dates and places are asked, beside the events that coders saw there.

Belongs here: hearing the options a judge is given, matching their claims with coded events as the scorer matches them,
the command that fits and writes the weights. Does not belong here: which option is right (train_dates.py,
train_places.py), fitting (train_choice.py).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, NamedTuple

from assets.evaluation.alignment import align_events
from assets.evaluation.coded import CodedEvent
from assets.evaluation.found_in_parse import found_in_parse
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.judgement.coded_articles import TaughtText, read_coded_articles, read_ids
from assets.parsing.judgement.linear_model import write_model
from assets.parsing.judgement.train_choice import Case, train_choice
from assets.parsing.lexicon_loader import Lexicon, load_lexicon
from assets.parsing.model import ParsedArticle
from assets.parsing.parse import parse_article

Judge = Literal["judge_date", "judge_place"]
"""The field of the lexicon that holds the judge."""

OPEN_WEIGHT = 0.5
"""Coders leave a date or a place open for want of care too, so an open one counts half."""


class CodedChoices(NamedTuple):
    """The parse of an article, and each coded event a claim was found for, with the options its judge was given."""

    parsed: ParsedArticle
    choices: tuple[tuple[CodedEvent, Sequence[Any]], ...]


def coded_choices(article: TaughtText, lexicon: Lexicon, judge: Judge) -> CodedChoices:
    """Parse an article as the rules alone read it and return what its judge is asked for each coded event.

    The options are those of date_candidates.py or place_options.py, as `judge` says; none where it is not asked.
    """
    asked: list[tuple[ClaimDraft, Sequence[Any]]] = []

    def listen(draft: ClaimDraft, options: Sequence[Any]) -> None:
        asked.append((draft, options))

    parsed = parse_article(
        article.text,
        published_on=article.published_on,
        outlet=article.outlet,
        headline_end=article.headline_end,
        lexicon=replace(lexicon, judge_date=listen) if judge == "judge_date" else replace(lexicon, judge_place=listen),
    )
    if not asked:
        return CodedChoices(parsed, ())
    coded = article.coded
    found = found_in_parse(coded.label, article.text, parsed).events
    choices = []
    for wanted, number in align_events(coded.events, found).pairs.items():
        key = (found[number].start, found[number].end, found[number].event_subtype)
        options = next((o for d, o in asked if (d.start, d.end, d.event_subtype) == key), ())
        choices.append((coded.events[wanted], options))
    return CodedChoices(parsed, tuple(choices))


def train_by_command(
    manual: str | None, cases_of: Callable[[TaughtText, Lexicon], Iterator[Case]], weights: Path, strength: float
) -> None:
    """Fit the choices of the coded articles that the command line names, write the weights; `manual` is its help."""
    parser = argparse.ArgumentParser(description=manual, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codes", nargs="+", type=Path)
    parser.add_argument("--home", type=Path, help="the data folder with the inflected forms of set-up")
    parser.add_argument("--leave-out", type=Path, help="file of article ids, one a line")
    options = parser.parse_args()
    lexicon = load_lexicon(options.home)
    articles = list(read_coded_articles(options.codes, read_ids(options.leave_out)))
    cases = [case for article in articles for case in cases_of(article, lexicon)]
    write_model(weights, train_choice(cases, strength))
    size = weights.stat().st_size // 1024
    sys.stdout.write(f"{len(cases)} choices of {len(articles)} articles; {size} KB in {weights.name}\n")
