"""An article that arrives late: the event lives on under a new id, and event_history leads there from the old one."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from tests.conftest import environment, run_python

NEXT_DAY = {
    "outlet": "Second Gazette", "url": "https://second.example/12", "published_at": "2018-05-11T08:00:00+00:00",
    "title": "مقتل 12 شخصا في انفجار سيارة مفخخة في البصرة",
    "text": "قتل 12 شخصا وأصيب 30 آخرون في انفجار سيارة مفخخة في سوق وسط مدينة البصرة جنوبي العراق أمس الخميس، "
    "وفق ما أعلنت الشرطة العراقية. وقال شهود إن الانفجار ألحق أضرارا بالمتاجر القريبة.",
}  # fmt: skip
SAME_DAY = {
    "outlet": "First Gazette", "url": "https://first.example/7", "published_at": "2018-05-10T18:00:00+00:00",
    "title": "انفجار سيارة مفخخة في سوق بالبصرة يوقع 12 قتيلا",
    "text": "انفجرت سيارة مفخخة اليوم الخميس في سوق وسط مدينة البصرة، ما أدى إلى مقتل 12 شخصا وإصابة 30 آخرين، "
    "بحسب وزارة الصحة العراقية. وهرعت سيارات الإسعاف إلى المكان.",
}  # fmt: skip


@pytest.fixture(scope="module")
def blast_before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, duckdb.DuckDBPyConnection]:
    """Runs the job over the later report, then over both; returns the first event id and the last published copy."""
    folder = tmp_path_factory.mktemp("late")
    home, inbox = folder / "home", folder / "inbox"
    inbox.mkdir()
    _deliver(inbox, "next_day", NEXT_DAY)
    _run(home, inbox)
    with duckdb.connect(str(home / "published" / "tawatur.duckdb"), read_only=True) as before:
        [(event_id,)] = before.execute("SELECT DISTINCT event_id FROM marts.events WHERE killed_best = 12").fetchall()
    _deliver(inbox, "same_day", SAME_DAY)
    _run(home, inbox)
    return event_id, duckdb.connect(str(home / "published" / "tawatur.duckdb"), read_only=True)


def _deliver(inbox: Path, name: str, record: dict[str, str]) -> None:
    """Puts one article into the inbox."""
    (inbox / f"{name}.jsonl").write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")


def _run(home: Path, inbox: Path) -> None:
    """Runs the whole job as `make run` does."""
    done = run_python("orchestration.run_command", environment(home, inbox))
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_earlier_report_that_arrives_late_joins_the_event(
    blast_before_and_after: tuple[str, duckdb.DuckDBPyConnection],
) -> None:
    _, after = blast_before_and_after
    assert after.execute("SELECT n_outlets FROM marts.events WHERE killed_best = 12").fetchall() == [(2,)]


def test_the_old_id_leads_to_the_new_one(blast_before_and_after: tuple[str, duckdb.DuckDBPyConnection]) -> None:
    old_id, after = blast_before_and_after
    [(new_id,)] = after.execute("SELECT event_id FROM marts.events WHERE killed_best = 12").fetchall()
    assert new_id != old_id
    assert after.execute(
        "SELECT new_event_id, change FROM marts.event_history WHERE old_event_id = ?", [old_id]
    ).fetchall() == [(new_id, "renamed")]
