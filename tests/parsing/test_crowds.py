"""Crowds: who dispersed, stormed or demanded, and where; whom the street stands by is no scene.

Belongs here: constructions beside those of test_protest_and_other_sentences.py. Does not belong here: street fights.
"""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import claims_of, read, roles_of


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("أحرق محتجون مقر المحافظة في البصرة.", "riot"),
        ("اقتحم متظاهرون مبنى البرلمان.", "riot"),
        ("محتجون يقتحمون القصر الرئاسي في كولومبو.", "riot"),
        ("حاول متظاهرون اقتحام القنصلية في البصرة.", "riot"),
        ("أحرق متظاهرون إطارات السيارات.", "demonstration"),
        ("رفع المتظاهرون صور المعتقلين.", "demonstration"),
    ],
)
def test_a_crowd_that_storms_or_burns_riots_and_is_the_actor(lexicon: Lexicon, text: str, subtype: str) -> None:
    (claim,) = read(lexicon, text).claims
    assert (claim.event_subtype, roles_of(claim)) == (subtype, {"pop.protesters": "actor"})


def test_protesters_who_demand_are_there(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "طالب المتظاهرون برحيل الحكومة ومحاسبة الفاسدين.", "demonstration")
    assert (claim.status, roles_of(claim)) == ("occurred", {"pop.protesters": "actor"})


@pytest.mark.parametrize(
    ("text", "n_claims"),
    [
        ("فرقت الشرطة بالغاز المسيل للدموع أنصار المعارضة.", 1),
        ("فضت الشرطة بالقوة تجمعا للمعلمين.", 1),
        ("فرقت قوات الأمن متظاهرين حاولوا اقتحام المبنى.", 1),
        ("وصلت فرق الإنقاذ إلى مئات المنازل.", 0),
    ],
)
def test_crowds_are_dispersed_with_other_words_between(lexicon: Lexicon, text: str, n_claims: int) -> None:
    assert len(claims_of(lexicon, text, "demonstration")) == n_claims


def test_the_country_whose_streets_fill_does_not_march(lexicon: Lexicon) -> None:
    (claim,) = read(lexicon, "نزل الآلاف إلى شوارع تونس.").claims
    assert roles_of(claim) == {}
    assert claim.place_id is not None


def test_whom_a_march_stands_by_names_no_capital(lexicon: Lexicon) -> None:
    (claim,) = read(lexicon, "خرجت مسيرة حاشدة في العاصمة تضامنا مع غزة.").claims
    assert claim.place_id != "hand:ps.ramallah"


def test_who_shot_at_a_protest_did_not_march_in_it(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "قتل 4 متظاهرين برصاص قوات الأمن في أم درمان خلال احتجاجات.", "demonstration")
    assert (claim.place_id, roles_of(claim)) == ("hand:sd.omdurman", {})
