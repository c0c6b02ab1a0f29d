"""Times the SQL of the project on corpora of growing size: the part of `make bench` that takes longest.

    python -m assets.benchmark.marts_benchmark [--source WAREHOUSE] [--sizes 2000 20000] [--folder FOLDER]

Each size is built from nothing without its latest hundredth, which then comes as a day's increment.

Belongs here: the sizes, the builds, the table that is printed. Does not belong here: how articles are varied
(varied_rows.py) and held back (held_back_rows.py), how a build is measured (model_timings.py).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from assets.benchmark.held_back_rows import deliver, hold_back
from assets.benchmark.model_timings import BuildTimings, watch_build
from assets.benchmark.varied_rows import write_varied_rows
from assets.build_command import build_arguments, fingerprint_variable
from assets.parser_release import parser_release
from orchestration.dbt_manifest import dbt_executable
from orchestration.settings import DBT_PROJECT_DIR, load_settings

SIZES = (2000, 20000)
SHOWN_MODELS = 15
ARTICLES_A_DAY = 100
"""One article in so many comes later, as a day's increment."""


@dataclass(frozen=True)
class PlantedGroups:
    """What became of the copies that were planted: pairs of claims that tell one event, and how many were joined."""

    n_pairs: int
    n_joined: int
    n_copies: int
    n_copies_recognised: int


@dataclass(frozen=True)
class Measured:
    """One size: articles, claims, what the build cost, what it found again."""

    n_articles: int
    n_claims: int
    build: BuildTimings
    increment: BuildTimings
    planted: PlantedGroups


def measure(source: Path, folder: Path, n_articles: int) -> Measured:
    """Vary the corpus of `source` to `n_articles`, build everything from it in `folder`, and say what it cost."""
    shutil.rmtree(folder, ignore_errors=True)
    warehouse = folder / "warehouse" / "tawatur.duckdb"
    written = write_varied_rows(source, warehouse, n_articles)
    hold_back(warehouse, written // ARTICLES_A_DAY)
    build = _build(warehouse, folder)
    deliver(warehouse)
    increment = _build(warehouse, folder)
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        row = connection.execute("select count(*) from raw.claims").fetchone()
        return Measured(written, int(row[0]) if row else 0, build, increment, _planted(connection))


def other_readings(source: Path) -> list[str]:
    """Return the parsers, other than the one of this project, that read articles of a warehouse."""
    with duckdb.connect(str(source), read_only=True) as connection:
        rows = connection.execute("select distinct parser_version from raw.parsed_articles order by 1").fetchall()
    return [version for (version,) in rows if version != parser_release()]


def is_usable(source: Path) -> bool:
    """Tell whether a warehouse can be grown; where it cannot, say why on the terminal."""
    if not source.exists():
        sys.stderr.write(f"FAILED: there is no warehouse at {source}. Run `make run` on a corpus first, or name one.\n")
        return False
    if other := other_readings(source):
        sys.stderr.write(
            f"FAILED: articles of {source} were read by parser {', '.join(other)}, whose actors and places are not"
            f" those of {parser_release()}. Take the corpus in again with `make run`.\n"
        )
        return False
    return True


def measure_sizes(source: Path, folder: Path, sizes: Sequence[int]) -> list[Measured]:
    """Measure each size, saying which, and at once what it cost: a larger one may never end."""
    measured = []
    for size in sizes:
        sys.stderr.write(f"• marts of {size:,} articles\n")
        one = measure(source, folder / str(size), size)
        sys.stderr.write(f"  build {_cost(one.build)}, increment {_cost(one.increment)}, {_share_of_build(one)}\n")
        measured.append(one)
    return measured


def _build(warehouse: Path, folder: Path) -> BuildTimings:
    """Run `dbt build` as the pipeline does, so that it carries on from the last one where there is one."""
    target = folder / "target"
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        arguments = build_arguments(connection)
    command = [
        dbt_executable(), "--no-use-colors", "--quiet", *arguments,
        "--project-dir", str(DBT_PROJECT_DIR), "--profiles-dir", str(DBT_PROJECT_DIR),
        "--target-path", str(target), "--log-path", str(folder / "logs"),
    ]  # fmt: skip
    environment = {**os.environ, "TAWATUR_WAREHOUSE": str(warehouse), **fingerprint_variable()}
    with (folder / "dbt.txt").open("ab") as said:
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=subprocess.STDOUT)
        return watch_build(process, target / "run_results.json")


