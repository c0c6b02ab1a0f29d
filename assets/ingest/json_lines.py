"""JSON lines: one object, one article, a line.

Belongs here: .jsonl. Does not belong here: what makes an article acceptable.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from assets.ingest.admission import Delivered, admit
from assets.ingest.encoding import Line, decode_lines, encoding_notes, is_undecodable
from assets.ingest.record import ArticleRecord, Rejection, reject


def read_json_lines(data: bytes, source_path: str, metadata: Mapping[str, str]) -> Iterator[ArticleRecord | Rejection]:
    """Read a .jsonl file; each bad line is a rejection with its line number, blank lines are passed over."""
    n_rows = 0
    for line_no, line in enumerate(decode_lines(data), 1):
        if line.text.strip():
            n_rows += 1
            yield _read_line(line, source_path, line_no, metadata)
    if n_rows == 0:
        yield reject(source_path, None, "empty", "the file holds no line")


def _read_line(line: Line, source_path: str, line_no: int, metadata: Mapping[str, str]) -> ArticleRecord | Rejection:
    """Read one line; `metadata` fills the fields that the line lacks."""
    if is_undecodable(line.text):
        return reject(source_path, line_no, "undecodable", "the line is neither UTF-8 nor windows-1256 text")
    try:
        value: Any = json.loads(line.text, parse_constant=lambda name: None)
    except (ValueError, RecursionError) as error:
        return reject(source_path, line_no, "malformed_json", f"{error}; the line begins {line.text[:60]!r}")
    if not isinstance(value, dict):
        return reject(source_path, line_no, "malformed_json", f"not an object; the line begins {line.text[:60]!r}")
    given = {name: part for name, part in value.items() if part is not None}
    return admit(Delivered(source_path, line_no, {**metadata, **given}, encoding_notes(line.encoding)))
