"""All that an event's page shows: its claims in their sentences, its parties, tolls, and what sources agree on.

Belongs here: joining an event's rows. Does not belong here: how they are laid out (static/event_page.js).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb

from assets.report.names import Names
from assets.report.published_rows import Row, grouped, rows

EVENTS_SQL = """
    SELECT event_id, event_type, event_subtype, acled_event_type, acled_sub_event_type, plover_event_type, status,
        is_aggregate, part_of_event_id, headline_ar, date_start, date_end, date_precision, place_id, place_name_ar,
        place_name_en, admin1, country, latitude, longitude, geo_precision, n_claims, n_articles, n_outlets, n_origins,
        corroboration, grade, grade_rule, grade_reason_en, grade_reason_ar, review_status
    FROM marts.events ORDER BY event_id"""
CLAIMS_SQL = """
    SELECT c.claim_id, c.event_id, c.article_id, c.char_start, c.char_end, c.section, c.event_subtype, c.status,
        c.date_start, c.date_end, c.date_precision, c.date_basis, c.date_text, c.place_ids, c.attributed_to, c.via,
        c.origin_id, c.origin_path, c.review_status, a.outlet, a.published_on,
        coalesce(least(s.char_start, c.char_start), c.char_start) AS from_char,
        coalesce(greatest(s.char_end, c.char_end), c.char_end) AS to_char, a.text
    FROM marts.claims AS c
    INNER JOIN marts.articles AS a ON c.article_id = a.article_id
    LEFT JOIN staging.stg_sentences AS s ON c.article_id = s.article_id AND c.sentence_no = s.sentence_no
    ORDER BY c.event_id, a.published_on, c.article_id, c.char_start"""
COUNTS_SQL = """
    SELECT claim_id, casualty_claim_id, char_start, char_end, outcome, victim_group, count_low, count_best, count_high,
        qualifier, is_cumulative FROM marts.casualty_claims ORDER BY claim_id, char_start"""
ROLES_SQL = (
    "SELECT claim_id, actor_id, role, char_start, char_end FROM marts.participant_claims ORDER BY claim_id, char_start"
)
PARTICIPANTS_SQL = """
    SELECT event_id, actor_id, role, n_articles, n_origins FROM marts.participants
    ORDER BY event_id, role, n_claims DESC, actor_id"""
TOLLS_SQL = """
    SELECT casualty_id, event_id, outcome, victim_group, victim_side, is_cumulative, is_subset, count_low, count_best,
        count_high, reconciled_by, corroboration, n_origins, n_articles FROM marts.casualties
    ORDER BY event_id, is_subset, outcome, count_best DESC NULLS LAST"""
HISTORY_SQL = """
    SELECT casualty_id, step_no, published_on, published_at, origin_id, outlet, article_id, count_low, count_best,
        count_high, qualifier, is_revision, is_repeat, is_latest, quote FROM marts.toll_history
    ORDER BY casualty_id, step_no"""
AGREEMENT_SQL = """
    SELECT event_id, attribute, key, verdict, reason_en, reason_ar, n_articles, n_origins, agreement
    FROM marts.source_agreement ORDER BY event_id, attribute, n_articles DESC, key"""


def event_details(connection: duckdb.DuckDBPyConnection, names: Names) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yields the id and the page's data of every event."""
    counts = grouped(rows(connection, COUNTS_SQL), "claim_id")
    roles = grouped(rows(connection, ROLES_SQL), "claim_id")
    claims = grouped(rows(connection, CLAIMS_SQL), "event_id")
    participants = grouped(rows(connection, PARTICIPANTS_SQL), "event_id")
    history = grouped(rows(connection, HISTORY_SQL), "casualty_id")
    tolls = grouped(rows(connection, TOLLS_SQL), "event_id")
    agreement = grouped(rows(connection, AGREEMENT_SQL), "event_id")
    cover = names.private.covered_all
    for event in rows(connection, EVENTS_SQL):
        event_id = event["event_id"]
        yield (
            event_id,
            {
                **cover(event),
                "claims": [_claim(row, counts, roles, names) for row in claims.get(event_id, [])],
                "participants": [
                    {**row, "actor_id": names.public_id(row["actor_id"]), "name": names.actor(row["actor_id"])}
                    for row in participants.get(event_id, [])
                ],
                "tolls": [_toll(row, history, names) for row in tolls.get(event_id, [])],
                "agreement": [_agreement(row, names) for row in agreement.get(event_id, [])],
            },
        )


def _claim(claim: Row, counts: dict[str, list[Row]], roles: dict[str, list[Row]], names: Names) -> Row:
    """Returns a claim with its sentence; offsets count within that sentence."""
    start, end = claim["from_char"], claim["to_char"]
    marks = [{"kind": "claim", "start": claim["char_start"] - start, "end": claim["char_end"] - start}]
    for kind, found in (("count", counts), ("party", roles)):
        for row in found.get(claim["claim_id"], []):
            if start <= row["char_start"] and row["char_end"] <= end:
                told = row["outcome"] if kind == "count" else row["role"]
                marks.append(
                    {"kind": kind, "told": told, "start": row["char_start"] - start, "end": row["char_end"] - start}
                )
    kept = (
        "claim_id", "article_id", "section", "event_subtype", "status", "date_start", "date_end", "date_precision",
        "date_basis", "origin_path", "review_status", "outlet", "published_on",
    )  # fmt: skip
    return {
        **{name: claim[name] for name in kept},
        "sentence": (names.private.covered(claim["text"]) or "")[start:end],
        "date_text": claim["date_text"],
        "marks": marks,
        "places": [name for name in map(names.place, claim["place_ids"] or []) if name],
        "said_by": [names.actor(one) for one in claim["attributed_to"] or []],
        "via": [names.actor(one) for one in claim["via"] or []],
        "origin": names.actor(claim["origin_id"]),
        "counts": [
            {name: row[name] for name in ("casualty_claim_id", "outcome", "victim_group", "count_low", "count_best",
                                          "count_high", "qualifier")}
            for row in counts.get(claim["claim_id"], [])
        ],
    }  # fmt: skip


def _toll(toll: Row, history: dict[str, list[Row]], names: Names) -> Row:
    """Returns a toll with every figure that was ever given for it."""
    steps = [
        {
            **row,
            "origin": names.actor(row["origin_id"]),
            "origin_id": None,
            "quote": names.private.covered(row["quote"]),
        }
        for row in history.get(toll["casualty_id"], [])
    ]
    side = names.actor(toll["victim_side"]) if toll["victim_side"] else None
    return {**toll, "victim_side": side, "steps": steps}


def _agreement(row: Row, names: Names) -> Row:
    """Returns a verdict with the words of its key: a party and its role, or an outcome and its victims."""
    told: dict[str, Any] = {}
    key = row["key"]
    if row["attribute"] == "participant" and "/" in key:
        actor_id, role = key.rsplit("/", 1)
        told = {"name": names.actor(actor_id), "role": role}
    elif row["attribute"] == "count":
        outcome, group, *rest = key.split("/")
        told = {"outcome": outcome, "group": group, "rest": [_side(one, names) for one in rest]}
    return {
        "attribute": row["attribute"], "told": told, "verdict": row["verdict"], "n_origins": row["n_origins"],
        "n_articles": row["n_articles"], "agreement": row["agreement"],
        "reason_en": names.private.covered(row["reason_en"]), "reason_ar": names.private.covered(row["reason_ar"]),
    }  # fmt: skip


def _side(part: str, names: Names) -> Any:
    """Returns the name of a side of victims, or the words of a period as they are."""
    return part if part.startswith("cumulative") else names.actor(part)
