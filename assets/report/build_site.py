"""Builds the report beside its place and puts it there in one step.

Belongs here: the order of work, when a site is still good, swapping folders. Does not belong here: any page's content.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from assets.report.article_details import article_details, article_list
from assets.report.basemap import BASEMAP, basemap
from assets.report.chart_library import library_version, write_library
from assets.report.event_details import event_details
from assets.report.event_index import event_index
from assets.report.interface_words import interface_words
from assets.report.names import read_names
from assets.report.outlet_matrix import outlet_matrix
from assets.report.pages import write_pages
from assets.report.private_names import private_names
from assets.report.published_rows import opened, rows
from assets.report.review_queue import review_queue
from assets.report.script_data import write_script, write_shards
from assets.report.toll_list import toll_list
from assets.review.decisions_file import COLUMNS
from assets.switched_folder import clear_leftovers, put_in_place

ROOM = Path(__file__).parent
STATE = "state.json"
"""What the site was made from; the same again is not made again."""

REPLACED_SQL = "SELECT old_event_id, new_event_id FROM marts.event_history ORDER BY recorded_at, old_event_id"
GRADES_SQL = "SELECT grade, meaning_en, meaning_ar FROM reference.grades ORDER BY rank"
RULES_SQL = "SELECT rule, meaning_en, meaning_ar FROM reference.reconciliation_rules"
PUBLICATION_SQL = "SELECT content_digest, published_at FROM main.publication"


class Site(NamedTuple):
    """A finished site: where it is, whether this call made it, and how large it is."""

    folder: Path
    is_new: bool
    n_events: int
    n_articles: int
    n_files: int
    n_bytes: int

    @property
    def first_page(self) -> Path:
        """The first page."""
        return self.folder / "index.html"


def build_site(published: Path, folder: Path, *, suppress_names: bool = False) -> Site:
    """Makes the site of a published copy, unless it stands there already."""
    with opened(published) as connection:
        digest, published_at = connection.execute(PUBLICATION_SQL).fetchall()[0]
        state = _state(digest, suppress_names)
        counted = [
            connection.execute(f"SELECT count(*) FROM marts.{one}").fetchall()[0][0] for one in ("events", "articles")
        ]
        building = folder.with_name(f".{folder.name}-building")
        clear_leftovers(building)
        if _state_of(folder) == state:
            return _measured(folder, counted, is_new=False)
        building.mkdir(parents=True)
        facts = {"published_on": f"{published_at:%Y-%m-%d}", "is_withheld": suppress_names}
        _fill(connection, building, folder / "lib", facts)
    (building / STATE).write_text(json.dumps(state), encoding="utf-8")
    put_in_place(building, folder)
    return _measured(folder, counted, is_new=True)


def _fill(connection: duckdb.DuckDBPyConnection, folder: Path, library: Path, facts: dict[str, Any]) -> None:
    """Writes library, scripts, styles, data and pages."""
    private = private_names(connection, is_on=facts["is_withheld"])
    names = read_names(connection, private)
    write_library(folder / "lib", library)
    shutil.copytree(ROOM / "static", folder / "static")
    data = folder / "data"
    shard_lengths = {
        "event": write_shards(data, "event", event_details(connection, names)),
        "article": write_shards(data, "article", article_details(connection, names)),
    }
    write_script(data, "events", event_index(connection, names))
    write_script(data, "basemap", basemap())
    write_script(data, "tolls", toll_list(connection, names))
    write_script(data, "outlets", outlet_matrix(connection, names))
    write_script(data, "articles", article_list(connection, names))
    write_script(data, "review", review_queue(connection, names))
    write_script(data, "replaced", {row["old_event_id"]: row["new_event_id"] for row in rows(connection, REPLACED_SQL)})
    write_script(data, "words", {key: list(words) for key, words in interface_words().items()})
    write_script(
        data,
        "site",
        {
            "shard_lengths": shard_lengths,
            "decision_columns": list(COLUMNS),
            "grades": rows(connection, GRADES_SQL),
            "rules": {row["rule"]: row for row in rows(connection, RULES_SQL)},
            **facts,
        },
    )
    write_pages(folder, facts)


def _state(digest: str, suppress_names: bool) -> dict[str, Any]:
    """Returns what decides about the content: the publication, the setting, the library and this room."""
    return {
        "content": digest,
        "suppress_names": suppress_names,
        "library": library_version(),
        "room": _digest_of([BASEMAP, *sorted(ROOM.rglob("*"))]),
    }


def _digest_of(paths: Iterable[Path]) -> str:
    summed = hashlib.sha256()
    for path in paths:
        if path.is_file() and path.suffix != ".pyc":
            summed.update(path.name.encode() + path.read_bytes())
    return summed.hexdigest()


def _state_of(folder: Path) -> Any:
    """Returns what a finished site says it was made from; None where there is none."""
    try:
        return json.loads((folder / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _measured(folder: Path, counted: list[int], *, is_new: bool) -> Site:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return Site(folder, is_new, counted[0], counted[1], len(files), sum(path.stat().st_size for path in files))
