"""How outlets agree with one another, how much of it is copying, and how each source fares.

Belongs here: sums over pairs of articles. Does not belong here: what agreement is (dbt_project).
"""

from __future__ import annotations

from typing import Any

import duckdb

from assets.report.names import Names
from assets.report.published_rows import rows

OUTLETS_SHOWN = 24
SOURCES_SHOWN = 200
UNNAMED = "?"
PAIRS_SQL = f"""
    WITH pairs AS (
        SELECT coalesce(a.outlet, '{UNNAMED}') AS one, coalesce(b.outlet, '{UNNAMED}') AS other, p.relation,
            p.n_shared_events, p.n_compared, p.n_agree, p.n_conflict
        FROM marts.article_pairs AS p
        INNER JOIN marts.articles AS a ON p.article_id_1 = a.article_id
        INNER JOIN marts.articles AS b ON p.article_id_2 = b.article_id
    )
    SELECT least(one, other) AS one, greatest(one, other) AS other, count(*) AS n_pairs,
        count(*) FILTER (relation <> 'independent') AS n_copied, sum(n_shared_events) AS n_shared_events,
        sum(n_compared) AS n_compared, sum(n_agree) AS n_agree, sum(n_conflict) AS n_conflict
    FROM pairs GROUP BY ALL ORDER BY one, other"""
SOURCES_SQL = f"""
    SELECT source_id, source_type, n_claims, n_articles, n_events, n_shared_events, n_first, n_corroborated,
        n_contradicted, n_corrected_itself FROM marts.sources ORDER BY n_claims DESC, source_id LIMIT {SOURCES_SHOWN}"""
ALPHA_SQL = """
    SELECT a.attribute, a.alpha, a.reading, a.n_units, a.n_coders, r.meaning_en, r.meaning_ar
    FROM marts.agreement_alpha AS a LEFT JOIN reference.alpha_readings AS r ON a.reading = r.reading
    ORDER BY a.attribute"""


def outlet_matrix(connection: duckdb.DuckDBPyConnection, names: Names) -> dict[str, Any]:
    """Returns the outlets with most compared values, what each pair of them shares, all sources, and alpha."""
    pairs = [{key: int(value) if key.startswith("n_") else value for key, value in row.items()}
             for row in rows(connection, PAIRS_SQL)]  # fmt: skip
    weight: dict[str, Any] = {}
    for row in pairs:
        for outlet in {str(row["one"]), str(row["other"])}:
            weight[outlet] = weight.get(outlet, 0) + row["n_compared"] + row["n_pairs"]
    outlets = sorted(sorted(weight), key=lambda outlet: -weight[outlet])[:OUTLETS_SHOWN]
    return {
        "outlets": outlets,
        "n_outlets": len(weight),
        "pairs": [row for row in pairs if row["one"] in outlets and row["other"] in outlets],
        "sources": [
            {**row, "source_id": None, "name": names.actor(row["source_id"])}
            for row in rows(connection, SOURCES_SQL)
        ],
        "alpha": rows(connection, ALPHA_SQL),
    }  # fmt: skip
