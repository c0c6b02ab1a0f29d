"""Asset group `published`: the read-only copy that analysts open, made only when every check passed.

Belongs here: the Dagster asset over orchestration.snapshot. Does not belong here: how a snapshot is written.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import dagster as dg

from assets.analyst_sql.statements import analyst_statements
from assets.raw_tables import OWNERS
from orchestration.lake.publication import note_publication
from orchestration.mart_digest import MARTS_SCHEMA, mart_tables
from orchestration.settings import LAKE_STORE, Settings
from orchestration.snapshot import is_rolled_back, publish
from orchestration.table_metadata import quoted_relation, row_count
from orchestration.warehouse import Warehouse

LATE_AFTER, OUTDATED_AFTER = timedelta(hours=25), timedelta(hours=49)
"""The schedule publishes once a day; an hour for the run, and one day that may be missed before it counts as failed."""

PUBLISHED_KEY = dg.AssetKey(["published_database"])


def published_asset(marts: Sequence[dg.AssetKey], settings: Settings) -> dg.AssetsDefinition:
    """Makes the asset that publishes; it depends on every mart, and so on every blocking check of one."""

    @dg.asset(
        key=PUBLISHED_KEY,
        deps=list(marts),
        group_name="published",
        kinds={"duckdb"},
        owners=OWNERS,
        tags={"layer": "published"},
        freshness_policy=dg.FreshnessPolicy.time_window(fail_window=OUTDATED_AFTER, warn_window=LATE_AFTER),
        description="Read-only DuckDB snapshot; `tawatur.duckdb` is a link, switched in one step to the newest.",
    )
    def published_database(context: dg.AssetExecutionContext, warehouse: Warehouse) -> dg.MaterializeResult:
        shown: dict[str, int] = {}
        with warehouse.write("publish") as connection:
            publication = publish(connection, settings.published_dir, datetime.now(UTC), analyst_statements())
            counts = [
                (table, row_count(connection, quoted_relation(MARTS_SCHEMA, table)))
                for table in mart_tables(connection)
            ]
            held_back = is_rolled_back(settings.published_dir, publication.digest)
            if settings.store == LAKE_STORE and not held_back:
                shown["snapshot of the lake"] = note_publication(connection, publication.digest, datetime.now(UTC))
        verdict = "published a new copy" if publication.is_new else "content unchanged: the published copy stays"
        verdict = "this content was rolled back: the earlier copy stays until it changes" if held_back else verdict
        context.log.info(f"{verdict}: {publication.snapshot.name}")
        return dg.MaterializeResult(
            metadata={
                "path": dg.MetadataValue.path(settings.published_path),
                "snapshot": publication.snapshot.name,
                "content digest": publication.digest,
                "is new": publication.is_new,
                **shown,
                "row counts": dg.MetadataValue.table(
                    [dg.TableRecord({"table": table, "rows": rows}) for table, rows in counts]
                ),
            }
        )

    return published_database
