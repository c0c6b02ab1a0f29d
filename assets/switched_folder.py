"""Putting a finished folder in the place of the one that people have open, so that there is always a whole one.

Belongs here: the exchange. Does not belong here: what is in the folder, and keeping a second writer away
(one_writer.py).
"""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

CURRENT_FOLDER = -100
RENAME_EXCHANGE = 2


def put_in_place(finished: Path, place: Path) -> None:
    """Moves a finished folder to its place; the one that stood there goes. A crash leaves the old one or the new."""
    if not place.exists():
        os.replace(finished, place)
        return
    if not _exchange(finished, place):
        # a system that cannot exchange two names: between these two steps there is no folder
        earlier = finished.with_name(f"{finished.name}.earlier")
        shutil.rmtree(earlier, ignore_errors=True)
        os.replace(place, earlier)
        os.replace(finished, place)
        finished = earlier
    shutil.rmtree(finished, ignore_errors=True)


def clear_leftovers(finished: Path) -> None:
    """Deletes what a killed run left of a folder that it was writing or replacing."""
    for left in (finished, finished.with_name(f"{finished.name}.earlier")):
        shutil.rmtree(left, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two names in one step; False where system or disk know no such step."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(CURRENT_FOLDER, os.fsencode(one), CURRENT_FOLDER, os.fsencode(other), RENAME_EXCHANGE) == 0)
