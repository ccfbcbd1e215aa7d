"""Files are read in a process of its own, with the same result, and whatever happens to it is a sentence."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pandas as pd
import pytest

from cltv_core.errors import CltvError, NotTransactions
from cltv_core.reading.read import ReadOptions, SourceFile, read
from cltv_core.text.say import say_error
from dashboard.server import memory, reading, service, tasks
from dashboard.server.pool import Pool
from dashboard.server.reading import ReadingInterrupted, ServerFull, TooMuchAtOnce, read_files
from tests.app.conftest import shop_file
from tests.app.server import work

FILE = SourceFile("sales.csv", shop_file())


@pytest.fixture(scope="module")
def workers() -> Iterator[Pool]:
    """A pool whose libraries are loaded."""
    pool = Pool(places=1)
    pool.warm()
    while not (pool._template.is_broken() or pool._template.is_ready()):
        time.sleep(0.05)
    yield pool
    pool.close()


@pytest.fixture(params=["processes", "thread"], autouse=True)
def pool(request: pytest.FixtureRequest, workers: Pool, monkeypatch: pytest.MonkeyPatch) -> Pool:
    """With workers, and where the system has none."""
    pool = workers
    if request.param == "thread":
        pool = Pool(places=1)
        pool._template._broken = True
    monkeypatch.setattr(service, "pool", lambda: pool)
    return pool


def test_what_is_read_elsewhere_is_what_is_read_here() -> None:
    here, there = read([FILE], ReadOptions()), read_files([FILE], ReadOptions(), print)
    for part in ("orders", "lines", "customers"):
        pd.testing.assert_frame_equal(getattr(here, part), getattr(there, part))
    assert here.report.files == there.report.files
    assert here.report.exclusions == there.report.exclusions


def test_an_error_about_a_file_is_the_same() -> None:
    prices = SourceFile("prices.csv", b"SKU,Product,Price\nA,Bun,1.50\nB,Roll,2.50\n")
    with pytest.raises(NotTransactions) as here:
        read([prices], ReadOptions())
    with pytest.raises(NotTransactions) as there:
        read_files([prices], ReadOptions(), print)
    assert say_error(there.value) == say_error(here.value)


def told(error: type[CltvError]) -> None:
    with pytest.raises(error) as fault:
        read_files([FILE], ReadOptions(), print)
    assert fault.value.remedy


def test_a_reading_that_breaks_off_is_told(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    if pool._template._broken:
        monkeypatch.setattr(tasks, "read_files", _stumble)
    else:
        monkeypatch.setattr(tasks, "read_files", _die)
    told(ReadingInterrupted)


def _stumble(*_: object, progress: work.Progress) -> None:
    work.stumble(progress=progress)


def _die(*_: object, progress: work.Progress) -> None:
    work.die(progress=progress)


def test_a_full_server_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "available", lambda: 1 << 20)
    told(ServerFull)


def test_too_much_for_one_visitor_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 100)
    told(TooMuchAtOnce)
