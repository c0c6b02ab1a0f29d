"""The scorecard of a published copy: figures as without a warehouse, a history, and a reason where it skips."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from assets.evaluation.found_in_marts import found_in_marts
from assets.evaluation.gold_files import read_gold
from assets.evaluation.history import read_history
from assets.evaluation.score import main
from assets.evaluation.score_table import measures
from assets.evaluation.scorer import score
from assets.parsing.lexicon_loader import load_lexicon
from assets.scorecard import DEFAULT_GOLD, SCORECARD_KEY, scorecard
from orchestration.settings import DEFAULT_INBOX, Settings
from tests.conftest import BuiltHome
from tests.golden.sample_articles import parse_sample, score_sample


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A data folder of the test's own, still empty."""
    return Settings(inbox=DEFAULT_INBOX, home=tmp_path / "home")


@pytest.fixture
def filled(settings: Settings, built_home: BuiltHome) -> Settings:
    """The same with the published copy of the sample."""
    settings.published_dir.mkdir(parents=True)
    shutil.copy(built_home.published.resolve(), settings.published_dir / "tawatur.1.duckdb")
    settings.published_path.symlink_to("tawatur.1.duckdb")
    return settings


def materialize(settings: Settings) -> dg.ExecuteInProcessResult:
    return dg.materialize([scorecard], selection=[SCORECARD_KEY], resources={"settings": settings})


def shown(result: dg.ExecuteInProcessResult) -> Mapping[str, dg.MetadataValue]:
    (event,) = result.get_asset_materialization_events()
    return event.materialization.metadata


def columns_of_trend(metadata: Mapping[str, dg.MetadataValue]) -> int:
    """Counts the runs that the table of the trend shows: a column for each, behind that of the names."""
    return str(metadata["trend"].value).splitlines()[0].count("|") - 2


def why_skipped(result: dg.ExecuteInProcessResult) -> str:
    assert result.success
    assert result.get_asset_materialization_events() == []
    (event,) = result.get_asset_observation_events()
    return event.asset_observation_data.asset_observation.description or ""


def test_the_published_copy_scores_as_the_parser_alone(
    published: duckdb.DuckDBPyConnection, built_home: BuiltHome
) -> None:
    gold = read_gold([DEFAULT_GOLD])
    from_marts = score(gold, found_in_marts(published, [article.text_sha256 for article in gold]))
    from_parser = score_sample(parse_sample(load_lexicon(built_home.home)))
    assert measures(from_marts) == measures(from_parser)


def test_the_scorecard_shows_figures_misses_and_trend(filled: Settings) -> None:
    metadata = shown(materialize(filled))
    assert "| events |" in str(metadata["score"].value)
    assert metadata["number of misses"].value
    assert columns_of_trend(metadata) == 1
    assert len(read_history(filled.home / "evaluation" / "scorecard.jsonl")) == 1


def test_scoring_the_same_copy_again_changes_nothing(filled: Settings) -> None:
    materialize(filled)
    history = filled.home / "evaluation" / "scorecard.jsonl"
    before = history.read_bytes()
    assert shown(materialize(filled))["is a new score"].value is False
    assert history.read_bytes() == before


def test_a_changed_score_is_shown_against_the_last_one(filled: Settings) -> None:
    materialize(filled)
    history = filled.home / "evaluation" / "scorecard.jsonl"
    (first,) = read_history(history)
    lowered = history.read_text(encoding="utf-8").replace(f'"events": {first.measures["events"]}', '"events": 0.5')
    history.write_text(lowered, encoding="utf-8")
    metadata = shown(materialize(filled))
    assert f"{first.measures['events'] - 0.5:+.3f}" in str(metadata["score"].value)
    assert columns_of_trend(metadata) == 2


def test_without_a_published_copy_the_run_goes_on(settings: Settings) -> None:
    assert "there is no published copy" in why_skipped(materialize(settings))


def test_gold_of_other_articles_is_skipped_with_its_reason(
    filled: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other.gold.json").write_text(
        '[{"file": "x", "sha256": "0", "events": [], "casualties": []}]', encoding="utf-8"
    )
    monkeypatch.setenv("TAWATUR_GOLD", str(tmp_path))
    assert "none of the 1 gold articles is in the published copy" in why_skipped(materialize(filled))


def test_a_broken_gold_folder_never_breaks_the_run(filled: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAWATUR_GOLD", str(filled.home / "nowhere"))
    assert "no such file or folder" in why_skipped(materialize(filled))


def test_the_command_prints_the_table_and_every_miss(built_home: BuiltHome, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(built_home.published), str(DEFAULT_GOLD)]) == 0
    printed = capsys.readouterr().out
    assert "casualties" in printed
    assert " misses\n" in printed


def test_the_command_names_a_missing_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.duckdb"), str(DEFAULT_GOLD)]) == 1
    assert "make run" in capsys.readouterr().err
