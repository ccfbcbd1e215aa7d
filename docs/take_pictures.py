"""Takes the pictures of the pages: `python -m docs.take_pictures`, with the `dev` extra and Chromium."""

from __future__ import annotations

import csv
import io
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, expect, sync_playwright

from cltv_core.samples.shops import bakery
from cltv_core.text.pages import customers as customer_words
from cltv_core.text.pages.visit import race, welcome
from tests.browser import steps
from tests.browser.charts import drawn
from tests.browser.conftest import PHONE, PROJECTOR

DOCS = Path(__file__).parent
PATIENCE = 180_000
"""Milliseconds."""
STILL = 1500
"""Milliseconds after which nothing moves any more."""
WIDTH, HEIGHT, TALLEST = 1280, 860, 1500
SMALL_SHOP = ("2026-05-25", 18)
"""From which day on, and how many customers: a shop of five weeks."""
PAGES = ("overview", "customers", "customer", "cohorts", "actions", "plan", "accuracy", "your_data")
DESK: dict[str, Any] = {"viewport": {"width": WIDTH, "height": HEIGHT}, "color_scheme": "light"}


@dataclass(frozen=True)
class Visit:
    """One visitor: what they open (a sample shop, or the small one), and the pages of which pictures are taken."""

    shop: str
    pages: tuple[str, ...]
    screen: dict[str, Any]
    suffix: str = ""
    slides: int = 0


VISITS = (
    Visit("bakery", PAGES, DESK),
    Visit("bakery", ("overview", "customers", "cohorts", "actions"), {**DESK, "color_scheme": "dark"}, "-dark"),
    Visit("bakery", ("overview", "actions", "plan"), {**PHONE, "device_scale_factor": 1.5}, "-phone"),
    Visit("bakery", (), {"viewport": PROJECTOR}, "-projector", slides=4),
    Visit("garden", ("campaigns",), DESK),
    Visit("small", ("overview", "actions", "plan"), DESK, "-small-shop"),
)


def main() -> None:
    with _server() as url, sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        expect.set_options(timeout=PATIENCE)
        _save(_come_in(browser, url, DESK), "welcome")
        for visit in VISITS:
            page = _come_in(browser, url, visit.screen)
            _open(page, visit.shop)
            for name in visit.pages:
                _go(page, name)
                _take(page, f"{name}{visit.suffix}", tall="is_mobile" not in visit.screen)
            _take_slides(page, visit)
            page.context.close()


@contextmanager
def _server() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(DOCS.parent / "streamlit_app.py")]
    options = ["--server.address", "127.0.0.1", "--server.port", str(port), "--server.headless", "true"]
    with subprocess.Popen([*command, *options], cwd=DOCS.parent) as server:
        try:
            _wait_for(f"{url}/_stcore/health")
            yield url
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(address, timeout=5).read()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(address)


def _come_in(browser: Browser, url: str, screen: dict[str, Any]) -> Page:
    page = browser.new_context(**screen, locale="en-GB").new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(url)
    expect(page.get_by_role("button", name=welcome.SAMPLE_BUTTON).last).to_be_visible()
    steps.calm(page)
    return page


def _open(page: Page, shop: str) -> None:
    """Opens a shop and waits until its forecast has been tested."""
    if shop == "small":
        page.locator("input[type=file]").set_input_files(
            FilePayload(name="till.csv", mimeType="", buffer=_small_shop())
        )
    else:
        page.locator(f".st-key-sample_{shop}").get_by_role("button").click()
    steps.arrive(page, "overview")
    expect(page.get_by_text(race.RANGE_PENDING)).to_have_count(0)
    expect(page.locator(".st-key-place_race")).to_have_count(0)
    steps.calm(page)


def _small_shop() -> bytes:
    """What the bakery's till would have seen of its first customers, had it opened a few weeks ago."""
    header, *rows = csv.reader(io.StringIO(bakery().data.decode("utf-8-sig")))
    since, number = SMALL_SHOP
    day, customer = header.index("Date"), header.index("Customer ID")
    late = [row for row in rows if row[day] >= since and row[customer]]
    known = list(dict.fromkeys(row[customer] for row in late))[:number]
    text = io.StringIO()
    csv.writer(text).writerows([header, *(row for row in late if row[customer] in known)])
    return text.getvalue().encode()


def _go(page: Page, name: str) -> None:
    if name == "customer":
        steps.go(page, "customers")
        steps.press_row(page, customer_words.TABLE_ALT, 0)
        steps.arrive(page, name)
    else:
        steps.go(page, name)


def _take(page: Page, name: str, *, tall: bool) -> None:
    """Takes a picture of a page, as far down as it goes where it is `tall`."""
    _wait_for_charts(page)
    if tall:
        whole = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": WIDTH, "height": min(max(whole, HEIGHT), TALLEST)})
        _wait_for_charts(page)
        page.mouse.move(WIDTH / 2, 2)
    _save(page, name)
    if tall:
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})


def _wait_for_charts(page: Page) -> None:
    steps.calm(page)
    drawn(page, page.locator(".js-plotly-plot").filter(visible=True).count())
    page.wait_for_timeout(STILL)


def _take_slides(page: Page, visit: Visit) -> None:
    if not visit.slides:
        return
    page.get_by_role("link", name="Present").click()
    for number in range(1, visit.slides + 1):
        steps.calm(page)
        page.wait_for_timeout(STILL)
        _save(page, f"present-{number}{visit.suffix}")
        page.keyboard.press("ArrowRight")


def _save(page: Page, name: str) -> None:
    Image.open(io.BytesIO(page.screenshot())).convert("RGB").save(DOCS / f"{name}.webp", lossless=True, method=6)


if __name__ == "__main__":
    main()
