"""Claims: status, period, date, place and section of what a text says, sentence by sentence."""

from __future__ import annotations

from datetime import date

import pytest

from assets.parsing.lexicon_loader import Lexicon
from tests.parsing.claim_reader import claims_of, read


@pytest.mark.parametrize(
    ("text", "subtype", "status"),
    [
        ("سترسل تركيا قوات إلى طرابلس خلال أيام.", "deployment", "planned"),
        ("تستعد قوات حفتر لشن هجوم على مدينة سرت.", "offensive", "planned"),
        ("نفت روسيا قصف مستشفى في إدلب.", "unspecified_bombardment", "denied"),
        ("لم تستهدف المقاتلات أي موقع في مدينة حماة.", "air_strike", "denied"),
        ("اتهمت الحكومة اليمنية الحوثيين بقصف حي سكني في تعز.", "unspecified_bombardment", "alleged"),
        ("حذرت الأمم المتحدة من احتمال هجوم على مدينة رفح.", "attack", "hypothetical"),
        ("دعت النقابة إلى مظاهرة حاشدة في تونس.", "demonstration", "called_for"),
        ("لا تزال الاشتباكات مستمرة في حي الشجاعية.", "armed_clash", "ongoing"),
        ("سيطر الجيش السوري على بلدة خان شيخون.", "territory_capture", "occurred"),
    ],
)
def test_the_words_before_an_event_tell_its_status(lexicon: Lexicon, text: str, subtype: str, status: str) -> None:
    assert [claim.status for claim in claims_of(lexicon, text, subtype)] == [status]


@pytest.mark.parametrize(
    ("text", "subtype", "is_aggregate"),
    [
        ("قتل 1200 مدني في غارات على صنعاء خلال الأشهر الماضية.", "air_strike", True),
        ("أدت غارات التحالف على صنعاء منذ مطلع العام إلى مقتل 300 مدني.", "air_strike", True),
        ("أودى النزاع في دارفور بحياة آلاف المدنيين.", "armed_clash", True),
        ("تعرضت مدينة خاركيف لقصف يوم الاثنين.", "unspecified_bombardment", False),
        ("قتل خمسة أشخاص في قصف من قبل قوات النظام على دوما.", "unspecified_bombardment", False),
    ],
)
def test_a_claim_that_sums_up_a_period_is_an_aggregate(
    lexicon: Lexicon, text: str, subtype: str, is_aggregate: bool
) -> None:
    assert [claim.is_aggregate for claim in claims_of(lexicon, text, subtype)] == [is_aggregate]


def test_a_span_that_runs_since_a_day_ends_with_the_publication(lexicon: Lexicon) -> None:
    (claim,) = read(lexicon, "أدت غارات التحالف على صنعاء منذ مطلع العام إلى مقتل 300 مدني.").claims
    assert (claim.date_start, claim.date_end) == (date(2024, 1, 1), date(2024, 5, 15))


def test_a_mention_without_date_and_place_inherits_those_of_the_mention_it_goes_on_about(lexicon: Lexicon) -> None:
    told, again = read(lexicon, "تعرضت مدينة خاركيف لقصف يوم الاثنين. وأدى القصف إلى مقتل ثلاثة أشخاص.").claims
    assert (told.date_start, told.date_basis, told.place_basis) == (date(2024, 5, 13), "relative", "explicit")
    assert (again.date_start, again.date_basis, again.place_basis) == (date(2024, 5, 13), "inherited", "inherited")
    assert again.place_id == told.place_id


def test_the_day_of_the_announcement_is_not_the_day_of_the_event(lexicon: Lexicon) -> None:
    (claim,) = read(lexicon, "أعلن الجيش الأحد مقتل ثلاثة جنود في كمين وقع السبت قرب كركوك.").claims
    assert claim.date_start == date(2024, 5, 11)


def test_where_only_the_day_of_the_announcement_is_said_the_event_inherits_it(lexicon: Lexicon) -> None:
    (claim,) = read(lexicon, "أعلن مصدر أمني الأحد مقتل خمسة مدنيين بقصف على الفلوجة.").claims
    assert (claim.date_start, claim.date_basis) == (date(2024, 5, 12), "inherited")


def test_where_no_day_is_said_the_event_has_no_date_and_says_why(lexicon: Lexicon) -> None:
    (claim,) = read(lexicon, "أعلن مصدر أمني مقتل خمسة مدنيين بقصف على الفلوجة.").claims
    assert (claim.date_start, claim.date_precision) == (None, "unknown")
    assert "date: the text does not say" in claim.missing


def test_a_headline_inherits_the_date_of_the_body(lexicon: Lexicon) -> None:
    text = "قتل أربعة جنود عندما انفجرت عبوة ناسفة بدوريتهم في كركوك الثلاثاء."
    headline, body = read(lexicon, text, headline="مقتل أربعة جنود بتفجير في كركوك").claims
    assert (headline.section, body.section) == ("headline", "body")
    assert (headline.date_start, headline.date_basis) == (date(2024, 5, 14), "inherited")
    assert (body.date_start, body.date_basis) == (date(2024, 5, 14), "relative")
    assert headline.event_subtype == body.event_subtype == "bombing"


def test_every_count_belongs_to_the_claim_that_can_have_that_outcome(lexicon: Lexicon) -> None:
    article = read(lexicon, "ذبح مسلحون ثمانية رعاة وخطفوا امرأتين في ولاية بورنو.")
    counts = {(article.claims[count.claim_no].event_subtype, count.outcome, count.best) for count in article.casualties}
    assert counts == {("attack", "killed", 8), ("abduction", "detained", 2)}
