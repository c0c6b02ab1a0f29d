"""Disks that are full or read-only: a small one mounted for the purpose, or (without the right to mount) a file limit.

Belongs here: making such disks, and a run under a file limit. Does not belong here: what must hold afterwards.
"""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.faults.killed_run import REPOSITORY

ROOMY = 2 << 30


class SmallDisk:
    """A disk in memory whose size and rights can be changed while it is in use."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def leave_free(self, n_bytes: int) -> None:
        """Makes the disk so small that only so many bytes are free."""
        info = os.statvfs(self.folder)
        used = (info.f_blocks - info.f_bfree) * info.f_frsize
        self._remount(f"size={used + n_bytes}")

    def make_roomy(self) -> None:
        """Gives the disk room for anything."""
        self._remount(f"size={ROOMY}")

    def set_read_only(self, is_read_only: bool) -> None:
        """Takes the right to write away, from root too, or gives it back."""
        self._remount("ro" if is_read_only else "rw")

    def _remount(self, options: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{options}", str(self.folder)], check=True)


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk | None]:
    """Mounts a disk at a folder; None where this user may not mount."""
    folder.mkdir(parents=True, exist_ok=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={ROOMY}", "tawatur-faults", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        yield None
        return
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False)


def run_with_file_limit(n_bytes: int, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs the job while the kernel refuses to let any file grow beyond so many bytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))

    return subprocess.run(
        [sys.executable, "-m", "orchestration.run_command"], cwd=REPOSITORY, env=dict(environment), preexec_fn=limit,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
