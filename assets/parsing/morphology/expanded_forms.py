"""The expanded lexicon as set-up leaves it: every inflected spelling with the lexicon rows it belongs to.

Belongs here: the file's format, written and read in one place. Does not belong here: how forms are made
(inflection.py, phrase_inflection.py), when they are made anew (build_lexicon.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from assets.parsing.morphology.database import write_atomically
from assets.parsing.morphology.inflection import InflectedForm


class ListedForm(NamedTuple):
    """One inflected spelling of one lexicon row: the file's stem (triggers), the row's id, the inflection."""

    lexicon: str
    row_id: str
    inflection: InflectedForm


def expanded_forms_path(home: Path) -> Path:
    """Return where set-up keeps the expanded lexicon."""
    return home / "lexicon" / "expanded_forms.json"


def write_expanded_forms(home: Path, fingerprint: str, forms: Iterable[ListedForm]) -> int:
    """Write `forms` by spelling, atomically; return the number of distinct spellings."""
    by_form: dict[str, list[list[Any]]] = {}
    for listed in forms:
        of = listed.inflection
        features = list(of)[1:]
        by_form.setdefault(of.form, []).append([listed.lexicon, listed.row_id, features])
    text = json.dumps({"fingerprint": fingerprint, "forms": dict(sorted(by_form.items()))}, ensure_ascii=False)
    expanded_forms_path(home).parent.mkdir(parents=True, exist_ok=True)
    write_atomically(expanded_forms_path(home), lambda part: part.write_text(text, encoding="utf-8"))
    return len(by_form)


def read_expanded_forms(home: Path | None) -> dict[str, tuple[ListedForm, ...]] | None:
    """Return the expanded lexicon by spelling, commonest reading first; None where set-up has not made one."""
    content = _read(home)
    if content is None:
        return None
    return {
        form: tuple(ListedForm(lexicon, row_id, InflectedForm(form, *features)) for lexicon, row_id, features in listed)
        for form, listed in content["forms"].items()
    }


def read_fingerprint(home: Path) -> str | None:
    """Return what the expanded lexicon under `home` was made from, None where there is none."""
    content = _read(home)
    return None if content is None else str(content["fingerprint"])


def _read(home: Path | None) -> dict[str, Any] | None:
    if home is None or not expanded_forms_path(home).is_file():
        return None
    content: dict[str, Any] = json.loads(expanded_forms_path(home).read_text(encoding="utf-8"))
    return content
