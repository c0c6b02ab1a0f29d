"""What somebody who typed `make run` sees while it runs: one line a step and what the step reports, nothing else.

Belongs here: the progress logger, and keeping the terminal apart from everything that libraries print.
Does not belong here: the final table (run_summary.py).
"""

import logging
import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import dagster as dg

STEP_TITLES = {
    "raw_articles": "taking in articles",
    "raw_claims": "parsing",
    "raw_review_decisions": "loading the desk's decisions",
    "checks_of_what_was_parsed": "checking what was parsed",
    "dbt_build": "building and testing the marts (dbt)",
    "checks_of_the_review": "checking the desk's decisions",
    "minimum_row_counts": "counting rows",
    "published_database": "publishing",
    "exports": "writing the exports",
    "scorecard": "scoring against gold",
    "published_site": "making the report",
}

_terminal: TextIO = sys.stdout
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _shown(control: re.Match[str]) -> str:
    return control[0].encode("unicode_escape").decode("ascii")


def say(text: str) -> None:
    """Writes one line to the terminal, also while the output of libraries goes to the log.

    A file may be named with the escape sequences of a terminal: they are shown, and do nothing.
    """
    _terminal.write(f"{_CONTROLS.sub(_shown, text)}\n")
    _terminal.flush()


@contextmanager
def library_output_to(log: Path) -> Iterator[None]:
    """Sends what this process and its children print meanwhile to a log file; `say` still reaches the terminal."""
    global _terminal
    log.parent.mkdir(parents=True, exist_ok=True)
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1), os.dup(2)
    before = _terminal
    with log.open("w", encoding="utf-8") as sink:
        os.dup2(sink.fileno(), 1)
        os.dup2(sink.fileno(), 2)
        _terminal = os.fdopen(os.dup(kept[0]), "w", encoding="utf-8")
        try:
            yield
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            _terminal.close()
            _terminal = before
            os.dup2(kept[0], 1)
            os.dup2(kept[1], 2)
            os.close(kept[0])
            os.close(kept[1])


class ProgressHandler(logging.Handler):
    """Turns Dagster's events into a line for each step, and what our own steps report into lines below it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self._started: dict[str, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Shows one record, where it is of interest."""
        meta: dict[str, Any] = getattr(record, "dagster_meta", {})
        step = str(meta.get("step_key") or "")
        event = meta.get("dagster_event")
        kind = getattr(event, "event_type_value", None)
        if kind == "STEP_START":
            self._started[step] = time.monotonic()
            say(f"• {STEP_TITLES.get(step, step)}")
        elif kind == "STEP_SUCCESS":
            say(f"  done in {time.monotonic() - self._started.pop(step, time.monotonic()):.1f} s")
        elif kind == "STEP_FAILURE":
            self._started.pop(step, None)
            say("  FAILED")
        elif kind is None and step in self._started and record.levelno >= logging.INFO and step != "dbt_build":
            say(f"  {meta.get('orig_message') or record.getMessage()}")


@dg.logger(config_schema=None, description="One line a step, for the command line.")
def progress_logger(_context: dg.InitLoggerContext) -> logging.Logger:
    """Makes the logger of `make run`; a run of the UI keeps Dagster's own."""
    logger = logging.getLogger("tawatur.progress")
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    logger.handlers = [ProgressHandler()]
    return logger
