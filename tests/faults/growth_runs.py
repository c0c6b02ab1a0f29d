"""`make fuzz`, second part: how the time to read a text grows with its length, measured for every hostile text.

Belongs here: measuring. Does not belong here: the texts, bounds, tests (a slow machine must not fail one).
"""

from __future__ import annotations

import argparse
import gc
import math
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from assets.parsing.lexicon_loader import Lexicon, load_lexicon
from assets.parsing.parse import ArticleBoundError, parse_article
from orchestration.settings import load_settings
from tests.faults.fault_page import write_section
from tests.faults.hostile_texts import HOSTILE

LENGTHS = (5_000, 10_000, 20_000, 40_000)
SUPERLINEAR = 1.35
"""Exponent beyond which growth is not explained by caches that no longer hold: 1 is linear, 2 quadratic."""


class Growth(NamedTuple):
    """Seconds for each length of one text, and the exponent of their growth over the last doublings."""

    name: str
    seconds: tuple[float, ...]
    is_refused: bool

    @property
    def exponent(self) -> float:
        """By which power of its length the time for a text grows, over the two longest doublings."""
        return math.log2(self.seconds[-1] / self.seconds[-3]) / 2


def measure(name: str, make: Callable[[int], str], lexicon: Lexicon, lengths: Sequence[int] = LENGTHS) -> Growth:
    """Parses one text at each length, each twice, and keeps the better time."""
    seconds: list[float] = []
    is_refused = False
    for n_chars in lengths:
        text = make(n_chars)
        best = math.inf
        for _ in range(2):
            started = time.process_time()
            try:
                parse_article(text, published_on=date(2016, 12, 10), lexicon=lexicon)
            except ArticleBoundError:
                is_refused = True
            best = min(best, time.process_time() - started)
        seconds.append(max(best, 1e-4))
    return Growth(name, tuple(seconds), is_refused)


def as_text(growths: Sequence[Growth], lengths: Sequence[int] = LENGTHS) -> str:
    """Lays the slowest and the fastest growing texts out as a table."""
    longest = lengths[-1]
    lines = [
        f"{len(growths)} texts, each of {', '.join(f'{n:,}' for n in lengths)} characters; the ten slowest, and"
        f" those that grow by a power above {SUPERLINEAR}:\n",
        f"| text | {' | '.join(f'{n:,}' for n in lengths)} | power | s / 1,000 |",
        f"|---|{'---:|' * (len(lengths) + 2)}",
    ]
    slowest = sorted(growths, key=lambda one: -one.seconds[-1])
    shown = [*slowest[:10], *(one for one in slowest[10:] if one.exponent > SUPERLINEAR and not one.is_refused)]
    for one in shown:
        name = f"{one.name} (refused by a bound)" if one.is_refused else one.name
        times = " | ".join(f"{seconds:.2f}" for seconds in one.seconds)
        lines.append(f"| {name} | {times} | {one.exponent:.2f} | {one.seconds[-1] / longest * 1000:.3f} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures every text and prints the table; 1 where one grows faster than its length."""
    parser = argparse.ArgumentParser(description="Measures how parsing time grows with length.")
    parser.add_argument("--write", action="store_true", help="write the table into docs/faults.md")
    given = parser.parse_args(arguments)
    lexicon = load_lexicon(load_settings().home)
    # as in a process of the pool: a collection of garbage that walks the whole vocabulary would look like growth
    gc.collect()
    gc.freeze()
    growths = []
    for name, make in HOSTILE.items():
        growths.append(measure(name, make, lexicon))
        print(f"{growths[-1].exponent:5.2f} {growths[-1].seconds[-1]:8.2f} s  {name}", flush=True)
    print(as_text(growths))
    if given.write:
        write_section("growth", as_text(growths))
    return 1 if any(one.exponent > SUPERLINEAR and not one.is_refused for one in growths) else 0


if __name__ == "__main__":
    sys.exit(main())
