"""Reading words that no lexicon lists: unknown names, ordinary words, and what happens without a database."""

from __future__ import annotations

from pathlib import Path

import pytest

from assets.parsing.morphology.database import analysis_path, open_for_generation, prepare_database
from assets.parsing.morphology.expanded_forms import read_expanded_forms
from assets.parsing.morphology.inflection import open_inflector
from assets.parsing.morphology.word_readings import Morphology, load_morphology
from assets.parsing.text.fold import word_form


@pytest.fixture(scope="session")
def morphology(morphology_home: Path) -> Morphology:
    loaded = load_morphology(morphology_home)
    assert loaded is not None
    return loaded


@pytest.mark.parametrize("name", ["مكغورك", "لافروف", "أردوغان", "يلدريم", "السيسي"])
def test_a_name_that_no_table_lists_is_an_unknown_word(morphology: Morphology, name: str) -> None:
    assert morphology.is_unknown(word_form(name))
    assert morphology.may_be_name(word_form(name))


@pytest.mark.parametrize("word", ["وقتلاهم", "المدنيون", "بالغوطة", "مسؤولين", "وسيستهدفونها", "أعيد"])
def test_an_ordinary_word_is_known_with_its_proclitics_and_suffixes(morphology: Morphology, word: str) -> None:
    assert not morphology.is_unknown(word_form(word))
    assert not any(reading.is_proper for reading in morphology.readings(word_form(word)))


def test_a_name_that_is_also_a_word_has_both_readings(morphology: Morphology) -> None:
    """«حسن» is Hasan, "good" and "he improved"."""
    readings = morphology.readings("حسن")
    assert {reading.pos for reading in readings} >= {"noun_prop", "noun", "verb"}
    assert morphology.may_be_name("حسن")


def test_numbers_and_latin_words_are_neither_read_nor_unknown_names(morphology: Morphology) -> None:
    assert not morphology.readings("2016")
    assert not morphology.is_unknown("2016")
    assert not morphology.is_unknown("")


def test_without_a_prepared_database_there_is_no_morphology(tmp_path: Path) -> None:
    assert load_morphology(tmp_path) is None
    assert load_morphology(None) is None
    assert open_inflector(tmp_path) is None
    assert read_expanded_forms(tmp_path) is None


def test_a_database_that_the_user_installed_is_used_instead(
    morphology_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "data" / "morphology_db" / "calima-msa-r13" / "morphology.db"
    installed.parent.mkdir(parents=True)
    installed.write_bytes((morphology_home / "lexicon" / "morphology.db").read_bytes())
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    own_home = tmp_path / "own"
    prepare_database(own_home)
    assert analysis_path(own_home).is_file()
    assert not (own_home / "lexicon" / "morphology.db").exists()
    loaded = load_morphology(own_home)
    assert loaded is not None
    assert {reading.pos for reading in loaded.readings("مسوولين")} == {"noun", "adj"}
    assert open_for_generation(own_home) is not None