def _planted(connection: duckdb.DuckDBPyConnection) -> PlantedGroups:
    """Count the claims of a story and of its planted copy that got one event, and the copies seen as copies."""
    joined = connection.execute(
        """
        select count(*), count(*) filter (where own.event_id = copied.event_id)
        from benchmark.copies as copies
        inner join marts.claims as own on copies.article_id = own.article_id
        inner join marts.claims as copied
            on copies.copy_id = copied.article_id and own.char_start = copied.char_start
            and own.char_end = copied.char_end and own.event_subtype = copied.event_subtype
        """
    ).fetchone()
    seen = connection.execute(
        """
        select count(*), count(pairs.relation) filter (where pairs.relation = 'same_text')
        from benchmark.copies as copies
        left join marts.article_pairs as pairs
            on least(copies.article_id, copies.copy_id) = pairs.article_id_1
            and greatest(copies.article_id, copies.copy_id) = pairs.article_id_2
        where copies.kind = 'wire copy'
        """
    ).fetchone()
    return PlantedGroups(*(joined or (0, 0)), *(seen or (0, 0)))


def as_table(measured: Sequence[Measured]) -> str:
    """Return the sizes side by side, the dearest models first."""
    last = measured[-1]
    dearest = sorted(last.build.models, key=lambda model: -model.seconds)[:SHOWN_MODELS]
    heads = ["", *(f"{one.n_articles:,} articles" for one in measured)]
    rows = [
        ["claims", *(f"{one.n_claims:,}" for one in measured)],
        ["whole build", *(_cost(one.build) for one in measured)],
        ["a day's increment", *(_cost(one.increment) for one in measured)],
        ["its share", *(_share_of_build(one) for one in measured)],
        ["claims a second", *(f"{one.n_claims / one.build.wall_seconds:,.0f}" for one in measured)],
        ["peak memory", *(f"{one.build.peak_mb or 0:,} MB" for one in measured)],
        ["all tests", *(f"{one.build.test_seconds:.1f} s" for one in measured)],
        ["planted pairs joined", *(_share(one.planted.n_joined, one.planted.n_pairs) for one in measured)],
        ["copies recognised", *(_share(one.planted.n_copies_recognised, one.planted.n_copies) for one in measured)],
    ]  # fmt: skip
    for model in dearest:
        cells = [next((each for each in one.build.models if each.model == model.model), None) for one in measured]
        rows.append([model.model, *(f"{c.seconds:.1f} s, {c.peak_mb or 0:,} MB" if c else "" for c in cells)])
    widths = [max(len(row[at]) for row in [heads, *rows]) for at in range(len(heads))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in [heads, *rows]]
    problems = [f"! {problem}" for one in measured for problem in (*one.build.problems, *one.increment.problems)]
    return "\n".join([*lines, *problems])


def _cost(build: BuildTimings) -> str:
    """Return the time of a build, by the clock and of the processor: the latter tells more on a busy machine."""
    return f"{build.wall_seconds:.1f} s ({build.cpu_seconds:.1f} s processor)"


def _share_of_build(one: Measured) -> str:
    """Return what the increment costs as a share of the build."""
    by_clock = one.increment.wall_seconds / one.build.wall_seconds
    return f"{by_clock:.1%} ({one.increment.cpu_seconds / one.build.cpu_seconds:.1%} processor)"


def _share(part: int, whole: int) -> str:
    """Return a share as a percentage of so many."""
    return f"{part / whole:.1%} of {whole:,}" if whole else "none"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the sizes asked for, print the table, keep the figures as JSON; 1 where a build had a problem."""
    parser = argparse.ArgumentParser(description="Time the dbt models on varied corpora of growing size.")
    parser.add_argument("--source", type=Path, help="a warehouse with parsed articles (default: the working database)")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="articles, smallest first")
    parser.add_argument(
        "--folder", type=Path, help="where the corpora are made (default: benchmark/ of the data folder)"
    )
    given = parser.parse_args(arguments)
    settings = load_settings()
    source = given.source or settings.warehouse_path
    if not is_usable(source):
        return 2
    folder = given.folder or settings.home / "benchmark"
    measured = measure_sizes(source, folder, given.sizes)
    sys.stdout.write(as_table(measured) + "\n")
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    kept = folder / f"marts.{moment}.json"
    kept.write_text(json.dumps([asdict(one) for one in measured], indent=1), encoding="utf-8")
    sys.stdout.write(f"kept as {kept}\n")
    return 1 if any(one.build.problems or one.increment.problems for one in measured) else 0


if __name__ == "__main__":
    sys.exit(main())
