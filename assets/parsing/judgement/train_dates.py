"""Train the choice of dates: python -m assets.parsing.judgement.train_dates [--home HOME] CODES.gold.json … .

Codes are read as NAME.gold.json with their texts in NAME.articles.jsonl; `--leave-out` names a file of article ids, one
a line, that must not be learned from. The same files give the same weights, written to `date_choice.weights.gz`.

Learned from 420 articles, the weights give 82.0 % of 500 dated mentions of 143 other articles the right date; before
inherited dates were judged too, and spans running to publication were options, they gave 78.2 %.

Belongs here: from coded articles to cases, and writing the weights. Does not belong here: the signs
(claims/date_candidates.py), fitting (train_choice.py).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assets.evaluation.alignment import align_events
from assets.evaluation.found_in_parse import found_in_parse
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.date_candidates import Candidate
from assets.parsing.claims.judged_dates import WEIGHTS, JudgedDate
from assets.parsing.judgement.coded_articles import TaughtText, read_coded_articles, read_ids
from assets.parsing.judgement.linear_model import write_model
from assets.parsing.judgement.train_choice import Case, train_choice
from assets.parsing.lexicon_loader import Lexicon, load_lexicon
from assets.parsing.parse import parse_article

_STRENGTH = 0.1
_OPEN_WEIGHT = 0.5
"""Coders leave a date open for want of care too, so an open date counts half."""


def date_cases(article: TaughtText, lexicon: Lexicon) -> Iterator[Case]:
    """Yield the date choices of one article: the options of each undated claim, and the one gold has."""
    gold = article.coded
    seen: list[tuple[ClaimDraft, Sequence[Candidate]]] = []

    def listen(draft: ClaimDraft, candidates: Sequence[Candidate]) -> JudgedDate | None:
        seen.append((draft, candidates))
        return None

    parsed = parse_article(
        article.text,
        published_on=article.published_on,
        outlet=article.outlet,
        headline_end=article.headline_end,
        lexicon=replace(lexicon, judge_date=listen),
    )
    if not seen:
        return
    found = found_in_parse(gold.label, article.text, parsed)
    for wanted, number in align_events(gold.events, found.events).pairs.items():
        event = found.events[number]
        key = (event.start, event.end, event.event_subtype)
        options = next((c for d, c in seen if (d.start, d.end, d.event_subtype) == key), ())
        days = gold.events[wanted].dates
        right = next((n for n, option in enumerate(options) if option.days == days), None)
        is_told = bool(days) or options[:1] and options[0].days is None  # what gold leaves open, the rules may know
        if right is not None and len(options) > 1 and is_told:
            weight = 1.0 if days else _OPEN_WEIGHT
            yield Case(tuple(option.features for option in options), right, weight)


def main() -> None:
    """Train and write the weights; say from how many articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codes", nargs="+", type=Path)
    parser.add_argument("--home", type=Path, help="the data folder with the inflected forms of set-up")
    parser.add_argument("--leave-out", type=Path, help="file of article ids, one a line")
    options = parser.parse_args()
    lexicon = load_lexicon(options.home)
    articles = list(read_coded_articles(options.codes, read_ids(options.leave_out)))
    cases = [case for article in articles for case in date_cases(article, lexicon)]
    write_model(WEIGHTS, train_choice(cases, _STRENGTH))
    size = WEIGHTS.stat().st_size // 1024
    sys.stdout.write(f"{len(cases)} dates of {len(articles)} articles; {size} KB in {WEIGHTS.name}\n")


if __name__ == "__main__":
    main()
