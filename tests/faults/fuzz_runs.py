"""`make fuzz`: random and hostile input over ingest and parser for as long as wanted.

Belongs here: making inputs, counting, telling the slowest. Does not belong here: the catalogues, the short tests.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from assets.ingest.delivery import read_inbox
from assets.parsing.build_lexicon import build_lexicon
from assets.parsing.lexicon_loader import Lexicon, load_lexicon
from assets.parsing.parse import ArticleBoundError, parse_article
from orchestration.settings import load_settings
from tests.faults.hostile_files import fill_hostile_inbox
from tests.faults.hostile_texts import HOSTILE, REPEATED

PUBLISHED = date(2016, 12, 10)
MOST_CHARS = 60_000


def fuzz(minutes: float, seed: int, lexicon: Lexicon) -> tuple[Counter[str], list[str], tuple[float, str]]:
    """Feeds inputs until the time is over; returns counts, failures, and the slowest text (seconds a 1,000 chars)."""
    chance = random.Random(seed)
    counts: Counter[str] = Counter()
    failures: list[str] = []
    slowest = (0.0, "")
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        name, text = _text(chance)
        started = time.process_time()
        try:
            parse_article(text, published_on=PUBLISHED, headline_end=chance.randint(0, len(text)), lexicon=lexicon)
        except ArticleBoundError:
            counts["refused by a bound"] += 1
        except Exception as error:
            failures.append(f"parser, {name}, {len(text)} characters: {type(error).__name__}: {error}")
        counts["texts parsed"] += 1
        counts["characters parsed"] += len(text)
        slowest = max(slowest, ((time.process_time() - started) / max(len(text), 500) * 1000, name))
        if counts["texts parsed"] % 50 == 0:
            _fuzz_ingest(chance, counts, failures)
    return counts, failures, slowest


def _text(chance: random.Random) -> tuple[str, str]:
    """Makes one text: from the catalogue, or pieces of it mixed with random characters."""
    n_chars = int(10 ** chance.uniform(0, len(str(MOST_CHARS)) - 0.3))
    kinds: Sequence[Callable[[], tuple[str, str]]] = (
        lambda: (name := chance.choice(list(HOSTILE)), HOSTILE[name](n_chars)),
        lambda: ("mixed", "".join(chance.choice(list(REPEATED.values())) for _ in range(n_chars // 8))),
        lambda: ("random", "".join(chr(chance.randrange(0x110000)) for _ in range(n_chars))),
        lambda: ("random Arabic", "".join(chr(chance.randrange(0x600, 0x700)) for _ in range(n_chars))),
        lambda: ("random bytes", chance.randbytes(n_chars).decode("cp1256", "replace")),
    )
    return chance.choice(kinds)()


def _fuzz_ingest(chance: random.Random, counts: Counter[str], failures: list[str]) -> None:
    """Reads one hostile inbox."""
    with tempfile.TemporaryDirectory() as folder:
        secret = Path(folder) / "outside" / "secret.txt"
        secret.parent.mkdir()
        secret.write_text("سر")
        fill_hostile_inbox(Path(folder) / "inbox", secret, chance.randrange(10**9), chance.choice((100, 2_000, 20_000)))
        try:
            for reading in read_inbox(Path(folder) / "inbox"):
                counts["files read"] += 1
                counts["articles taken"] += len(reading.articles)
                counts["inputs refused"] += len(reading.rejections)
        except Exception as error:
            failures.append(f"ingest: {type(error).__name__}: {error}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzzes and prints what was tried; 1 where anything failed."""
    parser = argparse.ArgumentParser(description="Feeds hostile input to ingest and parser.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args(arguments)
    home = load_settings().home
    build_lexicon(home, if_changed=True)
    counts, failures, (seconds, name) = fuzz(given.minutes, given.seed, load_lexicon(home))
    for what, n in sorted(counts.items()):
        print(f"{n:>12,} {what}")
    print(f"slowest: {seconds:.3f} s for 1,000 characters ({name})")
    for failure in failures[:20]:
        print(f"FAILED {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
