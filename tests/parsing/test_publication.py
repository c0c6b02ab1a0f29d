"""Publication: an article without a delivered date in, what its own words say about its day out."""

from __future__ import annotations

from datetime import date

from assets.parsing.dates.date_vocabulary import load_vocabulary
from assets.parsing.dates.publication import infer_publication
from assets.parsing.model import PublicationDate
from tests.parsing.test_dates import read

MINISTER = ("أشتون كارتر", date(2015, 2, 17), date(2017, 1, 20))
ELECTED = ("دونالد ترامب", date(2016, 11, 9), date(2017, 1, 19))


def infer(text: str, *terms: tuple[str, date, date | None], delivered: date | None = None) -> PublicationDate:
    """Return the publication date of a text."""
    return infer_publication(read(text, delivered), load_vocabulary(), terms)


def test_a_delivered_date_is_taken_as_given() -> None:
    found = infer("قصفت البلدة في 10/12/2016", delivered=date(2017, 1, 2))
    assert (found.on, found.basis, found.earliest, found.latest) == (date(2017, 1, 2), "given", found.on, found.on)


def test_a_date_line_states_the_date() -> None:
    found = infer("حلب - 10/12/2016 - قصفت الطائرات البلدة وسقط عدد من الجرحى.")
    assert (found.on, found.basis) == (date(2016, 12, 10), "stated")


def test_today_with_a_full_date_states_the_date() -> None:
    found = infer("قصفت الطائرات البلدة اليوم السبت 10 ديسمبر 2016 وسقط عدد من الجرحى.")
    assert (found.on, found.basis) == (date(2016, 12, 10), "stated")


def test_office_holders_bound_the_date_and_the_reason_names_them() -> None:
    found = infer("قال الوزير إن القوات ستبقى.", MINISTER, ELECTED)
    assert (found.on, found.basis) == (None, "inferred")
    assert (found.earliest, found.latest) == (date(2016, 11, 9), date(2017, 1, 19))
    assert "ترامب" in found.reason


def test_a_full_date_told_as_past_is_the_earliest_day() -> None:
    found = infer("قصفت الطائرات البلدة في 3 مارس 2015 ثم في 10/12/2016 وسقط عدد من الجرحى هناك.")
    assert (found.basis, found.earliest, found.latest) == ("inferred", date(2016, 12, 10), None)


def test_a_full_date_told_as_future_is_no_lower_bound() -> None:
    found = infer("وقعت الاشتباكات عام 2015. وستجرى الانتخابات في 10/12/2018 بحسب المفوضية في البلاد.")
    assert (found.basis, found.earliest) == ("inferred", date(2015, 1, 1))


def test_a_month_told_as_past_lies_within_narrow_bounds() -> None:
    found = infer("بدأ الهجوم في منتصف نوفمبر.", MINISTER, ELECTED)
    assert found.earliest == date(2016, 11, 11)


def test_a_weekday_with_day_and_month_pins_the_date_within_the_bounds() -> None:
    assert infer("قصفت البلدة اليوم السبت 10 ديسمبر وسقط جرحى.", MINISTER).on == date(2016, 12, 10)
    assert infer("قصفت البلدة أمس السبت 10 ديسمبر وسقط جرحى.", MINISTER).on == date(2016, 12, 11)


def test_a_bare_weekday_infers_nothing() -> None:
    found = infer("قصفت البلدة السبت وسقط جرحى.")
    assert (found.on, found.basis, found.earliest, found.latest) == (None, "unknown", None, None)
    assert found.reason


def test_terms_that_exclude_each_other_leave_the_date_unknown() -> None:
    found = infer("قال الوزير.", MINISTER, ("خلف", date(2018, 1, 1), None))
    assert found.basis == "unknown"
    assert "contradiction" in found.reason
