"""How much the readers accept, with the reason for each bound.

Belongs here: the numbers. Does not belong here: what happens beyond them.
"""

from typing import Final

MAX_ARTICLE_CHARS: Final = 400_000
"""Code points of one article: five times the longest report. Beyond it a "text" is a collection or garbage, and parsing
the worst of garbage takes a minute at this length."""

MAX_FILE_BYTES: Final = 1 << 30
"""Bytes of one delivered file, after decompression: a reading is held in memory."""

MAX_TEXT_FILE_BYTES: Final = 4 << 20
"""Bytes of a .txt file: four bytes a code point, twice the longest article."""

MAX_HTML_BYTES: Final = 16 << 20
"""Bytes of one web page; the tree built from it takes many times as much memory."""

GZIP_FLOOR_BYTES: Final = 16 << 20
"""Below this decompressed size the ratio is not looked at: small repetitive files compress very well."""

MAX_GZIP_RATIO: Final = 200
"""News text compresses 3 to 10 times; a gzip bomb, 1,000 times."""

MAX_PARQUET_ROWS: Final = 10_000_000
"""A dictionary-encoded Parquet file of a few bytes may claim any number of rows."""
