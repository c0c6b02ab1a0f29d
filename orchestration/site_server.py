"""The report over HTTP, for the links of Dagster's UI: `make ui` starts it, and it ends with what started it.

Belongs here: serving the files of the finished site to this machine. Does not belong here: any other folder, and the
report itself, which needs no server (`make site`).
"""

from __future__ import annotations

import os
import sys
import threading
import time
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from orchestration.settings import SettingsError, load_settings

OWN_HOSTS = ("127.0.0.1", "localhost")
PARENT_LOOKED_AT_SECONDS = 2.0


class SiteFiles(SimpleHTTPRequestHandler):
    """Gives out files, and neither lists of a folder nor hidden files."""

    def send_head(self):  # type: ignore[no-untyped-def]  # typed by the standard library only in its stubs
        """Refuses a page of another host that had its name pointed to this machine, and what is no file of the site."""
        asked_host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        if asked_host not in OWN_HOSTS:
            self.send_error(HTTPStatus.FORBIDDEN, "this server answers this machine only")
            return None
        if "/." in unquote(self.path):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def list_directory(self, path):  # type: ignore[no-untyped-def]
        """Refuses: a folder without index.html has no page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Asks browsers to look again each time, since the next run may replace the folder."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the terminal belongs to Dagster."""


def server(folder: os.PathLike[str], port: int) -> ThreadingHTTPServer:
    """Returns a server of this folder, bound to this machine; it may be made only later, and replaced."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(SiteFiles, directory=os.fspath(folder)))


def main() -> int:
    """Serves until the starting process ends; without a free port the UI goes on without it."""
    try:
        settings = load_settings()
        address = urlsplit(settings.site_url)
        if address.hostname not in OWN_HOSTS:
            return 0
        serving = server(settings.site_dir, address.port or 80)
    except (SettingsError, OSError) as problem:
        sys.stderr.write(f"The report is not served, `make site` opens it: {problem}\n")
        return 1
    sys.stdout.write(f"Report:  {settings.site_url}\n")
    sys.stdout.flush()
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    started_by = os.getppid()
    while os.getppid() == started_by:
        time.sleep(PARENT_LOOKED_AT_SECONDS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
