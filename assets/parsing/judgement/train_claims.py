"""Train the judgement of claims: `python -m assets.parsing.judgement.train_claims --home HOME CODES.gold.json …`.

Belongs here: from coded articles to examples, folds, the figures of a trial, the weights file. Does not belong here:
the signs (case_features.py), fitting (train_model.py).

Every case of an article (claim_cases.py) is an example: its answer is the event type of the coded event it matches, or
none. A coded event is matched with a case of its type within 40 characters of its words, the rules' own drafts first,
then with a draft of another type on its words. `--folds` prints precision, recall and F1 over articles left out of the
training, for the rules and for several bounds of probability; without it the weights are written. Codes are read as
NAME.gold.json with their texts in NAME.articles.jsonl; `--leave-out` names a file of article ids, one a line.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from assets.evaluation.coded import CodedEvent
from assets.parsing.claims.rule_drafts import draft_claims, read_events
from assets.parsing.judgement.case_features import case_features
from assets.parsing.judgement.claim_cases import ClaimCase, gather_cases
from assets.parsing.judgement.claim_model import NO_CLAIM, WEIGHTS
from assets.parsing.judgement.coded_articles import TaughtText, read_coded_articles, read_ids
from assets.parsing.judgement.linear_model import write_model
from assets.parsing.judgement.train_model import Example, train
from assets.parsing.lexicon_loader import Lexicon, load_lexicon
from assets.parsing.parse import read_names

_NEAR = 40
_ON = 3
_STRENGTH = 0.08
_OPTIONAL = 0.3
_FAR = 1e6
_FOLDS = 6


class JudgedArticle(NamedTuple):
    """The cases of a coded article, their signs, answers and weights."""

    article: TaughtText
    cases: list[ClaimCase]
    signs: list[tuple[str, ...]]
    answers: list[str]
    weights: list[float]


def judged_articles(articles: Iterator[TaughtText], words: Lexicon) -> Iterator[JudgedArticle]:
    """Yield each coded article with its cases and the coder's answer to each."""
    for article in articles:
        document = read_names(article.text, article.published_on, article.outlet, None, article.headline_end, words)
        reading = read_events(document, words)
        cases = gather_cases(reading.views, reading.attributions, draft_claims(reading, words), words.types)
        signs = [s.features for s in case_features(cases, reading.attributions, reading.subject, words.context)]
        yield JudgedArticle(article, cases, signs, *_answers(article.coded.events, cases))


def _answers(events: Sequence[CodedEvent], cases: Sequence[ClaimCase]) -> tuple[list[str], list[float]]:
    """Return for each case the event type it stands for, or none, and how much it teaches."""
    answers, weights = [NO_CLAIM] * len(cases), [1.0] * len(cases)
    taken = _pairs(events, cases, _cost_of_its_type)
    for event, case in taken.items():
        answers[case] = events[event].event_type
        weights[case] = _OPTIONAL if events[event].is_optional else 1.0
    free = [e for number, e in enumerate(events) if number not in taken]
    left = [c for number, c in enumerate(cases) if answers[number] == NO_CLAIM]
    numbers = [number for number in range(len(cases)) if answers[number] == NO_CLAIM]
    for event, case in _pairs(free, left, _cost_of_another_type).items():
        answers[numbers[case]] = free[event].event_type
    return answers, weights


def _pairs(
    events: Sequence[CodedEvent], cases: Sequence[ClaimCase], cost: Callable[[CodedEvent, ClaimCase], float | None]
) -> dict[int, int]:
    """Return event → case, one to one, at the least cost; pairs without a cost are none."""
    if not events or not cases:
        return {}
    costs = np.full((len(events), len(cases)), _FAR)
    for i, event in enumerate(events):
        for j, case in enumerate(cases):
            found = cost(event, case)
            if found is not None:
                costs[i, j] = found
    rows, columns = linear_sum_assignment(costs)
    return {int(i): int(j) for i, j in zip(rows, columns, strict=True) if costs[i, j] < _FAR}


def _gap(event: CodedEvent, case: ClaimCase) -> int:
    """Return the characters between the words of an event and a case, negative where they overlap."""
    return max(event.start, case.start) - min(event.end, case.end)


def _cost_of_its_type(event: CodedEvent, case: ClaimCase) -> float | None:
    """Return how ill a case of the event's type fits it, None where it cannot be meant."""
    gap = _gap(event, case)
    is_draft = case.kind == "drafted"
    if case.event_type != event.event_type or gap > (_NEAR if is_draft else _ON):
        return None
    return (0.0 if gap <= 0 else 400.0) + (0.0 if is_draft else 200.0) + max(0, gap) + max(-99, gap) / 1000


