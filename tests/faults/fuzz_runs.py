"""`make fuzz`: random, hostile and slightly spoilt input over ingest and parser for as long as wanted.

Belongs here: making inputs, feeding and counting them. Does not belong here: the catalogues, spoiling, the short tests,
inputs guided by coverage (guided_fuzz.py), growth with length (growth_runs.py).
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
from math import ceil
from pathlib import Path

from assets.parse_engine.parse_shard import parsed_rows_of
from assets.parsing.build_lexicon import build_lexicon
from assets.parsing.lexicon_loader import Lexicon, load_lexicon
from orchestration.settings import DEFAULT_INBOX, load_settings
from tests.faults.fault_page import write_section
from tests.faults.hostile_files import fill_hostile_inbox
from tests.faults.hostile_texts import HOSTILE, REPEATED
from tests.faults.mutations import good_files, spoilt_bytes, spoilt_text
from tests.faults.whole_path import store_inbox

PUBLISHED = date(2016, 12, 10)
MOST_CHARS = 60_000
BOUND = "ArticleBoundError: "
FILES_AFTER_TEXTS = 25
HOSTILE_INBOX_AFTER_TEXTS = 200


class Fuzzer:
    """One series of inputs, the same for the same seed, with what became of them."""

    def __init__(self, seed: int, lexicon: Lexicon) -> None:
        self.chance = random.Random(seed)
        self.lexicon = lexicon
        self.counts: Counter[str] = Counter()
        self.failures: list[str] = []
        self.slowest = (0.0, "")
        self.articles = [path.read_text(encoding="utf-8") for path in sorted(DEFAULT_INBOX.glob("*.txt"))]

    def run(self, minutes: float) -> None:
        """Feeds inputs until so much processor time is used up."""
        end = time.process_time() + 60 * minutes
        while time.process_time() < end:
            self.feed_text()
            if self.counts["texts parsed"] % FILES_AFTER_TEXTS == 0:
                self.feed_spoilt_files()
            if self.counts["texts parsed"] % HOSTILE_INBOX_AFTER_TEXTS == 0:
                self.feed_hostile_inbox()

    def feed_text(self) -> None:
        """Parses one text into rows, as a run does."""
        name, text = self._text()
        article = {
            "article_id": "a", "text": text, "published_on": self.chance.choice((None, PUBLISHED)), "outlet": "صحيفة",
            "country": self.chance.choice((None, "SY")), "headline_end": self.chance.randint(0, len(text)),
        }  # fmt: skip
        started = time.process_time()
        [parsed] = parsed_rows_of(article, "0", self.lexicon)["parsed_articles"]
        error = parsed["error"]
        if error and error.startswith(BOUND):
            self.counts["texts refused by a bound"] += 1
        elif error:
            self._fail(f"parser, {name}, {len(text)} characters: {error}", text)
        self.counts["texts parsed"] += 1
        self.counts["characters parsed"] += len(text)
        self.slowest = max(self.slowest, ((time.process_time() - started) / max(len(text), 500) * 1000, name))

    def feed_spoilt_files(self) -> None:
        """Reads an inbox of well-formed files that were spoilt in a few places."""
        with tempfile.TemporaryDirectory() as folder:
            for suffix, data in good_files(self.articles).items():
                spoilt = spoilt_bytes(data, self.chance, self.chance.choice((1, 3, 30)))
                Path(folder, f"spoilt{suffix}").write_bytes(spoilt)
            self._read(Path(folder))

    def feed_hostile_inbox(self) -> None:
        """Reads an inbox of files that no paper delivers."""
        with tempfile.TemporaryDirectory() as folder:
            secret = Path(folder) / "outside" / "secret.txt"
            secret.parent.mkdir()
            secret.write_text("سر")
            n_chars = self.chance.choice((100, 2_000, 20_000))
            fill_hostile_inbox(Path(folder) / "inbox", secret, self.chance.randrange(10**9), n_chars)
            self._read(Path(folder) / "inbox")

    def _read(self, inbox: Path) -> None:
        try:
            taken, refused, n_files = store_inbox(inbox, self.lexicon)
        except Exception as error:
            self._fail(f"ingest: {type(error).__name__}: {error}", "")
            return
        self.counts["files read"] += n_files
        self.counts["articles taken and stored"] += taken
        self.counts["inputs refused"] += refused

    def _fail(self, failure: str, text: str) -> None:
        """Notes a failure, and says it at once with the text that made it, escaped."""
        self.failures.append(failure)
        print(f"FAILED {failure}\n{ascii(text)}", flush=True)

    def _text(self) -> tuple[str, str]:
        """Makes one text: spoilt news, one of the catalogue, pieces of it mixed, or random characters."""
        chance, n_chars = self.chance, int(10 ** self.chance.uniform(0, len(str(MOST_CHARS)) - 0.3))
        spoilt = ("spoilt news", lambda: spoilt_text(chance.choice(self.articles), chance, chance.choice((1, 5, 50))))
        name = chance.choice(list(HOSTILE))
        kinds: Sequence[tuple[str, Callable[[], str]]] = (
            spoilt, spoilt, spoilt,
            (name, lambda: HOSTILE[name](n_chars)),
            ("mixed", lambda: "".join(chance.choice(list(REPEATED.values())) for _ in range(n_chars // 8))),
            ("random", lambda: "".join(chr(chance.randrange(0x110000)) for _ in range(n_chars))),
            ("random Arabic", lambda: "".join(chr(chance.randrange(0x600, 0x700)) for _ in range(n_chars))),
            ("random bytes", lambda: chance.randbytes(n_chars).decode("cp1256", "replace")),
        )  # fmt: skip
        kind, make = chance.choice(kinds)
        return kind, make()


def as_text(fuzzer: Fuzzer, minutes: float) -> str:
    """Lays out what was tried."""
    lines = ["| tried | |", "|---|---:|", f"| processor time, minutes | {minutes:g} |"]
    lines += [f"| {what} | {n:,} |" for what, n in sorted(fuzzer.counts.items())]
    lines += [f"| slowest text, seconds for 1,000 characters | {fuzzer.slowest[0]:.3f} ({fuzzer.slowest[1]}) |"]
    return "\n".join([*lines, f"| failures | {len(fuzzer.failures)} |"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzzes and prints what was tried; 1 where anything failed."""
    parser = argparse.ArgumentParser(description="Feeds hostile input to ingest and parser.")
    parser.add_argument("--minutes", type=float, default=10, help="processor time (default 10)")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="write what was tried into docs/faults.md")
    given = parser.parse_args(arguments)
    home = load_settings().home
    build_lexicon(home, if_changed=True)
    fuzzer = Fuzzer(given.seed, load_lexicon(home))
    for minute in range(ceil(given.minutes)):
        fuzzer.run(min(1.0, given.minutes - minute))
        tried = ", ".join(f"{n:,} {what}" for what, n in sorted(fuzzer.counts.items()))
        print(f"{minute + 1} min: {tried}; {len(fuzzer.failures)} failures", flush=True)
    print(as_text(fuzzer, given.minutes))
    if given.write:
        write_section("fuzz", as_text(fuzzer, given.minutes))
    return 1 if fuzzer.failures else 0


if __name__ == "__main__":
    sys.exit(main())
