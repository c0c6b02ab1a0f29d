"""Parties by pattern: one sentence for each way in which Arabic news names who does it and to whom.

Belongs here: the plain patterns, each with both sides. Does not belong here: what a pattern must not be taken for
(test_participants.py, test_participants_elsewhere.py).
"""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import read

HOUTHIS, COALITION, ARMY = {"ye.houthis"}, {"ye.coalition"}, {"ye.army"}

PATTERNS = [
    ("شن طيران التحالف غارات على مواقع الحوثيين في صعدة.", COALITION, HOUTHIS),
    ("استهدفت غارات التحالف أهدافا لميليشيات الحوثي في صعدة.", COALITION, HOUTHIS),
    ("غارات للتحالف تستهدف مواقع الحوثيين في صعدة.", COALITION, HOUTHIS),
    ("تعرضت مواقع للحوثيين في صعدة لقصف جوي من قبل التحالف.", COALITION, HOUTHIS),
    ("تعرضت مواقع الحوثيين في صعدة لغارات من طيران التحالف.", COALITION, HOUTHIS),
    ("قتل 20 مسلحا حوثيا في غارات للتحالف على صعدة.", COALITION, HOUTHIS),
    ("مقتل قيادي حوثي بارز في غارة للتحالف بالحديدة.", COALITION, HOUTHIS),
    ("مقتل 30 حوثيا بنيران الجيش اليمني في نهم.", ARMY, HOUTHIS),
    ("قتل 20 من مسلحي الحوثي في مواجهات مع الجيش اليمني في تعز.", HOUTHIS, ARMY),
    ("اندلعت اشتباكات عنيفة بين الجيش اليمني وميليشيات الحوثي في الحديدة.", ARMY, HOUTHIS),
    ("تحرير مواقع استراتيجية من قبضة الحوثيين في البيضاء.", set(), HOUTHIS),
    ("سقطت صواريخ الحوثيين على جازان.", HOUTHIS, set()),
    ("دمرت المقاتلات منصة صواريخ الحوثيين.", set(), HOUTHIS),
    ("أصابت قذائف الحوثيين منازل في تعز.", HOUTHIS, set()),
    ("انفجر لغم زرعه الحوثيون في حيس وقتل مدنيين.", HOUTHIS, set()),
    ("استهدف هجوم لطالبان مقرا للشرطة الأفغانية في قندهار.", {"af.taliban"}, {"af.police"}),
    ("فجر انتحاري من تنظيم داعش نفسه وسط تجمع لقوات سوريا الديمقراطية.", {"org.islamic_state"}, {"sy.sdf"}),
    ("تبنى تنظيم داعش تفجيرا استهدف حاجزا لقوات سوريا الديمقراطية.", {"org.islamic_state"}, {"sy.sdf"}),
    ("قتل 12 جنديا سوريا في هجوم لتنظيم الدولة الإسلامية في البادية.", {"org.islamic_state"}, {"sy.army"}),
    ("اعتقال قيادي في تنظيم داعش على يد القوات العراقية.", {"iq.army"}, {"org.islamic_state"}),
    ("طرد الجيش العراقي تنظيم داعش من قضاء راوة.", {"iq.army"}, {"org.islamic_state"}),
    ("أعلنت تركيا تحييد 40 من مسلحي حزب العمال الكردستاني شمالي العراق.", {"state.tr"}, {"tr.pkk"}),
    ("قتلت القوات الأميركية مدنيين في قندوز.", {"us.army"}, set()),
    ("قتلت غارة أميركية زعيم حركة طالبان باكستان.", {"state.us"}, {"pk.taliban"}),
    ("استهدف قصف للجيش السوري مستشفى في الغوطة.", {"sy.army"}, set()),
    ('تم تفجير السفارة الأميركية في بيروت من قبل "حزب الله" وقتل 63.', {"lb.hezbollah"}, {"us.embassy"}),
    ("قتل سبعة مدنيين في قصف بالهاون طاول منزلين ونسب إلى الحوثيين.", HOUTHIS, set()),
    ("حاول الحوثيون التسلل إلى مواقع الجيش اليمني وقتل 3 منهم.", HOUTHIS, ARMY),
    ("مقتل قائد بداعش في غارة في سيناء.", set(), {"org.islamic_state"}),
    ("أسقط مسلحون طائرة روسية في إدلب وقتل طيارها.", {"generic.gunmen"}, {"state.ru"}),
    ("استشهد ضابط ومجندان من الجيش المصري في انفجار عبوة ناسفة برفح.", set(), {"eg.army"}),
    ("فجر انتحاري نفسه في كابول وتبنى تنظيم الدولة الإسلامية العملية.", {"org.islamic_state"}, set()),
    ("لقي قائد عسكري كبير في القوات الحكومية اليمنية مصرعه في مأرب.", set(), ARMY),
    ("اعتقال قيادي بارز في تنظيم الدولة في الحسكة.", set(), {"org.islamic_state"}),
    ("قتلت طالبان 6 من عناصر تنظيم الدولة في نيمروز.", {"af.taliban"}, {"org.islamic_state"}),
    ("فرقت الشرطة المصرية مظاهرة في القاهرة واعتقلت 14 متظاهرا.", {"eg.police"}, set()),
    ("أعلنت حركة أنصار الله إسقاط طائرة استطلاع سعودية في عسير.", HOUTHIS, {"state.sa"}),
    ("أعلنت روسيا إسقاط 37 مسيرة أوكرانية.", {"state.ru"}, {"state.ua"}),
    ("إسقاط طائرة في الأراضي السورية.", set(), set()),
    ("العثور على 140 من ضحايا داعش في مقبرة جماعية.", set(), set()),
    ("شنت مقاتلات سعودية وإماراتية غارات على صنعاء.", {"state.sa", "state.ae"}, set()),
    ("قتل أبو بكر البغدادي في عملية أمريكية في إدلب.", {"state.us"}, {"person.baghdadi"}),
    ("مقتل 8 مسلحين في عملية للجيش المصري في سيناء.", {"eg.army"}, set()),
    ("قطعت المغرب علاقاتها مع إيران.", {"state.ma"}, {"state.ir"}),
    ("نددت تركيا بالهجوم الإسرائيلي على غزة.", {"state.tr", "state.il"}, {"state.il"}),
]


@pytest.mark.parametrize(("sentence", "actors", "recipients"), PATTERNS)
def test_who_does_it_and_to_whom(lexicon: Lexicon, sentence: str, actors: set[str], recipients: set[str]) -> None:
    parties = [party for claim in read(lexicon, sentence).claims for party in claim.participants]
    assert {party.actor_id for party in parties if party.role == "actor"} == actors
    assert {party.actor_id for party in parties if party.role == "recipient"} == recipients


@pytest.mark.parametrize("count", ["قتل قيادي", "مقتل ضابط كبير", "أصيب 7 جنود"])
def test_a_headline_may_end_with_those_who_were_struck(lexicon: Lexicon, count: str) -> None:
    (claim,) = read(lexicon, f"غارة إسرائيلية على غزة و{count}").claims
    assert [party.actor_id for party in claim.participants if party.role == "actor"] == ["state.il"]
