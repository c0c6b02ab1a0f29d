"""dbt's seeds and models as Dagster assets, one group a layer, their tests as blocking checks.

Belongs here: running dbt once a run and showing what it made. Does not belong here: SQL, tests, raw rows.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb
from dagster_dbt import DagsterDbtTranslator, DagsterDbtTranslatorSettings, DbtProject, dbt_assets
from dagster_dbt.asset_utils import default_description_fn

from assets.build_command import WHOLE_BUILD, build_arguments, fingerprint_variable
from assets.dbt_check_words import check_words
from assets.glance_metadata import glance_at_mart
from assets.raw_tables import OWNERS
from orchestration.dbt_command import LocalDbt
from orchestration.dbt_manifest import prune_run_targets, reuse_parse
from orchestration.mart_digest import MARTS_SCHEMA
from orchestration.settings import DBT_PROJECT_DIR, Settings
from orchestration.table_metadata import ROWS_QUERY, look_at, preview_of, quoted_relation, row_count
from orchestration.warehouse import Warehouse

FAILING_ROWS_SHOWN = 10
SEEDS_GROUP = "reference"

DbtEvent = (
    dg.Output[Any]
    | dg.AssetMaterialization
    | dg.AssetObservation
    | dg.AssetCheckResult
    | dg.AssetCheckEvaluation
    | dg.MaterializeResult
)


class LayerTranslator(DagsterDbtTranslator):
    """Shows a dbt node by its layer: staging/…, intermediate/…, marts/…, and reference/… for the seeds."""

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> dg.AssetKey:
        """Returns [layer, table] as SQL knows it; a source keeps the key of the raw table it reads.

        dbt wants one name for one node, so model `named_places` makes table marts.places beside seed `places`.
        """
        if dbt_resource_props["resource_type"] == "source":
            return dg.AssetKey([dbt_resource_props["source_name"], dbt_resource_props["name"]])
        table = dbt_resource_props.get("alias") or dbt_resource_props["name"]
        return dg.AssetKey([layer_of(dbt_resource_props), table])

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """Returns the layer as the group of the asset graph."""
        return layer_of(dbt_resource_props)

    def get_description(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """Returns what the table is; its SQL stands in the metadata, where a list of tables does not show it."""
        return default_description_fn(dbt_resource_props, display_raw_sql=False)

    def get_metadata(self, dbt_resource_props: Mapping[str, Any]) -> Mapping[str, Any]:
        """Returns the columns, as dbt knows them, and the SQL that makes the table."""
        code = dbt_resource_props.get("raw_code")
        shown = {"SQL": dg.MetadataValue.md(f"```sql\n{code.strip()}\n```")} if code else {}
        return {**super().get_metadata(dbt_resource_props), **shown}

    def get_asset_check_spec(
        self, asset_spec: dg.AssetSpec, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None
    ) -> dg.AssetCheckSpec | None:
        """Returns the check that a dbt test is, with what it requires in words."""
        spec = super().get_asset_check_spec(asset_spec, manifest, unique_id, project)
        words = check_words(manifest["nodes"][unique_id])
        return spec and spec._replace(description=spec.description or words)

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> Sequence[str]:
        """Returns who answers for the table: whoever answers for the raw ones."""
        return OWNERS

    def get_tags(self, dbt_resource_props: Mapping[str, Any]) -> Mapping[str, str]:
        """Returns the layer as a tag to search by."""
        return {**super().get_tags(dbt_resource_props), "layer": layer_of(dbt_resource_props)}


def layer_of(dbt_resource_props: Mapping[str, Any]) -> str:
    """Returns the layer of a dbt node: the first folder it lies in, `reference` for seeds."""
    if dbt_resource_props["resource_type"] == "seed":
        return SEEDS_GROUP
    return str(dbt_resource_props["fqn"][1])


def marts_assets(settings: Settings, manifest: Path, manifest_nodes: Mapping[str, Any]) -> dg.AssetsDefinition:
    """Makes the assets of the whole dbt project; one `dbt build` a run makes them all."""
    project = DbtProject(
        DBT_PROJECT_DIR, target_path=settings.dbt_target_dir / "manifest", profiles_dir=DBT_PROJECT_DIR
    )
    translator = LayerTranslator(DagsterDbtTranslatorSettings(enable_source_tests_as_checks=True))

    @dbt_assets(manifest=manifest, project=project, name="dbt_build", dagster_dbt_translator=translator)
    def dbt_build(context: dg.AssetExecutionContext, dbt: LocalDbt, warehouse: Warehouse) -> Iterator[DbtEvent]:
        target = settings.dbt_target_dir / "runs" / context.run.run_id[:8]
        # dbt carries on from the last build where all but the articles is as it was then (macros/increments.sql)
        os.environ.update({**settings.as_environment(), **fingerprint_variable()})
        with warehouse.read("see what the last build was made from") as connection:
            # whoever picks single assets gets them made, reference tables too
            arguments = WHOLE_BUILD if context.is_subset else build_arguments(connection)
        reuse_parse(settings, target)
        with warehouse.lock("dbt build"):
            invocation = dbt.cli(arguments, context=context, target_path=target, raise_on_error=False)
            events: list[DbtEvent] = list(invocation.stream())
        prune_run_targets(settings)
        with warehouse.read("say how the marts were built") as connection:
            context.log.info(kind_of_build(connection))
        yield from with_rows(warehouse, events, manifest_nodes, compiled_tests(target))
        if not invocation.is_successful():
            raise dg.Failure(description=_failure_text(events, target), allow_retries=False)

    return dbt_build


def kind_of_build(connection: duckdb.DuckDBPyConnection) -> str:
    """Says whether dbt carried on from the last build, and how much it made anew."""
    state = connection.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'intermediate'"
    ).fetchall()
    if not {"build_state", "int_changed_articles", "int_affected_events"} <= {name for (name,) in state}:
        return "dbt stopped before it read any article"
    row = connection.execute(
        "SELECT (SELECT is_increment FROM intermediate.build_state),"
        " (SELECT count(*) FROM intermediate.int_changed_articles),"
        " (SELECT count(*) FROM intermediate.int_affected_events)"
    ).fetchone()
    if row and row[0]:
        return f"carried on from the last build: {row[1]:,} articles changed, which affects {row[2]:,} events"
    return "made every table anew: it is the first build, or more than articles changed, or the last build did not end"


def with_rows(
    warehouse: Warehouse, events: Sequence[DbtEvent], nodes: Mapping[str, Any], compiled: Mapping[str, str]
) -> Iterator[DbtEvent]:
    """Adds row counts, previews and charts to tables, and the failing rows to failed tests.

    dbt's events are collected first, since nobody can open the file while dbt writes it. `compiled` is the SQL that dbt
    ran, by node: where it stores no failing rows, as on a lake, they are asked for once more.
    """
    with warehouse.read("show what dbt made") as connection:
        for event in events:
            node = nodes.get(_unique_id(event), {})
            relation = quoted_relation(node["schema"], node["alias"]) if node.get("relation_name") else None
            if isinstance(event, dg.Output) and relation:
                shown: dict[str, Any] = {
                    "dagster/row_count": row_count(connection, relation),
                    "preview": look_at(connection, relation),
                    **(glance_at_mart(connection, node["alias"]) if node["schema"] == MARTS_SCHEMA else {}),
                }
                yield dg.Output(value=None, output_name=event.output_name, metadata={**event.metadata, **shown})
            elif isinstance(event, dg.AssetCheckResult) and not event.passed:
                query = f"FROM {relation}" if relation else compiled.get(_unique_id(event), "").strip()
                yield event._replace(metadata={**event.metadata, **(_failing_rows(connection, query) if query else {})})
            else:
                yield event


def _failing_rows(connection: Any, query: str) -> dict[str, dg.MetadataValue]:
    """Returns the first rows of a failed test, and the statement that gives them all."""
    try:
        shown = preview_of(connection, f"({query}\n)", FAILING_ROWS_SHOWN)
    except duckdb.Error as error:
        return {"failing rows": dg.MetadataValue.text(f"not stored: {error}")}
    return {"failing rows": shown, ROWS_QUERY: dg.MetadataValue.text(query)}


def compiled_tests(target: Path) -> Mapping[str, str]:
    """Returns the SQL of each node that dbt ran, from its own results; nothing where it stopped before."""
    return {one["unique_id"]: one.get("compiled_code") or "" for one in _results_of(target) or ()}


def _results_of(target: Path) -> Sequence[Mapping[str, Any]] | None:
    """Reads dbt's own results, None where it stopped before it wrote any."""
    file = target / "run_results.json"
    if not file.exists():
        return None
    results: list[Mapping[str, Any]] = json.loads(file.read_text())["results"]
    return results


