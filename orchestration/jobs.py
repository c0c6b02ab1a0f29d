"""The jobs: which assets are made together, and how a run executes.

Belongs here: job definitions. Does not belong here: when they run (schedules.py, sensors.py).
"""

from __future__ import annotations

import dagster as dg
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

BUILD_MARTS = "build_marts"


def build_marts_job() -> UnresolvedAssetJobDefinition:
    """Makes the main job: every asset from the inbox to the published copy, with every check, in one process.

    A process for each step would cost ten seconds an asset; the steps share one DuckDB file and run in turn anyway.
    """
    return dg.define_asset_job(
        name=BUILD_MARTS,
        selection=dg.AssetSelection.all(),
        description="Takes in what is new, parses it, builds and checks the marts, publishes the read-only copy.",
        executor_def=dg.in_process_executor,
        config={"loggers": {"console": {}, "json": {}}},
        tags={"project": "tawatur"},
    )
