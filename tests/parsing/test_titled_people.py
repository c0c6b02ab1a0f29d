"""Men with a title: whom adjective, body and apposition announce, what befalls them, and who is not them.

Belongs here: persons that no table lists, found by the words in front of their names. Does not belong here: listed
actors (test_actors.py), whose word a report is in general (test_speaker_names.py).
"""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import claims_of, read


def persons_of(lexicon: Lexicon, text: str) -> dict[str, str]:
    """Return the names of the unlisted persons of a text, with the body that each belongs to."""
    return {person.name: person.parent_id for person in read(lexicon, text).actor_mentions if not person.is_known}


def names_in_role(lexicon: Lexicon, text: str, subtype: str, role: str) -> list[str]:
    """Return who has a role in the one claim of a subtype, ids for the listed ones."""
    names = {unlisted.id: unlisted.name for unlisted in read(lexicon, text).unlisted_actors}
    (claim,) = claims_of(lexicon, text, subtype)
    return [names.get(p.actor_id, p.actor_id) for p in claim.participants if p.role == role]


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        ("اعتقل الجنود القيادي الحوثي أبو سالم الريمي في صعدة.", "أبو سالم الريمي", "ye.houthis"),
        ("اعتقل الجنود القيادي الميداني البارز ماهر الكيلاني في جنين.", "ماهر الكيلاني", ""),
        ("اعتقل الجنود القيادي في حركة حماس ماهر الكيلاني في جنين.", "ماهر الكيلاني", "ps.hamas"),
        ("اعتقل الجنود الصحفي الفلسطيني ماهر الكيلاني في جنين.", "ماهر الكيلاني", ""),
        ("اعتقل الجنود المسعفة سارة الكيلاني في جنين.", "سارة الكيلاني", ""),
    ],
)
def test_adjectives_and_bodies_stand_between_a_title_and_the_name(
    lexicon: Lexicon, text: str, name: str, body: str
) -> None:
    assert persons_of(lexicon, text)[name] == body


def test_a_leader_without_a_name_leaves_his_group_alone(lexicon: Lexicon) -> None:
    assert persons_of(lexicon, "قتل القيادي الحوثي في صعدة.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "لقي القيادي الحوثي، قائد جبهة الساحل، أبو سالم الريمي، مصرعه في غارة جوية للتحالف العربي.",
        "القيادي الحوثي أبو سالم الريمي لقي مصرعه في غارة جوية للتحالف العربي.",
        "قتل القيادي الحوثي أبو سالم الريمي في غارة جوية للتحالف العربي.",
    ],
)
def test_a_named_man_who_meets_his_death_is_the_one_attacked(lexicon: Lexicon, text: str) -> None:
    assert names_in_role(lexicon, text, "air_strike", "recipient") == ["أبو سالم الريمي"]
    assert names_in_role(lexicon, text, "air_strike", "actor") == ["ye.coalition"]
