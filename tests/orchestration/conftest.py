"""A home that took in two deliveries, the second of them late: two real runs of the whole job for several files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from tests.conftest import environment, run_python
from tests.orchestration.late_articles import FIRST_DELIVERY, SECOND_DELIVERY, Delivered

Events = Mapping[str, frozenset[str]]
"""Name of an article → the events it reports."""


class TwoRuns(NamedTuple):
    """What each article reported after each run, and the published copy as it is at the end."""

    before: Events
    after: Events
    marts: duckdb.DuckDBPyConnection


@pytest.fixture(scope="session")
def two_runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoRuns]:
    """Runs the job over the first delivery, then over both."""
    folder = tmp_path_factory.mktemp("late")
    home, inbox = folder / "home", folder / "inbox"
    inbox.mkdir()
    before = _run(home, inbox, FIRST_DELIVERY)
    after = _run(home, inbox, SECOND_DELIVERY)
    with duckdb.connect(str(home / "published" / "tawatur.duckdb"), read_only=True) as marts:
        yield TwoRuns(before, after, marts)


def _run(home: Path, inbox: Path, articles: Sequence[Delivered]) -> Events:
    """Puts articles into the inbox, runs the job as `make run` does and returns what each article reports."""
    for article in articles:
        record = {name: value for name, value in article._asdict().items() if name != "name"}
        (inbox / f"{article.name}.jsonl").write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    done = run_python("orchestration.run_command", environment(home, inbox))
    assert done.returncode == 0, done.stdout + done.stderr
    with duckdb.connect(str(home / "published" / "tawatur.duckdb"), read_only=True) as marts:
        reported = {
            (url, title): frozenset(events)
            for url, title, events in marts.execute(
                "SELECT url, title, list(DISTINCT event_id) FROM marts.articles JOIN marts.claims USING (article_id) "
                "GROUP BY url, title"
            ).fetchall()
        }
    return {
        article.name: reported.get((article.url, article.title), frozenset())
        for article in (*FIRST_DELIVERY, *SECOND_DELIVERY)
    }
