"""Train the choice of places: python -m assets.parsing.judgement.train_places [--home HOME] CODES.gold.json … .

Codes are read as NAME.gold.json with their texts in NAME.articles.jsonl; `--leave-out` names a file of article ids, one
a line, that must not be learned from. The same files give the same weights, written to `place_choice.weights.gz`.

Learned from 420 articles, the weights raise the right places of 996 mentions of 143 other articles from 71.6 % to
72.5 %, those of the official articles from 88.9 % to 90.3 %; letting a country replace a town in it for single
incidents too reaches 73.2 % there and loses 1.5 points on the official ones.

Belongs here: which place is the right one. Does not belong here: the signs (claims/place_options.py), what the judge
is asked (coded_choices.py), fitting (train_choice.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assets.evaluation.coded import Names
from assets.evaluation.reference_names import place_names
from assets.evaluation.same_name import means
from assets.evaluation.scorer import SPARE_NAMES
from assets.parsing.claims.judged_places import WEIGHTS
from assets.parsing.claims.place_options import PlaceOption
from assets.parsing.judgement.coded_articles import TaughtText
from assets.parsing.judgement.coded_choices import OPEN_WEIGHT, coded_choices, train_by_command
from assets.parsing.judgement.train_choice import Case
from assets.parsing.lexicon_loader import Lexicon

_STRENGTH = 0.05


def place_cases(article: TaughtText, lexicon: Lexicon) -> Iterator[Case]:
    """Yield the place choices of one article: the options of each claim, and the one gold has."""
    parsed, choices = coded_choices(article, lexicon, "judge_place")
    names = place_names(parsed)
    for event, options in choices:
        right = _right_option(event.places, options, names)
        if right is not None and len(options) > 1:
            yield Case(tuple(option.features for option in options), right, 1.0 if event.places else OPEN_WEIGHT)


def _right_option(wanted: Sequence[Names], options: Sequence[PlaceOption], names: Mapping[str, Names]) -> int | None:
    """Return the first option that is the place of gold; None where none is, or gold is open and the rules are not."""
    if not wanted:
        return 0 if options and not options[0].ids else None
    for number, option in enumerate(options):
        if len(option.ids) > len(wanted) + SPARE_NAMES:
            continue
        if means(wanted[0][0], [name for place_id in option.ids for name in names.get(place_id, (place_id,))]):
            return number
    return None


if __name__ == "__main__":
    train_by_command(__doc__, place_cases, WEIGHTS, _STRENGTH)
