"""Asset group `review`: the desk's decisions become rows, and those that cannot be carried out are shown.

Belongs here: loading review/decisions.csv, remembering which mentions an event had when it was decided on, the check on
rejected decisions. Does not belong here: the file's form (assets.review) and what a decision changes (dbt_project).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import dagster as dg
import duckdb

from assets.raw_tables import column_descriptions, raw_key, raw_spec
from assets.review.decisions_file import Decision, read_decisions, write_header
from orchestration.settings import Settings
from orchestration.table_metadata import preview_of, table_metadata
from orchestration.warehouse import Warehouse, insert_rows, transaction

TABLE = "review_decisions"
REJECTED_KEY = dg.AssetKey(["marts", "rejected_decisions"])
APPLIED_CHECK = "every_decision_can_be_carried_out"
ROWS_NAMED = 5

MEMBERS_OF_EVENT = """
    WITH RECURSIVE ids(event_id) AS (
        SELECT $event_id
        UNION SELECT h.new_event_id FROM marts.event_history AS h JOIN ids ON h.old_event_id = ids.event_id
    )
    SELECT claim_id FROM marts.claims WHERE event_id IN (SELECT ids.event_id FROM ids) ORDER BY claim_id
"""


@dg.multi_asset(name="raw_review_decisions", specs=[raw_spec(TABLE, "review", {"python", "duckdb"})], can_subset=False)
def raw_review_decisions(
    context: dg.AssetExecutionContext, warehouse: Warehouse, settings: dg.ResourceParam[Settings]
) -> Iterator[dg.MaterializeResult]:
    """Loads every decision of the desk; the file is made with its header on the first run."""
    path = settings.decisions_path
    if write_header(path):
        context.log.info(f"made {path}: write decisions there")
    decisions = read_decisions(path)
    with warehouse.write("load review decisions") as connection:
        store_decisions(connection, decisions)
        metadata = table_metadata(connection, "raw", TABLE, column_descriptions(TABLE))
    context.log.info(f"{len(decisions)} decisions in {path}")
    yield dg.MaterializeResult(asset_key=raw_key(TABLE), metadata={**metadata, "file": dg.MetadataValue.path(path)})


def store_decisions(connection: duckdb.DuckDBPyConnection, decisions: Sequence[Decision]) -> None:
    """Replaces all decisions; one that was there before keeps the mentions its event had when it was first read."""
    remembered: Mapping[str, tuple[Any, Any]] = {
        row[0]: (row[1], row[2])
        for row in connection.execute(
            f"SELECT decision_id, target_claim_ids, value_claim_ids FROM raw.{TABLE}"
        ).fetchall()
    }
    rows = []
    for decision in decisions:
        targets, others = remembered.get(decision.decision_id, (None, None))
        rows.append(
            {
                **decision._asdict(),
                "target_claim_ids": targets or _members(connection, decision.target_id),
                "value_claim_ids": others
                or _members(connection, decision.value if decision.action == "merge" else None),
            }
        )
    with transaction(connection):
        connection.execute(f"DELETE FROM raw.{TABLE}")
        insert_rows(connection, TABLE, rows)


def _members(connection: duckdb.DuckDBPyConnection, event_id: str | None) -> list[str]:
    """Returns the mentions of an event as the last build left it, under its present id or an earlier one."""
    if event_id is None:
        return []
    try:
        found = connection.execute(MEMBERS_OF_EVENT, {"event_id": event_id}).fetchall()
    except duckdb.CatalogException:
        # nothing was built yet: the id is looked up when events are
        return []
    return [row[0] for row in found]


@dg.multi_asset_check(
    name="checks_of_the_review",
    specs=[
        dg.AssetCheckSpec(
            APPLIED_CHECK,
            asset=REJECTED_KEY,
            blocking=False,
            description="Every decision of review/decisions.csv names something that exists and can be done to it.",
        )
    ],
)
def checks_of_the_review(warehouse: Warehouse) -> Iterator[dg.AssetCheckResult]:
    """Fails where a decision was not applied, and names the row and the remedy.

    It does not block: a typing error of the desk changes nothing, and holding the day's news back for it would.
    """
    with warehouse.read("check review decisions") as connection:
        yield result_of_rejected(connection)


def result_of_rejected(connection: duckdb.DuckDBPyConnection) -> dg.AssetCheckResult:
    """Checks that marts.rejected_decisions is empty."""
    rows = connection.execute("SELECT row_no, detail, remedy FROM marts.rejected_decisions ORDER BY row_no").fetchall()
    named = [f"row {row_no}: {detail} {remedy}" for row_no, detail, remedy in rows[:ROWS_NAMED]]
    more = [f"and {len(rows) - ROWS_NAMED} more"] if len(rows) > ROWS_NAMED else []
    metadata: dict[str, Any] = {"decisions not applied": len(rows)}
    if rows:
        metadata["rows"] = preview_of(connection, "marts.rejected_decisions", len(rows))
    return dg.AssetCheckResult(
        asset_key=REJECTED_KEY,
        check_name=APPLIED_CHECK,
        passed=not rows,
        severity=dg.AssetCheckSeverity.ERROR,
        metadata=metadata,
        description="; ".join([*named, *more]) or "every decision was carried out",
    )
