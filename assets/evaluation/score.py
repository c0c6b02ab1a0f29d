"""Command: scores a published database against gold files.

    python -m assets.evaluation.score WAREHOUSE GOLD [GOLD ...] [--misses N] [--markdown]

Belongs here: arguments and output. Does not belong here: scoring (scorer.py), layout (score_table.py).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb

from assets.evaluation.found_in_marts import found_in_marts
from assets.evaluation.gold_files import GoldFileError, read_gold
from assets.evaluation.score_table import as_markdown, as_text, misses_as_text
from assets.evaluation.scorer import Score, score

DEFAULT_MISSES = 200


def score_database(database: Path, gold_paths: Sequence[Path]) -> Score:
    """Scores what a database says of the articles in these gold files or folders."""
    gold = read_gold(gold_paths)
    with duckdb.connect(str(database), read_only=True) as connection:
        return score(gold, found_in_marts(connection, [article.text_sha256 for article in gold]))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; 1 with a plain reason where the database or the gold cannot be read."""
    parser = argparse.ArgumentParser(prog="score", description="Scores a published database against gold files.")
    parser.add_argument("warehouse", type=Path, help="published DuckDB file")
    parser.add_argument("gold", type=Path, nargs="+", help="gold files, or folders of *.gold.json")
    parser.add_argument("--misses", type=int, default=DEFAULT_MISSES, help="how many misses to list (default 200)")
    parser.add_argument("--markdown", action="store_true", help="print the table alone, in Markdown")
    options = parser.parse_args(arguments)
    if not options.warehouse.exists():
        sys.stderr.write(f"There is no database at {options.warehouse}: type `make run` first.\n")
        return 1
    try:
        result = score_database(options.warehouse, options.gold)
    except (GoldFileError, duckdb.Error) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if options.markdown:
        sys.stdout.write(f"{as_markdown(result)}\n")
    else:
        sys.stdout.write(f"{as_text(result)}\n")
        if result.misses and options.misses:
            sys.stdout.write(f"\n{len(result.misses)} misses\n{misses_as_text(result, options.misses)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
