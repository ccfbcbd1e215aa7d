"""Many visitors at once on a server with its shipped settings, beside the same on the least that an app can be.

    python benchmarks/load.py [--visitors 10 20] [--file online_retail.csv] [--after 150] [--visits 30]

Visitors are clients of the websocket (`tests/support/visitor.py`). They come together, open the sample bakery (or drop
the file), look at every page, and change a setting while models race. Times are in seconds, memory in MB of all
processes of the server. With `--visits`: so many visitors one after the other, and what the server holds after each
tenth.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import requests

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from cltv_core.text.pages.navigation import PAGES as LABELS  # noqa: E402
from tests.support.visitor import Visitor  # noqa: E402

PAGES = (*(label.name for label in LABELS[1:] if label.in_menu), "")
"""All that the menu has, the start page last."""
THINK = 1.0
"""Seconds that a visitor looks at a page."""
Times = defaultdict[str, list[float]]


@dataclass
class Server:
    """A running server. `peak`: the most memory it held so far."""

    address: str
    process: int
    peak: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    def memory(self) -> int:
        """Return what all its processes hold, in MB; pages that they share are counted for each."""
        return sum(_resident(process) for process in _family(self.process)) >> 10

    def watch(self) -> None:
        """Note the peak until stopped."""
        while not self.stopped.wait(0.2):
            self.peak = max(self.peak, self.memory())


def _family(process: int) -> Iterator[int]:
    yield process
    with suppress(OSError):
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from _family(int(child))


def _resident(process: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
    return 0


@contextmanager
def served(script: Path) -> Iterator[Server]:
    """Start a fresh server with the settings of the repository."""
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        port = any_port.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "STREAMLIT_SERVER_HEADLESS": "true"}
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=log, stderr=log) as process,
    ):
        server = Server(f"http://127.0.0.1:{port}", process.pid)
        watching = threading.Thread(target=server.watch)
        try:
            _wait(server.address)
            watching.start()
            yield server
        finally:
            server.stopped.set()
            process.terminate()


def _wait(address: str) -> None:
    while True:
        with suppress(requests.RequestException):
            requests.get(f"{address}/_stcore/health", timeout=5)
            return
        time.sleep(0.2)


def visit(address: str, file: Path | None, times: Times, together: threading.Barrier) -> None:
    """One visitor from coming in to leaving."""
    with Visitor(address) as visitor:
        together.wait()
        times["first page"].append(visitor.open())
        times["overview"].append(_load(visitor, file))
        for page in PAGES:
            visitor.stay(THINK)
            times["a page"].append(visitor.open(page))
        for percent in (70, 60, 50):
            visitor.stay(THINK)
            visitor.slide("margin_percent", percent)
            times["a change while models race"].append(visitor.drawn())


def _load(visitor: Visitor, file: Path | None) -> float:
    if file is None:
        return visitor.press("sample_bakery")
    start = time.monotonic()
    visitor.upload(file.name, file.read_bytes())
    visitor.drawn()
    return time.monotonic() - start


def visit_bare(address: str, file: Path, times: Times, together: threading.Barrier) -> None:
    """The same on the least that an app can be."""
    with Visitor(address) as visitor:
        together.wait()
        times["first page"].append(visitor.open())
        start = time.monotonic()
        visitor.upload(file.name, file.read_bytes(), next(iter(visitor.page.widgets)))
        visitor.drawn()
        times["overview"].append(time.monotonic() - start)
        for _ in PAGES:
            visitor.stay(THINK)
            times["a page"].append(visitor.open())


def all_at_once(count: int, target: object, server: Server, file: Path | None) -> Times:
    """Let so many visitors come in together and return their times."""
    times: Times = defaultdict(list)
    together = threading.Barrier(count)
    visitors = [threading.Thread(target=target, args=(server.address, file, times, together)) for _ in range(count)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    return times


def show(name: str, times: Times, server: Server) -> None:
    """Print medians, what 19 of 20 stayed below, and maxima."""
    print(f"\n{name} (load {os.getloadavg()[0]:.1f})")
    for what, seconds in times.items():
        most = sorted(seconds)[-(-19 * len(seconds) // 20) - 1]
        print(
            f"  {what:28} median {statistics.median(seconds):6.2f}  95 % {most:6.2f}  max {max(seconds):6.2f}"
            f"  of {len(seconds)}"
        )
    print(f"  memory: peak {server.peak}, at the end {server.memory()}", flush=True)


def one_after_the_other(visits: int) -> None:
    """Print what the server holds after every tenth visit."""
    with served(ROOT / "streamlit_app.py") as server:
        for number in range(1, visits + 1):
            with Visitor(server.address) as visitor:
                visitor.open()
                visitor.press("sample_bakery")
                visitor.stay(THINK)
            if number == 1 or number % 10 == 0:
                time.sleep(140)
                print(f"after {number} visits: {server.memory()} MB", flush=True)


def main() -> None:
    """Measure."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--visitors", type=int, nargs="*", default=[1, 10, 20])
    ask.add_argument("--file", type=Path)
    ask.add_argument("--after", type=float, default=150)
    ask.add_argument("--visits", type=int, default=0)
    given = ask.parse_args()
    for count in given.visitors:
        with tempfile.TemporaryDirectory() as folder:
            floor = given.file or _bakery(Path(folder))
            with served(HERE / "bare_app.py") as server:
                show(f"{count} on the bare app", all_at_once(count, visit_bare, server, floor), server)
        with served(ROOT / "streamlit_app.py") as server:
            show(f"{count} on the dashboard", all_at_once(count, visit, server, given.file), server)
            time.sleep(given.after)
            print(f"  memory {given.after:.0f} s after they left: {server.memory()}", flush=True)
    if given.visits:
        one_after_the_other(given.visits)


def _bakery(folder: Path) -> Path:
    """The sample's lines under the names that the bare app knows."""
    from cltv_core.samples.shops import bakery

    path = folder / "bakery.csv"
    lines = bakery().data.decode().splitlines()
    names = {"Customer ID": "CustomerID", "Date": "InvoiceDate", "Unit price": "UnitPrice"}
    for theirs, ours in names.items():
        lines[0] = lines[0].replace(theirs, ours)
    path.write_text("\n".join(lines))
    return path


if __name__ == "__main__":
    main()
