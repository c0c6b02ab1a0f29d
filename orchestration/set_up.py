"""`make setup`: everything a first run or a hand-typed dbt command needs, without running anything.

Belongs here: the order of the steps. Does not belong here: the steps themselves.
"""

from __future__ import annotations

import os
import sys

from orchestration.lake.connection import LakeError
from orchestration.settings import SettingsError, load_settings


def main() -> int:
    """Prepares Dagster's home, an empty warehouse, the lexicon and the dbt manifest; quick where they are there."""
    try:
        settings = load_settings()
    except SettingsError as error:
        sys.stderr.write(f"FAILED: {error}\n")
        return 1
    os.environ.update(settings.as_environment())
    from assets.claims import prepared_lexicon
    from orchestration.dagster_home import prepare_dagster_home
    from orchestration.dbt_manifest import prepared_manifest
    from orchestration.warehouse import working_warehouse

    try:
        prepare_dagster_home(settings)
        with working_warehouse(settings).write("set-up"):
            pass
    except (SettingsError, LakeError) as error:
        sys.stderr.write(f"FAILED: {error}\n")
        return 1
    prepared_lexicon(settings)
    prepared_manifest(settings)
    sys.stdout.write(f"ready: {settings.home}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
