"""A run on a disk that is full: no file may grow beyond a limit, for the run and for dbt.

Belongs here: starting such a run. Does not belong here: what must hold afterwards.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Mapping

from tests.faults.killed_run import REPOSITORY


def run_with_file_limit(n_bytes: int, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs the job while the kernel refuses to let any file grow beyond so many bytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))

    return subprocess.run(
        [sys.executable, "-m", "orchestration.run_command"], cwd=REPOSITORY, env=dict(environment), preexec_fn=limit,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
