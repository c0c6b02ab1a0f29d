"""Asset group `published`: the same content as files, for other tools and in the shape of known standards.

Belongs here: the Dagster asset over assets.export. Does not belong here: what a file holds, or who is private.
"""

import dagster as dg

from assets.one_writer import one_writer
from assets.published import PUBLISHED_KEY
from assets.raw_tables import OWNERS
from orchestration.settings import Settings

EXPORTS_KEY = dg.AssetKey(["exports"])


@dg.asset(
    key=EXPORTS_KEY,
    deps=[PUBLISHED_KEY],
    group_name="published",
    kinds={"csv", "parquet"},
    owners=OWNERS,
    tags={"layer": "published"},
    description=(
        "published/exports: events in the columns of ACLED, UCDP GED, Airwars and PLOVER, as GeoJSON, GeoParquet and "
        "HXL, every mart as Parquet, a citation, a manifest of checksums. docs/exports.md says what each leaves out."
    ),
)
def exports(context: dg.AssetExecutionContext, settings: dg.ResourceParam[Settings]) -> dg.MaterializeResult:
    """Writes the exports of the copy in force."""
    # it loads pyarrow and the list of given names, which loading the definitions must not do
    from assets.export.write_exports import write_exports

    with one_writer(settings.exports_dir):
        done = write_exports(settings.published_path, settings.exports_dir, suppress_names=settings.suppress_names)
    context.log.info(f"{'wrote' if done.is_new else 'unchanged'}: {len(done.rows)} files with rows in {done.folder}")
    return dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(done.folder),
            "is new": done.is_new,
            "names withheld": done.names_withheld,
            "row counts": dg.MetadataValue.table(
                [dg.TableRecord({"file": name, "rows": rows}) for name, rows in sorted(done.rows.items())]
            ),
        }
    )
