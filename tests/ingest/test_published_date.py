"""Publication dates as deliveries write them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.ingest.published_date import read_published


@pytest.mark.parametrize(
    "written",
    ["2016-12-10", "2016/12/10", "10/12/2016", "10-12-2016", "٢٠١٦-١٢-١٠", " 2016-12-10 ", "20161210"],
)
def test_a_date_is_read(written):
    assert read_published(written, None) == (date(2016, 12, 10), None, ())


@pytest.mark.parametrize(
    "written",
    [
        "2016-12-10T23:30:00+03:00",
        "2016-12-10 23:30:00 +0300",
        "2016-12-10T23:30:00.000+03:00",
        "Sat, 10 Dec 2016 23:30:00 +0300",
    ],
)
def test_the_day_is_the_local_one_and_not_that_of_utc(written):
    published = read_published(None, written)
    assert published.on == date(2016, 12, 10)
    assert published.at == datetime(2016, 12, 10, 20, 30, tzinfo=UTC)


def test_the_first_hour_of_a_day_stays_in_that_day():
    assert read_published(None, "2016-12-11T01:00:00+03:00").on == date(2016, 12, 11)


def test_a_time_without_zone_gives_a_day_and_no_moment():
    assert read_published(None, "2016-12-10T23:30:00") == (date(2016, 12, 10), None, ())


@pytest.mark.parametrize(
    "written", ["12/25/2016", "أمس", "2016-02-30", "0001-01-01", 1481328000, "1481328000", ["2016"], True]
)
def test_an_unreadable_date_is_remarked_and_no_error(written):
    published = read_published(written, None)
    assert (published.on, published.at) == (None, None)
    assert "published_on could not be read" in published.notes[0]


def test_published_on_goes_before_published_at_and_the_difference_is_remarked():
    published = read_published("2016-12-09", "2016-12-10T08:00:00Z")
    assert published.on == date(2016, 12, 9)
    assert "differ" in published.notes[0]


@given(st.one_of(st.text(), st.integers(), st.floats(), st.lists(st.text())), st.text())
def test_no_value_raises(on_value, at_value):
    read_published(on_value, at_value)
