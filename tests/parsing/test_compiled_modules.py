"""Compiled modules stand in for exactly the sources they were made of, and read what the sources read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from assets.parsing.compiled_modules import CONTENTS, SWITCH, Build, present_build, source_digest, use_compiled
from orchestration.compile_parser import ROOT, CompileError, c_compiler, compile_modules, listed_modules

SAMPLE = """
import hashlib, sys
from datetime import date
from pathlib import Path
from assets.parsing.parse import parse_article
from assets.parsing.lexicon_loader import load_lexicon
lexicon = load_lexicon()
parts = [parse_article.__class__.__name__]
for name, on, outlet in (
    ("000_487f630e01fa605e.txt", date(2016, 12, 11), "unknown-saudi-daily"),
    ("002_2075e0866293f9c9.txt", date(2016, 12, 10), "KSA2day"),
):
    text = Path("seeds/articles", name).read_text(encoding="utf-8")
    parsed = parse_article(text, published_on=on, outlet=outlet, outlet_country="SA", lexicon=lexicon)
    assert parsed.claims
    parts.append(hashlib.sha256(repr(parsed).encode()).hexdigest())
print(*parts)
"""
COUNTER = '''"""A module to compile."""


def words_of(text: str) -> int:
    """Count words."""
    return len(text.split())
'''


@pytest.fixture
def small_package(tmp_path: Path) -> Path:
    """A project of one package with one module, beside which a build can be made."""
    package = tmp_path / "project" / "counting"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "counter.py").write_text(COUNTER)
    return package


def write_build(folder: Path) -> None:
    """Writes what tells a build, without any code."""
    folder.mkdir(parents=True)
    (folder / CONTENTS).write_text('{"library": "nothing__mypyc", "modules": {"counting.counter": "counting.so"}}')


def test_a_build_is_used_for_the_sources_it_was_made_of(small_package: Path, tmp_path: Path) -> None:
    write_build(tmp_path / "builds" / source_digest(small_package))
    build = present_build(small_package, tmp_path / "builds")
    assert build is not None
    assert build.modules == {"counting.counter": "counting.so"}


@pytest.mark.parametrize("edited", ["counter.py", "__init__.py", "another.py"])
def test_after_an_edit_of_any_source_the_sources_are_read(small_package: Path, tmp_path: Path, edited: str) -> None:
    write_build(tmp_path / "builds" / source_digest(small_package))
    (small_package / edited).write_text('"""Edited."""\n')
    assert present_build(small_package, tmp_path / "builds") is None


def test_without_any_build_the_sources_are_read(small_package: Path, tmp_path: Path) -> None:
    assert present_build(small_package, tmp_path / "builds") is None


def test_a_library_that_does_not_load_here_leaves_the_sources(tmp_path: Path) -> None:
    (tmp_path / f"broken__mypyc{EXTENSION_SUFFIXES[0]}").write_bytes(b"made for another machine")
    before = list(sys.meta_path)
    assert not use_compiled(Build(tmp_path, "broken__mypyc", {}))
    assert sys.meta_path == before


def test_the_switch_leaves_the_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "no")
    assert not use_compiled(Build(tmp_path, "nothing__mypyc", {}))


def test_what_is_compiled_is_imported_instead_of_its_source(small_package: Path, tmp_path: Path) -> None:
    try:
        c_compiler()
    except CompileError as error:
        pytest.skip(str(error))
    root = small_package.parent
    builds = tmp_path / "builds"
    made = compile_modules(["counting/counter.py"], root, small_package, builds)
    assert made == ("counting.counter",)
    build = present_build(small_package, builds)
    assert build is not None
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from assets.parsing.compiled_modules import present_build, use_compiled\n"
        f"sys.path.insert(0, {str(root)!r})\n"
        f"assert use_compiled(present_build(Path({str(small_package)!r}), Path({str(builds)!r})))\n"
        "from counting import counter\nprint(counter.__file__, counter.words_of('one two three'))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    file, count = done.stdout.split()
    assert count == "3"
    assert Path(file).parent == build.folder


def test_the_listed_modules_exist_and_can_be_compiled() -> None:
    paths = listed_modules()
    assert len(paths) == len(set(paths))
    for path in paths:
        assert not re.search(r"__file__|cached_property", (ROOT / path).read_text(encoding="utf-8")), path


def test_the_compiled_parser_reads_the_sample_as_its_sources_do() -> None:
    if present_build() is None:
        pytest.skip("the parser is not compiled: make compile")
    compiled, interpreted = (
        subprocess.run(
            [sys.executable, "-c", SAMPLE],
            cwd=ROOT, env={**os.environ, SWITCH: how}, capture_output=True, text=True, check=True,
        ).stdout.split()
        for how in ("yes", "no")
    )  # fmt: skip
    assert interpreted[0] == "function"
    assert compiled[0] != "function"
    assert compiled[1:] == interpreted[1:]
