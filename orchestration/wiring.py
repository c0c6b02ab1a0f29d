"""How the parts become one set of Dagster definitions, for any settings.

Belongs here: wiring. Does not belong here: logic, the environment, and anything that loads a lexicon.
"""

from __future__ import annotations

import json

import dagster as dg

from assets.articles import raw_articles
from assets.checks import checks_of_what_was_parsed, minimum_row_checks
from assets.claims import raw_claims
from assets.exports import exports
from assets.marts import marts_assets
from assets.published import published_asset
from assets.published_site import published_site
from assets.review_decisions import checks_of_the_review, raw_review_decisions
from assets.scorecard import scorecard
from orchestration.dbt_command import local_dbt
from orchestration.dbt_manifest import prepared_manifest
from orchestration.failure_sensor import failure_sensor
from orchestration.jobs import build_marts_job
from orchestration.json_log import json_logger
from orchestration.progress import progress_logger
from orchestration.schedules import daily_schedule
from orchestration.sensors import inbox_sensor
from orchestration.settings import Settings
from orchestration.warehouse import working_warehouse


def build_definitions(settings: Settings) -> dg.Definitions:
    """Wires the whole project for one set of settings; tests call it with a temporary home."""
    manifest = prepared_manifest(settings)
    nodes = json.loads(manifest.read_text(encoding="utf-8"))["nodes"]
    dbt_build = marts_assets(settings, manifest, nodes)
    marts = sorted(key for key in dbt_build.keys if key.path[0] == "marts")
    job = build_marts_job()
    return dg.Definitions(
        assets=[
            raw_articles,
            raw_claims,
            raw_review_decisions,
            dbt_build,
            published_asset(marts, settings),
            published_site,
            exports,
            scorecard,
        ],
        asset_checks=[checks_of_what_was_parsed, checks_of_the_review, minimum_row_checks(marts)],
        jobs=[job],
        schedules=[daily_schedule(job, settings.timezone)],
        sensors=[inbox_sensor(job, settings), failure_sensor(job, settings)],
        resources={
            "warehouse": working_warehouse(settings),
            "dbt": local_dbt(),
            "settings": settings,
        },
        executor=dg.in_process_executor,
        loggers={"console": dg.colored_console_logger, "progress": progress_logger, "json": json_logger},
    )
