"""Places by weight: places of the text around a claim that outweigh what the rules made of it.

Belongs here: what the weights may do and what not. Does not belong here: places by rule (test_claim_places.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assets.parsing.claims.claim_draft import ClaimDraft
from assets.parsing.claims.judged_places import JudgedPlace, judge_by_weight
from assets.parsing.claims.place_options import PlaceOption
from assets.parsing.judgement.choice_model import CHOSEN
from assets.parsing.judgement.linear_model import LinearModel
from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import read

ARTICLE = (
    "قصفت طائرات مدينة إدلب السبت. وقتل ثلاثة مدنيين في الغارات. "
    "وكانت قوات النظام قصفت خان شيخون الجمعة. ومنذ 2011 قتل في سوريا آلاف المدنيين."
)


def options_of(lexicon: Lexicon, text: str) -> list[tuple[ClaimDraft, list[PlaceOption]]]:
    """Return every claim with the options its place is chosen from."""
    seen: list[tuple[ClaimDraft, list[PlaceOption]]] = []

    def listen(draft: ClaimDraft, options: Sequence[PlaceOption]) -> JudgedPlace | None:
        seen.append((draft, list(options)))
        return None

    read(replace(lexicon, judge_place=listen), text)
    return seen


def test_the_first_option_is_the_place_of_the_rules(lexicon: Lexicon) -> None:
    seen = options_of(lexicon, ARTICLE)
    assert seen
    assert all(options[0].ids == draft.place_ids for draft, options in seen)


def test_the_options_are_places_that_the_text_names_each_once(lexicon: Lexicon) -> None:
    for _, options in options_of(lexicon, ARTICLE):
        first = [option.ids[0] for option in options if option.ids]
        assert len(first) == len(set(first))


def test_a_note_of_a_few_sentences_is_left_to_the_rules(lexicon: Lexicon) -> None:
    assert not options_of(lexicon, "قصفت طائرات مدينة إدلب. وقتل ثلاثة مدنيين في الغارات.")


def test_a_country_outweighs_a_town_in_it_only_where_a_claim_sums_up(lexicon: Lexicon) -> None:
    draft = options_of(lexicon, ARTICLE)[0][0]
    town = PlaceOption(("gn:1",), True, False, ("town",))
    country = PlaceOption(("cc:SY",), False, True, ("country",))
    model = LinearModel((CHOSEN,), (0.0,), {"country": (3.0,)})
    draft.is_aggregate = False
    assert judge_by_weight(model, draft, [town, country]) is None
    draft.is_aggregate = True
    judged = judge_by_weight(model, draft, [town, country])
    assert judged is not None
    assert judged.option is country
    assert judged.signs == ("country",)
