"""`make explain`: the article by its file or by its id, or a plain reason."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from orchestration.explain_command import main
from orchestration.settings import DEFAULT_INBOX
from tests.conftest import BuiltHome

SAMPLE_FILE = DEFAULT_INBOX / "002_2075e0866293f9c9.txt"


@pytest.fixture
def home(built_home: BuiltHome, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of the sample run, as the environment names it."""
    monkeypatch.setenv("TAWATUR_HOME", str(built_home.home))
    monkeypatch.delenv("TAWATUR_INBOX", raising=False)
    return built_home.home


def test_a_file_is_explained_with_the_metadata_of_its_manifest(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(SAMPLE_FILE)]) == 0
    shown = capsys.readouterr().out
    assert "published 2016-12-10 (given)" in shown
    assert "409" in shown
    assert "⟦1 " in shown


def test_an_article_id_explains_the_stored_article(
    home: Path, published: duckdb.DuckDBPyConnection, capsys: pytest.CaptureFixture[str]
) -> None:
    row = published.execute("SELECT article_id, n_claims FROM marts.articles WHERE outlet = 'KSA2day'").fetchone()
    assert row is not None
    article_id, n_claims = row
    assert main([article_id]) == 0
    by_id = capsys.readouterr().out
    assert f"\n[{n_claims}] " in by_id
    assert f"\n[{n_claims + 1}] " not in by_id


@pytest.mark.parametrize(
    ("wanted", "reason"), [("", "Which article?"), ("no-such-article", "neither a file nor the beginning")]
)
def test_an_unknown_article_is_a_plain_reason(
    home: Path, capsys: pytest.CaptureFixture[str], wanted: str, reason: str
) -> None:
    assert main([wanted]) == 1
    assert reason in capsys.readouterr().err


def test_a_file_without_an_article_tells_why(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    english = tmp_path / "english.txt"
    english.write_text("Nothing Arabic in here at all.", encoding="utf-8")
    assert main([str(english)]) == 1
    assert "not_arabic" in capsys.readouterr().err
