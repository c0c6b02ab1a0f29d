"""From bytes to text.

Belongs here: detection of encodings, for whole files and for files of rows. Does not belong here: repair of text that
somebody else decoded wrongly (mojibake.py), or whether the text is Arabic news.

UTF-8 is tried first and strictly. Bytes that are not UTF-8 are read as windows-1256 (or its sibling ISO 8859-6) only
where the result looks like Arabic words; charset-normalizer has the word on what remains. Damaged UTF-8 stays
undecodable: replacing the damage would put letters into a story that nobody wrote.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from charset_normalizer import from_bytes

GUESS_BYTES = 1 << 16
ARABIC_CODEPAGES = {"windows-1256": "cp1256", "iso-8859-6": "iso8859_6"}
MIN_ARABIC_SHARE = 0.9
"""Arabic letters among the letters beyond ASCII: a wrong code page gives accented Latin letters between them."""
MAX_MIXED_SHARE = 0.01
"""Places where an Arabic letter touches an accented Latin one, by Arabic letter: words never mix the two."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HIGH_LETTERS = re.compile(r"[^\W\d_\x00-\x7f]+")
_ARABIC_LETTERS = re.compile(r"[\u0621-\u063a\u0641-\u064a]+")
_MIXED_WORD = re.compile(r"[\u0621-\u064a][\u00c0-\u024f]|[\u00c0-\u024f][\u0621-\u064a]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_HIGH_CHARS = re.compile(r"[^\x00-\x7f]+")


class Decoded(NamedTuple):
    """Text without its byte-order mark, and the encoding it was read with; `text` is None where none fits."""

    text: str | None
    encoding: str


class Line(NamedTuple):
    """One line with its end, and the encoding it was read with ('' where none fits)."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Decode a whole file: byte-order mark, UTF-8, UTF-16 without a mark, Arabic code pages, then a guess."""
    marked = _decode_marked(data)
    if marked is not None:
        return marked
    text = _strict(data, "utf-8")
    if text is not None and not is_binary(text):
        return Decoded(text, "utf-8")
    for name in ("utf-16-le", "utf-16-be"):
        wide = _strict(data, name)
        if wide is not None and not is_binary(wide) and looks_arabic(wide):
            return Decoded(wide, name)
    if text is not None or _is_damaged_utf8(data):
        return Decoded(None, "")
    arabic = _decode_codepage(data)
    return arabic if arabic.text is not None else _guess(data)


def decode_lines(data: bytes) -> Iterator[Line]:
    """Decode a file of rows line by line (line ends kept), so that an undecodable line spoils only itself.

    The bytes of such a line come out as lone surrogates, which `is_undecodable` finds.
    """
    marked = _decode_marked(data)
    if marked is not None and marked.text is not None and marked.encoding != "utf-8":
        for line in re.split(r"(?<=\n)", marked.text):
            yield Line(line, marked.encoding)
        return
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    while start < len(data):
        end = data.find(b"\n", start) + 1 or len(data)
        yield _decode_line(data[start:end])
        start = end


def is_undecodable(text: str) -> bool:
    """Tell whether `decode_lines` had to give up on a byte of this text."""
    return _SURROGATES.search(text) is not None


def encoding_notes(encoding: str) -> tuple[str, ...]:
    """Give the remark for `extra` about text that was not plain UTF-8."""
    return () if encoding in ("utf-8", "") else (f"decoded as {encoding}",)


def is_binary(text: str) -> bool:
    """Tell whether control characters make up more than one in a hundred: no text has that."""
    return len(_CONTROLS.findall(text)) * 100 > len(text)


def looks_arabic(text: str) -> bool:
    """Tell whether the letters beyond ASCII are Arabic words, as against a wrong reading of other bytes."""
    n_high = count_chars(_HIGH_LETTERS, text)
    n_arabic = count_chars(_ARABIC_LETTERS, text)
    if n_high == 0 or n_arabic < n_high * MIN_ARABIC_SHARE:
        return False
    return len(_MIXED_WORD.findall(text)) <= n_arabic * MAX_MIXED_SHARE


def count_chars(runs: re.Pattern[str], text: str) -> int:
    """Count the characters that a pattern of runs (`[…]+`) covers; five times faster than one match a character."""
    return sum(map(len, runs.findall(text)))


def _decode_marked(data: bytes) -> Decoded | None:
    """Decode a file that begins with a byte-order mark and keeps its promise, else None."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = _strict(data, name)
            if text is not None and not is_binary(text):
                return Decoded(text, "utf-8" if name == "utf-8-sig" else name)
    return None


def _decode_line(line: bytes) -> Line:
    """Decode one line; a hopeless one keeps its bytes as lone surrogates."""
    text = _strict(line, "utf-8")
    if text is not None:
        return Line(text, "utf-8")
    if not _is_damaged_utf8(line):
        arabic = _decode_codepage(line, may_lack_letters=True)
        if arabic.text is not None:
            return Line(arabic.text, arabic.encoding)
    return Line(line.decode("utf-8", "surrogateescape"), "")


def _strict(data: bytes, name: str) -> str | None:
    """Decode, or None."""
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell UTF-8 with some broken bytes from bytes of another encoding, which hardly ever form UTF-8 sequences."""
    text = data.decode("utf-8", "replace")
    n_broken = text.count("\ufffd")
    return count_chars(_HIGH_CHARS, text) - n_broken > 2 * n_broken


def _decode_codepage(data: bytes, may_lack_letters: bool = False) -> Decoded:
    """Read bytes in the Arabic code page that makes Arabic words of them.

    A line of a longer text may hold nothing but a quotation mark: `may_lack_letters` lets it pass.
    """
    for name, codec in ARABIC_CODEPAGES.items():
        text = _strict(data, codec)
        if text is None or is_binary(text):
            continue
        if looks_arabic(text) or (may_lack_letters and not _HIGH_LETTERS.search(text)):
            return Decoded(text, name)
    return Decoded(None, "")


def _guess(data: bytes) -> Decoded:
    """Let charset-normalizer name another encoding; believed only where it recognises a language."""
    best = from_bytes(data[:GUESS_BYTES]).best()
    if best is None or not best.coherence:
        return Decoded(None, "")
    text = _strict(data, best.encoding)
    if text is None or is_binary(text):
        return Decoded(None, "")
    return Decoded(text, best.encoding)
