"""Each export has the columns of its standard, in its order, and values from its closed lists."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as parquet
import pytest
import yaml

from tests.conftest import BuiltHome

STANDARDS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "published_headers.yaml").read_text(encoding="utf-8")
)
HASHTAG = re.compile(r"^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$")


@pytest.fixture(scope="module")
def exports(built_home: BuiltHome) -> Path:
    return built_home.home / "published" / "exports"


def published_columns(standard: str) -> list[str]:
    columns = STANDARDS[standard]["columns"]
    return columns.split() if isinstance(columns, str) else list(columns)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("standard", "n"), [("acled", 31), ("ucdp_ged", 49), ("airwars", 22)])
def test_a_csv_has_the_published_header(exports: Path, standard: str, n: int) -> None:
    with (exports / STANDARDS[standard]["file"]).open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert header == published_columns(standard)
    assert len(header) == n


def test_every_plover_record_has_the_published_fields(exports: Path) -> None:
    records = json.loads((exports / "plover.json").read_text(encoding="utf-8"))
    assert records
    assert {tuple(record) for record in records} == {tuple(published_columns("plover"))}


def test_a_plover_mode_is_one_of_its_type() -> None:
    """A kind of event that no sample article tells of must not get a wrong code either, so the rules are asked."""
    types = dict(
        duckdb.sql("SELECT event_subtype, plover_event_type FROM 'seeds/reference/event_types.csv'").fetchall()
    )
    sql = (Path("assets/export/formats/plover.sql")).read_text(encoding="utf-8")
    modes = dict(re.findall(r"when '([a-z_]+)' then '([a-z-]+)'", sql))
    assert len(modes) > 8
    wrong = [name for name, mode in modes.items() if mode not in STANDARDS["plover_modes"][types[name]].split()]
    assert wrong == []


def test_hashtags_stand_under_the_header_and_are_tags_of_the_hxl_dictionary(exports: Path) -> None:
    with (exports / "events_hxl.csv").open(encoding="utf-8", newline="") as file:
        header, tags, *rows = csv.reader(file)
    assert len(header) == len(tags)
    assert rows
    assert [tag for tag in tags if not HASHTAG.match(tag)] == []
    assert {tag.split("+")[0] for tag in tags} <= set(published_columns("hxl_core_tags"))


def test_acled_values_are_of_its_closed_lists(exports: Path) -> None:
    rows = rows_of(exports / "acled.csv")
    assert rows
    assert {row["event_type"] for row in rows} <= {
        "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots",
        "Strategic developments",
    }  # fmt: skip
    assert {row["disorder_type"] for row in rows} <= {"Political violence", "Demonstrations", "Strategic developments"}
    assert {row["time_precision"] for row in rows} <= {"1", "2", "3"}
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["event_date"]) for row in rows)
    assert all(row["fatalities"].isdigit() for row in rows)
    assert not [row["sub_event_type"] for row in rows if " / " in row["sub_event_type"]]


def test_the_dead_of_a_ged_row_add_up_to_its_best_and_lie_between_low_and_high(exports: Path) -> None:
    for row in rows_of(exports / "ucdp_ged.csv"):
        parts = [int(row[name]) for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
        assert sum(parts) == int(row["best"]) >= 1
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])
        assert row["type_of_violence"] in ("", "1", "2", "3")


def test_geojson_is_a_collection_of_points_with_longitude_first(exports: Path) -> None:
    collection = json.loads((exports / "events.geojson").read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert collection["features"]
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
    aleppo = next(one for one in collection["features"] if one["properties"]["place_name_en"] == "Aleppo")
    assert [round(value) for value in aleppo["geometry"]["coordinates"]] == [37, 36]


def test_geoparquet_names_its_geometry_column_encoding_and_bounds(exports: Path) -> None:
    metadata = parquet.read_metadata(exports / "events.geoparquet")
    geo = json.loads(metadata.metadata[b"geo"])
    assert geo["version"].startswith("1.")
    assert geo["primary_column"] == "geometry"
    assert (geo["columns"]["geometry"]["encoding"], geo["columns"]["geometry"]["geometry_types"]) == ("WKB", ["Point"])
    geometry = parquet.read_table(exports / "events.geoparquet", columns=["geometry"]).column(0)[0].as_py()
    assert geometry[:5] == bytes([1, 1, 0, 0, 0])  # little-endian WKB, type 1: a point


def test_every_mart_is_a_parquet_file_with_all_its_rows(exports: Path, published: duckdb.DuckDBPyConnection) -> None:
    marts = published.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'marts'").fetchall()
    assert {f"{name}.parquet" for (name,) in marts} == {path.name for path in (exports / "parquet").iterdir()}
    for (name,) in marts:
        (count,) = published.execute(f"SELECT count(*) FROM marts.{name}").fetchone() or (None,)
        assert parquet.read_metadata(exports / "parquet" / f"{name}.parquet").num_rows == count


def test_the_citation_is_valid_cff_and_names_the_edition(exports: Path) -> None:
    cff = yaml.safe_load((exports / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors", "type", "version", "date-released"} <= set(cff)
    assert (cff["cff-version"], cff["type"]) == ("1.2.0", "dataset")
    assert f"Edition {cff['version']}" in (exports / "citation.bib").read_text(encoding="utf-8")
