"""What the parser found in an article, straight from its result: for tests that need no warehouse.

Belongs here: ParsedArticle to coded article. Does not belong here: parsing, scoring.
Rows are made as the pipeline makes them, so that a duplicate that the warehouse drops is dropped here too.
"""

from __future__ import annotations

import hashlib

from assets.claim_rows import rows_of_parsed
from assets.evaluation.coded import CodedArticle
from assets.evaluation.coded_rows import coded_article
from assets.evaluation.reference_names import actor_names, place_names
from assets.parsing.model import ParsedArticle


def text_sha256(text: str) -> str:
    """Returns the hash by which an article is known to gold and to the marts."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def found_in_parse(label: str, text: str, parsed: ParsedArticle) -> CodedArticle:
    """Returns what the parser found in one article."""
    sha256 = text_sha256(text)
    rows = rows_of_parsed(sha256, text, "ar", "", parsed)
    return coded_article(label, sha256, rows, place_names(parsed), actor_names(parsed))
