"""The server under its real settings, with visitors who have no browser: what goes, what ends, and what survives."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests

from cltv_core.samples.shops import bakery
from cltv_core.text.pages.visit import race, welcome
from tests.browser.conftest import PATIENCE, ROOT, Server, _free_port, _wait_until_healthy
from tests.core.reading.test_files import packed
from tests.support.visitor import Visitor

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into processes")
BAKERY = bakery().data
SMALL = b"".join(BAKERY.splitlines(keepends=True)[:400])
VISITS = int(os.environ.get("CLTV_VISITS", "30"))
SWEEPS = 4.0
"""Seconds in which the server surely looks after those who left."""
GROWTH = 20 << 20
"""Bytes; a shop of these visits takes about a megabyte."""


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a window to look in."""
    log, port = tmp_path_factory.mktemp("inside") / "log.txt", _free_port()
    command = [os.environ.get("HOSTING_PYTHON", sys.executable), "-m", "streamlit", "run", "tests/browser/inside.py"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (
        log.open("wb") as written,
        subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=written, stderr=written) as process,
    ):
        running = Server(f"http://127.0.0.1:{port}", log)
        try:
            _wait_until_healthy(running, process)
            _load_libraries(running)
            yield running
        finally:
            process.terminate()


def _load_libraries(server: Server) -> None:
    """Until the workers' are loaded too."""
    with Visitor(server.address) as visitor:
        visitor.open()
        visitor.press("sample_bakery")
        until(lambda: "RACE result" in held(server)["finished"], visitor)


def held(server: Server) -> dict[str, Any]:
    """What the running process holds."""
    found: dict[str, Any] = requests.get(f"{server.address}/inside", timeout=PATIENCE).json()
    return found


def until(true: Callable[[], object], visitor: Visitor | None = None) -> None:
    """Wait for something, while a visitor looks at the page."""
    end = time.monotonic() + 2 * PATIENCE
    while not true():
        assert time.monotonic() < end
        visitor.stay(0.1) if visitor else time.sleep(0.1)


@pytest.fixture
def empty(inside: Server) -> Server:
    """The server, once all visitors of earlier tests are gone."""
    until(lambda: held(inside)["sessions"] == 0)
    return inside


@pytest.fixture
def visitor(empty: Server) -> Iterator[Visitor]:
    """A visitor who has just come in."""
    with Visitor(empty.address) as visitor:
        visitor.open()
        yield visitor


def drop(visitor: Visitor, content: bytes = BAKERY) -> None:
    """Drop a file and wait until the page is there."""
    key = next(key for key in visitor.page.widgets if key.startswith("upload_"))
    visitor.upload("bakery.csv", content, key)
    visitor.drawn()


def children(process: int) -> list[int]:
    """The processes that another has started."""
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def worker(server: Server, visitor: Visitor, lane: str) -> int:
    """Return the process that does a job of this kind, once there is one."""
    template = held(server)["template"]
    until(lambda: lane in held(server)["jobs"] and children(template), visitor)
    return children(template)[-1]


def kill_a_worker(server: Server, visitor: Visitor, lane: str) -> None:
    """End the process that does a job of this kind, as if the system had run out of memory."""
    os.kill(worker(server, visitor, lane), signal.SIGKILL)


