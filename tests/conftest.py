"""Fixtures that many tests share: one real run of the whole job, read by all of them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class BuiltHome:
    """A home that `make run` filled from the sample articles, and what the command wrote."""

    home: Path
    output: str

    @property
    def published(self) -> Path:
        """The copy that analysts open."""
        return self.home / "published" / "tawatur.duckdb"

    @property
    def warehouse(self) -> Path:
        """The working database."""
        return self.home / "warehouse" / "tawatur.duckdb"


def environment(home: Path, inbox: Path | None = None) -> dict[str, str]:
    """Returns the environment of a command that works in this home."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TAWATUR_", "DAGSTER_", "DBT_"))}
    given = {"TAWATUR_HOME": str(home)} | ({"TAWATUR_INBOX": str(inbox)} if inbox else {})
    return kept | given | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}"}


def run_python(
    module: str, env: Mapping[str, str], stdin: str = "", timeout: int = 1800
) -> subprocess.CompletedProcess[str]:
    """Runs one of our commands as a user would, and returns its output."""
    return subprocess.run(
        [sys.executable, "-m", module],
        cwd=REPOSITORY, env=dict(env), input=stdin, capture_output=True, text=True, timeout=timeout, check=False,
    )  # fmt: skip


@pytest.fixture(scope="session")
def built_home(tmp_path_factory: pytest.TempPathFactory) -> BuiltHome:
    """Runs the whole job over the sample articles once for the session."""
    home = tmp_path_factory.mktemp("tawatur") / "home"
    done = run_python("orchestration.run_command", environment(home))
    log = home / "dagster" / "last_run.log"
    assert done.returncode == 0, done.stdout + done.stderr + (log.read_text()[-5000:] if log.exists() else "")
    return BuiltHome(home=home, output=done.stdout)


@pytest.fixture(scope="session")
def expanded_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the morphology database and the expanded lexicon, made once: it takes some ten seconds."""
    from assets.parsing.build_lexicon import build_lexicon

    folder = tmp_path_factory.mktemp("expanded_home")
    build_lexicon(folder)
    return folder


@pytest.fixture(scope="session")
def published(built_home: BuiltHome) -> Iterator[duckdb.DuckDBPyConnection]:
    """Opens the published copy of that run, read-only."""
    with duckdb.connect(str(built_home.published), read_only=True) as connection:
        yield connection
