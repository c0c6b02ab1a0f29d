"""The engine for several machines: Dask distributed, one task a shard, one Parquet file a task.

A task may run twice, on any worker, in any order: it writes the same file under the same name. Workers and the run see
one folder (`$TAWATUR_HOME` on a shared disk), from which workers also read the lexicon that the run prepared.

Belongs here: the cluster. Does not belong here: what is tried again (retries.py), and storing.
"""

from __future__ import annotations

import hashlib
import os
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyarrow.parquet as pq

from assets.parse_engine.parse_shard import failed_shard, parse_shard
from assets.parse_engine.retries import Ended
from assets.parse_engine.shards import ParseJob, Shard
from assets.parser_release import parser_release

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_SECONDS = 20
WORKER_SECONDS = 120
"""So long a run waits for a first worker, and for another one after the last has gone."""

TASKS_A_THREAD = 2
FOLDER = "shards"


class DaskEngineError(RuntimeError):
    """The cluster cannot be used; the message says why and what to do."""


class ShardFile(NamedTuple):
    """A file that a task wrote, and its digest."""

    path: Path
    sha256: str


ParseToFile = Callable[[Shard, ParseJob, Path], ShardFile]


def parse_to_parquet(shard: Shard, job: ParseJob, target: Path) -> ShardFile:
    """Parses a shard in a worker and writes it under its name; whoever sees the name sees the whole file."""
    if (here := _release_here()) != job.release:
        raise DaskEngineError(
            f"A worker has parser {here}, the run has {job.release}: give all machines the same version of the project."
        )
    if not job.home.is_dir() or not target.parent.is_dir():
        raise DaskEngineError(
            f"A worker does not see {target.parent}: TAWATUR_HOME has to lie on a disk that all machines share,"
            " under one path."
        )
    return _written(shard, job, target, may_end_process=True)


@cache
def _release_here() -> str:
    """Returns the release of this machine's parser; a worker reads it once."""
    return parser_release()


def _written(shard: Shard, job: ParseJob, target: Path, *, may_end_process: bool) -> ShardFile:
    part = target.with_name(f"{target.stem}.{uuid.uuid4().hex}.part")
    pq.write_table(parse_shard(shard, job, may_end_process=may_end_process), part, compression="zstd")
    digest = _digest(part)
    os.replace(part, target)
    return ShardFile(target, digest)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass
class DaskCluster:
    """Hands shards to a scheduler; a result is the path of a Parquet file."""

    job: ParseJob
    client: Client
    folder: Path
    parse: ParseToFile
    under_way: dict[Future, Shard] = field(default_factory=dict)
    found: list[Ended[Path]] = field(default_factory=list)
    n_begun: int = 0

    @property
    def capacity(self) -> int:
        """Returns how many shards keep every thread of the workers that are there now busy."""
        return TASKS_A_THREAD * max(1, sum(self.client.nthreads().values()))

    def start(self, shard: Shard) -> None:
        """Submits a shard, unless an interrupted run left its file."""
        path = self.folder / f"{shard.key}.parquet"
        if path.exists():
            self.found.append(Ended(shard, path))
            return
        self.n_begun += 1
        # a name of its own for each try: a task that killed its worker is remembered by the scheduler
        name = f"parse-{shard.key}-{self.n_begun}"
        self.under_way[self.client.submit(self.parse, shard, self.job, path, key=name)] = shard

    def ended(self) -> list[Ended[Path]]:
        """Waits for tasks; the scheduler repeats those whose worker died, and names those that kill every worker."""
        if self.found:
            found, self.found = self.found, []
            return found
        return [Ended(self.under_way.pop(future), self._path_of(future)) for future in self._done()]

    def give_up(self, shard: Shard, reason: str) -> Path:
        """Writes the reason for each article, as a task writes what it read."""
        path = self.folder / f"{shard.key}.parquet"
        pq.write_table(failed_shard(shard, self.job, reason), path, compression="zstd")
        return path

    def _done(self) -> set[Future]:
        """Waits for at least one task, and no longer than a cluster without workers deserves."""
        from distributed import wait

        alone_since: float | None = None
        while True:
            try:
                return set(wait(list(self.under_way), timeout=5, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                pass
            if self.client.nthreads():
                alone_since = None
            elif alone_since is None:
                alone_since = time.monotonic()
            elif time.monotonic() - alone_since > WORKER_SECONDS:
                raise DaskEngineError(_no_workers(self.client))

    def _path_of(self, future: Future) -> Path | None:
        """Returns the file of a finished task, None where the task killed its workers."""
        from distributed import KilledWorker

        error = future.exception()
        if isinstance(error, KilledWorker):
            return None
        if isinstance(error, ModuleNotFoundError):
            raise DaskEngineError(
                f"A worker lacks a module ({error}): start workers in the folder of the project, with the packages of"
                " requirements.lock and requirements-dask.lock and PYTHONPATH=. (docs/deployment.md)."
            ) from error
        if error is not None:
            raise error
        path, sha256 = future.result()
        if not path.exists() or _digest(path) != sha256:
            raise DaskEngineError(
                f"A worker wrote {path}, and it is not here: TAWATUR_HOME has to lie on a disk that all machines share."
            )
        return Path(path)


@contextmanager
def dask_cluster(job: ParseJob, scheduler: str, parse: ParseToFile = parse_to_parquet) -> Iterator[DaskCluster]:
    """Connects to a scheduler that has workers, or says what is missing."""
    try:
        from distributed import Client
    except ImportError as error:
        raise DaskEngineError(
            "TAWATUR_ENGINE=dask needs Dask distributed. Type `uv pip install --no-deps --require-hashes -r"
            " requirements-dask.lock`, or unset TAWATUR_ENGINE to parse on this machine."
        ) from error
    try:
        client = Client(scheduler, timeout=CONNECT_SECONDS)
    except (OSError, TimeoutError, ValueError) as error:
        raise DaskEngineError(
            f"No Dask scheduler answers at TAWATUR_DASK_SCHEDULER={scheduler} ({error}). Start one with"
            " `dask scheduler`, or unset TAWATUR_ENGINE to parse on this machine."
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=WORKER_SECONDS)
        except TimeoutError as error:
            raise DaskEngineError(_no_workers(client)) from error
        folder = job.home / FOLDER / job.release
        folder.mkdir(parents=True, exist_ok=True)
        yield DaskCluster(job, client, folder, parse)


def _no_workers(client: Client) -> str:
    address = client.scheduler_info()["address"]
    return (
        f"The Dask scheduler {address} has had no worker for {WORKER_SECONDS} s. Start some in the folder of the"
        " project with `PYTHONPATH=. dask worker ADDRESS --nworkers auto --nthreads 1`."
    )
