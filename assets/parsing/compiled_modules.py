"""Compiled modules: which build of the parser's modules stands in for their sources, if any does.

Belongs here: the name of a build, and loading from one that was made of exactly the present sources. Does not belong
here: making one (orchestration/compile_parser.py). Imports nothing of the package: it decides what the package is.

The sources are the truth. A build lies in a folder named by their hash and by the Python it runs on, so that after any
edit of any of them Python reads the sources again, and nothing compiled can be stale.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, ModuleSpec
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

SOURCES = Path(__file__).parent
BUILDS = SOURCES.parents[1] / "build" / "parser"
SWITCH = "TAWATUR_COMPILED"
"""«no» has the sources read although a build of them exists."""
CONTENTS = "contents.json"
"""What a build holds: the library with all the code, and for each module the file that opens it there."""


class Build(NamedTuple):
    """One build: its folder, the library with the code, and the file of each module."""

    folder: Path
    library: str
    modules: Mapping[str, str]


class BuildFinder:
    """Finds the modules of one build; stands before the finders that read sources."""

    def __init__(self, build: Build) -> None:
        """Take the build to find modules in."""
        self.build = build

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a module of the build is loaded from, None for any other."""
        build = self.build
        file = build.library + EXTENSION_SUFFIXES[0] if name == build.library else build.modules.get(name)
        return None if file is None else _extension(name, build.folder / file)


def source_digest(sources: Path = SOURCES) -> str:
    """Return the name of the build that these sources have: the same for the same files, paths and Python."""
    digest = hashlib.sha256(EXTENSION_SUFFIXES[0].encode())
    for path in sorted(sources.rglob("*.py")):
        content = path.read_bytes()
        digest.update(f"\n{path.relative_to(sources).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:20]


def present_build(sources: Path = SOURCES, builds: Path = BUILDS) -> Build | None:
    """Return the build that was made of exactly these sources, None where there is none."""
    if not builds.is_dir():
        return None
    folder = builds / source_digest(sources)
    try:
        contents = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Build(folder, contents["library"], contents["modules"])


def use_compiled(build: Build | None = None) -> bool:
    """Have modules loaded from a build, the present one by default; tell whether they are."""
    if os.environ.get(SWITCH, "").strip().lower() == "no":
        return False
    build = build or present_build()
    if build is None:
        return False
    try:
        # a library that another machine made may not load here: all is then read from the sources
        spec = _extension(build.library, build.folder / (build.library + EXTENSION_SUFFIXES[0]))
        sys.modules[build.library] = module_from_spec(spec)
    except ImportError:
        return False
    sys.meta_path.insert(0, BuildFinder(build))
    return True


def _extension(name: str, file: Path) -> ModuleSpec:
    """Return the spec of an extension module in a file whose name need not be the module's."""
    spec = spec_from_file_location(name, file, loader=ExtensionFileLoader(name, str(file)))
    assert spec is not None
    return spec
