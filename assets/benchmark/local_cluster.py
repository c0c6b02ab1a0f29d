"""A Dask cluster on this machine, started as somebody on several machines does: each part a process of its own.

Belongs here: starting it, waiting for its address, stopping it. Does not belong here: parsing on it
(parse_engine/dask_cluster.py), what is measured on it (parse_benchmark.py). Needs the extra `dask`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from orchestration.settings import REPOSITORY


class LocalCluster(NamedTuple):
    """A scheduler with its address, and its workers."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: tuple[subprocess.Popen[bytes], ...]


@contextmanager
def local_cluster(n_workers: int) -> Iterator[LocalCluster]:
    """Start a scheduler and workers of one thread; raises `RuntimeError` where the scheduler ends before it listens."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scheduler.json"
        scheduler = _started("dask_scheduler", file, "--host", "127.0.0.1", "--port", "0")
        workers: tuple[subprocess.Popen[bytes], ...] = ()
        try:
            workers = tuple(
                _started("dask_worker", file, "--nthreads", "1", "--no-nanny", "--local-directory", folder)
                for _ in range(n_workers)
            )
            yield LocalCluster(_address(scheduler, file), scheduler, workers)
        finally:
            for process in (*workers, scheduler):
                process.terminate()
                process.wait()


def _started(module: str, file: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a part of the cluster that writes or reads the scheduler's address in a file."""
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{module}", "--scheduler-file", str(file), "--no-dashboard"]
        + list(arguments),
        cwd=REPOSITORY, env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _address(scheduler: subprocess.Popen[bytes], file: Path) -> str:
    """Return where the scheduler listens, once it has told so."""
    from distributed.utils import json_load_robust

    while not file.exists():
        if scheduler.poll() is not None:
            raise RuntimeError(f"the Dask scheduler ended with exit code {scheduler.returncode} before it listened")
        time.sleep(0.1)
    # the file exists a moment before it holds anything
    return str(json_load_robust(str(file))["address"])
