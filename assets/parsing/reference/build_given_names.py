"""Builds lexicon/given_names.txt: `python -m assets.parsing.reference.build_given_names GAZETTEER_FOLDER`.

Belongs here: which words of two MIT-licensed name lists (CAMeL Morph's proper nouns, arwikicats' people) are personal
names. Does not belong here: how a name in a text is recognised (people.py).
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

from assets.parsing.text.fold import word_form

_LIST = Path(__file__).parent.parent / "lexicon" / "given_names.txt"
_HEADER = """\
# Personal names, one a line, folded. Built by assets/parsing/reference/build_given_names.py from
# CAMeL Morph MSA-Noun-Prop-LEX (MIT) and arwikicats people (MIT).
"""
_PLAIN = re.compile(r"^[\u0621-\u064a]{3,}$")


def build(folder: Path) -> list[str]:
    """Return the folded names: rational proper nouns, and first names of people known worldwide."""
    names: set[str] = set()
    with (folder / "camel_morph_proper_nouns_MIT.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if "rat:r" in row["feat"] and _PLAIN.match(row["name_ar"]):
                names.add(word_form(row["name_ar"]))
    people = json.loads((folder / "arwikicats_MIT" / "people_en_ar.json").read_text(encoding="utf-8"))
    for name in people.values():
        words = name.split()
        if len(words) >= 2 and _PLAIN.match(words[0]) and not words[0].startswith("ال"):
            names.add(word_form(words[0]))
    return sorted(names)


def main() -> None:
    """Write the list."""
    names = build(Path(sys.argv[1]))
    _LIST.write_text(_HEADER + "\n".join(names) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(names)} names\n")


if __name__ == "__main__":
    main()
