"""Parse functions that die for real: workers of a pool call them by name, as they call the one of a run."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from assets.parse_engine.article_time_limit import ArticleTimeLimitError, article_time_limit
from assets.parse_engine.pool_server import parse_to_bytes
from assets.parse_engine.shards import ParseJob, Shard

MARKER = "TAWATUR_TEST_MARKER"
POISON = "a013"


def killed_once(shard: Shard, job: ParseJob) -> bytes:
    """Is killed in the middle of the shard that holds one article, the first time."""
    marker = Path(os.environ[MARKER])
    if POISON in shard.article_ids and not marker.exists():
        marker.touch()
        parse_to_bytes(shard.halves()[0], job)
        os.kill(os.getpid(), signal.SIGKILL)
    return parse_to_bytes(shard, job)


def killed_always(shard: Shard, job: ParseJob) -> bytes:
    """Is killed whenever one article is read."""
    if POISON in shard.article_ids:
        os.kill(os.getpid(), signal.SIGKILL)
    return parse_to_bytes(shard, job)


def hangs(shard: Shard, job: ParseJob) -> bytes:
    """Never ends with one article, and lets no exception through."""
    if POISON in shard.article_ids:
        with article_time_limit(0.2, may_end_process=True):
            while True:
                try:
                    sum(range(10_000))
                except ArticleTimeLimitError:
                    continue
    return parse_to_bytes(shard, job)
