"""manifest.csv: metadata of articles that are delivered as plain files.

Belongs here: reading manifests, checking the paths they name, finding the row of a file. Does not belong here: the
article files.
"""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from assets.ingest.csv_records import choose_delimiter, read_records
from assets.ingest.encoding import decode_lines, is_undecodable
from assets.ingest.reasons import Reason
from assets.ingest.record import Rejection, reject

MANIFEST_NAME = "manifest.csv"
KEY_COLUMN = "file"
COLLECTION_FIELDS = ("outlet", "country")
"""What a manifest row can say of a file that holds many articles; a title or a date would be wrong for most of them."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Rows of a manifest by the path of their file relative to it, and the rows that cannot be used."""

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rejections: tuple[Rejection, ...] = ()


def read_manifest(data: bytes, source_path: str) -> Manifest:
    """Read a manifest; a bad row is rejected and the others hold."""
    lines = [line.text for line in decode_lines(data)]
    if not lines:
        return Manifest()
    delimiter = choose_delimiter(lines[0], KEY_COLUMN)
    try:
        header = [name.strip().lower() for name in next(csv.reader(lines[:1], delimiter=delimiter), [])]
    except csv.Error:
        header = []
    if KEY_COLUMN not in header:
        return Manifest({}, (reject(source_path, None, "malformed_row", "the manifest has no column `file`"),))
    rows: dict[str, Mapping[str, str]] = {}
    rejections: list[Rejection] = []
    for row_no, record in enumerate(read_records(lines[1:], delimiter, len(header)), 1):
        problem = ("malformed_row", record.problem) if record.problem else _add(rows, header, record.cells)
        if problem:
            rejections.append(reject(source_path, row_no, *problem))  # type: ignore[arg-type]
    return Manifest(rows, tuple(rejections))


def find_row(manifests: Mapping[str, Manifest], source_path: str) -> Mapping[str, str]:
    """Find the metadata of a file: the manifest of its own folder goes before those of the folders above.

    `manifests` are keyed by folder ('.' for the inbox); the result is empty where none names the file.
    """
    path = PurePosixPath(source_path)
    for folder in path.parents:
        manifest = manifests.get(str(folder))
        row = manifest.rows.get(_key(path.relative_to(folder))) if manifest else None
        if row is not None:
            return row
    return {}


def fingerprint_part(row: Mapping[str, str]) -> bytes:
    """Give the bytes by which a manifest row enters the fingerprint of its file."""
    return json.dumps(dict(row), sort_keys=True).encode("ascii") if row else b""


def _key(path: PurePosixPath) -> str:
    """Compare names in one Unicode form: some systems store accents and hamza apart."""
    return unicodedata.normalize("NFC", path.as_posix())


def _add(rows: dict[str, Mapping[str, str]], header: list[str], cells: list[str]) -> tuple[Reason, str] | None:
    """Add one row, or return reason and detail of what is wrong with it."""
    if is_undecodable("".join(cells)):
        return "undecodable", "the row is neither UTF-8 nor windows-1256 text"
    row = dict(zip(header, cells, strict=True))
    name = row.pop(KEY_COLUMN)
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name:
        return "unsafe_path", f"the manifest names {name[:200]!r}"
    if _key(path) in rows:
        return "malformed_row", f"{name[:200]!r} is named twice; the first row holds"
    rows[_key(path)] = {column: cell for column, cell in row.items() if column and column != "text" and cell.strip()}
    return None
