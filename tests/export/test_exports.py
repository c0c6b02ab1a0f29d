"""The folder of exports: described by its manifest, the same on every run, harmless in a spreadsheet, without names."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import duckdb
import pytest

from assets.export.write_exports import write_exports
from assets.export.written_files import write_csv
from tests.conftest import BuiltHome


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def exports(built_home: BuiltHome) -> Path:
    return built_home.home / "published" / "exports"


@pytest.fixture(scope="module")
def withheld(built_home: BuiltHome, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("withheld") / "exports"
    write_exports(built_home.published, folder, suppress_names=True)
    return folder


def test_the_manifest_lists_every_file_with_its_checksum_rows_and_the_snapshot(
    exports: Path, built_home: BuiltHome
) -> None:
    manifest = json.loads((exports / "manifest.json").read_text(encoding="utf-8"))
    assert {one["path"]: one["sha256"] for one in manifest["files"]} == {
        name: digest for name, digest in digests(exports).items() if name != "manifest.json"
    }
    assert manifest["snapshot"] == built_home.published.resolve().name
    rows = {one["path"]: one["rows"] for one in manifest["files"]}
    with (exports / "acled.csv").open(encoding="utf-8", newline="") as file:
        assert rows["acled.csv"] == len(list(csv.DictReader(file))) > 0
    assert manifest["names_withheld"] is False


def test_writing_them_again_gives_the_same_bytes_and_leaves_the_folder_alone(
    exports: Path, built_home: BuiltHome, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "exports"
    assert write_exports(built_home.published, elsewhere, suppress_names=False).is_new
    assert digests(elsewhere) == digests(exports)
    assert not write_exports(built_home.published, elsewhere, suppress_names=False).is_new


def test_a_file_that_somebody_changed_is_written_anew(built_home: BuiltHome, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    write_exports(built_home.published, folder, suppress_names=False)
    before = digests(folder)
    (folder / "acled.csv").write_text("changed")
    (folder / "left over.txt").write_text("of an older edition")
    assert write_exports(built_home.published, folder, suppress_names=False).is_new
    assert digests(folder) == before


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_a_text_cell_that_a_spreadsheet_would_run_is_made_text(tmp_path: Path, cell: str) -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE cells AS SELECT ?::VARCHAR AS words, -7.5 AS number", [cell])
        assert write_csv(connection, "SELECT * FROM cells", tmp_path / "cells.csv") == 1
    with (tmp_path / "cells.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row == {"words": f"'{cell}", "number": "-7.5"}


def test_no_private_person_is_named_where_names_are_withheld(
    withheld: Path, published: duckdb.DuckDBPyConnection
) -> None:
    private = published.execute(
        "SELECT actor_id, name_ar FROM marts.actors WHERE actor_type = 'person' AND NOT is_listed"
    ).fetchall()
    assert private
    with duckdb.connect() as reader:
        for path in sorted((withheld / "parquet").iterdir()):
            text = reader.execute(f"SELECT string_agg(t::VARCHAR, ' ') FROM '{path}' AS t").fetchone() or ("",)
            assert [name for pair in private for name in pair if name in (text[0] or "")] == [], path.name
    for path in sorted(withheld.glob("*.*")):
        written = path.read_text(encoding="utf-8", errors="ignore")
        assert [name for pair in private for name in pair if name in written] == [], path.name
    assert json.loads((withheld / "manifest.json").read_text(encoding="utf-8"))["names_withheld"] is True


def test_public_office_holders_keep_their_names_and_offsets_still_count(
    withheld: Path, published: duckdb.DuckDBPyConnection
) -> None:
    public = published.execute("SELECT name_ar FROM marts.actors WHERE is_listed AND n_mentions > 0").fetchall()
    with duckdb.connect() as reader:
        kept = reader.execute(f"SELECT name_ar FROM '{withheld}/parquet/actors.parquet'").fetchall()
        assert set(public) <= set(kept)
        (moved,) = reader.execute(
            f"""
            SELECT count(*) FROM '{withheld}/parquet/claims.parquet' AS c
            INNER JOIN '{withheld}/parquet/articles.parquet' AS a ON c.article_id = a.article_id
            WHERE length(substr(a.text, c.char_start + 1, c.char_end - c.char_start)) <> length(c.quote) OR a.url <> ''
            """
        ).fetchone() or (None,)
        assert moved == 0
