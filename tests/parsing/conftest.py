"""Fixtures of the parsing tests: a data folder with the morphology database, prepared once for the session."""

from __future__ import annotations

from pathlib import Path

import pytest

from assets.parsing.lexicon_loader import Lexicon, load_lexicon
from assets.parsing.morphology.database import prepare_database


@pytest.fixture(scope="session")
def morphology_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a prepared morphology database; tests may add to it, none may remove."""
    folder = tmp_path_factory.mktemp("morphology_home")
    prepare_database(folder)
    return folder


@pytest.fixture(scope="session")
def lexicon(expanded_home: Path) -> Lexicon:
    """All vocabularies with their inflected forms, as a run of the whole job has them."""
    return load_lexicon(expanded_home)
