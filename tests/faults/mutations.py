"""Inputs that are nearly right: real articles and well-formed files with a few places spoilt.

Belongs here: spoiling. Does not belong here: inputs that are wrong throughout (hostile_texts.py, hostile_files.py).
"""

from __future__ import annotations

import gzip
import io
import json
import random
from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from tests.faults.hostile_texts import REPEATED, SENTENCE

SPOILERS = ("\0", "\u202e", "\u200c", "\ud800", "\ufeff", "=", "<b>", "'", '"', "|", "\n", "\r", "،", "٣", "٪", "ـ")


def spoilt_text(text: str, chance: random.Random, n_places: int) -> str:
    """Cuts, doubles, moves or replaces pieces of a text in so many places."""
    for _ in range(n_places):
        first, last = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        last = min(last, first + chance.choice((1, 3, 20, 200)))
        piece, place = text[first:last], chance.randrange(len(text) + 1)
        kind = chance.randrange(5)
        if kind == 0:
            text = text[:first] + text[last:]
        elif kind == 1:
            text = text[:place] + piece + text[place:]
        elif kind == 2:
            text = text[:first] + chance.choice(SPOILERS) + text[last:]
        elif kind == 3:
            text = text[:place] + chance.choice(list(REPEATED.values())) * chance.randrange(1, 9) + text[place:]
        else:
            text = text[:first] + piece[::-1] + text[last:]
    return text


def spoilt_bytes(data: bytes, chance: random.Random, n_places: int) -> bytes:
    """Flips, cuts, doubles or inserts bytes in so many places."""
    spoilt = bytearray(data)
    for _ in range(n_places):
        place = chance.randrange(len(spoilt) + 1)
        kind = chance.randrange(4)
        if kind == 0 and place < len(spoilt):
            spoilt[place] = chance.randrange(256)
        elif kind == 1:
            del spoilt[place : place + chance.choice((1, 4, 100))]
        elif kind == 2:
            spoilt[place:place] = spoilt[place : place + chance.choice((1, 4, 100))]
        else:
            spoilt[place:place] = chance.randbytes(chance.choice((1, 4, 100)))
    return bytes(spoilt)


def good_files(texts: Sequence[str]) -> Mapping[str, bytes]:
    """Returns a well-formed file of every format that is read, by its ending."""
    rows = [
        {"id": str(number), "text": text, "title": SENTENCE, "outlet": "صحيفة", "published_on": "2016-12-10"}
        for number, text in enumerate(texts)
    ]
    table = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), table)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    cells = "".join(f'{row["id"]},"{row["text"].replace(chr(34), chr(34) * 2)}",2016-12-10\n' for row in rows)
    files = {
        ".txt": texts[0].encode(),
        ".jsonl": lines,
        ".csv": f"id,text,published_on\n{cells}".encode(),
        ".html": f"<html><head><title>{SENTENCE}</title></head><body><p>{texts[0]}</p></body></html>".encode(),
        ".parquet": table.getvalue(),
    }
    return files | {f"{suffix}.gz": gzip.compress(data) for suffix, data in files.items() if suffix != ".parquet"}
