"""`make rollback`: analysts get the publication before the present one, at once.

Belongs here: the command. Does not belong here: how snapshots are switched (snapshot.py).
"""

from __future__ import annotations

import sys

from orchestration.settings import SettingsError, load_settings
from orchestration.snapshot import NoEarlierSnapshotError, roll_back
from orchestration.warehouse import WarehouseBusyError, warehouse_of


def main() -> int:
    """Rolls back and says what is in force; 1 with a plain reason where there is nothing to roll back to."""
    try:
        settings = load_settings()
        with warehouse_of(settings.warehouse_path, settings.locks_dir).lock("roll back"):
            publication = roll_back(settings.published_dir)
    except (SettingsError, NoEarlierSnapshotError, WarehouseBusyError) as error:
        sys.stderr.write(f"FAILED: {error}\n")
        return 1
    sys.stdout.write(
        f"{settings.published_path} now shows {publication.snapshot.name}. The content rolled back is not published "
        "again; a run whose marts differ from it (another parser, new articles, a decision) publishes as usual.\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
