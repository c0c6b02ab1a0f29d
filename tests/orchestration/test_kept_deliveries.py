"""Delivered files are kept once, and one that changed while it was read is left for the next run."""

from __future__ import annotations

from pathlib import Path

from assets.kept_deliveries import inbox_states, keep_deliveries, kept_versions, new_deliveries


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


def test_an_index_line_that_a_crash_cut_short_costs_no_other(tmp_path: Path) -> None:
    inbox, kept = tmp_path / "inbox", tmp_path / "kept"
    inbox.mkdir()
    kept.mkdir()
    (kept / "index.jsonl").write_text('{"source_path": "a.txt", "sha')
    (inbox / "a.txt").write_text("خبر")
    assert keep_deliveries(inbox, kept) == 1
    assert keep_deliveries(inbox, kept) == 0


def test_versions_of_one_file_are_states_of_the_inbox_in_their_order(tmp_path: Path) -> None:
    inbox, kept = tmp_path / "inbox", tmp_path / "kept"
    inbox.mkdir()
    (inbox / "a.txt").write_text("خبر")
    (inbox / "b.txt").write_text("نبأ")
    keep_deliveries(inbox, kept)
    (inbox / "a.txt").write_text("خبر مصحح")
    keep_deliveries(inbox, kept)
    assert [[path for path, _ in state] for state in kept_versions(kept)] == [["a.txt", "b.txt"], ["a.txt"]]
