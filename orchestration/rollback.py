"""`make rollback`: analysts get the publication before the present one, at once; so do those who read the lake.

Belongs here: the command. Does not belong here: how snapshots are switched (snapshot.py).
"""

from __future__ import annotations

import sys

from orchestration.lake.address import lake_address
from orchestration.lake.connection import LakeError, connect_lake
from orchestration.lake.publication import withdraw_publication
from orchestration.settings import LAKE_STORE, SettingsError, load_settings
from orchestration.snapshot import NoEarlierSnapshotError, roll_back
from orchestration.warehouse import WarehouseBusyError, working_warehouse


def main() -> int:
    """Rolls back and says what is in force; 1 with a plain reason where there is nothing to roll back to."""
    try:
        settings = load_settings()
        with working_warehouse(settings).lock("roll back"):
            publication = roll_back(settings.published_dir)
            if settings.store == LAKE_STORE:
                with connect_lake(lake_address()) as connection:
                    withdraw_publication(connection)
    except (SettingsError, NoEarlierSnapshotError, WarehouseBusyError, LakeError) as error:
        sys.stderr.write(f"FAILED: {error}\n")
        return 1
    sys.stdout.write(
        f"{settings.published_path} now shows {publication.snapshot.name}. The content rolled back is not published "
        "again; a run whose marts differ from it (another parser, new articles, a decision) publishes as usual.\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
