"""A lake on real servers, filled once with what the shared run of the sample articles stored."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lake.real_servers import LakeServers, NoServersError, lake_servers


@pytest.fixture(scope="session")
def servers() -> Iterator[LakeServers]:
    """Starts the servers, or skips with the reason; pytest's own folders are closed to the user PostgreSQL runs as."""
    folder = Path(tempfile.mkdtemp(prefix="tawatur-lake-"))
    folder.chmod(0o755)
    try:
        with lake_servers(folder) as running:
            sys.path.append(str(running.packages))
            yield running
            sys.path.remove(str(running.packages))
    except NoServersError as error:
        pytest.skip(str(error))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def lake_environment(servers: LakeServers, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Makes the lake the store of this process, and returns the environment for another."""
    wanted = servers.environment()
    for name, value in wanted.items():
        if name != "PYTHONPATH":
            monkeypatch.setenv(name, value)
    return {**os.environ, "PYTHONPATH": wanted["PYTHONPATH"]}
