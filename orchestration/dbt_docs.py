"""`make docs`: dbt's documentation of every table, column and rule as one page that opens from its file.

Belongs here: running `dbt docs generate` over the published copy. Does not belong here: the descriptions (dbt_project).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from orchestration.dbt_manifest import DbtProjectError, dbt_executable, prepared_manifest
from orchestration.settings import DBT_PROJECT_DIR, DUCKDB_STORE, Settings, SettingsError, load_settings


def write_dbt_docs(settings: Settings) -> Path:
    """Writes the page beside the published copy and returns its path.

    dbt opens a database to write; it gets a copy of the published one, so that neither readers nor a run are disturbed.
    """
    page = settings.published_dir / "dbt_docs" / "index.html"
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / settings.warehouse_path.name
        shutil.copyfile(settings.published_path, database)
        # without compiling dbt writes no manifest of its own, and compiling asks the database for every model
        for name in ("manifest.json", "partial_parse.msgpack"):
            prepared = prepared_manifest(settings).parent / name
            if prepared.exists():
                shutil.copyfile(prepared, Path(folder) / name)
        command = [
            dbt_executable(), "--no-use-colors", "docs", "generate", "--static", "--no-compile",
            "--project-dir", str(DBT_PROJECT_DIR), "--profiles-dir", str(DBT_PROJECT_DIR),
            "--target-path", folder, "--log-path", folder,
        ]  # fmt: skip
        environment = {
            **os.environ,
            **settings.as_environment(),
            "TAWATUR_WAREHOUSE": str(database),
            "TAWATUR_STORE": DUCKDB_STORE,
        }
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        if done.returncode != 0:
            raise DbtProjectError(f"dbt cannot write its documentation:\n{done.stdout}{done.stderr}")
        page.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(folder) / "static_index.html", page)
    return page


def main() -> int:
    """Writes the page and says where it is."""
    try:
        settings = load_settings()
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if not settings.published_path.exists():
        sys.stderr.write(f"There is no published copy at {settings.published_path} yet: type `make run` first.\n")
        return 1
    sys.stdout.write(f"{write_dbt_docs(settings)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
