"""Reading short texts for the tests of claims: a sentence in, its claims out.

Belongs here: one call of the parser on a fixed Wednesday, 15 May 2024. Does not belong here: what is expected.
"""

from __future__ import annotations

from datetime import date

from assets.parsing.lexicon_loader import Lexicon
from assets.parsing.model import Claim, ParsedArticle
from assets.parsing.parse import parse_article

PUBLISHED = date(2024, 5, 15)

VIOLENT_TYPES = {"battle", "remote_violence", "violence_against_civilians"}


def read(lexicon: Lexicon, text: str, headline: str = "") -> ParsedArticle:
    """Return what a text with this headline says on the day of publication."""
    whole = f"{headline}\n{text}" if headline else text
    return parse_article(whole, published_on=PUBLISHED, headline_end=len(headline), lexicon=lexicon)


def event_types(lexicon: Lexicon, text: str) -> set[str]:
    """Return the event types claimed in a text of unknown date."""
    return {claim.event_type for claim in parse_article(text, lexicon=lexicon).claims}


def claims_of(lexicon: Lexicon, text: str, subtype: str) -> list[Claim]:
    """Return the claims of one subtype in a text."""
    return [claim for claim in read(lexicon, text).claims if claim.event_subtype == subtype]


def roles_of(claim: Claim) -> dict[str, str]:
    """Return actor id → role."""
    return {participant.actor_id: participant.role for participant in claim.participants}
