"""Records of a CSV file, with recovery after a broken one.

Belongs here: cutting lines into records so that a quotation mark left open costs one record and not the rest of the
file. Does not belong here: what the cells mean.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import NamedTuple

from assets.ingest.limits import MAX_ARTICLE_CHARS

DELIMITERS = (",", ";", "\t", "|")
MAX_REREAD_LINES = 20
"""How often a line may be read again on average; a file with more broken quotes is given up at that point."""

csv.field_size_limit(MAX_ARTICLE_CHARS * 2)


class CsvRecord(NamedTuple):
    """Cells of one record, or the problem that left none.

    `is_broken` marks quotation marks that do not fit, `is_over_long` a cell that passes the size limit.
    """

    cells: list[str]
    problem: str = ""
    is_broken: bool = False
    is_over_long: bool = False


def choose_delimiter(header_line: str, wanted_column: str) -> str:
    """Choose the delimiter that makes a column of the wanted name, else the one that occurs most."""
    for delimiter in DELIMITERS:
        names = header_line.split(delimiter)
        if any(name.strip(' "\ufeff\r\n').lower() == wanted_column for name in names):
            return delimiter
    return max(DELIMITERS, key=header_line.count)


def read_records(lines: list[str], delimiter: str, n_columns: int) -> Iterator[CsvRecord]:
    """Cut lines into records of `n_columns` cells; each broken record is given once, with its problem.

    Reading is strict: a quotation mark that stands inside a quoted cell without being doubled would otherwise change
    the text silently. After a record with broken quotes reading goes on at its second line, and the lines up to the
    next whole record count as its remains.
    """
    start = 0
    budget = MAX_REREAD_LINES * len(lines) + 1000
    broken: CsvRecord | None = None
    n_remains = 0
    while start < len(lines) and budget >= 0:
        for end, record in _read_from(lines, start, delimiter, n_columns):
            has_broken_quotes = bool(record.problem) and (record.is_broken or end - start > 1)
            if broken is not None and not record.problem and record.cells:
                yield _with_remains(broken, n_remains)
                broken, n_remains = None, 0
            if broken is not None:
                n_remains += 1
            elif has_broken_quotes:
                broken = record
            elif record.problem or record.cells:
                yield record
            if has_broken_quotes:
                budget -= end - start
                start += 1
                break
            start = end
    if broken is not None:
        yield _with_remains(broken, n_remains)
    if start < len(lines):
        yield CsvRecord([], f"too many open quotation marks; nothing was read from line {start + 2} on")


def _with_remains(broken: CsvRecord, n_remains: int) -> CsvRecord:
    """Say how many lines after a broken record were lost with it."""
    if n_remains == 0:
        return broken
    return broken._replace(problem=f"{broken.problem}; with it {n_remains} lines after it could not be read")


def _read_from(lines: list[str], start: int, delimiter: str, n_columns: int) -> Iterator[tuple[int, CsvRecord]]:
    """Read records from one line on; gives each with the line after it and stops after one that csv refuses."""
    reader = csv.reader((lines[i] for i in range(start, len(lines))), delimiter=delimiter, strict=True)
    while True:
        first = start + reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            is_over_long = "field larger" in str(error)
            problem = f"the quotation marks of line {first + 2} do not fit: {error}"
            yield start + reader.line_num, CsvRecord([], problem, True, is_over_long)
            return
        problem = f"{len(cells)} cells under {n_columns} columns" if cells and len(cells) != n_columns else ""
        yield start + reader.line_num, CsvRecord([] if problem else cells, problem)
