"""Train the choice of dates: python -m assets.parsing.judgement.train_dates [--home HOME] CODES.gold.json … .

Codes are read as NAME.gold.json with their texts in NAME.articles.jsonl; `--leave-out` names a file of article ids, one
a line, that must not be learned from. The same files give the same weights, written to `date_choice.weights.gz`.

Learned from 420 articles, the weights give 82.0 % of 500 dated mentions of 143 other articles the right date; before
inherited dates were judged too, and spans running to publication were options, they gave 78.2 %.

Belongs here: which date is the right one. Does not belong here: the signs (claims/date_candidates.py), what the judge
is asked (coded_choices.py), fitting (train_choice.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from assets.parsing.claims.judged_dates import WEIGHTS
from assets.parsing.judgement.coded_articles import TaughtText
from assets.parsing.judgement.coded_choices import OPEN_WEIGHT, coded_choices, train_by_command
from assets.parsing.judgement.train_choice import Case
from assets.parsing.lexicon_loader import Lexicon

_STRENGTH = 0.1


def date_cases(article: TaughtText, lexicon: Lexicon) -> Iterator[Case]:
    """Yield the date choices of one article: the options of each undated or inheriting claim, and the one gold has."""
    for event, options in coded_choices(article, lexicon, "judge_date").choices:
        days = event.dates
        right = next((n for n, option in enumerate(options) if option.days == days), None)
        is_told = bool(days) or options[:1] and options[0].days is None  # what gold leaves open, the rules may know
        if right is not None and len(options) > 1 and is_told:
            yield Case(tuple(option.features for option in options), right, 1.0 if days else OPEN_WEIGHT)


if __name__ == "__main__":
    train_by_command(__doc__, date_cases, WEIGHTS, _STRENGTH)
