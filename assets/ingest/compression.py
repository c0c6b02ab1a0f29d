"""Gzip, with bounds.

Belongs here: decompression that a bomb cannot hurt. Does not belong here: what is inside.
"""

from __future__ import annotations

import gzip
import io
import zlib

from assets.ingest.limits import GZIP_FLOOR_BYTES, MAX_FILE_BYTES, MAX_GZIP_RATIO

CHUNK_BYTES = 1 << 20


class TooLarge(Exception):
    """The decompressed data passes the bounds."""


class Unreadable(Exception):
    """The data is no complete gzip file."""


def gunzip(data: bytes, max_bytes: int = MAX_FILE_BYTES) -> bytes:
    """Decompress, stopping as soon as size or ratio pass their bounds."""
    parts: list[bytes] = []
    size = 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            while part := stream.read(CHUNK_BYTES):
                parts.append(part)
                size += len(part)
                if size > max_bytes:
                    raise TooLarge(f"more than {max_bytes} bytes after decompression")
                if size > GZIP_FLOOR_BYTES and size > len(data) * MAX_GZIP_RATIO:
                    raise TooLarge(f"decompresses to more than {MAX_GZIP_RATIO} times its size")
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(f"not a complete gzip file: {error}") from error
    return b"".join(parts)
