"""Data as script files: the only form that a page opened from a folder may load, since it may fetch nothing.

Belongs here: writing JSON so that no text can end a script or a page. Does not belong here: what the data says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

SHARD_BYTES = 400_000
"""What a page may load to show one event or article: read at once, and few files even for a hundred thousand events."""

LONGEST_PREFIX = 3
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def as_script(name: str, value: Any) -> str:
    """Returns a script that hands the value over under a name; `<` and the like stand as escapes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain).translate(_UNSAFE)
    return f'tawatur.receive("{name}",{text});\n'


def write_script(folder: Path, name: str, value: Any) -> None:
    """Writes `name`.js below the folder."""
    path = folder / f"{name}.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_script(name, value), encoding="utf-8")


def write_shards(folder: Path, kind: str, items: Iterable[tuple[str, Any]]) -> int:
    """Writes items in files by the beginning of their ids; returns how many characters of an id name the file."""
    encoded = {key: json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain) for key, value in items}
    n_bytes = sum(map(len, encoded.values())) * 2
    length = next((n for n in range(LONGEST_PREFIX) if n_bytes / 16**n <= SHARD_BYTES), LONGEST_PREFIX)
    shards: dict[str, list[str]] = {}
    for key, text in encoded.items():
        shards.setdefault(key[:length], []).append(f"{json.dumps(key)}:{text}")
    (folder / kind).mkdir(parents=True, exist_ok=True)
    for prefix, members in shards.items():
        name = f"{kind}/{prefix or 'all'}"
        text = f"{{{','.join(members)}}}".translate(_UNSAFE)
        (folder / f"{name}.js").write_text(f'tawatur.receive("{name}",{text});\n', encoding="utf-8")
    return length


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a page")
