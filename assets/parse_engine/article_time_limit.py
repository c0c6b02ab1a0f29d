"""How long one article may take: beyond it the article is given up with its reason, and the next one is read.

Belongs here: the limit and how it is kept in whichever thread an article is read. Does not belong here: what becomes of
the article.

Time is that of the processor, so that a busy machine refuses nothing that an idle one reads.
"""

from __future__ import annotations

import ctypes
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

ARTICLE_SECONDS = 120.0
"""The worst of garbage takes a minute at the longest length that ingest admits; news takes milliseconds."""

END_FACTOR = 2
"""A worker that passed the limit so many times over hangs where no exception reaches it, and is ended by the kernel."""

LOOK_EVERY = 0.5
"""Seconds between two looks at the clock of a thread that cannot have a timer."""


class ArticleTimeLimitError(Exception):
    """One article took longer than any article may."""

    def __init__(self, seconds: float = ARTICLE_SECONDS) -> None:
        super().__init__(f"it took more than {seconds:g} s of processor time")


@contextmanager
def article_time_limit(seconds: float, *, may_end_process: bool = False) -> Iterator[None]:
    """Raises ArticleTimeLimitError inside the block once it took `seconds` of processor time.

    With `may_end_process`, which is for workers, a block that does not react to that ends its process.
    """
    if may_end_process:
        signal.setitimer(signal.ITIMER_PROF, seconds * END_FACTOR)
    try:
        if threading.current_thread() is threading.main_thread():
            with _kept_by_timer(seconds):
                yield
        else:
            with _kept_by_watcher(seconds):
                yield
    finally:
        if may_end_process:
            signal.setitimer(signal.ITIMER_PROF, 0)


@contextmanager
def _kept_by_timer(seconds: float) -> Iterator[None]:
    """Lets a signal interrupt the main thread, also inside a regular expression."""

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise ArticleTimeLimitError(seconds)

    before = signal.signal(signal.SIGVTALRM, interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def _kept_by_watcher(seconds: float) -> Iterator[None]:
    """Lets another thread raise the error in this one, as signals reach the main thread alone."""
    thread = threading.get_ident()
    clock = time.pthread_getcpuclockid(thread)
    deadline = time.clock_gettime(clock) + seconds
    ended = threading.Event()
    guard = threading.Lock()

    def watch() -> None:
        while not ended.wait(LOOK_EVERY):
            with guard:
                if not ended.is_set() and time.clock_gettime(clock) > deadline:
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(
                        ctypes.c_ulong(thread), ctypes.py_object(ArticleTimeLimitError)
                    )
                    return

    watcher = threading.Thread(target=watch, name="article time limit", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        with guard:
            ended.set()
