"""Asset group `report`: the static site that people open, made from the published copy.

Belongs here: the Dagster asset over assets.report. Does not belong here: what the pages hold.
"""

import dagster as dg

from assets.glance_metadata import glance_at_report, links_to_report
from assets.one_writer import one_writer
from assets.published import PUBLISHED_KEY
from assets.raw_tables import OWNERS
from orchestration.settings import Settings

SITE_KEY = dg.AssetKey(["published_site"])
MEGABYTE = 1_000_000


@dg.asset(
    key=SITE_KEY,
    deps=[PUBLISHED_KEY],
    group_name="report",
    kinds={"html"},
    owners=OWNERS,
    tags={"layer": "report"},
    description=(
        "The report in published/site: map, timeline, tolls, agreement of outlets, every claim in its sentence, cases "
        "to review. Opens from the folder, without a server or the network (`make site`)."
    ),
)
def published_site(context: dg.AssetExecutionContext, settings: dg.ResourceParam[Settings]) -> dg.MaterializeResult:
    """Makes the site of the copy in force, unless it stands there already."""
    # bundling the charts loads a library that reading the definitions must not wait for
    from assets.report.build_site import build_site

    with one_writer(settings.site_dir):
        site = build_site(settings.published_path, settings.site_dir, suppress_names=settings.suppress_names)
    context.log.info(f"{'made' if site.is_new else 'unchanged'}: {site.first_page} ({site.n_bytes / MEGABYTE:.1f} MB)")
    return dg.MaterializeResult(
        metadata={
            **links_to_report(settings),
            "folder": dg.MetadataValue.path(site.folder),
            **glance_at_report(settings.published_path, settings),
            "is new": site.is_new,
            "events": site.n_events,
            "articles": site.n_articles,
            "files": site.n_files,
            "megabytes": round(site.n_bytes / MEGABYTE, 1),
            "names of private people": "withheld" if settings.suppress_names else "shown",
        }
    )
