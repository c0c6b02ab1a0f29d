"""Rows of the claim tables as a coded article, the same for fresh rows and for those of a database.

Belongs here: columns to records. Does not belong here: where the rows come from.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from assets.evaluation.coded import CodedArticle, CodedCount, CodedEvent, CodedParticipant, Names

Row = dict[str, Any]


def coded_article(
    label: str,
    sha256: str,
    rows: Mapping[str, list[Row]],
    places: Mapping[str, Names],
    actors: Mapping[str, Names],
) -> CodedArticle:
    """Makes a coded article from its rows of `claims`, `participant_claims` and `casualty_claims`."""
    participants: dict[str, list[CodedParticipant]] = {}
    for row in rows["participant_claims"]:
        one = CodedParticipant(_names(actors, row["actor_id"]), row["role"])
        participants.setdefault(row["claim_id"], []).append(one)
    return CodedArticle(
        label,
        sha256,
        tuple(_event(row, participants.get(row["claim_id"], []), places, actors) for row in rows["claims"]),
        tuple(_count(row) for row in rows["casualty_claims"]),
    )


def _event(
    row: Row, participants: list[CodedParticipant], places: Mapping[str, Names], actors: Mapping[str, Names]
) -> CodedEvent:
    named = dict.fromkeys(place_id for place_id in (row["place_id"], *(row["place_ids"] or ())) if place_id)
    return CodedEvent(
        id=row["claim_id"],
        start=row["char_start"],
        end=row["char_end"],
        quote=row["quote"],
        event_type=row["event_type"],
        event_subtype=row["event_subtype"],
        status=row["status"],
        is_aggregate=bool(row["is_aggregate"]),
        dates=_dates(row["date_start"], row["date_end"]),
        places=tuple(_names(places, place_id) for place_id in named),
        participants=tuple(participants),
        attributed_to=tuple(_names(actors, actor_id) for actor_id in row["attributed_to"] or ()),
    )


def _count(row: Row) -> CodedCount:
    return CodedCount(
        id=row["casualty_claim_id"],
        start=row["char_start"],
        end=row["char_end"],
        quote=row["quote"],
        outcome=row["outcome"],
        victim_group=row["victim_group"],
        low=row["count_low"],
        best=row["count_best"],
        high=row["count_high"],
        subset_of=row["subset_of"],
    )


def _dates(start: date | None, end: date | None) -> tuple[date, date] | None:
    return (start, end) if start is not None and end is not None else None


def _names(names: Mapping[str, Names], key: Any) -> Names:
    """Returns the names behind an id; an id that no table knows stands for itself."""
    return names.get(key) or (str(key),)
