"""Delivered files are kept once, and one that changed while it was read is left for the next run."""

from __future__ import annotations

from pathlib import Path

from assets.kept_deliveries import inbox_states, keep_deliveries, new_deliveries


def test_a_file_that_grew_while_it_was_read_stays_new(tmp_path: Path) -> None:
    inbox, kept = tmp_path / "inbox", tmp_path / "kept"
    inbox.mkdir()
    (inbox / "whole.txt").write_text("خبر كامل")
    (inbox / "growing.txt").write_text("خبر")
    before = inbox_states(inbox)
    (inbox / "growing.txt").write_text("خبر عاجل")
    assert keep_deliveries(inbox, kept, before) == 1
    assert [file.source_path for file, _ in new_deliveries(inbox, kept)] == ["growing.txt"]


def test_a_file_is_kept_once_however_often_it_is_delivered(tmp_path: Path) -> None:
    inbox, kept = tmp_path / "inbox", tmp_path / "kept"
    inbox.mkdir()
    (inbox / "a.txt").write_text("خبر")
    (inbox / "b.txt").write_text("خبر")
    assert keep_deliveries(inbox, kept, inbox_states(inbox)) == 2
    assert keep_deliveries(inbox, kept, inbox_states(inbox)) == 0
    assert len([path for path in kept.rglob("*") if path.is_file() and path.name != "index.jsonl"]) == 1
