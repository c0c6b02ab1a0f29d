"""Delivered files, kept as they came under their content hash: what a rebuild and a backup start from.

Belongs here: the folder `$TAWATUR_HOME/deliveries` and its index. Does not belong here: reading articles.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from assets.ingest.inbox_files import InboxFile, list_inbox

INDEX_NAME = "index.jsonl"
"""One line a delivery: its path in the inbox and the hash it is kept under."""

FileState = tuple[int, int]
"""Size and change time of a file."""


def inbox_states(inbox: Path) -> dict[str, FileState]:
    """Returns size and change time of every readable file, to be taken before reading."""
    return {file.source_path: _state(file.path) for file in list_inbox(inbox) if file.problem is None}


def keep_deliveries(inbox: Path, deliveries: Path, as_read: Mapping[str, FileState] | None = None) -> int:
    """Copies every file of the inbox that is not kept yet; returns how many were new.

    A file that no longer is as it was read (`as_read`) was still being written: it stays out of the index, so that the
    sensor asks for another run over it.
    """
    deliveries.mkdir(parents=True, exist_ok=True)
    n_new = 0
    for file, sha256 in new_deliveries(inbox, deliveries):
        if as_read is not None and as_read.get(file.source_path) != _state(file.path):
            continue
        kept = kept_path(deliveries, sha256)
        if not kept.exists():
            kept.parent.mkdir(exist_ok=True)
            unfinished = kept.with_suffix(".part")
            shutil.copyfile(file.path, unfinished)
            os.replace(unfinished, kept)
        entry = json.dumps({"source_path": file.source_path, "sha256": sha256}, ensure_ascii=False)
        with (deliveries / INDEX_NAME).open("a", encoding="utf-8") as index:
            # a line of its own even after one that a crash cut short
            index.write(f"\n{entry}\n")
        n_new += 1
    return n_new


def new_deliveries(inbox: Path, deliveries: Path) -> Iterator[tuple[InboxFile, str]]:
    """Yields the readable files of the inbox whose path and content are not in the index, with their hashes."""
    indexed = _index(deliveries)
    for file in list_inbox(inbox):
        if file.problem is not None or not file.path.is_file():
            continue
        try:
            sha256 = _sha256(file.path)
        except OSError:
            continue
        if (file.source_path, sha256) not in indexed:
            yield file, sha256


def _state(path: Path) -> FileState:
    try:
        info = path.stat()
    except OSError:
        return 0, 0
    return info.st_size, info.st_mtime_ns


def kept_path(deliveries: Path, sha256: str) -> Path:
    """Returns where a file of this content is kept."""
    return deliveries / sha256[:2] / sha256


def kept_versions(deliveries: Path) -> Iterator[list[tuple[str, str]]]:
    """Yields the states of the inbox in the order of delivery: files and hashes, none twice within one state."""
    state: dict[str, str] = {}
    for source_path, sha256 in _entries(deliveries):
        if state.get(source_path, sha256) != sha256:
            yield list(state.items())
            state = {}
        state[source_path] = sha256
    if state:
        yield list(state.items())


def _index(deliveries: Path) -> set[tuple[str, str]]:
    return set(_entries(deliveries))


def _entries(deliveries: Path) -> list[tuple[str, str]]:
    """Reads the index in its order; a line that a crash cut short is as if its file had not been kept."""
    path = deliveries / INDEX_NAME
    if not path.exists():
        return []
    entries = []
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                entry = json.loads(line)
                entries.append((entry["source_path"], entry["sha256"]))
            except (ValueError, KeyError, TypeError):
                continue
    return entries


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
