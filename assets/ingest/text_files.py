"""Plain text files: one article each, described by a manifest row or by nothing.

Belongs here: .txt. Does not belong here: the manifest itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assets.ingest.admission import Delivered, admit
from assets.ingest.encoding import decode, encoding_notes
from assets.ingest.limits import MAX_TEXT_FILE_BYTES
from assets.ingest.record import ArticleRecord, Rejection, reject


def read_text_file(data: bytes, source_path: str, metadata: Mapping[str, str]) -> Iterator[ArticleRecord | Rejection]:
    """Read one .txt file as one article."""
    if len(data) > MAX_TEXT_FILE_BYTES:
        yield reject(source_path, None, "over_long", f"{len(data)} bytes; an article has {MAX_TEXT_FILE_BYTES} at most")
        return
    decoded = decode(data)
    if decoded.text is None:
        yield reject(source_path, None, "undecodable", "the file is neither UTF-8 nor windows-1256 text")
        return
    values = {**metadata, "text": decoded.text}
    yield admit(Delivered(source_path, None, values, encoding_notes(decoded.encoding)))
