"""The closed list of reasons why an input could not be taken in, each with what to do about it.

Belongs here: the reasons and their remedies. Does not belong here: how a reason is found.
"""

from __future__ import annotations

from typing import Final, Literal

Reason = Literal[
    "empty",
    "not_arabic",
    "undecodable",
    "mojibake",
    "malformed_json",
    "malformed_row",
    "missing_text",
    "over_long",
    "duplicate_delivery",
    "unreadable_file",
    "unsupported_format",
    "unsafe_path",
    "too_large",
]

REMEDIES: Final[dict[Reason, str]] = {
    "empty": "Deliver the text of the article; if there is none, leave the row or file out.",
    "not_arabic": "Deliver the Arabic original; other languages are not read.",
    "undecodable": "Save the file as UTF-8 and deliver it again.",
    "mojibake": "Letters were lost when the text was saved in a wrong encoding; export it from its source as UTF-8.",
    "malformed_json": "Write one complete JSON object on each line, and deliver the file again.",
    "malformed_row": "Give the row as many cells as the header, close its quotation marks, and deliver the file again.",
    "missing_text": "Put the body of the article, as a string, into the field or column `text`.",
    "over_long": "Deliver one article a row or file; split collections into their articles.",
    "duplicate_delivery": "Nothing needs to be done: the article is taken in once. Remove the copy to silence this.",
    "unreadable_file": "Check that the file is complete and may be read, and deliver it again.",
    "unsupported_format": "Deliver .txt, .jsonl, .csv, .parquet or .html; the text formats may be gzipped (.gz).",
    "unsafe_path": "Copy the file into the inbox itself; links and paths that lead out of the inbox are not followed.",
    "too_large": "Split the file into smaller ones.",
}
"""Reason → what the reader of `rejected_articles` can do about it."""
