"""Takes the pictures of the README: `python -m docs.take_pictures`, with the `dev` extra and Chromium."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from cltv_core.text.pages.visit import race, welcome
from tests.browser import steps
from tests.browser.charts import drawn

DOCS = Path(__file__).parent
PICTURES = {"overview": 3, "cohorts": 2, "actions": 1, "accuracy": 2, "plan": 1}
"""The pages, and how many charts each has."""
WIDTH, HEIGHT, TALLEST = 1280, 860, 1500
PATIENCE = 180_000
"""Milliseconds."""


def main() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(DOCS.parent / "streamlit_app.py")]
    options = ["--server.address", "127.0.0.1", "--server.port", str(port), "--server.headless", "true"]
    server = subprocess.Popen([*command, *options], cwd=DOCS.parent)
    try:
        _wait_for(f"{url}/_stcore/health")
        with sync_playwright() as playwright:
            chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
            page.set_default_timeout(PATIENCE)
            expect.set_options(timeout=PATIENCE)
            page.goto(url)
            _open_sample(page)
            for name, charts in PICTURES.items():
                _take(page, name, charts)
    finally:
        server.terminate()


def _open_sample(page: Page) -> None:
    """Opens the bakery and waits until its forecast has been tested."""
    page.get_by_role("button", name=welcome.SAMPLE_BUTTON).first.click()
    steps.arrive(page, "overview")
    expect(page.get_by_text(race.RANGE_PENDING)).to_have_count(0)
    steps.calm(page)


def _take(page: Page, name: str, charts: int) -> None:
    steps.go(page, name)
    drawn(page, charts)
    whole = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": WIDTH, "height": min(max(whole, HEIGHT), TALLEST)})
    steps.calm(page)
    drawn(page, charts)
    page.mouse.move(WIDTH / 2, 2)
    page.wait_for_timeout(1500)  # for what is still moving
    page.screenshot(path=DOCS / f"{name}.png")
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})


def _wait_for(address: str) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(address, timeout=5).read()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(address)


if __name__ == "__main__":
    main()