def _unique_id(event: DbtEvent) -> str:
    value = (getattr(event, "metadata", None) or {}).get("unique_id")
    return str(getattr(value, "value", value) or "")


def _failure_text(events: Sequence[DbtEvent], target: Path) -> str:
    """Names the failed tests and models in one line a piece."""
    failed = [
        f"- {'/'.join(event.asset_key.path)}: {event.check_name}"
        for event in events
        if isinstance(event, dg.AssetCheckResult) and not event.passed and event.asset_key
    ]
    shown = {event.check_name for event in events if isinstance(event, dg.AssetCheckResult)}
    errors = _errors_of(target, shown)
    return "\n".join(["dbt build failed; nothing is published.", *failed, *errors])


def _errors_of(target: Path, shown: set[str | None]) -> list[str]:
    """Reads from dbt's own results what failed beside the checks: models, and tests over several tables."""
    results = _results_of(target)
    if results is None:
        return [f"dbt stopped before running anything; its log is {target / 'dbt.log'}"]
    return [
        f"- {result['unique_id']}: {str(result['message']).strip()}"
        for result in results
        if result["status"] == "error" or (result["status"] == "fail" and _name_of(result) not in shown)
    ]


def _name_of(result: Mapping[str, Any]) -> str:
    """Returns the name of a dbt node without the project and, for a generic test, its hash."""
    return str(result["unique_id"]).split(".")[2]
