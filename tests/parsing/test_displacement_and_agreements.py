"""People driven from home and counted, agreements and their parties, prisoners exchanged.

Belongs here: constructions beside those of test_political_events.py. Does not belong here: evacuations.
"""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import claims_of, read, roles_of


@pytest.mark.parametrize(
    ("text", "displaced"),
    [
        ("أجبرتهم المليشيات على الرحيل عن منازلهم في القرية.", []),
        ("هجّرت مليشيا الحوثي سكان قرية في البيضاء.", []),
        ("وصل 2000 لاجئ أفغاني إلى إيران.", [2000]),
        ("عبر أكثر من 100 ألف لاجئ الحدود إلى بنغلادش.", [100_000]),
        ("بلغ عدد النازحين في مأرب مليوني شخص.", [2_000_000]),
    ],
)
def test_people_driven_off_arriving_or_counted_are_displaced(lexicon: Lexicon, text: str, displaced: list[int]) -> None:
    parsed = read(lexicon, text)
    assert [claim.event_subtype for claim in parsed.claims] == ["flight"]
    assert [count.best for count in parsed.casualties if count.outcome == "displaced"] == displaced


@pytest.mark.parametrize(
    "text",
    [
        "وصلت أوضاع النازحين في اليمن إلى مرحلة كارثية.",
        "ناقش الاجتماع عدد اللاجئين.",
        "أعرب عبر تويتر عن تضامنه مع النازحين في مأرب.",
    ],
)
def test_speaking_of_displaced_people_moves_nobody(lexicon: Lexicon, text: str) -> None:
    assert claims_of(lexicon, text, "flight") == []


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("أعلنت الحكومة اليمنية والحوثيون التوصل إلى اتفاق لتبادل ألف أسير.", {"ye.government", "ye.houthis"}),
        ("وقعت الولايات المتحدة وحركة طالبان في الدوحة اتفاقا لإحلال السلام.", {"state.us", "af.taliban"}),
        ("توصلت السعودية وإيران إلى اتفاق لاستئناف العلاقات.", {"state.sa", "state.ir"}),
        ("الولايات المتحدة وطالبان توقعان اتفاق سلام في الدوحة.", {"state.us", "af.taliban"}),
        ("أعلنت قطر ومصر التوصل إلى اتفاق بين إسرائيل وحماس.", {"state.il", "ps.hamas"}),
        ("توصل طرفا النزاع في اليمن إلى اتفاق حول الحديدة.", set()),
    ],
)
def test_who_concludes_an_agreement_is_its_party(lexicon: Lexicon, text: str, parties: set[str]) -> None:
    (claim,) = claims_of(lexicon, text, "agreement")
    assert {p.actor_id for p in claim.participants if p.role == "attendee"} == parties


def test_who_reaches_an_agreement_reports_nothing(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "توصلت السعودية وإيران إلى اتفاق لاستئناف العلاقات.", "agreement")
    assert claim.attributed_to == ()


def test_other_events_before_an_agreement_do_not_conclude_it(lexicon: Lexicon) -> None:
    assert claims_of(lexicon, "وقعت شركة النفط اتفاقا مع شركة بريطانية.", "agreement") == []


@pytest.mark.parametrize(
    ("text", "status", "roles"),
    [
        ("تبادلت موسكو وكييف 200 أسير حرب.", "occurred", {"state.ru": "actor", "state.ua": "actor"}),
        ("أعلنت الحكومة اليمنية والحوثيون التوصل إلى اتفاق لتبادل ألف أسير.", "planned",
         {"ye.government": "actor", "ye.houthis": "actor"}),
    ],
)  # fmt: skip
def test_prisoners_that_two_sides_exchange_are_released(
    lexicon: Lexicon, text: str, status: str, roles: dict[str, str]
) -> None:
    (claim,) = claims_of(lexicon, text, "release")
    assert (claim.status, roles_of(claim)) == (status, roles)


def test_fire_or_accusations_exchanged_release_nobody(lexicon: Lexicon) -> None:
    assert claims_of(lexicon, "تبادل الجيش والحوثيون إطلاق النار وقتل أسير.", "release") == []
    assert claims_of(lexicon, "تبادل طرفا الصراع الاتهامات بخرق الهدنة.", "release") == []


def test_who_mediates_stands_behind_the_word(lexicon: Lexicon) -> None:
    (claim,) = claims_of(lexicon, "أفرج الحوثيون عن بريطانيين بوساطة عمانية.", "mediation")
    assert roles_of(claim) == {"state.om": "actor"}
