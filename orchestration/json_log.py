"""Runs as lines of JSON, for programs that collect logs: one object an event, in files that rotate.

Belongs here: the logger and its form. Does not belong here: what a person sees (progress.py).
"""

import json
import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from typing import Any

import dagster as dg

from orchestration.settings import load_settings

MAX_BYTES = 5_000_000
KEPT_FILES = 4
LOG_NAME = "runs.jsonl"


class JsonLines(logging.Formatter):
    """Writes one record as one line of JSON; a message that holds line ends or control characters stays one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Returns the line."""
        meta: dict[str, Any] = getattr(record, "dagster_meta", {})
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "run_id": meta.get("run_id"),
            "job": meta.get("job_name"),
            "step": meta.get("step_key"),
            "event": getattr(meta.get("dagster_event"), "event_type_value", None),
            "message": meta.get("orig_message") or record.getMessage(),
        }
        return json.dumps({name: value for name, value in line.items() if value is not None}, ensure_ascii=False)


@dg.logger(config_schema=None, description="Lines of JSON in logs/runs.jsonl of the data folder.")
def json_logger(_context: dg.InitLoggerContext) -> logging.Logger:
    """Makes the logger of every run."""
    folder = load_settings().home / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / LOG_NAME, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8", errors="backslashreplace"
    )
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("tawatur.json")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.handlers = [handler]
    return logger