@contextmanager
def a_long_race(server: Server, visitor: Visitor) -> Iterator[None]:
    """Begin a race and hold it up, so that it does not end by itself meanwhile; the one of the file is over before."""
    until(lambda: not held(server)["jobs"], visitor)
    visitor.choose("months", "36")
    racing = worker(server, visitor, "RACE")
    os.kill(racing, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(racing, signal.SIGCONT)


def test_what_was_read_is_no_longer_among_the_uploads(visitor: Visitor, empty: Server) -> None:
    drop(visitor)
    assert held(empty)["uploads"] == 0
    assert held(empty)["shops"] == 1


def test_delete_everything_means_it(visitor: Visitor, empty: Server) -> None:
    drop(visitor)
    visitor.open("your_data")
    visitor.press("delete")
    found = held(empty)
    assert (found["shops"], found["uploads"], found["jobs"]) == (0, 0, [])


def test_files_that_are_dropped_again_do_not_pile_up(visitor: Visitor, empty: Server) -> None:
    drop(visitor)
    until(lambda: not visitor.page.timers, visitor)
    for number in range(3):
        visitor.open("your_data")
        drop(visitor, BAKERY + f"#{number}\n".encode())
        until(lambda: not visitor.page.timers, visitor)
    found = held(empty)
    assert (found["shops"], found["uploads"]) == (1, 0)


def test_who_left_is_gone_on_a_quiet_server_too(visitor: Visitor, empty: Server) -> None:
    drop(visitor)
    visitor.leave()
    until(lambda: held(empty)["sessions"] == 0)
    until(lambda: held(empty)["shops"] == 0)
    assert (held(empty)["uploads"], held(empty)["jobs"]) == (0, [])


def test_a_short_break_of_the_line_loses_nothing(visitor: Visitor, empty: Server) -> None:
    drop(visitor)
    visitor.leave()
    with Visitor(empty.address, existing=visitor.session) as again:
        again.open()
        assert again.session == visitor.session
        assert again.shows("3,000 customers")


def test_a_race_ends_with_its_visitor(visitor: Visitor, empty: Server) -> None:
    drop(visitor)
    with a_long_race(empty, visitor):
        finished = held(empty)["finished"].count("RACE result")
        visitor.leave()
        until(lambda: not held(empty)["jobs"])
    assert held(empty)["finished"].count("RACE result") == finished


def test_another_margin_or_discount_needs_no_other_race(visitor: Visitor, empty: Server) -> None:
    drop(visitor)
    with a_long_race(empty, visitor):
        for percent in range(30, 37):
            visitor.slide("margin_percent", percent)
            visitor.drawn()
            visitor.slide("discount_percent", percent)
            visitor.drawn()
        assert held(empty)["jobs"] == ["RACE"]
    finished = held(empty)["finished"].count("RACE result")
    until(lambda: not held(empty)["jobs"], visitor)
    assert held(empty)["finished"].count("RACE result") == finished + 1


def test_a_race_ends_when_the_owner_looks_another_way_ahead(visitor: Visitor, empty: Server) -> None:
    drop(visitor)
    with a_long_race(empty, visitor):
        finished = held(empty)["finished"].count("RACE result")
        visitor.choose("months", "24")
        visitor.until_shown("next 24 months")
        until(lambda: not held(empty)["jobs"], visitor)
    assert held(empty)["finished"].count("RACE result") == finished + 1


def test_a_reading_whose_process_is_killed_is_a_sentence_and_the_next_one_works(
    visitor: Visitor, empty: Server
) -> None:
    key = next(key for key in visitor.page.widgets if key.startswith("upload_"))
    header, _, lines = BAKERY.partition(b"\n")
    visitor.upload("long.csv", header + b"\n" + 8 * lines, key)
    kill_a_worker(empty, visitor, "READING")
    visitor.until_shown(welcome.INTERRUPTED)
    until(lambda: key not in visitor.page.widgets, visitor)
    drop(visitor)
    assert visitor.shows("3,000 customers")


def test_a_race_whose_process_is_killed_is_run_again_and_then_given_up(visitor: Visitor, empty: Server) -> None:
    drop(visitor)
    kill_a_worker(empty, visitor, "RACE")
    kill_a_worker(empty, visitor, "RACE")
    visitor.until_shown(race.BROKEN_OFF)
    before = held(empty)["finished"].count("RACE result")
    until(lambda: "race_again" in visitor.page.widgets, visitor)
    visitor.press("race_again")
    until(lambda: held(empty)["finished"].count("RACE result") > before, visitor)


def test_the_template_may_die_at_any_time(visitor: Visitor, empty: Server) -> None:
    os.kill(held(empty)["template"], signal.SIGKILL)
    drop(visitor)
    assert visitor.shows("3,000 customers")
    before = held(empty)["finished"].count("RACE result")
    until(lambda: held(empty)["finished"].count("RACE result") > before, visitor)


def killed_while_uploading(server: Server, _: Visitor) -> None:
    """The visitor's own process: half of a file is sent, and then the line is gone."""
    host, _, port = server.address.removeprefix("http://").partition(":")
    head = f"PUT /_stcore/upload_file/x/y HTTP/1.1\r\nHost: {host}\r\nContent-Length: {2 * len(BAKERY)}\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as line:
        line.sendall(head.encode() + BAKERY)


def killed_while_opening(server: Server, visitor: Visitor) -> None:
    """The process that a reading has started to unpack its file."""
    many, key = {f"{number}.csv": BAKERY for number in range(100)}, _field(visitor)
    visitor.upload("months.zip", packed(**many), key)
    reader = worker(server, visitor, "READING")
    until(lambda: children(reader), visitor)
    os.kill(children(reader)[0], signal.SIGKILL)
    until(lambda: key not in visitor.page.widgets and not held(server)["jobs"], visitor)


def killed_while_reading(server: Server, visitor: Visitor) -> None:
    key, (header, _, lines) = _field(visitor), BAKERY.partition(b"\n")
    visitor.upload("long.csv", header + b"\n" + 8 * lines, key)
    kill_a_worker(server, visitor, "READING")
    visitor.until_shown(welcome.INTERRUPTED)
    until(lambda: key not in visitor.page.widgets, visitor)


def killed_while_racing(server: Server, visitor: Visitor) -> None:
    drop(visitor)
    kill_a_worker(server, visitor, "RACE")


def _field(visitor: Visitor) -> str:
    return next(key for key in visitor.page.widgets if key.startswith("upload_"))


@pytest.mark.parametrize(
    "killed", [killed_while_uploading, killed_while_opening, killed_while_reading, killed_while_racing]
)
def test_a_process_killed_at_any_stage_is_a_sentence_and_harms_nobody_else(
    killed: Callable[[Server, Visitor], None], visitor: Visitor, empty: Server
) -> None:
    """The same server goes on, another visitor sees their shop, and the one that was hit can go on as well."""
    with Visitor(empty.address) as other:
        other.open()
        other.press("sample_bakery")
        until(lambda: not held(empty)["jobs"], other)
        process = held(empty)["process"]
        killed(empty, visitor)
        for page in ("customers", ""):
            other.open(page)
            assert not other.shows(welcome.INTERRUPTED)
        other.until_shown("3,000 customers")
        if killed is not killed_while_racing:
            drop(visitor)
        visitor.until_shown("3,000 customers")
        until(lambda: held(empty)["uploads"] == 0, visitor)
        assert held(empty)["process"] == process


def resident(process: int) -> int:
    """Bytes of memory that a process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def test_thirty_visits_leave_nothing(empty: Server) -> None:
    """No shop, no upload and no work, and no more memory after thirty visits than after ten."""
    process, after = held(empty)["process"], []
    for number in range(1, VISITS + 1):
        with Visitor(empty.address) as visitor:
            visitor.open()
            drop(visitor, SMALL + f"#{number}\n".encode())
        if number % 10 == 0:
            until(lambda: held(empty)["sessions"] == held(empty)["shops"] == 0)
            time.sleep(2 * SWEEPS)
            after.append(resident(process))
    until(lambda: (held(empty)["shops"], held(empty)["uploads"], held(empty)["jobs"]) == (0, 0, []))
    assert len(after) > 1
    assert after[-1] - after[0] < GROWTH, after


def test_the_metrics_are_closed(empty: Server) -> None:
    assert requests.get(f"{empty.address}/_stcore/metrics", timeout=PATIENCE).status_code == 404
