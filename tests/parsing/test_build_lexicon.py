"""The set-up command that expands the lexicon."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from assets.parsing.build_lexicon import build_lexicon, main
from assets.parsing.morphology.expanded_forms import expanded_forms_path, read_expanded_forms


@pytest.fixture
def home(morphology_home: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own that has the prepared database and no expanded lexicon."""
    shutil.copytree(morphology_home / "lexicon", tmp_path / "home" / "lexicon", ignore=shutil.ignore_patterns("*.json"))
    return tmp_path / "home"


@pytest.fixture
def small_lexicon(tmp_path: Path) -> Path:
    """A lexicon of three files: two with citations, one without."""
    folder = tmp_path / "lexicon"
    folder.mkdir()
    (folder / "triggers.csv").write_text(
        "trigger_id,citation,pos\nkill.v,قَتَل,verb\nkill.n,قتل,noun\nraid.n,غارة,noun\n", encoding="utf-8"
    )
    (folder / "victims.yaml").write_text("people:\n  - {citation: قتيل, pos: noun}\n", encoding="utf-8")
    (folder / "months.yaml").write_text("- كانون الأول\n", encoding="utf-8")
    return folder


def test_setup_expands_every_row_that_has_a_citation(home: Path, small_lexicon: Path) -> None:
    report = build_lexicon(home, lexicon=small_lexicon)
    forms = read_expanded_forms(home)
    assert forms is not None
    assert report.n_rows == 4
    assert {(listed.lexicon, listed.row_id) for listed in forms["قتل"]} == {
        ("triggers", "kill.v"),
        ("triggers", "kill.n"),
    }
    assert {(listed.lexicon, listed.row_id) for listed in forms["قتلي"]} == {("victims", "قتيل")}
    assert forms["غارتين"][0].inflection.number == "dual"


def test_setup_twice_writes_the_same_bytes(home: Path, small_lexicon: Path) -> None:
    build_lexicon(home, lexicon=small_lexicon)
    first = expanded_forms_path(home).read_bytes()
    build_lexicon(home, lexicon=small_lexicon)
    assert expanded_forms_path(home).read_bytes() == first


def test_setup_if_changed_does_nothing_until_the_lexicon_changes(home: Path, small_lexicon: Path) -> None:
    build_lexicon(home, lexicon=small_lexicon)
    written = expanded_forms_path(home).stat().st_mtime_ns
    assert build_lexicon(home, if_changed=True, lexicon=small_lexicon).is_unchanged
    assert expanded_forms_path(home).stat().st_mtime_ns == written
    with (small_lexicon / "triggers.csv").open("a", encoding="utf-8") as triggers:
        triggers.write("attack.n,هجوم,noun\n")
    assert not build_lexicon(home, if_changed=True, lexicon=small_lexicon).is_unchanged
    assert "هجومهم" in json.loads(expanded_forms_path(home).read_text(encoding="utf-8"))["forms"]


def test_a_row_with_an_unknown_part_of_speech_is_named(home: Path, small_lexicon: Path) -> None:
    with (small_lexicon / "triggers.csv").open("a", encoding="utf-8") as triggers:
        triggers.write("odd.n,هجوم,nuon\n")
    with pytest.raises(ValueError, match=r"triggers, row odd\.n: 'nuon'"):
        build_lexicon(home, lexicon=small_lexicon)


def test_the_real_lexicon_expands_and_reports_in_one_line(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--home", str(home), "--if-changed"])
    main(["--home", str(home), "--if-changed"])
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("Lexicon: ")
    assert second == "Lexicon: unchanged."
