"""Builds seeds/reference/actors.csv: `python -m assets.parsing.reference.build_actors`.

Belongs here: spelling out the bodies that every state has (state_bodies.yaml × lexicon/countries.csv) and adding the
actors and office-holders listed by hand. Does not belong here: any name; names are in those files.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from assets.parsing.text.fold import word_form

_HERE = Path(__file__).parent
_COUNTRIES = _HERE.parent / "lexicon" / "countries.csv"
_TABLE = _HERE.parent.parent.parent / "seeds" / "reference" / "actors.csv"

COLUMNS = (
    "actor_id", "name_ar", "name_en", "aliases", "context_aliases", "actor_type", "country", "parent_actor_id",
    "wikidata_id", "office", "term_start", "term_end", "kind", "provenance",
)  # fmt: skip

Row = dict[str, str]


def build() -> list[Row]:
    """Return the rows of the table: those listed by hand, then the bodies of states that they do not already give.

    Raises ValueError where two rows listed by hand have one id.
    """
    by_hand = [_row(**row, provenance="actors_by_hand") for row in _read(_HERE / "actors_by_hand.csv")]
    people = [_person(row) for row in _read(_HERE / "office_holders.csv")]
    refuse_repeated_ids([*by_hand, *people])
    listed = {row["actor_id"]: row for row in (*by_hand, *people)}
    taken = {word_form(name): row["actor_id"] for row in listed.values() for name in _names(row)}
    rows = [*by_hand, *people]
    for made in _state_rows():
        names = [n for n in _names(made) if taken.get(word_form(n), made["actor_id"]) == made["actor_id"]]
        known = listed.get(made["actor_id"])
        if known is not None:
            known["aliases"] = _joined([*_split(known["aliases"]), *(n for n in names if n != known["name_ar"])])
            known["context_aliases"] = _joined([*_split(known["context_aliases"]), *_split(made["context_aliases"])])
        elif names:
            made["name_ar"], made["aliases"] = names[0], _joined(names[1:])
            rows.append(made)
            taken.update({word_form(n): made["actor_id"] for n in names})
    ids = {row["actor_id"] for row in rows}
    for row in rows:
        if row["parent_actor_id"] not in ids:
            # a state whose adjective is ambiguous («المالي») has few bodies: the rest hang from the state
            row["parent_actor_id"] = f"state.{row['country'].lower()}" if row["parent_actor_id"] else ""
    return rows


def refuse_repeated_ids(rows: Sequence[Row]) -> None:
    """Raise ValueError naming every id that more than one row has, for one of the rows would be lost unseen."""
    repeated = sorted(i for i, n in Counter(row["actor_id"] for row in rows).items() if n > 1)
    if repeated:
        raise ValueError(
            f"{', '.join(repeated)}: listed more than once in actors_by_hand.csv or office_holders.csv; join the rows"
        )


def _read(path: Path) -> Iterator[Row]:
    """Yield the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _row(**values: str) -> Row:
    """Return a row with every column."""
    return {column: values.get(column, "") for column in COLUMNS}


def _person(row: Row) -> Row:
    """Return an office-holder's row; the surname alone means him only where the article names him in full."""
    return _row(
        actor_id=row["actor_id"], name_ar=row["name_ar"], name_en=row["name_en"], aliases=row["aliases"],
        context_aliases=row["surname"], actor_type="person", country=row["country"], parent_actor_id=row["parent"],
        office=row["office"], term_start=row["term_start"], term_end=row["term_end"], kind="person",
        provenance="office_holders",
    )  # fmt: skip


def _split(text: str) -> list[str]:
    """Return the parts of a list cell."""
    return [part for part in text.split("|") if part]


def _joined(names: list[str]) -> str:
    """Return names as a list cell, each once."""
    return "|".join(dict.fromkeys(names))


def _names(row: Row) -> list[str]:
    """Return every unconditional name of a row."""
    return [row["name_ar"], *_split(row["aliases"])]


def _state_rows() -> Iterator[Row]:
    """Yield every state and the bodies it has."""
    patterns = yaml.safe_load((_HERE / "state_bodies.yaml").read_text(encoding="utf-8"))
    english = Locale("en").territories
    for country in _read(_COUNTRIES):
        code = country["code"]
        names = _split(country["aliases"])
        adjectives = [a for a in _split(country["demonyms"]) if not a.startswith("جنوب ")]
        is_divided = code in patterns["civil_war"]
        yield _state(
            code, names, adjectives, country["capital"], english.get(code, code), patterns["state"], is_divided
        )
        if code not in patterns["full"]:
            continue
        for body in patterns["bodies"]:
            if body.get("only") == "civil_war" and not is_divided:
                continue
            if code in body.get("not_in", ()):
                continue
            spelled = _spelled(body["names"], names[:2], adjectives, _split(country["plurals"]))
            if spelled:
                yield _row(
                    actor_id=f"{code.lower()}.{body['key']}", name_ar=spelled[0],
                    name_en=f"{english.get(code, code)}: {body['key'].replace('.', ' ').replace('_', ' ')}",
                    aliases=_joined(spelled[1:]), context_aliases=_joined(body["context"]), actor_type=body["type"],
                    country=code, parent_actor_id=_parent(code, body["parent"], is_divided), kind=body["kind"],
                    office=f"{code.lower()}.{body['key']}" if body.get("office") else "", provenance="state_bodies",
                )  # fmt: skip


def _state(
    code: str, names: list[str], adjectives: list[str], capital: str, english: str, patterns: dict[str, Any],
    is_divided: bool,
) -> Row:  # fmt: skip
    """Return a state; its government and aircraft are the state, save where the government is one party of several."""
    further = [] if is_divided else [*patterns["governing"], *patterns["flying"]]
    spelled = [*names, *_spelled([*patterns["names"][1:], *further], names[:2], adjectives)]
    return _row(
        actor_id=f"state.{code.lower()}", name_ar=names[0], name_en=english, aliases=_joined(spelled[1:]),
        context_aliases="" if is_divided or capital in names else capital, actor_type="state", country=code,
        kind="state", provenance="state_bodies",
    )  # fmt: skip


def _parent(code: str, key: str, is_divided: bool) -> str:
    """Return the id of a body's parent."""
    if key == "state" or (key == "government" and not is_divided):
        return f"state.{code.lower()}"
    return f"{code.lower()}.{key}"


def _spelled(patterns: list[str], names: list[str], adjectives: list[str], plurals: Sequence[str] = ()) -> list[str]:
    """Return the patterns filled with every name, adjective or broken plural («أتراك») of the country."""
    found: list[str] = []
    for pattern in patterns:
        if "{c}" in pattern:
            found += [pattern.replace("{c}", name) for name in names]
            continue
        if "{bp}" in pattern:
            found += [pattern.replace("{bp}", plural) for plural in plurals]
            if pattern.endswith("ا {bp}"):  # «جنودا أتراكا»
                found += [pattern.replace("{bp}", plural + "ا") for plural in plurals]
            continue
        for adjective in adjectives:
            first, _, second = adjective.partition(" ")
            forms = {
                key: " ".join(article + word + ending for word in (first, second) if word)
                for key, article, ending in (
                    ("m", "ال", ""), ("f", "ال", "ة"), ("mi", "", ""), ("fi", "", "ة"), ("mp", "ال", "ين"),
                    ("mpi", "", "ين"),
                )
            }  # fmt: skip
            found.append(pattern.format(**forms))
    return list(dict.fromkeys(found))


def main() -> None:
    """Write the table."""
    table = build()
    with _TABLE.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
    sys.stdout.write(f"{len(table)} actors\n")


if __name__ == "__main__":
    main()
