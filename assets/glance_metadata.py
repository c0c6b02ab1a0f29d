"""The report in small, as metadata of Dagster's assets: charts on the marts, charts, tables and links on the report.

Belongs here: which asset shows what. Does not belong here: what a chart or table holds (assets/glance).
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import dagster as dg
import duckdb

from assets.glance.charts import days_chart, tolls_chart, verdicts_chart
from assets.glance.tables import agreement_by_attribute, agreement_of_outlets, cases_to_review, events_to_open
from assets.report.names import read_names
from assets.report.private_names import private_names
from assets.report.published_rows import opened
from orchestration.settings import Settings

REPORT_PAGES = ("index", "tolls", "outlets", "articles", "review", "about")


class Chart(NamedTuple):
    """How a chart is called, and what makes it."""

    name: str
    make: Callable[[duckdb.DuckDBPyConnection], dict[str, Any] | None]


CHARTS_OF_MARTS: Mapping[str, Chart] = {
    "casualties": Chart("tolls", tolls_chart),
    "events": Chart("events over time", days_chart),
    "source_agreement": Chart("verdicts", verdicts_chart),
}


def glance_at_mart(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, dg.MetadataValue]:
    """Returns the chart of a mart, where it has one."""
    chart = CHARTS_OF_MARTS.get(table)
    return {chart.name: _shown(partial(_drawn, connection, chart))} if chart else {}


def glance_at_report(published: Path, settings: Settings) -> dict[str, dg.MetadataValue]:
    """Returns charts, agreement, the events to open and the cases to review first, linked to their pages."""
    with opened(published) as connection:
        names = read_names(connection, private_names(connection, is_on=settings.suppress_names))
        return {
            "events to open": _shown(partial(events_to_open, connection, names, settings.site_url)),
            "to review first": _shown(partial(cases_to_review, connection, names, settings.site_url)),
            **{chart.name: _shown(partial(_drawn, connection, chart)) for chart in CHARTS_OF_MARTS.values()},
            "agreement by attribute": _shown(partial(agreement_by_attribute, connection)),
            "agreement of outlets": _shown(partial(agreement_of_outlets, connection, names)),
        }


def links_to_report(settings: Settings) -> dict[str, dg.MetadataValue]:
    """Returns the pages of the report as links that a browser follows: from a web page it opens no file."""
    pages = "\n".join(f"- [{name}]({settings.site_url}/{name}.html)" for name in REPORT_PAGES)
    served = "`make ui` serves them (`TAWATUR_SITE_URL` says where); `make site` opens the folder without a server."
    return {
        "report": dg.MetadataValue.url(f"{settings.site_url}/index.html"),
        "pages": dg.MetadataValue.md(f"{pages}\n\n{served}"),
    }


def _drawn(connection: duckdb.DuckDBPyConnection, chart: Chart) -> str:
    # reading the definitions must not wait for the drawing library
    from assets.glance.pictures import as_picture

    spec = chart.make(connection)
    return as_picture(spec, chart.name) if spec else f"There are no {chart.name} to draw."


def _shown(make: Callable[[], str]) -> dg.MetadataValue:
    """Returns what was made as Markdown, or why it was not: a picture never holds back a publication."""
    try:
        return dg.MetadataValue.md(make())
    except Exception as problem:
        return dg.MetadataValue.text(f"not shown: {problem}")
