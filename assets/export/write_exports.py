"""Writes the folder of exports in one step: all files, their manifest, then the switch.

Belongs here: which files there are, the manifest, idempotence. Does not belong here: Dagster, what a file holds.
"""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC
from pathlib import Path
from typing import NamedTuple

import duckdb

from assets.export.citation import Edition, citation_bib, citation_cff
from assets.export.handed_on import handed_on, mart_names
from assets.export.written_files import write_csv, write_geojson, write_json, write_parquet, write_tagged_csv
from assets.switched_folder import clear_leftovers, put_in_place

HERE = Path(__file__).resolve().parent
MANIFEST = "manifest.json"
INTER_ORDER = (
    "State forces", "Rebel group", "Political militia", "Identity militia",
    "Rioters", "Protesters", "Civilians", "External/Other forces",
)  # fmt: skip
"""The eight actor types of ACLED in the order of its codes, which is the order inside `interaction`."""


class Exported(NamedTuple):
    """What writing the exports did."""

    folder: Path
    rows: Mapping[str, int]
    is_new: bool
    names_withheld: bool


def write_exports(published: Path, folder: Path, *, suppress_names: bool) -> Exported:
    """Writes every export of the published copy into the folder, or leaves it where nothing would change."""
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    clear_leftovers(unfinished)
    unfinished.mkdir(parents=True)
    with handed_on(published, suppress_names=suppress_names) as connection:
        edition = _edition(connection, published)
        _prepare(connection, edition)
        rows = _write_all(connection, unfinished)
    (unfinished / "CITATION.cff").write_text(citation_cff(edition), encoding="utf-8")
    (unfinished / "citation.bib").write_text(citation_bib(edition), encoding="utf-8")
    manifest = _manifest(unfinished, edition, rows, names_withheld=suppress_names)
    (unfinished / MANIFEST).write_text(manifest, encoding="utf-8")
    if _is_as_described(folder, manifest):
        shutil.rmtree(unfinished)
        return Exported(folder, rows, is_new=False, names_withheld=suppress_names)
    put_in_place(unfinished, folder)
    return Exported(folder, rows, is_new=True, names_withheld=suppress_names)


def query(name: str) -> str:
    """Returns the SQL of a format."""
    return (HERE / "formats" / f"{name}.sql").read_text(encoding="utf-8").strip().rstrip(";")


def hxl_tags() -> dict[str, str]:
    """Returns the hashtag of each column of the HXL file."""
    with (HERE / "hxl_tags.csv").open(encoding="utf-8") as file:
        return {row["column"]: row["hashtag"] for row in csv.DictReader(file)}


def _edition(connection: duckdb.DuckDBPyConnection, published: Path) -> Edition:
    found = connection.execute("SELECT content_digest, published_at FROM copy.main.publication").fetchone()
    if found is None:
        raise LookupError(f"{published} does not say which publication it is")
    versions = connection.execute("SELECT DISTINCT parser_version FROM marts.claims ORDER BY ALL").fetchall()
    return Edition(
        snapshot=published.resolve().name,
        content_digest=found[0],
        published_at=found[1].astimezone(UTC),
        parser_versions=tuple(version for (version,) in versions),
    )


def _prepare(connection: duckdb.DuckDBPyConnection, edition: Edition) -> None:
    """Makes the tables and variables that the formats read."""
    for name in ("country_codes", "plover_sectors"):
        connection.execute(
            f"CREATE TEMP TABLE {name} AS SELECT * FROM read_csv(?, nullstr = '')", [str(HERE / f"{name}.csv")]
        )
    connection.execute("SET VARIABLE inter_order = ?::VARCHAR[]", [list(INTER_ORDER)])
    connection.execute("SET VARIABLE published_at = ?::TIMESTAMPTZ", [edition.published_at])
    connection.execute((HERE / "shared_rows.sql").read_text(encoding="utf-8"))


def _write_all(connection: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, int]:
    """Writes every file with rows, and returns how many each holds."""
    points = query("points")
    geometry = f"SELECT *, ('POINT (' || longitude || ' ' || latitude || ')')::GEOMETRY AS geometry FROM ({points})"
    writers: dict[str, Callable[[Path], int]] = {
        "acled.csv": lambda path: write_csv(connection, query("acled"), path),
        "ucdp_ged.csv": lambda path: write_csv(connection, query("ucdp_ged"), path),
        "airwars.csv": lambda path: write_csv(connection, query("airwars"), path),
        "plover.json": lambda path: write_json(connection, query("plover"), path),
        "events_hxl.csv": lambda path: write_tagged_csv(connection, query("hxl"), path, hxl_tags()),
        "events.geojson": lambda path: write_geojson(connection, points, path),
        "events.geoparquet": lambda path: write_parquet(connection, geometry, path),
    }
    rows = {name: write(folder / name) for name, write in writers.items()}
    (folder / "parquet").mkdir()
    for table in mart_names(connection):
        ordered = f"SELECT * FROM marts.{table} ORDER BY ALL"
        rows[f"parquet/{table}.parquet"] = write_parquet(connection, ordered, folder / "parquet" / f"{table}.parquet")
    return rows


def _manifest(folder: Path, edition: Edition, rows: Mapping[str, int], *, names_withheld: bool) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    described = [
        {
            "path": str(path.relative_to(folder)),
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "bytes": path.stat().st_size,
            "rows": rows.get(str(path.relative_to(folder))),
        }
        for path in files
    ]
    told = {
        "snapshot": edition.snapshot,
        "content_digest": edition.content_digest,
        "published_at": edition.published_at.isoformat(),
        "parser_versions": list(edition.parser_versions),
        "names_withheld": names_withheld,
        "files": described,
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _is_as_described(folder: Path, manifest: str) -> bool:
    """Tells whether the folder holds just what this manifest says, untouched."""
    path = folder / MANIFEST
    if not path.exists() or path.read_text(encoding="utf-8") != manifest:
        return False
    listed = {one["path"]: one["sha256"] for one in json.loads(manifest)["files"]}
    there = {str(found.relative_to(folder)): found for found in folder.rglob("*") if found.is_file() and found != path}
    return listed == {name: hashlib.sha256(found.read_bytes()).hexdigest() for name, found in there.items()}
