"""Parse functions that die for real: workers of a pool call them by name, as they call the one of a run."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pyarrow as pa

from assets.claim_rows import rows_of_failure
from assets.parse_engine.article_time_limit import ArticleTimeLimitError, article_time_limit
from assets.parse_engine.parse_shard import as_shard_table
from assets.parse_engine.pool_server import parse_to_bytes
from assets.parse_engine.shards import ParseJob, Shard

MARKER = "TAWATUR_TEST_MARKER"
POISON = "a013"


def load_nothing(job: ParseJob) -> None:
    """Leaves the vocabulary alone, as nothing is read."""
    _read_nothing(Shard(()), job)


def _read_nothing(shard: Shard, job: ParseJob, reason: str = "") -> bytes:
    """Returns articles in which nothing was found."""
    empty = [(one, rows_of_failure(one, "ar", job.release, reason)) for one in shard.article_ids]
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, job.raw_schema) as writer:
        writer.write_table(as_shard_table(empty, job.raw_schema))
    return sink.getvalue().to_pybytes()


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
    return _read_nothing(shard, job)


def killed_beside_a_long_answer(shard: Shard, job: ParseJob) -> bytes:
    """Is killed with one article, the first time, while another worker is about to give more than a pipe holds."""
    marker = Path(os.environ[MARKER])
    if POISON in shard.article_ids and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.5)
    return _read_nothing(shard, job, "و" * 1_000_000)


def hangs(shard: Shard, job: ParseJob) -> bytes:
    """Never ends with one article, and lets no exception through."""
    if POISON in shard.article_ids:
        with article_time_limit(0.2, may_end_process=True):
            while True:
                try:
                    sum(range(10_000))
                except ArticleTimeLimitError:
                    continue
    return _read_nothing(shard, job)
