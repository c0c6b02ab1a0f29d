"""One parsed article as rows of schema `raw`: ids and columns, nothing else.

Belongs here: making ids and turning the dataclasses of `assets.parsing.model` into rows of `assets.raw_schema`.
Does not belong here: Dagster, DuckDB, or any judgement about what a claim means.
"""

from __future__ import annotations

import hashlib
from typing import Any

from assets.parsing.model import CasualtyClaim, Claim, ParsedArticle, QuantityClaim, Sentence

Row = dict[str, Any]

PARSED_TABLES = (
    "parsed_articles",
    "sentences",
    "claims",
    "casualty_claims",
    "participant_claims",
    "quantity_claims",
    "actor_mentions",
    "place_mentions",
    "unlisted_actors",
    "unlisted_places",
)
"""Tables that parsing fills, all keyed by article_id."""

ID_LENGTH = 16
SEPARATOR = "\x1f"


def short_hash(*parts: object) -> str:
    """Returns the id of something that these parts identify: 16 hex characters of SHA-256."""
    joined = SEPARATOR.join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:ID_LENGTH]


def claim_id_of(article_id: str, claim: Claim) -> str:
    """Returns the id of a claim; the parser version is no part of it, so that review decisions survive an upgrade."""
    return short_hash(article_id, claim.start, claim.end, claim.event_subtype)


def casualty_claim_id_of(claim_id: str, casualty: CasualtyClaim) -> str:
    """Returns the id of a casualty count."""
    return short_hash(
        claim_id, casualty.start, casualty.end, casualty.outcome, casualty.victim_group, casualty.victim_side
    )


def quantity_claim_id_of(claim_id: str, quantity: QuantityClaim) -> str:
    """Returns the id of another figure."""
    return short_hash(claim_id, quantity.start, quantity.end, quantity.measure)


def rows_of_parsed(
    article_id: str, text: str, language: str, parser_version: str, parsed: ParsedArticle
) -> dict[str, list[Row]]:
    """Returns the rows of every parsing table for one article that was read without error."""
    claim_ids = [claim_id_of(article_id, claim) for claim in parsed.claims]
    casualty_ids = [casualty_claim_id_of(claim_ids[count.claim_no], count) for count in parsed.casualties]
    return {
        "parsed_articles": [_parsed_row(article_id, language, parser_version, parsed)],
        "sentences": _sentence_rows(article_id, parsed),
        "claims": _unique(
            [
                _claim_row(article_id, text, parser_version, claim_id, claim)
                for claim_id, claim in zip(claim_ids, parsed.claims, strict=True)
            ],
            "claim_id",
        ),
        "casualty_claims": _unique(
            [
                _casualty_row(article_id, text, claim_ids, casualty_ids, number, count)
                for number, count in enumerate(parsed.casualties)
            ],
            "casualty_claim_id",
        ),
        "participant_claims": _participant_rows(article_id, text, claim_ids, parsed.claims),
        "quantity_claims": _unique(
            [_quantity_row(article_id, text, claim_ids[q.claim_no], q) for q in parsed.quantities],
            "quantity_claim_id",
        ),
        "actor_mentions": [
            {
                "article_id": article_id,
                "actor_id": mention.actor_id,
                "char_start": mention.start,
                "char_end": mention.end,
                "quote": text[mention.start : mention.end],
                "parent_actor_id": mention.parent_id or None,
            }
            for mention in parsed.actor_mentions
        ],
        "place_mentions": [
            {
                "article_id": article_id,
                "place_id": mention.place_id,
                "char_start": mention.start,
                "char_end": mention.end,
                "quote": text[mention.start : mention.end],
            }
            for mention in parsed.place_mentions
        ],
        "unlisted_actors": [
            {
                "article_id": article_id,
                "actor_id": name.id,
                "name_ar": name.name,
                "actor_type": name.type,
                "parent_actor_id": name.container_id or None,
            }
            for name in parsed.unlisted_actors
        ],
        "unlisted_places": [
            {
                "article_id": article_id,
                "place_id": name.id,
                "name_ar": name.name,
                "place_type": name.type,
                "container_place_id": name.container_id or None,
            }
            for name in parsed.unlisted_places
        ],
    }


def rows_of_failure(article_id: str, language: str, parser_version: str, error: str) -> dict[str, list[Row]]:
    """Returns the rows of an article the parser failed on: one parsed_articles row with its error, nothing else."""
    rows: dict[str, list[Row]] = {table: [] for table in PARSED_TABLES}
    rows["parsed_articles"] = [
        {
            "article_id": article_id,
            "parser_version": parser_version,
            "published_on_basis": "unknown",
            "language": language,
            "n_sentences": 0,
            "n_claims": 0,
            "credits": [],
            "error": error,
        }
    ]
    return rows


