"""Inputs steered by coverage, with atheris: `python -m tests.faults.guided_fuzz -max_total_time=3600 FOLDER`.

atheris is not among the locked packages: it is a fuzzer compiled for one Python version, which no run needs.

Belongs here: the entry point of the fuzzer. Does not belong here: inputs made without steering (fuzz_runs.py).

Each input goes the whole way of a file: reader, rows, parser, rows of claims. A finding stops the fuzzer and is written
to a file `crash-…`; as a regression test it belongs in tests/ingest or tests/parsing.
"""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import atheris

with atheris.instrument_imports(include=["assets"]):
    from assets.ingest.compression import TooLarge, Unreadable, gunzip
    from assets.ingest.delivery import COLLECTION_READERS, PAGE_READERS
    from assets.ingest.encoding import decode_lines
    from assets.ingest.manifest import read_manifest
    from assets.ingest.record import ArticleRecord
    from assets.parse_engine.parse_shard import parsed_rows_of
    from assets.parsing.lexicon_loader import load_lexicon
    from assets.parsing.parse import parse_article  # noqa: F401  (steered by, though called through rows)

from orchestration.settings import load_settings
from tests.faults.fuzz_runs import BOUND

READERS = {**PAGE_READERS, **COLLECTION_READERS}
SUFFIXES = sorted(READERS)
LEXICON = load_lexicon(load_settings().home)


def parse_without_error(text: str, article_id: str, headline_end: int) -> None:
    """Parses a text into rows; a bound is a reason, anything else a finding."""
    article: dict[str, Any] = {
        "article_id": article_id, "text": text, "published_on": date(2016, 12, 10), "outlet": None, "country": None,
        "headline_end": headline_end,
    }  # fmt: skip
    error = parsed_rows_of(article, "0", LEXICON)["parsed_articles"][0]["error"]
    if error and not error.startswith(BOUND):
        raise AssertionError(error)


def one_input(data: bytes) -> None:
    """Reads the bytes as what their first one says: a file of some format, a manifest, gzip, or a text."""
    if not data:
        return
    kind, rest = data[0] % (len(SUFFIXES) + 4), data[1:]
    if kind < len(SUFFIXES):
        for result in READERS[SUFFIXES[kind]](rest, f"a{SUFFIXES[kind]}", {}):
            if isinstance(result, ArticleRecord):
                result.text.encode("utf-8")
                parse_without_error(result.text, "a", result.headline_end)
    elif kind == len(SUFFIXES):
        read_manifest(rest, "manifest.csv")
    elif kind == len(SUFFIXES) + 1:
        try:
            gunzip(rest, max_bytes=1 << 20)
        except (TooLarge, Unreadable):
            return
    else:
        text = "\n".join(line.text for line in decode_lines(rest))
        parse_without_error(text, "a", min(len(text), kind))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
