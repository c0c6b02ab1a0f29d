"""Names of private people are written over, letter by letter, and those of public people are not."""

from __future__ import annotations

import duckdb
import pytest

from assets.report.private_names import COVER, PrivateNames, private_names
from orchestration.settings import SettingsError, load_settings
from tests.report.conftest import BuiltSite

NAMES = PrivateNames(
    frozenset({"actx:1"}), {"بريتا": (("بريتا", "حجي", "حسن"),)}, {"بشار": (("بشار", "الاسد"),)}, is_on=True
)


def test_a_private_name_is_covered_and_every_offset_still_counts() -> None:
    text = "وقال بريتا حجي حسن إن 409 مدنيين قتلوا"
    covered = NAMES.covered(text)
    assert covered is not None
    assert len(covered) == len(text)
    assert "حجي" not in covered
    assert covered.endswith("إن 409 مدنيين قتلوا")
    assert covered.count(COVER) == len("بريتاحجيحسن")


def test_a_name_behind_a_particle_is_covered() -> None:
    assert "بريتا" not in str(NAMES.covered("اجتمع الوزير وبريتا حجي حسن"))


def test_two_given_names_in_a_row_are_a_person_even_where_nothing_is_said_of_him() -> None:
    assert str(NAMES.covered("قتل محمد علي في القصف")) == f"قتل {COVER * 4} {COVER * 3} في القصف"


def test_a_listed_person_keeps_his_name() -> None:
    text = "قال الرئيس بشار الأسد"
    assert NAMES.covered(text) == text


def test_nothing_is_covered_while_the_setting_is_off() -> None:
    with duckdb.connect() as connection:
        assert private_names(connection, is_on=False).covered("محمد علي") == "محمد علي"


def test_the_site_withholds_every_unlisted_person(site: BuiltSite, withheld_site: BuiltSite) -> None:
    with duckdb.connect(str(site.database), read_only=True) as marts:
        private = marts.execute(
            "SELECT name_ar, actor_id FROM marts.actors WHERE actor_type = 'person' AND NOT is_listed"
        ).fetchall()
    assert private
    for kind, tells in ((site, True), (withheld_site, False)):
        written = "".join(path.read_text(encoding="utf-8") for path in (kind.folder / "data").rglob("*.js"))
        assert any(name in written for name, _ in private) is tells
        assert any(actor_id in written for _, actor_id in private) is tells


def test_the_withheld_site_says_so(site: BuiltSite, withheld_site: BuiltSite) -> None:
    assert "█" in (withheld_site.folder / "index.html").read_text(encoding="utf-8")
    assert "█" not in (site.folder / "index.html").read_text(encoding="utf-8")


def test_marks_keep_their_places_in_a_text_with_covered_names(site: BuiltSite, withheld_site: BuiltSite) -> None:
    shown, covered = site.shards("article"), withheld_site.shards("article")
    assert {key: len(article["text"]) for key, article in shown.items()} == {
        key: len(article["text"]) for key, article in covered.items()
    }


def test_a_word_that_is_neither_yes_nor_no_stops_everything() -> None:
    with pytest.raises(SettingsError, match="neither yes nor no"):
        load_settings({"TAWATUR_SUPPRESS_NAMES": "maybe"})
    assert load_settings({"TAWATUR_SUPPRESS_NAMES": "yes"}).suppress_names
    assert not load_settings({}).suppress_names
