"""dbt's manifest for Dagster: parsed again only when the dbt project or the reference tables changed.

Belongs here: the fingerprint, the parse, and Dagster's dbt target folders. Does not belong here: assets and models.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

from orchestration.settings import DBT_PROJECT_DIR, REPOSITORY, Settings, load_settings

KEPT_TARGETS = 5
IGNORED_FOLDERS = frozenset({"target", "logs", "dbt_packages", "__pycache__"})


class DbtProjectError(RuntimeError):
    """dbt cannot read the project; the message holds what dbt said."""


def prepared_manifest(settings: Settings) -> Path:
    """Returns the path of an up-to-date manifest.json, running `dbt parse` only when something changed."""
    target = settings.dbt_target_dir / "manifest"
    manifest, stamp = target / "manifest.json", target / "fingerprint"
    settings.locks_dir.mkdir(parents=True, exist_ok=True)
    with FileLock(settings.locks_dir / "dbt_manifest.lock", timeout=300):
        # what dbt knows of a project depends on where it builds
        fingerprint = f"{project_fingerprint()} {settings.store}"
        if manifest.exists() and stamp.exists() and stamp.read_text() == fingerprint:
            return manifest
        target.mkdir(parents=True, exist_ok=True)
        _parse(settings, target)
        stamp.write_text(fingerprint)
    return manifest


def project_fingerprint() -> str:
    """Hashes every file that a manifest depends on, and the versions of dbt and DuckDB that read them."""
    from importlib.metadata import version

    digest = hashlib.sha256(f"{version('dbt-core')} {version('dbt-duckdb')} {version('duckdb')}".encode())
    for folder in (DBT_PROJECT_DIR, REPOSITORY / "seeds" / "reference"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not IGNORED_FOLDERS & set(path.relative_to(folder).parts):
                digest.update(f"{path.relative_to(REPOSITORY)}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _parse(settings: Settings, target: Path) -> None:
    command = [
        dbt_executable(), "--no-use-colors", "parse", "--quiet",
        "--project-dir", str(DBT_PROJECT_DIR), "--profiles-dir", str(DBT_PROJECT_DIR),
        "--target-path", str(target), "--log-path", str(target),
    ]  # fmt: skip
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **settings.as_environment()}
    )
    if done.returncode != 0:
        raise DbtProjectError(f"dbt cannot read dbt_project/:\n{done.stdout}{done.stderr}")


def dbt_executable() -> str:
    """Returns the dbt that is installed beside this Python, even where its folder is not on PATH."""
    beside = Path(sys.executable).parent / "dbt"
    return str(beside) if beside.exists() else "dbt"


def reuse_parse(settings: Settings, run_target: Path) -> None:
    """Gives a run's target folder the parse that made the manifest: reading the project again costs ten seconds.

    dbt looks for it in its own target folder only, which each run has for itself, and checks that it is of these files.
    """
    parsed = settings.dbt_target_dir / "manifest" / "partial_parse.msgpack"
    if parsed.exists():
        run_target.mkdir(parents=True, exist_ok=True)
        shutil.copy(parsed, run_target)


def prune_run_targets(settings: Settings, keep: int = KEPT_TARGETS) -> None:
    """Deletes the dbt artifacts of all but the latest runs."""
    runs = settings.dbt_target_dir / "runs"
    folders = sorted((path for path in runs.glob("*") if path.is_dir()), key=lambda path: path.stat().st_mtime)
    for folder in folders[: max(0, len(folders) - keep)]:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.stdout.write(f"{prepared_manifest(load_settings())}\n")
