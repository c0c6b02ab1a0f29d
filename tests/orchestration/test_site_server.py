"""The server behind the links of the UI gives out the site to this machine, and nothing else to nobody else."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from orchestration.site_server import server


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Serves a site of one page beside a database that is none of its business."""
    (tmp_path / "site" / "data").mkdir(parents=True)
    (tmp_path / "site" / "index.html").write_text("تقرير", encoding="utf-8")
    (tmp_path / "site" / ".lock").write_text("hidden", encoding="utf-8")
    (tmp_path / "tawatur.duckdb").write_text("secret", encoding="utf-8")
    serving = server(tmp_path / "site", 0)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield int(serving.server_address[1])
    serving.shutdown()
    serving.server_close()


def asked(port: int, path: str, host: str = "127.0.0.1") -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Host": f"{host}:{port}"})
    answer = connection.getresponse()
    return answer.status, answer.read().decode("utf-8", "replace")


def test_a_page_is_given_out(port: int) -> None:
    assert asked(port, "/index.html") == (200, "تقرير")


@pytest.mark.parametrize("path", ["/../tawatur.duckdb", "/%2e%2e/tawatur.duckdb", "/data/", "/.lock", "/%2elock"])
def test_what_is_no_file_of_the_site_is_not_there(port: int, path: str) -> None:
    status, text = asked(port, path)
    assert status == 404
    assert "secret" not in text


def test_a_host_whose_name_points_here_is_refused(port: int) -> None:
    assert asked(port, "/index.html", host="evil.example")[0] == 403