def _parsed_row(article_id: str, language: str, parser_version: str, parsed: ParsedArticle) -> Row:
    published = parsed.published
    return {
        "article_id": article_id,
        "parser_version": parser_version,
        "published_on": published.on,
        "published_on_basis": published.basis,
        "published_earliest": published.earliest,
        "published_latest": published.latest,
        "published_reason": published.reason or None,
        "language": language,
        "n_sentences": len(parsed.sentences),
        "n_claims": len({claim_id_of(article_id, claim) for claim in parsed.claims}),
        "credits": list(parsed.credits),
        "error": None,
    }


def _sentence_rows(article_id: str, parsed: ParsedArticle) -> list[Row]:
    def row(sentence: Sentence, form: str) -> Row:
        return {
            "article_id": article_id,
            "sentence_no": sentence.no,
            "char_start": sentence.start,
            "char_end": sentence.end,
            "section": sentence.section,
            "folded_text": form,
            "n_words": len(form.split()),
        }

    return [row(sentence, form) for sentence, form in zip(parsed.sentences, parsed.sentence_forms, strict=True)]


def _claim_row(article_id: str, text: str, parser_version: str, claim_id: str, claim: Claim) -> Row:
    return {
        "claim_id": claim_id,
        "article_id": article_id,
        "sentence_no": claim.sentence_no,
        "char_start": claim.start,
        "char_end": claim.end,
        "quote": text[claim.start : claim.end],
        "section": claim.section,
        "event_type": claim.event_type,
        "event_subtype": claim.event_subtype,
        "status": claim.status,
        "is_aggregate": claim.is_aggregate,
        "date_start": claim.date_start,
        "date_end": claim.date_end,
        "date_precision": claim.date_precision,
        "date_basis": claim.date_basis,
        "date_text": claim.date_text,
        "place_id": claim.place_id,
        "place_ids": list(claim.place_ids),
        "place_basis": claim.place_basis,
        "attributed_to": list(claim.attributed_to),
        "via": list(claim.via),
        "rule": claim.rule,
        "missing": list(claim.missing),
        "parser_version": parser_version,
    }


def _casualty_row(
    article_id: str, text: str, claim_ids: list[str], casualty_ids: list[str], number: int, count: CasualtyClaim
) -> Row:
    return {
        "casualty_claim_id": casualty_ids[number],
        "claim_id": claim_ids[count.claim_no],
        "article_id": article_id,
        "char_start": count.start,
        "char_end": count.end,
        "quote": text[count.start : count.end],
        "outcome": count.outcome,
        "victim_group": count.victim_group,
        "victim_side": count.victim_side or None,
        "count_low": count.low,
        "count_best": count.best,
        "count_high": count.high,
        "qualifier": count.qualifier,
        "subset_of": None if count.subset_of is None else casualty_ids[count.subset_of],
        "is_cumulative": count.is_cumulative,
        "date_start": count.date_start,
        "date_end": count.date_end,
        "place_id": count.place_id or None,
        "rule": count.rule,
    }


def _participant_rows(article_id: str, text: str, claim_ids: list[str], claims: tuple[Claim, ...]) -> list[Row]:
    """Returns one row for each actor in one role of one claim: the first mention, where a stage named it twice."""
    rows: dict[tuple[str, str, str], Row] = {}
    for claim_id, claim in zip(claim_ids, claims, strict=True):
        for participant in claim.participants:
            rows.setdefault(
                (claim_id, participant.actor_id, participant.role),
                {
                    "claim_id": claim_id,
                    "article_id": article_id,
                    "actor_id": participant.actor_id,
                    "role": participant.role,
                    "char_start": participant.start,
                    "char_end": participant.end,
                    "quote": text[participant.start : participant.end],
                },
            )
    return list(rows.values())


def _quantity_row(article_id: str, text: str, claim_id: str, quantity: QuantityClaim) -> Row:
    return {
        "quantity_claim_id": quantity_claim_id_of(claim_id, quantity),
        "claim_id": claim_id,
        "article_id": article_id,
        "measure": quantity.measure,
        "value_low": quantity.low,
        "value_best": quantity.best,
        "value_high": quantity.high,
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "char_start": quantity.start,
        "char_end": quantity.end,
        "quote": text[quantity.start : quantity.end],
    }


def _unique(rows: list[Row], key: str) -> list[Row]:
    """Keeps the first row of each key: two rules that read the same words the same way made one claim, not two."""
    kept: dict[str, Row] = {}
    for row in rows:
        kept.setdefault(row[key], row)
    return list(kept.values())
