"""Choices by weight: shares among options that differ from case to case.

Belongs here: shares, training, the file of a choice. Does not belong here: what the parser chooses with them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assets.parsing.judgement.choice_model import CHOSEN, shares
from assets.parsing.judgement.linear_model import LinearModel, read_model, write_model
from assets.parsing.judgement.train_choice import Case, train_choice


def test_options_share_one_belief() -> None:
    model = LinearModel((CHOSEN,), (0.0,), {"near": (2.0,), "old": (-1.0,)})
    parts = shares(model, [("near",), ("near", "old"), ("never seen",)])
    assert sum(parts) == pytest.approx(1.0)
    assert parts[0] > parts[1] > parts[2]


def test_training_finds_the_feature_that_marks_the_right_option() -> None:
    cases = [Case((("none",), ("near", "day"), ("far", "day")), 1)] * 6
    model = train_choice(cases, strength=1.0)
    parts = shares(model, [("none",), ("far", "day"), ("near", "day")])
    assert max(parts) == parts[2]


def test_training_twice_gives_the_same_file(tmp_path: Path) -> None:
    cases = [Case((("none",), ("near",)), 1), Case((("none",), ("far",)), 0)] * 4
    for name in ("first", "second"):
        write_model(tmp_path / name, train_choice(cases, strength=0.5))
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()
    assert read_model(tmp_path / "first").answers == (CHOSEN,)
