"""Reading an inbox: what each delivered file gives.

Belongs here: the order of reading, the choice of the reader, duplicates within one reading, fingerprints. Does not
belong here: formats, the walk over the inbox, and what a warehouse already knows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from assets.ingest.compression import TooLarge, Unreadable, gunzip
from assets.ingest.html_pages import read_html_page
from assets.ingest.inbox_files import InboxFile, list_inbox, mark_growing, read_bytes
from assets.ingest.json_lines import read_json_lines
from assets.ingest.manifest import (
    COLLECTION_FIELDS,
    MANIFEST_NAME,
    Manifest,
    find_row,
    fingerprint_part,
    read_manifest,
)
from assets.ingest.reasons import Reason
from assets.ingest.record import ArticleRecord, FileReading, Rejection, duplicate_rejection, reject
from assets.ingest.tables import read_csv, read_parquet
from assets.ingest.text_files import read_text_file

Reader = Callable[[bytes, str, Mapping[str, str]], Iterator[ArticleRecord | Rejection]]

PAGE_READERS: dict[str, Reader] = {".txt": read_text_file, ".html": read_html_page, ".htm": read_html_page}
"""Suffix → reader of a file that is one article."""

COLLECTION_READERS: dict[str, Reader] = {
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
}
"""Suffix → reader of a file of many articles."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file whose bytes were read, or that was refused for a reason; known by its fingerprint either way."""

    source_path: str
    file_sha256: str
    data: bytes = b""
    metadata: Mapping[str, str] = field(default_factory=dict)
    refusal: tuple[Reason, str] | None = None


def read_inbox(
    inbox: Path, known_files: Collection[tuple[str, str]] = (), settle_seconds: float = 0.0
) -> Iterator[FileReading]:
    """Read every delivery of a folder (or the one file) in a fixed order, one `FileReading` a file.

    Files whose (source_path, file_sha256) is in `known_files` are passed over. An article that comes twice within
    one reading is taken once; its second copy is a `duplicate_delivery`. With `settle_seconds`, a file younger than
    that is waited for once, and refused for now if it is still growing.
    """
    known = frozenset(known_files)
    files = mark_growing(list_inbox(inbox), settle_seconds)
    manifests = _read_manifests(files, inbox)
    seen: dict[str, tuple[str, int | None]] = {}
    for file in files:
        opened = _open(file, manifests)
        if (file.source_path, opened.file_sha256) in known:
            continue
        reading = _read(opened, manifests)
        if reading.articles or reading.rejections:
            yield _without_duplicates(reading, seen)


def inbox_fingerprint(inbox: Path) -> str:
    """Sum up names, sizes and change times of all deliveries and manifests, without opening them.

    A new value means that there may be something new; two equal values in a row, that nothing is being written.
    """
    digest = hashlib.sha256()
    for file in list_inbox(inbox):
        try:
            info = file.path.lstat() if file.problem else file.path.stat()
        except OSError:
            continue
        digest.update(f"{file.source_path}\0{info.st_size}\0{info.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _read_manifests(files: Sequence[InboxFile], inbox: Path) -> dict[str, Manifest]:
    """Read all manifests, keyed by their folder; a single file of articles is described by the one beside it."""
    if inbox.is_file():
        files = [InboxFile(inbox.resolve().with_name(MANIFEST_NAME), MANIFEST_NAME)]
    manifests: dict[str, Manifest] = {}
    for file in files:
        path = PurePosixPath(file.source_path)
        if path.name == MANIFEST_NAME and file.problem is None:
            try:
                manifests[str(path.parent)] = read_manifest(read_bytes(file.path)[0], file.source_path)
            except (OSError, TooLarge):
                continue
    return manifests


def _open(file: InboxFile, manifests: Mapping[str, Manifest]) -> _Opened:
    """Read the bytes of a file, unless there is a reason not to."""
    refusal, data = file.problem, b""
    if refusal is None:
        try:
            data, has_changed = read_bytes(file.path)
            if has_changed:
                refusal = "unreadable_file", "the file changed while it was read"
        except TooLarge as error:
            refusal = "too_large", str(error)
        except OSError as error:
            refusal = "unreadable_file", error.strerror or type(error).__name__
    if refusal is not None:
        sha256 = hashlib.sha256("\0".join(refusal).encode()).hexdigest()
        return _Opened(file.source_path, sha256, refusal=refusal)
    metadata = find_row(manifests, file.source_path)
    sha256 = hashlib.sha256(data + fingerprint_part(metadata)).hexdigest()
    return _Opened(file.source_path, sha256, data, metadata)


def _read(opened: _Opened, manifests: Mapping[str, Manifest]) -> FileReading:
    """Read an opened file; whatever goes wrong costs this file only."""
    articles: list[ArticleRecord] = []
    rejections: list[Rejection] = []
    try:
        for result in _results(opened, manifests):
            if isinstance(result, Rejection):
                rejections.append(result)
            else:
                articles.append(result)
    except TooLarge as error:
        rejections.append(reject(opened.source_path, None, "too_large", str(error)))
    except Unreadable as error:
        rejections.append(reject(opened.source_path, None, "unreadable_file", str(error)))
    except Exception as error:  # a file that no reader foresaw must not cost the run
        detail = f"{type(error).__name__}: {ascii(str(error))[:300]}"
        rejections.append(reject(opened.source_path, None, "unreadable_file", detail))
    return FileReading(opened.source_path, opened.file_sha256, len(opened.data), tuple(articles), tuple(rejections))


def _results(opened: _Opened, manifests: Mapping[str, Manifest]) -> Iterator[ArticleRecord | Rejection]:
    """Let the reader of its format read a file."""
    path = PurePosixPath(opened.source_path)
    if opened.refusal is not None:
        yield reject(opened.source_path, None, *opened.refusal)
        return
    if path.name == MANIFEST_NAME:
        yield from manifests.get(str(path.parent), Manifest()).rejections
        return
    suffix, data, metadata = path.suffix.lower(), opened.data, opened.metadata
    if suffix == ".gz":
        suffix = PurePosixPath(path.stem).suffix.lower()
        is_readable = suffix in PAGE_READERS or suffix in COLLECTION_READERS and suffix != ".parquet"
        data = gunzip(data) if is_readable else data
        suffix = suffix if is_readable else f"{suffix}.gz"
    if suffix in PAGE_READERS:
        yield from PAGE_READERS[suffix](data, opened.source_path, metadata)
    elif suffix in COLLECTION_READERS:
        of_all = {name: metadata[name] for name in COLLECTION_FIELDS if name in metadata}
        yield from COLLECTION_READERS[suffix](data, opened.source_path, of_all)
    else:
        yield reject(opened.source_path, None, "unsupported_format", f"files of type {suffix or '(none)'} are not read")


def _without_duplicates(reading: FileReading, seen: dict[str, tuple[str, int | None]]) -> FileReading:
    """Turn every article that this inbox reading has already given into a rejection."""
    articles: list[ArticleRecord] = []
    rejections = list(reading.rejections)
    for article in reading.articles:
        place = (article.source_path, article.row_no)
        first = seen.setdefault(article.article_id, place)
        if first == place:
            articles.append(article)
        else:
            rejections.append(duplicate_rejection(article, *first))
    rejections.sort(key=lambda rejection: rejection.row_no or 0)
    return replace(reading, articles=tuple(articles), rejections=tuple(rejections))
