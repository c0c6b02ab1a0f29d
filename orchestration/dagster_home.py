"""Dagster's own folder in `$TAWATUR_HOME`: its settings file and its storage, made once, under a lock.

Belongs here: dagster.yaml, where the history lies, the first initialisation. Does not belong here: jobs, assets, the
`TAWATUR_*` variables of the pipeline (settings.py).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from filelock import FileLock

from orchestration.settings import Settings, SettingsError, load_settings

DAGSTER_YAML = """\
# Written by orchestration/dagster_home.py; edit it there.
telemetry:
  enabled: false

# No form that asks for an e-mail address in front of the first page.
nux:
  enabled: false

# One writer at a time: the warehouse is one DuckDB file.
concurrency:
  runs:
    max_concurrent_runs: 1

# A run whose process died is found and ended; one that hangs is ended too, so that it never holds the queue for ever.
run_monitoring:
  enabled: true
  start_timeout_seconds: 300
  cancel_timeout_seconds: 180
  max_runtime_seconds: 43200

# Only a crashed run is worth a second try: a failed check fails again on the same rows.
run_retries:
  enabled: true
  max_retries: 1
  retry_on_asset_or_op_failure: false

freshness:
  enabled: true

# On a machine that is busy with something else, loading dbt and Dagster takes longer than the usual 45 seconds.
code_servers:
  local_startup_timeout: 300

# Ticks of sensor and schedule; runs are pruned by orchestration/old_runs.py.
retention:
  schedule:
    purge_after_days: 90
  sensor:
    purge_after_days:
      skipped: 3
      failure: 30
      success: 30
"""

HISTORY_VARIABLE = "TAWATUR_HISTORY_URL"
"""Address of a PostgreSQL database for Dagster's history; without it the history lies in the data folder."""

POSTGRES_SCHEME = "postgresql+psycopg2://"
"""The driver is named, since SQLAlchemy would else look for a newer one than dagster-postgres brings."""

POSTGRES_YAML = f"""\

# The address holds a password: Dagster reads it from the environment, and it is never written here.
storage:
  postgres:
    postgres_url:
      env: {HISTORY_VARIABLE}
"""


def dagster_yaml(environment: Mapping[str, str]) -> str:
    """Returns Dagster's settings, with the history in PostgreSQL where the environment names one."""
    address = environment.get(HISTORY_VARIABLE, "").strip()
    if not address:
        return DAGSTER_YAML
    if not address.startswith(POSTGRES_SCHEME):
        # the address holds a password, so the message does not repeat it
        raise SettingsError(HISTORY_VARIABLE, "…", "is no address of PostgreSQL", f"Begin it with {POSTGRES_SCHEME}")
    if find_spec("dagster_postgres") is None:
        raise SettingsError(
            HISTORY_VARIABLE, "…", "the package dagster-postgres is not installed",
            "Type `uv pip install --require-hashes -r requirements-postgres.lock` (docs/deployment.md)",
        )  # fmt: skip
    return DAGSTER_YAML + POSTGRES_YAML


def prepare_dagster_home(settings: Settings, environment: Mapping[str, str] = os.environ) -> Path:
    """Creates Dagster's folder and databases where missing; safe to call from several processes at once."""
    home = settings.dagster_home
    wanted = dagster_yaml(environment)
    settings.locks_dir.mkdir(parents=True, exist_ok=True)
    with FileLock(settings.locks_dir / "dagster_home.lock", timeout=120):
        home.mkdir(parents=True, exist_ok=True)
        written, ready = home / "dagster.yaml", home / ".storage_ready"
        if not written.exists() or written.read_text() != wanted:
            written.write_text(wanted)
            ready.unlink(missing_ok=True)
        if not ready.exists():
            _create_storage(home)
            ready.touch()
    return home


def _create_storage(home: Path) -> None:
    """Opens Dagster's databases once, so that processes started together find them complete."""
    from dagster import DagsterInstance

    os.environ["DAGSTER_HOME"] = str(home)
    with DagsterInstance.get() as instance:
        instance.get_runs_count()
        instance.get_asset_keys()
        instance.all_instigator_state()


def main() -> int:
    """Prepares the folder and prints its path, for `make ui`."""
    try:
        sys.stdout.write(f"{prepare_dagster_home(load_settings())}\n")
    except SettingsError as error:
        sys.stderr.write(f"FAILED: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
