"""Part of `make check`: the dbt project parses, and uses nothing that dbt is about to drop.

Belongs here: that one command and its verdict. Does not belong here: fixing what it finds.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from orchestration.dbt_manifest import dbt_executable
from orchestration.settings import DBT_PROJECT_DIR, load_settings


def deprecations() -> tuple[bool, str]:
    """Parses the project afresh; returns whether it is clean, and what dbt said."""
    with tempfile.TemporaryDirectory() as target:
        done = subprocess.run(
            [
                dbt_executable(), "--no-use-colors", "parse", "--show-all-deprecations", "--no-partial-parse",
                "--project-dir", str(DBT_PROJECT_DIR), "--profiles-dir", str(DBT_PROJECT_DIR),
                "--target-path", target, "--log-path", target,
            ],
            capture_output=True, text=True, check=False,
            env={**os.environ, **load_settings().as_environment()},
        )  # fmt: skip
    said = done.stdout + done.stderr
    return done.returncode == 0 and "deprecat" not in said.lower() and "[warn" not in said.lower(), said


if __name__ == "__main__":
    is_clean, said = deprecations()
    if not is_clean:
        sys.stderr.write(said)
    sys.exit(0 if is_clean else 1)
