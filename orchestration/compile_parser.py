"""`make compile`: has mypyc make C of the parser and a C compiler a library of that.

Belongs here: the build, whole or not at all, and plain words where it cannot be made. Does not belong here: which build
is used (assets/parsing/compiled_modules.py), which modules are taken (assets/parsing/compiled_modules.txt).

Nothing depends on a build: where there is none, the same sources are interpreted, with the same results.
"""

from __future__ import annotations

import io
import json
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, redirect_stderr, redirect_stdout
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from assets.parsing.compiled_modules import BUILDS, CONTENTS, SOURCES, SWITCH, present_build, source_digest
from orchestration.progress import say

ROOT = SOURCES.parents[1]
MODULES = SOURCES / "compiled_modules.txt"
_GROUP = "tawatur_parser"
_FLAGS = ("-O1", "-g0", "-w", "-fPIC", "-fwrapv", "-DNDEBUG")
"""Two thirds of the time go into Python itself: -O2 takes twice as long and has little to win."""


class CompileError(Exception):
    """The build cannot be made here; says what is missing."""


class CSources(NamedTuple):
    """What mypyc wrote: the files of the library, and for each module the file that opens it."""

    library: str
    files: tuple[str, ...]
    openers: dict[str, str]
    include: str


def main() -> int:
    """Make the build of the present sources and return the exit code: 1 where it cannot be made, with the reason."""
    if present_build() is not None:
        say("the parser is compiled already")
        return 0
    started = time.monotonic()
    say("• compiling the parser (some minutes, once for each release)")
    try:
        modules = compile_modules(listed_modules(), ROOT, SOURCES, BUILDS)
    except CompileError as error:
        say(f"the parser stays interpreted, which is slower and gives the same results: {error}")
        return 1
    say(f"{len(modules)} modules compiled in {time.monotonic() - started:.0f} s; {SWITCH}=no has them interpreted")
    return 0


def listed_modules(listing: Path = MODULES) -> tuple[str, ...]:
    """Return the paths of the modules to compile, as seen from the project's folder."""
    lines = (line.strip() for line in listing.read_text(encoding="utf-8").splitlines())
    package = SOURCES.relative_to(ROOT).as_posix()
    return tuple(f"{package}/{line}.py" for line in lines if line and not line.startswith("#"))


def compile_modules(paths: Sequence[str], root: Path, package: Path, builds: Path) -> tuple[str, ...]:
    """Compile modules of a package, given as paths below `root`, into a build; return what they are called."""
    compiler, name = c_compiler(), source_digest(package)
    builds.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=builds, prefix=".making-") as made:
        written, new = Path(made) / "c", Path(made) / "build"
        new.mkdir()
        sources = write_c(paths, root, written)
        if source_digest(package) != name:
            raise CompileError("a source was edited meanwhile; compile again")
        _compile_library(sources, written, compiler, new)
        openers = _compile_openers(sources, written, compiler, new)
        contents = {"library": sources.library, "modules": openers}
        (new / CONTENTS).write_text(json.dumps(contents, indent=1, sort_keys=True), encoding="utf-8")
        for old in builds.iterdir():
            if old.name != Path(made).name and not old.name.startswith(".making-"):
                shutil.rmtree(old)
        new.rename(builds / name)
    return tuple(sorted(openers))


def c_compiler() -> tuple[str, ...]:
    """Return the command of the C compiler, CC before the one that made Python; CompileError where something lacks."""
    if find_spec("mypyc") is None:
        raise CompileError("mypy, which brings mypyc, is not installed; it is among the packages of requirements.lock")
    if not (Path(sysconfig.get_path("include")) / "Python.h").is_file():
        raise CompileError("Python.h is missing (Debian: apt install python3-dev)")
    for command in (os.environ.get("CC"), sysconfig.get_config_var("CC"), "cc"):
        words = tuple(shlex.split(command or ""))
        if words and shutil.which(words[0]):
            return words
    raise CompileError("there is no C compiler (Debian: apt install gcc)")


def write_c(paths: Sequence[str], root: Path, target: Path) -> CSources:
    """Have mypyc write C for these modules; what it says is told only where it fails."""
    from mypyc.build import include_dir, mypycify

    said = io.StringIO()
    options = ["--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(target / "mypy_cache")]
    with chdir(root), redirect_stdout(said), redirect_stderr(said):
        try:
            library, *modules = mypycify([*options, *paths], multi_file=True, target_dir=str(target), group_name=_GROUP)
        except SystemExit as error:
            raise CompileError(f"mypyc cannot read the sources:\n{said.getvalue()[-2000:]}") from error
        files = tuple(str(Path(file).absolute()) for file in library.sources)
        openers = {module.name: str(Path(module.sources[0]).absolute()) for module in modules}
    return CSources(library.name, files, openers, include_dir())


def _compile_library(sources: CSources, written: Path, compiler: tuple[str, ...], folder: Path) -> None:
    """Compile the code of all modules into one library, as many files at a time as there are processors."""
    include = (f"-I{sysconfig.get_path('include')}", f"-I{sources.include}", f"-I{written}")

    def compiled(file: str) -> str:
        made = f"{file}.o"
        _run((*compiler, *_FLAGS, *include, "-c", file, "-o", made))
        return made

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        objects = tuple(pool.map(compiled, sorted(sources.files, key=os.path.getsize, reverse=True)))
    _link(compiler, objects, folder / (sources.library + EXTENSION_SUFFIXES[0]))


def _compile_openers(sources: CSources, written: Path, compiler: tuple[str, ...], folder: Path) -> dict[str, str]:
    """Compile the openers of each package's modules into one file; return module → its file.

    A file may open many modules, but not two that share the last part of their names.
    """
    packages: dict[str, list[str]] = {}
    for module in sources.openers:
        packages.setdefault(module.rpartition(".")[0], []).append(module)
    files: dict[str, str] = {}
    for package, modules in packages.items():
        text = written / f"{package or 'alone'}.openers.c"
        text.write_text("".join(_opened(m, sources.openers[m]) for m in modules), encoding="utf-8")
        made = f"{text}.o"
        _run((*compiler, *_FLAGS, f"-I{sysconfig.get_path('include')}", "-c", str(text), "-o", made))
        file = text.stem + EXTENSION_SUFFIXES[0]
        _link(compiler, (made,), folder / file)
        files.update(dict.fromkeys(modules, file))
    return files


def _opened(module: str, opener: str) -> str:
    """Return the lines that take one opener in; mypyc gives each a second entry of one name, which must differ here."""
    last = module.rpartition(".")[2]
    return f'#define PyInit___init__ unused_{last}\n#include "{opener}"\n#undef PyInit___init__\n'


def _link(compiler: tuple[str, ...], objects: Iterable[str], file: Path) -> None:
    """Link objects into a library that Python can load."""
    how = ("-bundle", "-undefined", "dynamic_lookup") if sys.platform == "darwin" else ("-shared",)
    _run((*compiler, *how, *objects, "-o", str(file)))


def _run(command: tuple[str, ...]) -> None:
    """Run one step of the compiler; CompileError with its last words where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if done.returncode:
        raise CompileError(f"{command[0]} fails:\n{done.stderr[-2000:]}")


if __name__ == "__main__":
    sys.exit(main())
