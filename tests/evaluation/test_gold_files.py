"""Reading gold."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from assets.evaluation.gold_files import GoldFileError, read_gold

ARTICLE = {
    "file": "one.txt", "sha256": "a" * 64,
    "events": [{
        "id": "E1", "quote": "غارة", "event_type": "remote_violence", "event_subtype": "air_strike",
        "status": "occurred", "date": ["2016-12-10", "2016-12-10"], "places": ["حلب"],
        "participants": [{"actor": "روسيا", "role": "actor"}], "attributed_to": [], "char_start": 0, "char_end": 4,
    }],
    "casualties": [],
}  # fmt: skip


def test_a_folder_means_its_gold_files_and_no_other_json(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text(json.dumps([ARTICLE]), encoding="utf-8")
    (tmp_path / "claims.json").write_text("not gold", encoding="utf-8")
    (article,) = read_gold([tmp_path])
    assert article.label == "one.txt"
    assert article.events[0].dates == (date(2016, 12, 10), date(2016, 12, 10))
    assert article.events[0].participants[0].names == ("روسيا",)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "is no JSON"),
        ('[{"file": "x"}]', "not shaped like gold"),
        ('["x"]', "not shaped like gold"),
        ("3", "not shaped"),
    ],
)
def test_a_broken_gold_file_is_named_with_its_problem(tmp_path: Path, content: str, problem: str) -> None:
    path = tmp_path / "bad.gold.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GoldFileError, match=problem) as error:
        read_gold([path])
    assert "bad.gold.json" in str(error.value)


def test_a_missing_or_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldFileError, match="no such file"):
        read_gold([tmp_path / "nowhere"])
    with pytest.raises(GoldFileError, match="holds no"):
        read_gold([tmp_path])
