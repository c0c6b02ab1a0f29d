"""The golden file of the sample's claims: what it keeps of each claim, and where it lies.

Belongs here: turning a reading into comparable plain data. Does not belong here: tests, or the targets of the gold.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from assets.parsing.model import CasualtyClaim, Claim, ParsedArticle

SNAPSHOT = Path(__file__).parent / "sample_claims.json"


def claims_of(text: str, parsed: ParsedArticle) -> list[dict[str, Any]]:
    """Returns the claims of one article in text order, each with its counts."""
    return [
        {
            "quote": text[claim.start : claim.end],
            "char_start": claim.start,
            "type": f"{claim.event_type}/{claim.event_subtype}",
            "section": claim.section,
            "status": claim.status,
            "is_aggregate": claim.is_aggregate,
            "dates": _dates(claim),
            "date_text": claim.date_text,
            "place_ids": list(claim.place_ids),
            "place_basis": claim.place_basis,
            "participants": sorted(f"{one.role}: {one.actor_id}" for one in claim.participants),
            "attributed_to": list(claim.attributed_to),
            "via": list(claim.via),
            "counts": [_count(text, count) for count in parsed.casualties if count.claim_no == number],
        }
        for number, claim in enumerate(parsed.claims)
    ]


def as_json(claims: Mapping[str, list[dict[str, Any]]]) -> str:
    """Returns the text of the golden file for the claims of each article."""
    return json.dumps(claims, ensure_ascii=False, indent=1) + "\n"


def _dates(claim: Claim) -> str:
    return f"{_day(claim.date_start)}..{_day(claim.date_end)} {claim.date_precision} {claim.date_basis}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _count(text: str, count: CasualtyClaim) -> str:
    bounds = "/".join("–" if bound is None else str(bound) for bound in (count.low, count.best, count.high))
    part = "" if count.subset_of is None else ", part of a larger count"
    return f"{text[count.start : count.end]}: {count.outcome} {count.victim_group} {bounds} {count.qualifier}{part}"
