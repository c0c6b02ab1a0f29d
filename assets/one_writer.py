"""One writer of a folder at a time, whichever process it is.

Belongs here: waiting for the other writer. Does not belong here: what is written, and how a finished folder takes the
place of the earlier one.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Waits until no other process makes `folder`, then holds it; a killed process lets go by itself.

    Two runs asked for at once both come to the exports and the report; the second finds them made.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f".{folder.name}.lock").open("w", encoding="utf-8") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
