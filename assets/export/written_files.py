"""Writing the rows of a query as CSV, JSON, GeoJSON or Parquet, byte for byte the same on every run.

Belongs here: formats of files. Does not belong here: what a file holds (the .sql beside this module).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from orchestration.lake.connection import sql_text

FORMULA_STARTS = "=+-@\t\r"
"""A spreadsheet runs a cell that begins with one of these as a formula; an apostrophe in front makes it text."""


def write_csv(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> int:
    """Writes the rows of a query as CSV with a header; text cells that a spreadsheet would run are neutralised."""
    columns = [(row[0], row[1]) for row in connection.execute(f"DESCRIBE {query}").fetchall()]
    cells = ", ".join(_harmless(name) if kind == "VARCHAR" else f'"{name}"' for name, kind in columns)
    copied = connection.execute(f"COPY (SELECT {cells} FROM ({query})) TO {sql_text(str(path))} (FORMAT csv, HEADER)")
    return _copied_rows(copied)


def write_tagged_csv(connection: duckdb.DuckDBPyConnection, query: str, path: Path, tags: Mapping[str, str]) -> int:
    """Writes CSV with a row of hashtags under the header."""
    written = write_csv(connection, query, path)
    header, _, body = path.read_text(encoding="utf-8").partition("\n")
    names = next(csv.reader([header]))
    path.write_text(f"{header}\n{','.join(tags[name] for name in names)}\n{body}", encoding="utf-8")
    return written


def write_json(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> int:
    """Writes the rows of a query as one JSON array of objects, a row a line."""
    return _copied_rows(connection.execute(f"COPY ({query}) TO {sql_text(str(path))} (FORMAT json, ARRAY true)"))


def write_parquet(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> int:
    """Writes the rows of a query as Parquet; a column of type GEOMETRY makes it GeoParquet."""
    copied = connection.execute(f"COPY ({query}) TO {sql_text(str(path))} (FORMAT parquet, COMPRESSION zstd)")
    return _copied_rows(copied)


def write_geojson(connection: duckdb.DuckDBPyConnection, query: str, path: Path) -> int:
    """Writes rows with latitude and longitude as a GeoJSON feature collection of points, a feature a line."""
    found = connection.execute(query)
    names = [column[0] for column in found.description or []]
    written = 0
    with path.open("w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[')
        while row := found.fetchone():
            feature = _feature(dict(zip(names, row, strict=True)))
            file.write(f"{',' if written else ''}\n{json.dumps(feature, ensure_ascii=False, separators=(',', ':'))}")
            written += 1
        file.write("\n]}\n")
    return written


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    point = [row.pop("longitude"), row.pop("latitude")]
    properties = {
        name: value.isoformat() if isinstance(value, date | datetime) else value for name, value in row.items()
    }
    geometry = {"type": "Point", "coordinates": point}
    return {"type": "Feature", "id": row["event_id"], "geometry": geometry, "properties": properties}


def _harmless(name: str) -> str:
    starts = " OR ".join(f'starts_with("{name}", chr({ord(sign)}))' for sign in FORMULA_STARTS)
    return f'CASE WHEN {starts} THEN chr(39) || "{name}" ELSE "{name}" END AS "{name}"'


def _copied_rows(copied: duckdb.DuckDBPyConnection) -> int:
    counted = copied.fetchone()
    return int(counted[0]) if counted else 0
