"""Files that no paper delivers: a whole inbox of them, each by name.

Belongs here: the catalogue. Does not belong here: texts (hostile_texts.py) and what must hold.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Mapping
from pathlib import Path

from tests.faults.hostile_texts import SENTENCE

ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6", "cp720", "cp864",
    "mac_arabic", "utf-7", "unicode_escape", "punycode",
)  # fmt: skip


def hostile_files(seed: int, n_chars: int) -> Mapping[str, bytes]:
    """Returns files by name; `n_chars` is about how long the long ones are."""
    chance = random.Random(seed)
    files = {f"random.{suffix}": chance.randbytes(n_chars) for suffix in ("txt", "jsonl", "csv", "html", "parquet")}
    files |= {f"random.{suffix}.gz": chance.randbytes(n_chars) for suffix in ("txt", "jsonl", "html")}
    files |= {f"{name}.txt": SENTENCE.encode(name, "replace") for name in ENCODINGS}
    files |= {f"{name}.jsonl": json.dumps({"text": SENTENCE}).encode(name, "replace") for name in ENCODINGS}
    depth = n_chars // 5
    files |= {
        "nested.html": b"<div>" * depth + SENTENCE.encode() + b"</div>" * depth,
        "unclosed.html": b"<p><b><i><table>" * (n_chars // 16) + SENTENCE.encode(),
        "script.html": f"<title><script>alert(1)</script></title><p>{SENTENCE}</p>".encode(),
        "entities.html": b"<!DOCTYPE x [<!ENTITY a '" + b"b" * 99 + b"'>]><p>" + b"&a;" * depth + b"</p>",
        "nested.jsonl": b'{"text":' + b"[" * n_chars + b"]" * n_chars + b"}",
        "wide.jsonl": b"{" + b",".join(b'"k%d":1' % number for number in range(depth)) + b"}",
        "surrogate.jsonl": rb'{"text": "\ud800 ' + SENTENCE.encode() + rb'", "title": "\udfff"}',
        "huge-number.jsonl": b'{"text": 1' + b"0" * n_chars + b"}",
        "quotes.csv": b'text,url\n"' + b'"' * n_chars,
        "columns.csv": b"text" + b"," * n_chars + b"\n" + b"," * n_chars,
        "formula.csv": f'text,title,url\n"{SENTENCE}","=cmd|\' /C calc\'!A0","=1+1"\n'.encode(),
        "sql.csv": f'text,title\n"{SENTENCE}","\'); DROP TABLE raw.articles; --"\n'.encode(),
        "markdown.jsonl": json.dumps({"text": SENTENCE, "title": "[x](javascript:alert(1)) **b** | c"}).encode(),
        "bomb.txt.gz": gzip.compress(b"\0" * (n_chars * 1000)),
        "nested.gz.txt.gz": gzip.compress(gzip.compress(SENTENCE.encode())),
        "many-members.txt.gz": gzip.compress(b"") * (n_chars // 20),
        "name\nwith a line end.txt": SENTENCE.encode(),
        "=formula.txt": SENTENCE.encode(),
        "manifest.csv": (
            b"file,outlet,title\n../../etc/passwd,x,x\n/etc/passwd,x,x\n"
            b'=formula.txt,"=HYPERLINK(1)","<b>\'; DROP TABLE x; --"\n'
            b"nowhere.txt,x,x\n"
        ),
    }
    return files


def fill_hostile_inbox(inbox: Path, outside: Path, seed: int, n_chars: int) -> None:
    """Writes the files, and links that lead out of the inbox, in circles and nowhere."""
    inbox.mkdir(parents=True)
    for name, data in hostile_files(seed, n_chars).items():
        (inbox / name).write_bytes(data)
    (inbox / b"\xff\xfe.txt".decode("utf-8", "surrogateescape")).write_bytes(SENTENCE.encode())
    (inbox / "to-a-secret.txt").symlink_to(outside)
    (inbox / "to-a-folder").symlink_to(outside.parent)
    (inbox / "to-itself.txt").symlink_to(inbox / "to-itself.txt")
    (inbox / "to-nowhere.txt").symlink_to(inbox / "gone.txt")
