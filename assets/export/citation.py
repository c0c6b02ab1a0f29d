"""How to cite an export: CITATION.cff and citation.bib.

Belongs here: their words. Does not belong here: anything about the rows.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

TITLE = "Tawatur: claims and events read from Arabic conflict news"
ABSTRACT = (
    "What newspapers report, who says it, and how far independent sources agree. "
    "It says what papers say; it does not know what happened."
)


class Edition(NamedTuple):
    """Which publication a folder of exports comes from."""

    snapshot: str
    content_digest: str
    published_at: datetime
    parser_versions: tuple[str, ...]

    @property
    def version(self) -> str:
        """Day and first letters of the digest: short enough to cite, exact enough to find."""
        return f"{self.published_at:%Y-%m-%d}-{self.content_digest[:12]}"


def citation_cff(edition: Edition) -> str:
    """Returns the text of CITATION.cff (Citation File Format 1.2.0)."""
    return f"""cff-version: 1.2.0
message: "Please cite this edition of the data, and the newspapers whose reports it reads."
type: dataset
title: "{TITLE}"
abstract: "{ABSTRACT}"
authors:
  - name: "Tawatur"
version: "{edition.version}"
date-released: "{edition.published_at:%Y-%m-%d}"
identifiers:
  - type: other
    value: "sha256:{edition.content_digest}"
    description: "Digest of the content of all tables"
"""


def citation_bib(edition: Edition) -> str:
    """Returns the same as BibTeX."""
    return f"""@misc{{tawatur_{edition.content_digest[:12]},
  title = {{{TITLE}}},
  author = {{{{Tawatur}}}},
  year = {{{edition.published_at:%Y}}},
  month = {{{edition.published_at.month}}},
  note = {{Edition {edition.version}, content digest sha256:{edition.content_digest}. {ABSTRACT}}},
}}
"""
