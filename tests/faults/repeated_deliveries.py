"""The sample delivered once more, in every form in which the same articles come again.

Belongs here: laying such deliveries into an inbox. Does not belong here: running the job over them.
"""

from __future__ import annotations

import csv
import gzip
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from orchestration.settings import DEFAULT_INBOX

ManifestRow = dict[str, str]


def sample_manifest() -> list[ManifestRow]:
    """Reads what the sample's manifest says of its files."""
    with (DEFAULT_INBOX / "manifest.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def deliver_half_written(inbox: Path) -> None:
    """Delivers the first article cut in the middle, the second under a name that says it is not finished."""
    inbox.mkdir(parents=True, exist_ok=True)
    shutil.copy(DEFAULT_INBOX / "manifest.csv", inbox)
    first, second = (DEFAULT_INBOX / row["file"] for row in sample_manifest())
    shutil.copy(first, inbox / f"{second.name}.part")
    (inbox / first.name).write_bytes(first.read_bytes().decode("utf-8")[:1500].encode())


def deliver_whole(inbox: Path) -> None:
    """Delivers the sample as it is, in the place of what was half written."""
    inbox.mkdir(parents=True, exist_ok=True)
    for path in DEFAULT_INBOX.iterdir():
        if path.is_file():
            shutil.copy(path, inbox)


def _deliver_copies(inbox: Path) -> None:
    deliver_whole(inbox / "again")


def _deliver_renamed(inbox: Path) -> None:
    _deliver_texts(inbox / "renamed", "utf-8")


def _deliver_recoded(inbox: Path) -> None:
    _deliver_texts(inbox / "recoded", "cp1256")


def _deliver_split(inbox: Path) -> None:
    for number, line in enumerate(_as_lines(sample_manifest())):
        _write(inbox / "split" / f"split-{number}.jsonl", line.encode())


def _deliver_joined(inbox: Path) -> None:
    _write(inbox / "joined" / "all.jsonl", "".join(_as_lines(sample_manifest())).encode())


def _deliver_packed(inbox: Path) -> None:
    for number, line in enumerate(_as_lines(sample_manifest())):
        _write(inbox / "packed" / f"packed-{number}.jsonl.gz", gzip.compress(line.encode() * 2))


AGAIN: Mapping[str, Callable[[Path], None]] = {
    "delivered a second time in another folder": _deliver_copies,
    "delivered again under other names": _deliver_renamed,
    "delivered again in another encoding": _deliver_recoded,
    "delivered again split, a file an article": _deliver_split,
    "delivered again joined into one file": _deliver_joined,
    "delivered again compressed, each article twice": _deliver_packed,
}
"""What the delivery is → laying it into an inbox that holds the sample already."""


def _deliver_texts(folder: Path, encoding: str) -> None:
    folder.mkdir(parents=True)
    manifest = sample_manifest()
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(manifest[0]))
        writer.writeheader()
        for number, row in enumerate(manifest):
            writer.writerow(row | {"file": f"article-{number}.txt"})
            text = (DEFAULT_INBOX / row["file"]).read_bytes().decode("utf-8")
            (folder / f"article-{number}.txt").write_bytes(text.encode(encoding))


def _as_lines(manifest: Sequence[ManifestRow]) -> list[str]:
    kept = ("outlet", "country", "published_on")
    texts = [(DEFAULT_INBOX / row["file"]).read_bytes().decode("utf-8") for row in manifest]
    records = [{name: row[name] for name in kept} | {"text": text} for row, text in zip(manifest, texts, strict=True)]
    return [json.dumps(record, ensure_ascii=False) + "\n" for record in records]


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
