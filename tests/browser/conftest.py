"""One server and one Chromium for all tests, and visitors who come in; whatever goes wrong behind the page fails a test."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from cltv_core.text.locales import spoken
from cltv_core.text.voice import Voice, speaking
from tests.browser import steps
from tests.browser.shop import FILE

ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds that a slow machine may take for any one thing."""
LOCALE = "en-US"
"""Of all visitors, whatever the system speaks."""
DESKTOP = {"width": 1280, "height": 900}
LAPTOP = {"width": 1366, "height": 768}
PROJECTOR = {"width": 1920, "height": 1080}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
    "user_agent": "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Mobile Safari/537.36",
}
SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing but this machine can be reached, so a call to anybody else fails and is seen.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)

Visit = Callable[..., Page]


@dataclass
class Server:
    address: str
    log: Path
    read: int = field(default=0)

    def said(self) -> str:
        """What the server has written since it was last asked."""
        text = self.log.read_text("utf-8")[self.read :]
        self.read += len(text)
        return text


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    if not Path(path).is_file():
        pytest.fail(f"There is no Chromium at {path}. Install it, or set CHROMIUM to where it is.", pytrace=False)
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    log, port = tmp_path_factory.mktemp("server") / "log.txt", _free_port()
    options = {"address": "127.0.0.1", "port": str(port), "headless": "true"}
    command = [os.environ.get("HOSTING_PYTHON", sys.executable), "-m", "streamlit", "run", "streamlit_app.py"]
    command += [part for name, value in options.items() for part in (f"--server.{name}", value)]
    with log.open("wb") as written, subprocess.Popen(command, cwd=ROOT, stdout=written, stderr=written) as process:
        running = Server(f"http://127.0.0.1:{port}", log)
        try:
            _wait_until_healthy(running, process)
            yield running
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return int(any_port.getsockname()[1])


def _wait_until_healthy(server: Server, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"{server.address}/_stcore/health", timeout=PATIENCE) as answer:
                answer.read()
            server.said()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The server did not start:\n{server.said()}", pytrace=False)


@pytest.fixture(autouse=True)
def voice_of_visitors() -> Iterator[None]:
    """What a test expects to read is said in the voice of its visitors."""
    with speaking(Voice(spoken(LOCALE))):
        yield


@pytest.fixture
def visit(chromium: Browser, server: Server) -> Iterator[Visit]:
    """Lets visitors come in, each with a browser of their own; options are those of Playwright's `new_context`."""
    pages: list[Page] = []
    troubles: list[str] = []

    def come_in(**options: Any) -> Page:
        context = chromium.new_context(**{"viewport": DESKTOP, "locale": LOCALE, **options})
        context.set_default_timeout(PATIENCE * 1000)
        page = context.new_page()
        pages.append(page)
        _watch(page, server.address, troubles)
        page.goto(server.address)
        return page

    yield come_in
    seen = [*troubles, *(f"{page.url} ended in an unexpected error" for page in pages if steps.is_broken(page))]
    for page in pages:
        page.context.close()
    assert not seen
    assert not server.said(), "the server has nothing to log"


def _watch(page: Page, own: str, troubles: list[str]) -> None:
    """Notes errors of the page, and everything it wants from anybody but the server."""

    def asked(request: Request) -> None:
        if not request.url.startswith((f"{own}/", "data:", "blob:", "file:")):
            troubles.append(f"asked for {request.url}")

    page.on("request", asked)
    page.on("websocket", lambda line: None if own[7:] in line.url else troubles.append(f"talked to {line.url}"))
    page.on("console", lambda said: troubles.append(f"console: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    page.on("dialog", lambda it: None if it.type == "beforeunload" else troubles.append(f"dialog: {it.message}"))


@pytest.fixture
def page(visit: Visit) -> Page:
    """A visitor at a desk who has just come in."""
    return visit()


@pytest.fixture
def open_shop(visit: Visit) -> Visit:
    """Lets visitors come in who drop the shop's file at once."""

    def come_in_with_file(**options: Any) -> Page:
        page = visit(**options)
        steps.drop(page, FILE)
        steps.arrive(page, "overview")
        return page

    return come_in_with_file


@pytest.fixture
def overview(open_shop: Visit) -> Page:
    """A visitor at a desk who sees the Overview of the shop."""
    return open_shop()
