"""What a user would pick instead, over the same words in the same run: each does a part of what the parser does.

Belongs here: running those tools on the texts and saying what of the work they do. Does not belong here: our own parts.
dateparser and datasketch are no dependencies of the project's own code; where one is missing, a line says so.
"""

from __future__ import annotations

import csv
import importlib.util
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assets.parse_engine.shards import ArticleToParse
from assets.parsing.lexicon_files import LEXICON

SHINGLE_WORDS = 5
PERMUTATIONS = 128
MOST_DATES = 2000
"""dateparser takes milliseconds a phrase: more would tell nothing more."""

DATE_PHRASE = re.compile(
    r"(?:يوم )?(?:الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)(?: الماضي| المقبل)?"
    r"|\d{1,2}\s+(?:يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون|شباط|آذار|نيسان)"
    r"(?:\s+\d{4})?|أمس|اليوم|قبل \S+ أيام"
)


@dataclass(frozen=True)
class ToolMeasured:
    """One tool: what it does, on how many words or phrases or texts, processor seconds; why it is missing, if it is."""

    tool: str
    does: str
    n_items: int
    unit: str
    cpu_seconds: float
    remark: str = ""


def measure_other_tools(articles: Sequence[ArticleToParse], home: Path) -> list[ToolMeasured]:
    """Runs every tool that is installed."""
    texts = [article["text"] for article in articles]
    return [
        _camel_analyser(texts, home),
        _keyword_list(texts),
        _if_installed("dateparser", "reads a date phrase, found by a pattern", texts, _dateparser),
        _if_installed("datasketch", "near-duplicates by MinHash", texts, _datasketch),
    ]


def _if_installed(
    name: str, does: str, texts: Sequence[str], measure: Callable[[Sequence[str], str], ToolMeasured]
) -> ToolMeasured:
    if importlib.util.find_spec(name) is None:
        return ToolMeasured(name, does, 0, "", 0.0, f"not installed: uv pip install {name}")
    return measure(texts, does)


def _camel_analyser(texts: Sequence[str], home: Path) -> ToolMeasured:
    """Analyses every word, each spelling once, as one would who caches; and tells no event, place or person."""
    from assets.parsing.morphology.database import open_for_analysis

    database = open_for_analysis(home)
    does = "all readings of each word, cached by spelling"
    if database is None:
        return ToolMeasured("camel-tools analyser", does, 0, "words", 0.0, "no morphology database: make setup")
    from camel_tools.morphology.analyzer import Analyzer
    from camel_tools.tokenizers.word import simple_word_tokenize

    analyzer = Analyzer(database, cache_size=1_000_000)
    started, n_words = time.process_time(), 0
    for text in texts:
        for word in simple_word_tokenize(text):
            analyzer.analyze(word)
            n_words += 1
    return ToolMeasured("camel-tools analyser", does, n_words, "words", time.process_time() - started)


def _keyword_list(texts: Sequence[str]) -> ToolMeasured:
    """Looks for the citation forms of our own triggers, as one pattern; no form, no negation, no date, no who."""
    with (LEXICON / "triggers.csv").open(encoding="utf-8", newline="") as lines:
        keywords = sorted({row["citation"] for row in csv.DictReader(lines) if row["citation"]}, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, keywords))})(?!\w)")
    started, n_hits = time.process_time(), 0
    for text in texts:
        n_hits += sum(1 for _ in pattern.finditer(text))
    spent = time.process_time() - started
    n_words = sum(len(text.split()) for text in texts)
    return ToolMeasured(
        "keyword list (re)", f"{len(keywords):,} keywords as they stand", n_words, "words", spent, f"{n_hits:,} hits"
    )


def _dateparser(texts: Sequence[str], does: str) -> ToolMeasured:
    import dateparser  # type: ignore[import-untyped]

    phrases = [phrase for text in texts for phrase in DATE_PHRASE.findall(text)][:MOST_DATES]
    started = time.process_time()
    n_read = sum(dateparser.parse(phrase, languages=["ar"]) is not None for phrase in phrases)
    return ToolMeasured(
        "dateparser",
        does,
        len(phrases),
        "phrases",
        time.process_time() - started,
        f"{n_read:,} of {len(phrases):,} read",
    )


def _datasketch(texts: Sequence[str], does: str) -> ToolMeasured:
    from datasketch import MinHash, MinHashLSH

    started = time.process_time()
    index = MinHashLSH(threshold=0.5, num_perm=PERMUTATIONS)
    n_pairs = 0
    for number, text in enumerate(texts):
        words = text.split()
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch(
            [" ".join(words[at : at + SHINGLE_WORDS]).encode() for at in range(max(1, len(words) - SHINGLE_WORDS + 1))]
        )
        n_pairs += len(index.query(sketch))
        index.insert(str(number), sketch)
    return ToolMeasured("datasketch", does, len(texts), "texts", time.process_time() - started, f"{n_pairs:,} pairs")


def as_rows(measured: Sequence[ToolMeasured]) -> list[list[str]]:
    """Returns a table: a heading and a row for each tool."""
    rows = [["instead of it", "a second and core", "what it does", "remark"]]
    for one in measured:
        rate = f"{one.n_items / one.cpu_seconds:,.0f} {one.unit}" if one.cpu_seconds else ""
        rows.append([one.tool, rate, one.does, one.remark])
    return rows
