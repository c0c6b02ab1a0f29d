"""A headless Chromium driven over its debugging protocol: opens pages from a folder, asks them, takes their picture.

Belongs here: starting and steering the browser. Does not belong here: what a page should show.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
STARTING_SECONDS = 60
READY_SECONDS = 60
UNWANTED = ("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")


def chromium() -> str | None:
    """Returns the browser's path; None where there is none."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Tab:
    """One page of the browser; `complaints` keeps what its console said, `requests` every address it asked for."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._number = 0
        self.complaints: list[str] = []
        self.requests: list[str] = []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Sends one command and returns its result, noting what happened meanwhile."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(timeout=READY_SECONDS))
            if message.get("id") == self._number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return dict(message["result"])
            self._note(message)

    def _note(self, message: dict[str, Any]) -> None:
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        elif message.get("method") in UNWANTED:
            told = message["params"]
            level = told.get("type") or told.get("entry", {}).get("level")
            if message["method"] == "Runtime.exceptionThrown" or level in ("error", "warning", "assert"):
                self.complaints.append(json.dumps(told)[:1500])

    def ask(self, expression: str) -> Any:
        """Evaluates an expression in the page, waiting for a promise."""
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"])[:800])
        return answer["result"].get("value")

    def open(self, page: Path, fragment: str = "") -> float:
        """Opens a page afresh and waits until it has drawn itself; returns the seconds that took."""
        self.call("Page.navigate", url="about:blank")
        started = time.monotonic()
        self.call("Page.navigate", url=page.as_uri() + (f"#{fragment}" if fragment else ""))
        self.wait("document.body && document.body.dataset.ready === 'yes'")
        return time.monotonic() - started

    def wait(self, condition: str) -> None:
        """Waits until an expression is true."""
        deadline = time.monotonic() + READY_SECONDS
        while not self.ask(f"Boolean({condition})"):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{condition} is not true: {self.complaints}")
            time.sleep(0.03)

    def choose(self, field: str, value: str) -> None:
        """Sets a field by its id as a person does, and waits until the page has drawn again."""
        self.ask(
            f"(() => {{ const field = document.getElementById({json.dumps(field)}); field.value = {json.dumps(value)};"
            "document.body.dataset.ready = ''; field.dispatchEvent(new Event('input', {bubbles: true})); })()"
        )
        self.wait("document.body.dataset.ready === 'yes'")

    def picture(self, path: Path, width: int = 1280, height: int = 900, *, whole: bool = False) -> None:
        """Writes a picture of the window, or of the whole page."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        time.sleep(0.6)
        shot = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))


@contextmanager
def tab(executable: str) -> Iterator[Tab]:
    """Starts the browser with an empty profile and gives its page."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        arguments = [
            executable, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--no-first-run", "--disable-background-networking", "--remote-debugging-port=0",
            f"--user-data-dir={profile}", "--window-size=1280,900", "about:blank",
        ]  # fmt: skip
        with subprocess.Popen(
            arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "LANG": "en_US.UTF-8"}
        ) as process:
            try:
                yield from _pages(Path(profile))
            finally:
                process.terminate()


def _pages(profile: Path) -> Iterator[Tab]:
    """Finds the page that the browser opened, over the socket it wrote into its profile."""
    port_file = profile / "DevToolsActivePort"
    deadline = time.monotonic() + STARTING_SECONDS
    while not port_file.exists() or len(port_file.read_text().splitlines()) < 2:
        if time.monotonic() > deadline:
            raise TimeoutError("Chromium did not start")
        time.sleep(0.05)
    port, path = port_file.read_text().splitlines()[:2]
    with connect(f"ws://127.0.0.1:{port}{path}", max_size=None) as browser:
        browser.send(json.dumps({"id": 1, "method": "Target.createTarget", "params": {"url": "about:blank"}}))
        while (answer := json.loads(browser.recv())).get("id") != 1:
            pass
        target = answer["result"]["targetId"]
        with connect(f"ws://127.0.0.1:{port}/devtools/page/{target}", max_size=None) as socket:
            yield Tab(socket)
