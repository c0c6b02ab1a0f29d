"""Tables: one row, one article.

Belongs here: .csv and .parquet. Does not belong here: how CSV is cut into records, what makes an article acceptable.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from assets.ingest.admission import FIELDS, Delivered, admit
from assets.ingest.csv_records import CsvRecord, choose_delimiter, read_records
from assets.ingest.encoding import decode_lines, encoding_notes, is_undecodable
from assets.ingest.limits import MAX_ARTICLE_CHARS, MAX_FILE_BYTES, MAX_PARQUET_ROWS
from assets.ingest.record import ArticleRecord, Rejection, reject

PARQUET_BATCH_ROWS = 256


def read_csv(data: bytes, source_path: str, metadata: Mapping[str, str]) -> Iterator[ArticleRecord | Rejection]:
    """Read a .csv file with a header; rows count from 1 below the header, cells are taken as they stand."""
    decoded = list(decode_lines(data))
    lines = [line.text for line in decoded]
    if not any(line.strip() for line in lines):
        yield reject(source_path, None, "empty", "the file holds no line")
        return
    if is_undecodable(lines[0]):
        yield reject(source_path, None, "undecodable", "the header is neither UTF-8 nor windows-1256 text")
        return
    delimiter = choose_delimiter(lines[0], "text")
    header = _header(lines[0], delimiter)
    if (problem := _header_problem(header)) is not None:
        yield reject(source_path, None, "missing_text", problem)
        return
    notes = encoding_notes("+".join(sorted({line.encoding for line in decoded} - {"utf-8", ""})))
    row_no = 0
    for row_no, record in enumerate(read_records(lines[1:], delimiter, len(header)), 1):
        yield _read_record(record, header, source_path, row_no, metadata, notes)
    if row_no == 0:
        yield reject(source_path, None, "empty", "the file holds no row below its header")


def read_parquet(data: bytes, source_path: str, metadata: Mapping[str, str]) -> Iterator[ArticleRecord | Rejection]:
    """Read a .parquet file; rows count from 1."""
    try:
        file = pq.ParquetFile(io.BytesIO(data))
        n_rows = file.metadata.num_rows
        n_bytes = sum(file.metadata.row_group(i).total_byte_size for i in range(file.metadata.num_row_groups))
        header = [_column(name) for name in file.schema_arrow.names]
        if n_bytes > MAX_FILE_BYTES or n_rows > MAX_PARQUET_ROWS:
            yield reject(source_path, None, "too_large", f"{n_rows} rows, {n_bytes} bytes after decompression")
        elif (problem := _header_problem(header)) is not None:
            yield reject(source_path, None, "missing_text", problem)
        elif n_rows == 0:
            yield reject(source_path, None, "empty", "the file holds no row")
        else:
            yield from _read_batches(file, header, source_path, metadata)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield reject(source_path, None, "unreadable_file", f"not a complete Parquet file: {str(error)[:300]}")


def _column(name: str) -> str:
    """Name a column: ours in any case of letters, others as they are."""
    bare = name.strip().removeprefix("\ufeff")
    return bare.lower() if bare.lower() in FIELDS else bare


def _header(line: str, delimiter: str) -> list[str]:
    """Read the column names of a CSV file."""
    try:
        return [_column(name) for name in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def _header_problem(header: Sequence[str]) -> str | None:
    """Say what is wrong with the column names, or None."""
    if "text" in header:
        return None
    return f"no column is named text; the columns are {', '.join(header)[:300] or '(none)'}"


def _read_record(
    record: CsvRecord,
    header: list[str],
    source_path: str,
    row_no: int,
    metadata: Mapping[str, str],
    notes: tuple[str, ...],
) -> ArticleRecord | Rejection:
    """Read one CSV record."""
    if record.is_over_long:
        return reject(source_path, row_no, "over_long", f"a cell passes {MAX_ARTICLE_CHARS * 2} characters")
    if record.problem:
        return reject(source_path, row_no, "malformed_row", record.problem)
    if any(is_undecodable(cell) for cell in record.cells):
        return reject(source_path, row_no, "undecodable", "the row is neither UTF-8 nor windows-1256 text")
    row = {name: cell for name, cell in zip(header, record.cells, strict=True) if cell or name == "text"}
    return admit(Delivered(source_path, row_no, {**metadata, **row}, notes))


def _read_batches(
    file: pq.ParquetFile, header: list[str], source_path: str, metadata: Mapping[str, str]
) -> Iterator[ArticleRecord | Rejection]:
    """Read the rows of a Parquet file, few at a time."""
    row_no = 0
    for batch in file.iter_batches(batch_size=PARQUET_BATCH_ROWS):
        for cells in zip(*map(_values, batch.columns), strict=True):
            row_no += 1
            row = {name: cell for name, cell in zip(header, cells, strict=True) if cell is not None}
            yield admit(Delivered(source_path, row_no, {**metadata, **row}))


def _values(column: pa.Array) -> list[object]:
    """Turn a column into Python values; nanoseconds are cut to microseconds, the finest Python knows."""
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return column.to_pylist()
