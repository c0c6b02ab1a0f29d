"""Text that somebody decoded wrongly before it reached us, and characters no table can store.

Belongs here: recognising and undoing wrong decodings. Does not belong here: bytes (encoding.py).

Three ways lead to broken Arabic: UTF-8 read as Latin-1 (Ø§Ù„), UTF-8 read as windows-1256 (ط§ظ„), and windows-1256 read
as Latin-1 (Çá). The first is ftfy's; the other two are undone by going back to the bytes. Correct Arabic cannot be
taken for the second: two letters side by side, في = DD ED, are no valid UTF-8.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import ftfy

from assets.ingest.encoding import count_chars, looks_arabic

MAX_LAYERS = 2
"""A text that was spoilt three times over is not worth the search."""

MIN_LEAD_SHARE = 0.06
"""ط and ظ begin every letter of UTF-8 read as windows-1256, half of all characters; in Arabic they are 1 %."""

_HIGH_LETTERS = re.compile(r"[^\W\d_\x00-\x7f]+")
_LATIN_HIGH = re.compile(r"[\u00c0-\u00ff]+")
_HIGH_RUN = re.compile(r"[^\x00-\x7f]+")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_CONTINUATION = re.escape(bytes(range(0x80, 0xC0)).decode("cp1256"))
_UTF8_AS_1256 = re.compile(f"[طظ][{_CONTINUATION}]")
_TORN_RUN = re.compile(f"(?:[طظ][{_CONTINUATION}])*[طظ][{_CONTINUATION}]?")
_UTF8_AS_LATIN = re.compile(r"[ØÙ][^\s\x00-\x7fØÙ]")


class Repaired(NamedTuple):
    """Text after repair; `notes` tell what was done, `is_lost` that it is damaged beyond repair."""

    text: str
    notes: tuple[str, ...] = ()
    is_lost: bool = False


class _Layer(NamedTuple):
    """One layer of wrong decoding undone; `how` is empty where there was none."""

    text: str
    how: str = ""
    is_lost: bool = False


def repair(text: str) -> Repaired:
    """Undo mojibake and replace characters that cannot be stored; clean text comes back as it is."""
    if text.isascii() and "\0" not in text:
        return Repaired(text)
    notes: list[str] = []
    is_lost = False
    for _ in range(MAX_LAYERS):
        layer = _undo(text)
        if not layer.how:
            break
        text, is_lost = layer.text, layer.is_lost
        notes.append(layer.how)
    if "\0" in text or _SURROGATES.search(text):
        text = _SURROGATES.sub("\ufffd", text.replace("\0", "\ufffd"))
        notes.append("NUL or unpaired surrogate replaced by U+FFFD")
    return Repaired(text, tuple(notes), is_lost or _is_damaged(text))


def _undo(text: str) -> _Layer:
    """Undo one layer."""
    if not _LATIN_HIGH.search(text) and not _has_many_leads(text):
        return _Layer(text)
    n_high = count_chars(_HIGH_LETTERS, text)
    n_latin = count_chars(_LATIN_HIGH, text)
    if n_latin * 4 > n_high and len(_UTF8_AS_LATIN.findall(text)) * 4 > n_high:
        fixed = ftfy.fix_encoding(text)
        if fixed != text:
            is_lost = "Ø" in fixed or "Ù" in fixed or fixed.count("\ufffd") > text.count("\ufffd")
            return _Layer(fixed, "UTF-8 that was read as Latin-1 repaired", is_lost)
    if n_latin * 2 > n_high:
        restored = _reencode(text, "latin-1", "cp1256") or _reencode(text, "sloppy-windows-1252", "cp1256")
        if restored is not None and looks_arabic(restored):
            return _Layer(restored, "windows-1256 that was read as Latin-1 repaired")
    return _undo_1256(text) if _has_many_leads(text) else _Layer(text)


def _has_many_leads(text: str) -> bool:
    """Tell whether ط and ظ are far more frequent than in any Arabic."""
    return text.count("ط") + text.count("ظ") > len(text) * MIN_LEAD_SHARE


def _undo_1256(text: str) -> _Layer:
    """Undo UTF-8 that was read as windows-1256: as a whole, or run by run where foreign characters stand between."""
    whole = _reencode(text, "cp1256", "utf-8")
    how = "UTF-8 that was read as windows-1256 repaired"
    if whole is not None:
        return _Layer(whole, how)
    runs = _HIGH_RUN.findall(text)
    fixed = {run: _reencode(run, "cp1256", "utf-8") for run in set(runs)}
    if sum(fixed[run] is not None for run in runs) * 2 <= len(runs):
        return _Layer(text)
    is_lost = any(restored is None and _TORN_RUN.fullmatch(run) for run, restored in fixed.items())
    return _Layer(_HIGH_RUN.sub(lambda match: fixed[match.group()] or match.group(), text), how, is_lost)


def _reencode(text: str, read_as: str, really: str) -> str | None:
    """Go back to the bytes a text was wrongly read from and read them rightly, or None."""
    try:
        return text.encode(read_as).decode(really)
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None


def _is_damaged(text: str) -> bool:
    """Tell whether broken pairs or replacement characters make up more than one in five or twenty letters."""
    n_lost = text.count("\ufffd")
    if not (n_lost or "Ø" in text or "Ù" in text or _has_many_leads(text)):
        return False
    n_letters = count_chars(_HIGH_LETTERS, text)
    n_pairs = len(_UTF8_AS_LATIN.findall(text)) + len(_UTF8_AS_1256.findall(text))
    return n_lost * 20 > n_letters + 20 or n_pairs * 5 > max(n_letters, 15)
