"""The dashboard in Chromium, next to a bare one-chart app that reads the same file, in turns.

Usage: browser.py ONLINE_RETAIL.csv [--rounds 3] [--chromium /usr/bin/chromium]
"""

from __future__ import annotations

import argparse
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

HERE = Path(__file__).parent
DASHBOARD, BARE_APP = HERE.parent / "streamlit_app.py", HERE / "bare_app.py"
CHROMIUM = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
PATIENCE = 60_000
LOOKING_FOR_THE_FILE = 3_000
SETTLED = """needs => {
    const last = Math.max(__seen.since + 600, __seen.changed, __seen.idle)
    return __seen.idle !== null && (__seen.ran || !needs.run) && (__seen.numbers !== null || !needs.numbers)
        && performance.now() - last > 700
}"""
TIMES = """() => ({
    numbers: __seen.numbers - __seen.since,
    idle: (__seen.ran ? __seen.idle : __seen.changed) - __seen.since,
    settled: Math.max(__seen.changed, __seen.ran ? __seen.idle : 0) - __seen.since,
    blocked: __seen.blocked,
})"""

Act = Callable[[], object]
Step = Callable[[Page], Act]
"""Gets everything ready on the page (opens a menu), and returns what is then done and timed."""


@dataclass(frozen=True)
class Timing:
    """Milliseconds from an action to the first numbers, to the end of the script, to the last change on the page; and
    the longest time for which the page did not answer."""

    numbers: float
    idle: float
    settled: float
    blocked: float


@dataclass(frozen=True)
class Visit:
    """What one visitor did, step by step, and the most memory the server held (MB)."""

    steps: Mapping[str, Timing]
    peak_mb: float


@contextmanager
def serving(script: Path) -> Iterator[tuple[str, int]]:
    """Address and process id of a fresh server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = (f"--server.port={port}", "--server.headless=true", "--server.fileWatcherType=none")
    command = [sys.executable, "-m", "streamlit", "run", str(script), *options]
    server = subprocess.Popen(command, cwd=script.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(url: str) -> None:
    for _ in range(600):
        try:
            urlopen(url, timeout=1).read()
            return
        except URLError:
            time.sleep(0.05)
    raise SystemExit(f"{url} does not answer")


def peak_memory(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


def timed(page: Page, act: Act, *, load: bool = False) -> Timing:
    """`load`: not over before the script has run and a key figure stands on the page."""
    page.evaluate("__mark()")
    act()
    _settle(page, run=load, numbers=load)
    return Timing(**page.evaluate(TIMES))


def _settle(page: Page, **needs: bool) -> None:
    try:
        page.wait_for_function(SETTLED, arg=needs, polling=50)
    except TimeoutError:
        raise SystemExit(f"{page.url} does not come to rest: {page.evaluate('__seen')}") from None


def visit(browser: Browser, script: Path, load: Step, steps: Mapping[str, Step]) -> Visit:
    """A fresh server and a fresh page; the visitor looks for the file, chooses it, then takes the steps."""
    with serving(script) as (url, process):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE)
        page.add_init_script(path=HERE / "watch.js")
        page.goto(url)
        _settle(page, run=True, numbers=False)
        page.wait_for_timeout(LOOKING_FOR_THE_FILE)
        timings = {"load": timed(page, load(page), load=True)}
        timings |= {name: timed(page, step(page)) for name, step in steps.items()}
        page.close()
        return Visit(timings, peak_memory(process))


def choose(file: Path) -> Step:
    return lambda page: lambda: page.locator("input[type=file]").first.set_input_files(file)


def click(selector: str, nth: int = 0) -> Step:
    return lambda page: page.locator(selector).nth(nth).click


def open_page(title: str) -> Step:
    return lambda page: page.get_by_test_id("stTopNavLink").filter(has_text=title).first.click


TOUR: Mapping[str, Step] = {
    "Customers": open_page("Customers"),
    "a filter there": click("[data-testid=stMain] [data-testid=stButtonGroup] button"),
    "Cohorts": open_page("Cohorts"),
    "Actions": open_page("Actions"),
    "Your data": open_page("Your data"),
    "Overview again": open_page("Overview"),
}


def scenarios(file: Path) -> Mapping[str, tuple[Path, Step, Mapping[str, Step]]]:
    """What is compared -> app, how it gets its data, what is done then."""
    samples = "[data-testid=stMain] button:has-text('sample')"
    return {
        f"Dashboard, {file.name}": (DASHBOARD, choose(file), TOUR),
        f"Bare app, {file.name}": (BARE_APP, choose(file), {}),
        "Dashboard, first sample (bakery)": (DASHBOARD, click(samples), TOUR),
        "Dashboard, second sample (CDNOW)": (DASHBOARD, click(samples, 1), TOUR),
    }


def report(name: str, visits: list[Visit]) -> None:
    """Medians over the visits; of memory and blocks the worst."""
    print(f"\n{name} (server memory at most {max(each.peak_mb for each in visits):.0f} MB)")
    for step in visits[0].steps:
        times = [each.steps[step] for each in visits]
        numbers, idle, settled = (
            median(getattr(time, what) for time in times) for what in ("numbers", "idle", "settled")
        )
        first = f"numbers {numbers:6.0f}" if step == "load" else ""
        worst = max(time.blocked for time in times)
        print(f"  {step:24} {first:15} idle {idle:6.0f}  settled {settled:6.0f}  longest block {worst:5.0f}")


def report_ratio(ours: list[Visit], bare: list[Visit]) -> None:
    """Our first numbers and our finished page as multiples of the time until the bare app settles, median of turns."""
    turns = [(mine.steps["load"], other.steps["load"]) for mine, other in zip(ours, bare, strict=True)]
    first, finished = (
        median(getattr(mine, what) / other.settled for mine, other in turns) for what in ("numbers", "settled")
    )
    print(f"\nOf the time until the bare app settles: first numbers {first:.2f}, finished {finished:.2f}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("file", type=Path)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--chromium", help="path of the browser, where Playwright has none of its own")
    given = asked.parse_args()
    compared = scenarios(given.file)
    visits: dict[str, list[Visit]] = {name: [] for name in compared}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=list(CHROMIUM))
        for name, (script, load, steps) in list(compared.items()) * given.rounds:
            visits[name].append(visit(browser, script, load, steps))
    for name, taken in visits.items():
        report(name, taken)
    report_ratio(*list(visits.values())[:2])


if __name__ == "__main__":
    main()
