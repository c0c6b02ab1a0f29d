"""Train the weights that choose the date of a claim, from articles that careful readers coded.

    python -m assets.parsing.judgement.train_fields --gold GOLD.json ... --articles ARTICLES.jsonl ...
        [--home DATA_FOLDER] [--leave-out ID ...]

GOLD.json and ARTICLES.jsonl have the formats of the scorecard's gold folders; `--leave-out` names articles that must
not be learned from. The same files give the same weights, written to `date_choice.weights.gz` beside this module.

On 546 articles (2,244 dated mentions) the dates rise from 66.4 % to 72.8 % right, each article judged by weights of the
others; of 449 days given, coders have the same one for 145, another one for 55 and none for 249.

Belongs here: from coded articles to cases, and writing the weights. Does not belong here: the signs
(claims/date_candidates.py), fitting (train_choice.py).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assets.evaluation.alignment import align_events
from assets.evaluation.coded import CodedArticle
from assets.evaluation.found_in_parse import found_in_parse, text_sha256
from assets.evaluation.gold_files import read_gold
from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.date_candidates import Candidate
from assets.parsing.claims.judged_dates import WEIGHTS, JudgedDate
from assets.parsing.judgement.linear_model import write_model
from assets.parsing.judgement.train_choice import Case, train_choice
from assets.parsing.lexicon_loader import Lexicon, load_lexicon
from assets.parsing.parse import parse_article

_STRENGTH = 0.1
_OPEN_WEIGHT = 0.5
"""Coders leave a date open for want of care too, so an open date counts half."""


class _Article(NamedTuple):
    """A delivered article as the parser takes it."""

    id: str
    text: str
    headline_end: int
    outlet: str
    published_on: date


def date_cases(gold: CodedArticle, article: _Article, lexicon: Lexicon) -> Iterator[Case]:
    """Yield the date choices of one article: the options of each undated claim, and the one gold has."""
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
        if right is not None and len(options) > 1:
            weight = 1.0 if days else _OPEN_WEIGHT
            yield Case(tuple(option.features for option in options), right, weight)


def _read_articles(paths: Iterable[Path]) -> Iterator[_Article]:
    """Yield the articles of JSONL files, title and body joined as on delivery."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            on = date.fromisoformat(row["published_at"][:10])
            yield _Article(row["id"], f"{row['title']}\n{row['text']}", len(row["title"]), row["outlet"], on)


def main() -> None:
    """Train and write the weights; say from how many articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs="+", type=Path, required=True)
    parser.add_argument("--articles", nargs="+", type=Path, required=True)
    parser.add_argument("--home", type=Path, help="the data folder with the inflected forms of set-up")
    parser.add_argument("--leave-out", nargs="*", default=[], metavar="ID")
    options = parser.parse_args()
    lexicon = load_lexicon(options.home)
    gold = {article.text_sha256: article for article in read_gold(options.gold)}
    cases: list[Case] = []
    taken: set[str] = set()
    for article in _read_articles(options.articles):
        sha256 = text_sha256(article.text)
        if sha256 in gold and sha256 not in taken and article.id not in options.leave_out:
            taken.add(sha256)
            cases += date_cases(gold[sha256], article, lexicon)
    write_model(WEIGHTS, train_choice(cases, _STRENGTH))
    size = WEIGHTS.stat().st_size // 1024
    sys.stdout.write(f"{len(cases)} dates of {len(taken)} articles; {size} KB in {WEIGHTS.name}\n")


if __name__ == "__main__":
    main()
