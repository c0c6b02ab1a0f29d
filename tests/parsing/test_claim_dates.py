"""Dates of claims: which date of a text dates which event, sentence by sentence.

Belongs here: the scope of a date, inheritance, days between events, days of reports. Does not belong here: what the
words of a date mean (test_dates.py, test_date_forms.py).
"""

from __future__ import annotations

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import claims_of, read

# The day of publication is Wednesday, 15 May 2024.
OWN_DATES = [
    ("شنت طائرات غارة على غزة الخميس، وخطفت القوات ثلاثة رجال، وفق ما أعلن مصدر الأحد.", "air_strike", "2024-05-09"),
    ("عقدت الجامعة العربية اجتماعا عقب هجوم وقع الجمعة في الخرطوم.", "attack", "2024-05-10"),
    ("عقدت الجامعة العربية اجتماعا عقب هجوم وقع الجمعة في الخرطوم.", "meeting", None),
    ("عقد الوزراء اجتماعا على خلفية الاحتجاجات التي اندلعت الجمعة في بغداد.", "demonstration", "2024-05-10"),
    ("عقد الوزراء اجتماعا على خلفية الاحتجاجات التي اندلعت الجمعة في بغداد.", "meeting", None),
    ("بعد أن فر من سجن كابل الصيف الماضي، اعتقلت الشرطة قائدا في طالبان.", "arrest", None),
    ("هاجم مسلحون الثلاثاء حاجزا في مالي، وذلك بعد أيام من تفجير انتحاري في غاو.", "bombing", None),
    ("هاجم مسلحون الثلاثاء حاجزا في مالي، وذلك بعد أيام من تفجير انتحاري في غاو.", "attack", "2024-05-14"),
    ("مدد السودان الهدنة مع المتمردين في دارفور حتى نهاية العام.", "agreement", None),
    ("قتل عشرة في حماة يوم 3 مايو. ويومها، أطلق مسلحون النار في حمص وقتلوا ثلاثة.", "attack", "2024-05-03"),
    ("خلص تحقيق دولي الخميس إلى أن صاروخا أطلق على حمص.", "shelling", "2024-05-09"),
    ("قتل خمسون في هجمات منذ بدء الاحتجاجات على الحدود بين غزة وإسرائيل أواخر آذار الماضي.", "attack", "2024-03-21"),
    ("ومنذ انسحابها من مقديشو في عام 2011، فقدت حركة الشباب السيطرة على بيدوا.", "withdrawal", "2011-01-01"),
    ("قصفت مقاتلات إدلب الثلاثاء. وتزامنت الغارات مع تقدم لقوات النظام في حماة.", "offensive", "2024-05-14"),
    ("شن مسلحون هجوما في زامفارا الاثنين. وتم إحراق منازل وقتل نساء في الهجوم.", "destruction", "2024-05-13"),
    ("ففي 11 مارس، فجر انتحاري نفسه بينما كان موظفون في كابول ينتظرون حافلة خلال شهر رمضان، ما أدى إلى مقتل 12.",
     "bombing", "2024-03-11"),
    ("اعتقلت الشرطة شقيق أبو عمر، الذي قتل منذ عامين، خلال عملية في اسطنبول الشهر الحالي.", "arrest", "2024-05-01"),
    ("تحمل إسرائيل حركة حماس التي تسيطر على القطاع منذ 2007 مسؤولية مقتل جندي في غزة الثلاثاء.", "armed_clash",
     "2024-05-14"),
    ("الغارات على صعدة هي الأعنف منذ شهر، حين قتلت غارات سعودية 20 مدنيا في حجة.", "air_strike", "2024-04-01"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subtype", "first"), OWN_DATES)
def test_a_date_belongs_to_the_event_of_its_clause(
    lexicon: Lexicon, text: str, subtype: str, first: str | None
) -> None:
    days = [str(claim.date_start) if claim.date_start else None for claim in claims_of(lexicon, text, subtype)]
    assert first in days
    assert first is not None or set(days) == {None}


@pytest.mark.parametrize(
    ("text", "subtype", "first"),
    [
        ("قصفت مقاتلات روسية إدلب السبت، وذلك بعد يوم من قمة في طهران.", "meeting", "2024-05-10"),
        ("قصفت مقاتلات روسية إدلب بعد يومين من قمة عقدت في طهران الجمعة.", "air_strike", "2024-05-12"),
        ("انفجرت سيارة مفخخة في مقديشو الثلاثاء، غداة هجوم على قاعدة للجيش في بيدوا.", "armed_clash", "2024-05-13"),
        (
            "اندلعت اشتباكات في الزاوية الأحد. وفي اليوم التالي قصفت طائرة مسيرة ميناء المدينة.",
            "air_strike",
            "2024-05-13",
        ),
        ("قصفت طائرات أم درمان السبت. وقبل ذلك بيومين هاجم مسلحون سوقا في الفاشر.", "attack", "2024-05-09"),
    ],
)
def test_lengths_between_events_date_the_one_by_the_other(
    lexicon: Lexicon, text: str, subtype: str, first: str
) -> None:
    assert first in {str(claim.date_start) for claim in claims_of(lexicon, text, subtype)}


def test_a_sum_goes_on_with_the_period_of_the_sum_before_it(lexicon: Lexicon) -> None:
    text = "يقاتل الجيش المتمردين منذ ثلاث سنوات في اليمن. وشن خلال تلك السنوات آلاف الغارات الجوية على صعدة."
    (raids,) = claims_of(lexicon, text, "air_strike")
    assert (str(raids.date_start), str(raids.date_end), raids.is_aggregate) == ("2021-05-15", "2024-05-15", True)


def test_a_headline_has_the_day_of_the_lead_it_sums_up(lexicon: Lexicon) -> None:
    lead = "قصفت طائرات حربية، الثلاثاء، مواقع في مديرية نهم بعد معارك عنيفة."
    headline = read(lexicon, lead, "غارات جوية على صنعاء").claims[0]
    assert (headline.event_subtype, str(headline.date_start)) == ("air_strike", "2024-05-14")


def test_what_follows_an_attack_has_its_day(lexicon: Lexicon) -> None:
    text = "فجر انتحاري نفسه في كابل السبت. وذكر شهود أن قوات الأمن طوقت الحي."
    (cordon,) = claims_of(lexicon, text, "deployment")
    assert (str(cordon.date_start), cordon.date_basis) == ("2024-05-11", "inherited")


def test_a_statement_has_the_day_on_which_its_speaker_spoke_before(lexicon: Lexicon) -> None:
    text = (
        "دانت الخارجية الروسية الثلاثاء قصف القنصلية. "
        "وأكدت الخارجية الروسية أن الهجوم غير مقبول وطالبت بمحاسبة المسؤولين."
    )
    days = {str(claim.date_start) for claim in read(lexicon, text).claims if claim.event_type == "statement"}
    assert days == {"2024-05-14"}


def test_what_a_statement_demands_keeps_its_own_date(lexicon: Lexicon) -> None:
    text = "طالبت فرنسا بالتحقيق في الهجوم الذي وقع الجمعة في الخرطوم."
    statements = [claim for claim in read(lexicon, text).claims if claim.event_type == "statement"]
    assert [claim.date_start for claim in statements] == [None]


@pytest.mark.parametrize(
    ("text", "subtype", "status"),
    [
        ("تعقد الدول الضامنة قمة في أنقرة الأسبوع المقبل.", "meeting", "planned"),
        ("ينظم المعارضون مظاهرة في تونس السبت المقبل.", "demonstration", "planned"),
    ],
)
def test_an_event_dated_after_publication_is_a_plan(lexicon: Lexicon, text: str, subtype: str, status: str) -> None:
    assert [claim.status for claim in claims_of(lexicon, text, subtype)] == [status]


def test_what_is_called_for_lies_ahead(lexicon: Lexicon) -> None:
    (strike,) = claims_of(lexicon, "دعت النقابات إلى مظاهرة الجمعة في الجزائر.", "demonstration")
    assert str(strike.date_start) == "2024-05-17"


def test_an_adjective_with_not_begins_no_clause(lexicon: Lexicon) -> None:
    """«غير» is a clause of its own only before «أن»."""
    claim = read(lexicon, "نفذت القوات عشر غارات بطائرات غير مأهولة على صنعاء الأحد.").claims[0]
    assert claim.date_basis == "relative"


def test_an_attack_goes_on_about_the_violence_before_it(lexicon: Lexicon) -> None:
    text = (
        "قتل تسعة في هجوم على فندق في كيسمايو الأحد. وبدأ الهجوم عندما انفجرت سيارة مفخخة عند البوابة. "
        "وقصفت طائرة أمريكية الجمعة مواقع قرب بلدوين."
    )
    assert {str(claim.date_start) for claim in claims_of(lexicon, text, "bombing")} == {"2024-05-12"}


def test_what_still_goes_on_has_no_day_of_long_ago(lexicon: Lexicon) -> None:
    text = "طرد الجيش داعش من آخر معاقله في العراق أواخر عام 2017، إلا أن خلاياه لا تزال تشن هجمات على القوات الأمنية."
    assert {claim.date_start for claim in claims_of(lexicon, text, "armed_clash")} == {None}


def test_what_happened_in_the_last_months_has_no_day_of_the_text_around(lexicon: Lexicon) -> None:
    text = (
        "قصفت الطائرات الروسية إدلب السبت وقتل 5 مدنيين. وشنت إسرائيل خلال الأشهر الماضية غارات عدة على قواعد سورية. "
        "وسيطر الجيش على قرى في الأسابيع الأخيرة."
    )
    assert [bool(claim.date_start) for claim in read(lexicon, text).claims] == [True, False, False]


def test_a_length_of_time_counts_from_the_day_named_before_it(lexicon: Lexicon) -> None:
    text = "دعا الرئيس اليوم الأربعاء مواطني بلاده إلى التعاون بعد يوم من هجومين استهدفا مقر الجيش في واغادوغو."
    (attack,) = claims_of(lexicon, text, "armed_clash")
    assert str(attack.date_start) == "2024-05-14"
