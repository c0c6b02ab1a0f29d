"""Who takes no part: names beside an event that neither do nor suffer it.

Belongs here: waters, bases and airports with somebody's name, who looks into an attack, whose clause begins behind it.
Does not belong here: who does take part (test_participants.py, test_participants_elsewhere.py).
"""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import claims_of, read, roles_of


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("مظاهرات جديدة مرتقبة، قال الوزير إسماعيل هنية.", "demonstration"),
        ("اعتقال شخص في محيط السفارة الأميركية بالقاهرة.", "arrest"),
        ("انفجار عبوة ناسفة قرب الحدود، على ما أعلن الجيش الإسرائيلي.", "bombing"),
        ("مظاهرات حاشدة على الحدود بين قطاع غزة وإسرائيل.", "demonstration"),
    ],
)
def test_who_stands_beside_an_event_takes_no_part(lexicon: Lexicon, text: str, subtype: str) -> None:
    assert all(roles_of(claim) == {} for claim in claims_of(lexicon, text, subtype))


def test_a_river_with_the_name_of_a_state_and_a_base_are_no_parties(lexicon: Lexicon) -> None:
    (attack,) = claims_of(lexicon, "هاجم مسلحون سفينة ركاب على نهر النيجر وقتلوا 49 مدنيا.", "attack")
    assert ([p.actor_id for p in attack.participants], attack.place_ids) == (["generic.gunmen"], ())
    (protest,) = claims_of(lexicon, "تظاهر الآلاف السبت أمام القاعدة الفرنسية في نيامي.", "demonstration")
    assert "org.alqaeda" not in {p.actor_id for p in protest.participants}


def test_whose_clause_begins_behind_the_attackers_attacks_with_nobody(lexicon: Lexicon) -> None:
    text = "مقتل 15 جنديا في هجوم لجهاديين والجيش يعلن تحييد العشرات"
    attackers = {p.actor_id for claim in read(lexicon, text).claims for p in claim.participants if p.role == "actor"}
    assert attackers == {"generic.jihadists"}


def test_who_acts_behind_the_dead_is_not_joined_to_them(lexicon: Lexicon) -> None:
    (capture,) = claims_of(lexicon, "مصرع 17 حوثيا والجيش اليمني يحرر مواقع استراتيجية في نهم", "territory_capture")
    assert [(p.actor_id, p.role) for p in capture.participants] == [("ye.army", "actor")]


def test_who_looks_into_an_attack_has_not_made_it(lexicon: Lexicon) -> None:
    text = "تحقق منظمة حظر الأسلحة الكيميائية في تقارير حول شن هجوم كيميائي في مدينة دوما."
    (attack,) = claims_of(lexicon, text, "chemical_attack")
    assert attack.participants == ()


def test_the_second_land_behind_a_preposition_strikes_nobody(lexicon: Lexicon) -> None:
    (strike,) = claims_of(lexicon, "قتل 40 من عناصر تنظيم داعش في ضربات جوية في سوريا والعراق.", "air_strike")
    assert "state.iq" not in {p.actor_id for p in strike.participants}


def test_the_state_of_a_capital_has_not_made_the_explosions_there(lexicon: Lexicon) -> None:
    claim = read(lexicon, "هز انفجاران العاصمة الصومالية مقديشو.").claims[0]
    assert not claim.participants


def test_an_airport_named_after_a_king_names_no_king(lexicon: Lexicon) -> None:
    (strike,) = claims_of(lexicon, "استهدف الحوثيون مطار الملك خالد الدولي في الرياض بصاروخ.", "shelling")
    assert [(p.actor_id, p.role) for p in strike.participants] == [("ye.houthis", "actor")]


def test_the_authorities_of_a_country_named_for_its_border_do_not_speak(lexicon: Lexicon) -> None:
    text = (
        "شن مسلحون هجمات في واغادوغو عاصمة بوركينا فاسو وبالقرب من الحدود مع مالي. "
        "وأعلنت السلطات أن أربعة مسلحين قتلوا في مقر جيش بوركينا فاسو."
    )
    assert not {"ml.government"} & {speaker for claim in read(lexicon, text).claims for speaker in claim.attributed_to}


def test_a_council_attacks_nobody(lexicon: Lexicon) -> None:
    text = "تجددت غارات النظام السوري على الغوطة الشرقية، رغم قرار تبناه مجلس الأمن الدولي مساء السبت."
    strikes = claims_of(lexicon, text, "air_strike")
    assert "org.un_sc" not in {p.actor_id for claim in strikes for p in claim.participants}
