"""Takes the README's pictures of the sample bakery; needs the `dev` extra and Chromium."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

DOCS = Path(__file__).parent
OPENED = "Worth doing this week"
PICTURES = {
    "overview": ("Understand", "Overview", OPENED),
    "cohorts": ("Understand", "Cohorts", "How many come back"),
    "segments": ("Act", "Segments and tactics", "The list"),
    "accuracy": ("Trust", "Accuracy", "What this cannot know"),
}
WIDTH, HEIGHT = 1280, 860


def main() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(DOCS.parent / "streamlit_app.py")]
    server = subprocess.Popen([*command, "--server.port", str(port), "--server.headless", "true"], cwd=DOCS.parent)
    try:
        _wait_for(f"{url}/_stcore/health")
        with sync_playwright() as playwright:
            chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
            page.goto(url)
            page.get_by_role("button", name="Open this sample").first.click()
            page.get_by_text(OPENED).first.wait_for(timeout=120_000)
            page.get_by_text("8 times in 10").first.wait_for(timeout=120_000)
            for name, place in PICTURES.items():
                _take(page, name, *place)
    finally:
        server.terminate()


def _take(page: Page, name: str, group: str, title: str, last_words: str) -> None:
    page.get_by_test_id("stTopNavSection").filter(has_text=group).click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text=title).first.click()
    page.get_by_text(last_words).first.wait_for()
    page.wait_for_timeout(2500)
    whole = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": WIDTH, "height": min(max(whole, HEIGHT), 1500)})
    page.wait_for_timeout(1500)
    page.screenshot(path=DOCS / f"{name}.png")
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})


def _wait_for(address: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(address, timeout=1).read()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(address)


if __name__ == "__main__":
    main()
