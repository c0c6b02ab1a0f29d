"""The parsing asset stores the same rows whichever engine reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import pytest

from assets import claims
from assets.parse_engine.shards import ArticleToParse
from orchestration.mart_digest import mart_digests
from orchestration.settings import Settings
from orchestration.warehouse import insert_rows, warehouse_of

TAKEN_IN = datetime(2026, 11, 22, tzinfo=UTC)


def stored_by(settings: Settings, articles: tuple[ArticleToParse, ...]) -> dict[str, str]:
    """Runs the asset over articles that were taken in, and sums up the raw tables."""
    warehouse = warehouse_of(settings.warehouse_path, settings.locks_dir)
    with warehouse.write("test") as connection:
        rows = [
            {**article, "text_sha256": "", "source_path": "test.jsonl", "ingested_at": TAKEN_IN} for article in articles
        ]
        insert_rows(connection, "articles", rows)
    resources = {"warehouse": warehouse, "settings": settings}
    assert dg.materialize([claims.raw_claims], resources=resources).success
    with warehouse.read("test") as connection:
        return mart_digests(connection, "raw")


def test_a_pool_stores_what_one_process_stores(
    articles: tuple[ArticleToParse, ...], expanded_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    homes = [tmp_path / "one", tmp_path / "pool"]
    for home in homes:
        home.mkdir()
        (home / "lexicon").symlink_to(expanded_home / "lexicon")
    alone = stored_by(Settings(inbox=tmp_path, home=homes[0]), articles)
    monkeypatch.setattr(claims, "IN_PROCESS_ARTICLES", 0)
    monkeypatch.setattr(claims, "STORED_ARTICLES", 7)
    pooled = stored_by(replace(Settings(inbox=tmp_path, home=homes[1]), workers=2), articles)
    assert pooled == alone
