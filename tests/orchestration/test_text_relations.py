"""How two texts are related, through the whole job: revision, copy, syndication, translation, neither."""

from __future__ import annotations

import pytest

from tests.orchestration.conftest import TwoRuns
from tests.orchestration.late_articles import (
    BAKERY,
    BASE,
    BASE_AGAIN,
    BASE_ELSEWHERE,
    CONFUSED,
    CORRECTED,
    MARKET,
    OTHER_TRANSLATION,
    TRANSLATION,
    Delivered,
)

PAIR = """
    SELECT pairs.relation, pairs.reuse, first_article.title
    FROM marts.article_pairs AS pairs
    JOIN marts.articles AS a ON pairs.article_id_1 = a.article_id
    JOIN marts.articles AS b ON pairs.article_id_2 = b.article_id
    LEFT JOIN marts.articles AS first_article ON pairs.first_article_id = first_article.article_id
    WHERE (a.url, a.title, b.url, b.title) IN ((?, ?, ?, ?), (?, ?, ?, ?))
"""


def pair(runs: TwoRuns, one: Delivered, other: Delivered) -> tuple[str, str, str | None]:
    keys = [one.url, one.title, other.url, other.title]
    [row] = runs.marts.execute(PAIR, [*keys, *keys[2:], *keys[:2]]).fetchall()
    return (row[0], row[1], row[2])


@pytest.mark.parametrize(
    ("one", "other", "relation", "reuse", "first"),
    [
        pytest.param(CONFUSED, CORRECTED, "same_text", "revision", CONFUSED, id="one address, two texts: a revision"),
        pytest.param(BASE, BASE_AGAIN, "same_text", "own_copy", None, id="one outlet, two addresses: its own copy"),
        pytest.param(
            BASE, BASE_ELSEWHERE, "shared_wire", "syndicated", BASE, id="two outlets, one statement: syndicated"
        ),
        pytest.param(
            TRANSLATION, OTHER_TRANSLATION, "shared_wire", "syndicated", TRANSLATION,
            id="one agency, its names and figures, other words: two translations",
        ),
        pytest.param(
            MARKET, BAKERY, "independent", "none", MARKET, id="one event, not a sentence in common: independent"
        ),
    ],
)  # fmt: skip
def test_pairs_of_texts_are_told_apart(
    two_runs: TwoRuns, one: Delivered, other: Delivered, relation: str, reuse: str, first: Delivered | None
) -> None:
    assert pair(two_runs, one, other) == (relation, reuse, first.title if first else None)


def test_a_statement_printed_three_times_is_one_origin(two_runs: TwoRuns) -> None:
    [event] = two_runs.after["base"] & two_runs.after["base again"] & two_runs.after["base elsewhere"]
    row = two_runs.marts.execute(
        "SELECT n_articles, n_outlets FROM marts.events WHERE event_id = ?", [event]
    ).fetchone()
    assert row == (3, 2)
    killed = two_runs.marts.execute(
        "SELECT DISTINCT verdict, n_origins FROM marts.source_agreement "
        "WHERE event_id = ? AND attribute = 'count' AND key LIKE 'killed/%'",
        [event],
    ).fetchall()
    assert killed == [("repeated", 1)]
