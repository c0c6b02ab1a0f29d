"""`make bench`: parsing, taking in, marts and increment on fixed sizes, beside what a user would pick instead.

    python -m assets.benchmark.bench [--source WAREHOUSE] [--texts FILE.jsonl] [--sizes 2000 20000] [--write]

Belongs here: what is measured in which order, what is printed and kept. Does not belong here: the measurements.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from assets.benchmark import marts_benchmark, other_tools, parse_benchmark
from assets.benchmark.growth_curve import Point, draw, in_words
from assets.benchmark.ingest_benchmark import IngestMeasured, measure_ingest
from assets.benchmark.kept_results import compared, keep_result, last_result
from assets.benchmark.machine_facts import MachineFacts, machine_facts
from assets.benchmark.marts_benchmark import Measured
from assets.benchmark.other_tools import ToolMeasured, measure_other_tools
from assets.benchmark.parse_benchmark import ParseMeasured, job_of
from assets.benchmark.source_texts import as_many_as, read_texts
from orchestration.settings import REPOSITORY, Settings, load_settings

PAGE = REPOSITORY / "docs" / "performance.md"
START, END = "<!-- bench:start -->", "<!-- bench:end -->"

OTHER_TOOLS_ARTICLES = 500
"""Texts for the other tools: rates, which hardly depend on the number."""


def measure_parsing(texts: Path, sizes: Sequence[int], settings: Settings) -> list[ParseMeasured]:
    """Parses each size in a process of its own, so that its memory is nobody else's; all engines at the first size."""
    measured: list[ParseMeasured] = []
    for size in sizes:
        workers = sorted({1, settings.workers}) if size == sizes[0] else [settings.workers]
        command = [
            sys.executable, "-m", "assets.benchmark.parse_benchmark", "--json", "--source", str(texts),
            "--articles", str(size), "--workers", *map(str, workers),
        ]  # fmt: skip
        done = subprocess.run(command, cwd=REPOSITORY, stdout=subprocess.PIPE, check=True, text=True)
        measured += [ParseMeasured(**one) for one in json.loads(done.stdout.splitlines()[-1])]
    return measured


def points_of(
    parsed: Sequence[ParseMeasured], taken_in: Sequence[IngestMeasured], marts: Sequence[Measured]
) -> list[Point]:
    """Returns what each part cost of the processor at each size: it tells more than the clock on a busy machine."""
    return [
        *(Point("taking in", one.n_articles, one.cpu_seconds) for one in taken_in),
        *(Point("parsing", one.n_articles, one.cpu_seconds) for one in parsed if one.engine == "one process"),
        *(Point("marts", one.n_articles, one.build.cpu_seconds) for one in marts),
        *(Point("increment", one.n_articles, one.increment.cpu_seconds) for one in marts),
    ]


def as_text(
    machine: MachineFacts,
    parsed: Sequence[ParseMeasured],
    taken_in: Sequence[IngestMeasured],
    marts: Sequence[Measured],
    others: Sequence[ToolMeasured],
) -> str:
    """Lays everything out as tables of plain text."""
    ingest = [["taking in", "articles/s", "MB/s", "peak memory", "the same file again"]]
    ingest += [
        [
            f"{one.n_articles:,} articles", f"{one.n_articles / one.wall_seconds:,.0f}",
            f"{one.n_bytes / 1e6 / one.wall_seconds:.1f}", f"{one.peak_mb:,} MB", f"{one.again_seconds:.2f} s",
        ]
        for one in taken_in
    ]  # fmt: skip
    parts = [
        f"{machine.measured_at}, parser {machine.release}, {machine.cores} × {machine.processor},"
        f" {machine.memory_gb} GB, {machine.load} processes busy at the start",
        *(_laid_out(parse_benchmark.as_rows(ones)) for ones in _by_size(parsed)),
        _laid_out(ingest) if taken_in else "",
        marts_benchmark.as_table(marts) if marts else "",
        _laid_out(other_tools.as_rows(others)) if others else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _by_size(parsed: Sequence[ParseMeasured]) -> list[list[ParseMeasured]]:
    sizes = dict.fromkeys(one.n_articles for one in parsed)
    return [[one for one in parsed if one.n_articles == size] for size in sizes]


def _laid_out(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def write_page(text: str, page: Path = PAGE) -> None:
    """Puts the tables between the marks of the performance page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(START)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{START}\n```text\n{text}\n```\n{END}{after}", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures everything, prints and keeps it; 1 where a build had a problem, 2 where there is nothing to measure."""
    parser = argparse.ArgumentParser(description="Time every part of a run on fixed sizes.")
    parser.add_argument("--source", type=Path, help="a warehouse with parsed articles (default: the working database)")
    parser.add_argument("--texts", type=Path, help="texts to parse: a warehouse or a .jsonl file (default: the source)")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(marts_benchmark.SIZES), help="smallest first")
    parser.add_argument("--folder", type=Path, help="where it is done (default: benchmark/ of the data folder)")
    parser.add_argument("--without-marts", action="store_true", help="leave the marts out, which take longest")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    given = parser.parse_args(arguments)
    settings = load_settings()
    source = given.source or settings.warehouse_path
    texts = given.texts or source
    if not texts.exists():
        sys.stderr.write(f"FAILED: there is nothing at {texts}. Run `make run` on a corpus first, or name one.\n")
        return 2
    if not given.without_marts and not marts_benchmark.is_usable(source):
        return 2
    folder = given.folder or settings.home / "benchmark"
    folder.mkdir(parents=True, exist_ok=True)
    machine = machine_facts()
    articles = read_texts(texts)
    sys.stderr.write("• parsing\n")
    job_of(settings.home)
    parsed = measure_parsing(texts, given.sizes, settings)
    sys.stderr.write("• taking in\n")
    taken_in = [measure_ingest(as_many_as(articles, size), folder) for size in given.sizes]
    sys.stderr.write("• other tools\n")
    others = measure_other_tools(as_many_as(articles, OTHER_TOOLS_ARTICLES), settings.home)
    marts = [] if given.without_marts else marts_benchmark.measure_sizes(source, folder, given.sizes)
    points = points_of(parsed, taken_in, marts)
    text = as_text(machine, parsed, taken_in, marts, others)
    sys.stdout.write(
        "\n\n".join([text, "\n".join(in_words(points)), "\n".join(compared(points, last_result(folder)))]) + "\n"
    )
    kept = keep_result(
        folder, machine, points, {"parsing": parsed, "taking_in": taken_in, "marts": marts, "other_tools": others}
    )
    draw(points, kept.with_suffix(".png"))
    sys.stdout.write(f"kept as {kept} and {kept.with_suffix('.png').name}\n")
    if given.write:
        write_page("\n\n".join([text, "\n".join(in_words(points))]))
    return 1 if any(one.build.problems or one.increment.problems for one in marts) else 0


if __name__ == "__main__":
    sys.exit(main())
