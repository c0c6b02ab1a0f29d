"""Participants by the learned judgement: parties that a clause leaves to its sentence or to the sentence before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assets.parsing.judgement.linear_model import LinearModel, read_model, write_model
from assets.parsing.lexicon_loader import PARTY_WEIGHTS, Lexicon
from tests.parsing.claim_reader import claims_of, roles_of

_STORY = " وتشهد المنطقة معارك عنيفة منذ أيام. وفر مئات السكان من القرى المجاورة. وسقط عشرات القتلى في المعارك."
"""The weights are for articles: a text of fewer sentences is left to the rules."""

LONE = "تواصل قوات البيشمركة تقدمها قرب سنجار، بعد طرد تنظيم الدولة الإسلامية من ثلاث قرى."
CLEARANCE = LONE + _STORY
HELD_TOWN = (
    "تخوض القوات العراقية معارك ضد تنظيم الدولة الإسلامية غرب الموصل. وقال ضابط إن القوات استعادت حي الزنجيلي." + _STORY
)


@pytest.mark.parametrize(
    ("text", "subtype", "roles"),
    [
        (CLEARANCE, "territory_capture", {"iq.peshmerga": "actor", "org.islamic_state": "recipient"}),
        (HELD_TOWN, "territory_capture", {"iq.army": "actor", "org.islamic_state": "recipient"}),
    ],
)
def test_the_sides_of_a_fight_are_those_of_the_clauses_around(
    lexicon: Lexicon, text: str, subtype: str, roles: dict[str, str]
) -> None:
    (claim,) = claims_of(lexicon, text, subtype)
    assert roles_of(claim) == roles


def test_a_role_by_judgement_says_what_spoke_for_it_and_one_by_grammar_says_nothing(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, CLEARANCE, "territory_capture")
    rules = {participant.actor_id: participant.rule for participant in claim.participants}
    assert rules["iq.peshmerga"].startswith("judged 0.")
    assert rules["org.islamic_state"] == ""


def test_without_a_model_participants_are_those_of_the_rules(lexicon: Lexicon) -> None:
    (claim,) = claims_of(replace(lexicon, party_model=None), CLEARANCE, "territory_capture")
    assert roles_of(claim) == {"org.islamic_state": "recipient"}


def test_a_lone_sentence_is_left_to_the_rules(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, LONE, "territory_capture")
    assert roles_of(claim) == {"org.islamic_state": "recipient"}


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = LinearModel(
        ("actor", "none"), (0.5, -0.25), {"spot=b00|rule=actor": (1.5, -1.5), "before it=علي|a": (-0.25, 0.25)}
    )
    write_model(tmp_path / "model.gz", model)
    assert read_model(tmp_path / "model.gz") == model


def test_the_weights_of_the_package_answer_with_the_three_roles_or_none() -> None:
    assert set(read_model(PARTY_WEIGHTS).answers) == {"actor", "recipient", "attendee", "none"}
