"""Which files of an inbox are deliveries, and opening them safely.

Belongs here: the walk, its order, what is passed over, what may not be followed, what is still being written. Does not
belong here: what the files contain.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assets.ingest.compression import TooLarge
from assets.ingest.limits import MAX_FILE_BYTES
from assets.ingest.reasons import Reason

UNFINISHED_SUFFIXES = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", ".swp", "~")
"""Names that programs give to files they are still writing."""


@dataclass(frozen=True, slots=True)
class InboxFile:
    """One file of the inbox; `problem` (reason, detail) is set where it must not be opened."""

    path: Path
    source_path: str
    problem: tuple[Reason, str] | None = None


def list_inbox(inbox: Path) -> list[InboxFile]:
    """List the files of a folder (or the one file) ordered by their path within the inbox; links stay unopened."""
    root = inbox.resolve(strict=True)
    if not root.is_dir():
        return [InboxFile(root, _name(Path(inbox.name)))]
    files = []
    for path in _walk(root):
        problem = _link_problem(path, root) if path.is_symlink() else None
        if problem is not None or not path.is_dir():
            files.append(InboxFile(path, _name(path.relative_to(root)), problem))
    return sorted(files, key=lambda file: file.source_path)


def mark_growing(files: Sequence[InboxFile], settle_seconds: float) -> list[InboxFile]:
    """Wait until the youngest file is `settle_seconds` old and mark every file that changed meanwhile."""
    before = {file.path: _state(file.path) for file in files}
    youngest = max((state[1] for state in before.values()), default=0) / 1e9
    wait = min(settle_seconds, settle_seconds - (time.time() - youngest))
    if settle_seconds <= 0 or wait <= 0:
        return list(files)
    time.sleep(wait)
    growing: tuple[Reason, str] = ("unreadable_file", "the file is still being written and will be read later")
    return [file if _state(file.path) == before[file.path] else replace(file, problem=growing) for file in files]


def read_bytes(path: Path) -> tuple[bytes, bool]:
    """Read a regular file and tell whether it changed meanwhile; never waits on a pipe or a device."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as stream:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            raise OSError(None, "no regular file")
        if before.st_size > MAX_FILE_BYTES:
            raise TooLarge(f"{before.st_size} bytes; at most {MAX_FILE_BYTES} are read")
        data = stream.read(MAX_FILE_BYTES + 1)
        after = os.fstat(handle)
    return data, (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)


def _state(path: Path) -> tuple[int, int]:
    """Give size and change time of a file; zeros where it is gone."""
    try:
        info = path.stat()
    except OSError:
        return 0, 0
    return info.st_size, info.st_mtime_ns


def _walk(root: Path) -> Iterator[Path]:
    """Give every file, and every link to a folder, that is neither hidden nor unfinished."""
    for folder, folder_names, file_names in os.walk(root, followlinks=False):
        folder_names[:] = [name for name in folder_names if not _is_passed_over(name)]
        links = [name for name in folder_names if os.path.islink(os.path.join(folder, name))]
        for name in [*file_names, *links]:
            if not _is_passed_over(name):
                yield Path(folder, name)


def _is_passed_over(name: str) -> bool:
    """Tell whether a name is hidden or that of a file still being written."""
    return name.startswith(".") or name.lower().endswith(UNFINISHED_SUFFIXES)


def _link_problem(path: Path, root: Path) -> tuple[Reason, str] | None:
    """Say why a symbolic link may not be followed, or None."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "unreadable_file", "the link leads nowhere"
    if not target.is_relative_to(root):
        return "unsafe_path", "the link leads out of the inbox"
    return None


def _name(path: Path) -> str:
    """Write a path as text that can be stored, whatever bytes the file system has in it."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
