"""Derives the passive stems that the word tables leave out, in Buckwalter transliteration.

Belongs here: how an active Arabic verb stem turns passive, stem by stem. Does not belong here: reading or writing the
tables (morphology_database.py).

The tables list a passive for about one verb in ten. Without the rest «أُعيد» and «قوتل» are unknown words, and nothing
tells that «قتل 3 مدنيين» may be read "were killed" as well as "he killed".
"""

from __future__ import annotations

import re
from typing import NamedTuple


class VerbStem(NamedTuple):
    """One stem of a verb: spelling without vowels, spelling with vowels, morphological category."""

    written: str
    voweled: str
    category: str


_MARKS = re.compile("[aiuo~FNK`]")

_PERFECT_CATEGORIES = {
    "PV": "PV_Pass",
    "PV_V": "PV_V_Pass",
    "PV_C": "PV_C_Pass",
    "PV-n": "PV-n_Pass",
    "PV-t": "PV_V_Pass",
    "PV_no-w": "PV_no-w_Pass",
    "PV_0": "PV_Pass-aAat",
    "PV_0h": "PV_Pass-aAat",
    "PV_ttAw": "PV_w_Pass",
    # a verb that takes no object is passive only without a person: «عُثر على جثث», «أُغير على القرية»
    "PV_intr": "PV_Pass-a",
    "PV_V_intr": "PV_V_Pass-a",
    "PV-n_intr": "PV_Pass-a",
    "PV-t_intr": "PV_Pass-a",
}
_IMPERFECT_CATEGORIES = {
    "IV": "IV_Pass_yu",
    "IV_yu": "IV_Pass_yu",
    "IV_V": "IV_V_Pass_yu",
    "IV_V_yu": "IV_V_Pass_yu",
    "IV-n": "IV-n_Pass_yu",
    "IV-n_yu": "IV-n_Pass_yu",
    "IV_0hAnn": "IV_0_Pass_yu",
    "IV_0hAnn_yu": "IV_0_Pass_yu",
    "IV_intr": "IV_0_Pass_yu",
    "IV_intr_yu": "IV_0_Pass_yu",
    "IV_V_intr": "IV_0_Pass_yu",
    "IV_V_intr_yu": "IV_0_Pass_yu",
}


def passive_stems(lemma: str, stems: list[VerbStem]) -> list[VerbStem]:
    """Return the passive stems of one verb that `stems` does not list yet; `lemma` is its voweled perfect."""
    listed_aspects = {stem.category[:2] for stem in stems if "Pass" in stem.category}
    derived: list[VerbStem] = []
    for stem in stems:
        passive: VerbStem | None = None
        if stem.category in _PERFECT_CATEGORIES and "PV" not in listed_aspects:
            passive = _perfect(stem)
        elif stem.category in _IMPERFECT_CATEGORIES and "IV" not in listed_aspects:
            passive = _imperfect(lemma, stem)
        if passive is not None and passive not in derived:
            derived.append(passive)
    return derived


def _perfect(stem: VerbStem) -> VerbStem:
    """Return the perfect passive: u on every syllable but the last, i on the last (qAtal → quwtil, >aEAd → >uEiyd)."""
    category = _PERFECT_CATEGORIES[stem.category]
    voweled = stem.voweled.replace("|", ">uw")
    if stem.category in ("PV_0", "PV_0h"):
        head, tail = re.sub("a?[AY]$", "", voweled), "iy"
    elif category.startswith("PV_V_Pass") and (hollow := re.fullmatch("(.*)A([^aiuoA~])", voweled)):
        head, tail = hollow.group(1), "iy" + hollow.group(2)
    elif (last := re.fullmatch("(.*)[aiu]([^aiuoA]~?)", voweled)) and not category.startswith("PV_w"):
        head, tail = last.group(1), ("u" if last.group(2).endswith("~") else "i") + last.group(2)
    else:
        head, tail = voweled, ""
    head = re.sub("[ai](?!y)", "u", re.sub("a?A", "uw", head))
    return VerbStem(_written(stem.written, head + tail), head + tail, category)


def _imperfect(lemma: str, stem: VerbStem) -> VerbStem:
    """Return the imperfect passive: a throughout (qotul → qotal, Siyb → SAb, doEuw → doEaY, Sil of waSal → wSal)."""
    category = _IMPERFECT_CATEGORIES[stem.category]
    voweled = stem.voweled
    if category == "IV_0_Pass_yu" and re.search("(iy|uw)$", voweled):
        voweled = voweled[:-2] + "aY"
    elif hollow := re.fullmatch("(.*)(?:uw|iy)([^aiuoA~])", voweled):
        voweled = hollow.group(1) + "A" + hollow.group(2)
    voweled = re.sub("[iu](?![wy])", "a", voweled)
    if lemma.startswith("wa") and not voweled.startswith("w") and stem.category == "IV":
        voweled = "w" + voweled
    return VerbStem(_written(stem.written, voweled), voweled, category)


def _written(active: str, voweled: str) -> str:
    """Return the unvoweled spelling, keeping how the active spelling writes its first alef (>SAb or ASAb)."""
    written = _MARKS.sub("", voweled).replace("{", "A")
    if active[:1] in ("A", "<") and written[:1] in (">", "A"):
        return active[0] + written[1:]
    return written
