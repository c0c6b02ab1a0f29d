"""What Dagster loads: assets from ingest to the published copy, schedule and sensor that are on, blocking checks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from assets.checks import minimum_row_checks
from assets.raw_schema import RAW_TABLES
from assets.raw_tables import column_descriptions
from orchestration.settings import DEFAULT_INBOX, REPOSITORY, Settings
from orchestration.table_metadata import columns_of, quoted_relation
from orchestration.warehouse import create_raw_tables
from orchestration.wiring import build_definitions


@pytest.fixture(scope="module")
def definitions(tmp_path_factory: pytest.TempPathFactory) -> dg.Definitions:
    settings = Settings(inbox=DEFAULT_INBOX, home=tmp_path_factory.mktemp("home"), timezone="Asia/Riyadh")
    return build_definitions(settings)


@pytest.fixture(scope="module")
def graph(definitions: dg.Definitions) -> dg.AssetGraph:
    return definitions.resolve_asset_graph()


def test_every_asset_has_a_group_a_description_and_a_kind(definitions: dg.Definitions) -> None:
    specs = definitions.resolve_all_asset_specs()
    bare = [
        spec.key.to_user_string()
        for spec in specs
        if not spec.description or spec.group_name in (None, "default") or not spec.kinds
    ]
    assert bare == []


def test_every_asset_has_an_owner_and_says_what_it_is_before_any_sql(definitions: dg.Definitions) -> None:
    specs = definitions.resolve_all_asset_specs()
    assert [
        spec.key.to_user_string() for spec in specs if not spec.owners or "select" in (spec.description or "")
    ] == []


def test_a_mart_shows_the_sql_that_makes_it(definitions: dg.Definitions) -> None:
    (events,) = (spec for spec in definitions.resolve_all_asset_specs() if spec.key.path == ["marts", "events"])
    assert "ref('claims')" in events.metadata["SQL"].value


def test_a_mart_is_named_as_its_table_is(graph: dg.AssetGraph) -> None:
    keys = graph.get_all_asset_keys()
    assert {dg.AssetKey(["marts", "places"]), dg.AssetKey(["marts", "actors"])} <= keys
    assert dg.AssetKey(["marts", "named_places"]) not in keys


def test_every_column_of_the_raw_tables_is_described() -> None:
    with duckdb.connect() as connection:
        create_raw_tables(connection)
        bare = [
            f"{table}.{column}"
            for table in RAW_TABLES
            for column, _ in columns_of(connection, quoted_relation("raw", table))
            if not column_descriptions(table).get(column)
        ]
    assert bare == []


def test_a_minimum_for_a_table_that_no_mart_makes_is_an_error() -> None:
    with pytest.raises(dg.DagsterInvalidDefinitionError, match="marts.articles"):
        minimum_row_checks([dg.AssetKey(["marts", "events"])])


def test_the_groups_are_the_layers_of_the_pipeline(definitions: dg.Definitions) -> None:
    groups = {spec.group_name for spec in definitions.resolve_all_asset_specs()}
    assert groups == {
        "ingest",
        "parsing",
        "reference",
        "staging",
        "intermediate",
        "marts",
        "published",
        "evaluation",
        "report",
        "review",
    }


def test_staging_reads_the_raw_tables_that_ingest_and_parsing_write(graph: dg.AssetGraph) -> None:
    parents = graph.get(dg.AssetKey(["staging", "stg_claims"])).parent_keys
    assert dg.AssetKey(["raw", "claims"]) in parents


def test_no_asset_waits_for_a_table_that_nobody_makes(graph: dg.AssetGraph) -> None:
    assert sorted(graph.external_asset_keys) == []


def test_the_published_copy_depends_on_every_mart(graph: dg.AssetGraph) -> None:
    marts = {key for key in graph.get_all_asset_keys() if key.path[0] == "marts"}
    assert len(marts) >= 12
    assert graph.get(dg.AssetKey(["published_database"])).parent_keys == marts


def test_the_test_of_a_closed_list_says_which_values_it_allows(graph: dg.AssetGraph) -> None:
    told = [graph.get_check_spec(key).description or "" for key in graph.asset_check_keys]
    assert any(words.startswith("`role` is one of: actor,") for words in told)


def test_our_own_checks_all_block_but_the_one_on_what_the_desk_typed(definitions: dg.Definitions) -> None:
    specs = [
        spec
        for checks in definitions.asset_checks or []
        if isinstance(checks, dg.AssetChecksDefinition)
        for spec in checks.check_specs
    ]
    assert {spec.name for spec in specs} == {
        "offsets_reproduce_the_quote", "no_orphan_claim", "share_of_articles_parsed", "minimum_row_count",
        "every_decision_can_be_carried_out",
    }  # fmt: skip
    assert {spec.name for spec in specs if not spec.blocking} == {"every_decision_can_be_carried_out"}


def test_the_daily_schedule_is_on_at_five_in_the_configured_zone(definitions: dg.Definitions) -> None:
    schedule = definitions.resolve_schedule_def("daily_build")
    assert schedule.default_status == dg.DefaultScheduleStatus.RUNNING
    assert (schedule.cron_schedule, schedule.execution_timezone) == ("0 5 * * *", "Asia/Riyadh")


def test_the_inbox_sensor_is_on(definitions: dg.Definitions) -> None:
    assert definitions.resolve_sensor_def("inbox_sensor").default_status == dg.DefaultSensorStatus.RUNNING


def test_loading_the_definitions_loads_no_lexicon_and_no_camel_tools(tmp_path: Path) -> None:
    probe = (
        "import sys, orchestration.definitions; "
        "print([m for m in sys.modules if m.startswith('camel_tools') or m.startswith('assets.parsing.lexicon')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=REPOSITORY, capture_output=True, text=True, check=True,
        env={**os.environ, "TAWATUR_HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
