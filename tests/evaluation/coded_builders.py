"""Small coded articles for the tests of the scorer."""

from __future__ import annotations

from datetime import date
from typing import Any

from assets.evaluation.coded import CodedArticle, CodedCount, CodedEvent

SHA = "5" * 64
SATURDAY = (date(2016, 12, 10), date(2016, 12, 10))


def event(start: int, end: int, **changed: Any) -> CodedEvent:
    """Returns an air strike that occurred, with everything else empty unless given."""
    values: dict[str, Any] = {
        "id": f"e{start}", "start": start, "end": end, "quote": "غارة", "event_type": "remote_violence",
        "event_subtype": "air_strike", "status": "occurred", "is_aggregate": False, "dates": None, "places": (),
        "participants": (), "attributed_to": (),
    }  # fmt: skip
    return CodedEvent(**{**values, **changed})


def count(start: int, end: int, best: int | None, **changed: Any) -> CodedCount:
    """Returns a count of killed civilians with exact bounds unless given."""
    values: dict[str, Any] = {
        "id": f"c{start}", "start": start, "end": end, "quote": "مدنيين", "outcome": "killed",
        "victim_group": "civilians", "low": best, "best": best, "high": best, "subset_of": None,
    }  # fmt: skip
    return CodedCount(**{**values, **changed})


def article(*events: CodedEvent, counts: tuple[CodedCount, ...] = ()) -> CodedArticle:
    """Returns an article with these mentions."""
    return CodedArticle("sample", SHA, tuple(events), counts)