def _cost_of_another_type(event: CodedEvent, case: ClaimCase) -> float | None:
    """Return how ill a draft of another type fits the event, None where it lies beside its words."""
    gap = _gap(event, case)
    return float(gap) + 1000.0 if case.kind == "drafted" and gap < 0 else None


def examples_of(articles: Sequence[JudgedArticle]) -> list[Example]:
    """Return the examples of the articles; a case of optional events teaches less."""
    return [
        Example(signs, answer, weight)
        for judged in articles
        for signs, answer, weight in zip(judged.signs, judged.answers, judged.weights, strict=True)
    ]


def _score(articles: Sequence[JudgedArticle], kept: Callable[[JudgedArticle, int], str | None]) -> str:
    """Return precision, recall and F1 of the cases that `kept` gives an event type."""
    hits = given = wanted = 0
    for judged in articles:
        told = [
            replace(case, event_type=event_type)
            for number, case in enumerate(judged.cases)
            if (event_type := kept(judged, number)) is not None
        ]
        events = judged.article.coded.events
        pairs = _pairs(events, told, lambda e, c: float(max(0, g)) if _is_it(e, c, g := _gap(e, c)) else None)
        spare = sum(events[i].is_optional for i in pairs)
        hits, given = hits + len(pairs) - spare, given + len(told) - spare
        wanted += sum(not e.is_optional for e in events)
    precision, recall = hits / max(given, 1), hits / max(wanted, 1)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / max(precision + recall, 1e-9):.4f}"


def _is_it(event: CodedEvent, case: ClaimCase, gap: int) -> bool:
    """Tell whether a case counts for an event as the scorer counts: same type, at most 40 characters apart."""
    return case.event_type == event.event_type and gap <= _NEAR


def main() -> None:
    """Read the arguments, then print the figures of a trial or write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codes", nargs="+", type=Path)
    parser.add_argument("--home", type=Path, default=None, help="TAWATUR_HOME with the inflected lexicon")
    parser.add_argument("--leave-out", type=Path, default=None, help="file of article ids, one a line")
    parser.add_argument("--folds", action="store_true", help="only print figures over articles left out")
    parser.add_argument("--strength", type=float, default=_STRENGTH)
    options = parser.parse_args()
    left_out = read_ids(options.leave_out)
    words = load_lexicon(options.home)
    articles = list(judged_articles(read_coded_articles(options.codes, left_out), words))
    print(f"{len(articles)} articles, {sum(len(a.cases) for a in articles)} cases")
    if options.folds:
        _print_trial(articles, options.strength)
        return
    model = train(examples_of(articles), options.strength)
    write_model(WEIGHTS, model)
    print(f"{WEIGHTS.name}: {len(model.weights)} features, {WEIGHTS.stat().st_size / 1000:.0f} kB")


def _print_trial(articles: Sequence[JudgedArticle], strength: float) -> None:
    """Train on five sixths of the articles and judge the last, in turn; print the figures for several bounds."""
    shares: dict[tuple[str, int], dict[str, float]] = {}
    ordered = sorted(articles, key=lambda a: a.article.text[:60])  # near-copies come into one fold
    folds = [ordered[len(ordered) * i // _FOLDS : len(ordered) * (i + 1) // _FOLDS] for i in range(_FOLDS)]
    for number, fold in enumerate(folds):
        rest = [a for other, group in enumerate(folds) if other != number for a in group]
        model = train(examples_of(rest), strength)
        for judged in fold:
            for case, signs in enumerate(judged.signs):
                shares[judged.article.article_id, case] = model.probabilities(signs)
    print("rules      ", _score(articles, lambda a, i: a.cases[i].event_type if a.cases[i].kind == "drafted" else None))
    for bound in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55):

        def own(a: JudgedArticle, i: int, bound: float = bound) -> str | None:
            p = shares[a.article.article_id, i]
            return a.cases[i].event_type if 1 - p.get(NO_CLAIM, 0.0) >= bound else None

        def best(a: JudgedArticle, i: int, bound: float = bound) -> str | None:
            p = shares[a.article.article_id, i]
            others = {t: share for t, share in p.items() if t != NO_CLAIM}
            return max(others, key=others.__getitem__) if 1 - p.get(NO_CLAIM, 0.0) >= bound else None

        print(f"{bound:.2f} own type", _score(articles, own), " best type", _score(articles, best))


if __name__ == "__main__":
    main()
