"""What one `dbt build` cost, model by model.

Belongs here: reading dbt's run results and the memory of its process. Does not belong here: which corpus it ran on.
"""

from __future__ import annotations

import json
import os
import threading
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from subprocess import Popen

SAMPLE_EVERY = 0.05
"""Seconds between two looks at the memory of a running process."""

CHILDREN = ("children_user", "children_system")
"""Processor time of processes that have ended, as the system tells it."""


@dataclass(frozen=True)
class ModelTiming:
    """Time in seconds and peak memory in MB (of the whole process while the model ran; None off Linux) of one model."""

    model: str
    seconds: float
    peak_mb: int | None


@dataclass(frozen=True)
class BuildTimings:
    """One build: time of the whole command by the clock and of the processor, its models, its tests, what failed."""

    wall_seconds: float
    cpu_seconds: float
    models: tuple[ModelTiming, ...]
    test_seconds: float
    peak_mb: int | None
    problems: tuple[str, ...]


def watch_build(process: Popen[bytes], run_results: Path) -> BuildTimings:
    """Wait for a running `dbt build` and return what it cost; `run_results` is the file that it writes."""
    samples: list[tuple[float, int]] = []
    started, spent_before = time.time(), os.times()
    watcher = threading.Thread(target=_sample_memory, args=(process, samples), daemon=True)
    watcher.start()
    process.wait()
    watcher.join()
    wall, spent = time.time() - started, os.times()
    results = json.loads(run_results.read_text(encoding="utf-8"))["results"] if run_results.exists() else []
    return BuildTimings(
        wall_seconds=wall,
        cpu_seconds=sum(getattr(spent, part) - getattr(spent_before, part) for part in CHILDREN),
        models=tuple(_timing(one, samples) for one in results if _kind(one) == "model" and one["status"] == "success"),
        test_seconds=sum(float(one["execution_time"]) for one in results if _kind(one) == "test"),
        peak_mb=max((size for _, size in samples), default=None),
        problems=tuple(
            f"{one['unique_id']}: {one['message']}" for one in results if one["status"] in ("error", "fail")
        ),
    )


def _kind(result: dict) -> str:
    """Return whether a result is of a model, a test or a seed."""
    return str(result["unique_id"]).partition(".")[0]


def _timing(result: dict, samples: list[tuple[float, int]]) -> ModelTiming:
    """Return the cost of one model; its memory is what the process held while the model ran."""
    steps = {step["name"]: step for step in result["timing"] if step.get("started_at")}
    start, end = (_seconds(steps["execute"][side]) for side in ("started_at", "completed_at"))
    held = [size for at, size in samples if start - SAMPLE_EVERY <= at <= end + SAMPLE_EVERY]
    return ModelTiming(result["unique_id"].rpartition(".")[2], float(result["execution_time"]), max(held, default=None))


def _seconds(moment: str) -> float:
    """Return a time of dbt's results as seconds since 1970."""
    return datetime.fromisoformat(moment.replace("Z", "+00:00")).timestamp()


def _sample_memory(process: Popen[bytes], samples: list[tuple[float, int]]) -> None:
    """Note how many MB a process holds, until it ends; where the system does not tell, nothing is noted."""
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        try:
            lines = status.read_text(encoding="utf-8").splitlines()
        except OSError:
            return
        held = next((line.split()[1] for line in lines if line.startswith("VmRSS:")), None)
        if held is not None:
            samples.append((time.time(), int(held) // 1024))
        time.sleep(SAMPLE_EVERY)
