"""A folder that people have open is replaced by another whole one, and is never missing."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from assets import switched_folder
from assets.switched_folder import clear_leftovers, put_in_place


def folder_of(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "file").write_text(text)
    return path


def test_the_new_folder_takes_the_place_of_the_old_one_and_nothing_else_stays(tmp_path: Path) -> None:
    place = folder_of(tmp_path / "exports", "old")
    put_in_place(folder_of(tmp_path / ".unfinished", "new"), place)
    assert (place / "file").read_text() == "new"
    assert list(tmp_path.iterdir()) == [place]


def test_a_first_folder_is_only_moved(tmp_path: Path) -> None:
    put_in_place(folder_of(tmp_path / ".unfinished", "new"), tmp_path / "exports")
    assert (tmp_path / "exports" / "file").read_text() == "new"


def test_a_system_that_cannot_exchange_names_does_it_in_two_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switched_folder, "_exchange", lambda one, other: False)
    place = folder_of(tmp_path / "exports", "old")
    put_in_place(folder_of(tmp_path / ".unfinished", "new"), place)
    assert (place / "file").read_text() == "new"
    assert list(tmp_path.iterdir()) == [place]


def test_whoever_looks_meanwhile_finds_a_folder(tmp_path: Path) -> None:
    place = folder_of(tmp_path / "exports", "0")
    if not switched_folder._exchange(folder_of(tmp_path / "one", ""), folder_of(tmp_path / "other", "")):
        pytest.skip("this disk cannot exchange two names")
    missing: list[int] = []
    ended = threading.Event()

    def look() -> None:
        while not ended.is_set():
            if not place.exists():
                missing.append(1)

    watch = threading.Thread(target=look)
    watch.start()
    for number in range(200):
        put_in_place(folder_of(tmp_path / ".unfinished", str(number)), place)
    ended.set()
    watch.join()
    assert not missing


def test_what_a_killed_run_left_goes(tmp_path: Path) -> None:
    for name in (".unfinished", ".unfinished.earlier"):
        folder_of(tmp_path / name, "half")
    clear_leftovers(tmp_path / ".unfinished")
    assert not list(tmp_path.iterdir())
