"""Files are read in a process of its own, with the same result, and whatever happens to it is a sentence."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pandas as pd
import pytest

from cltv_core.analysis import History
from cltv_core.errors import CltvError, NotTransactions
from cltv_core.reading.read import ReadOptions, SourceFile, read
from cltv_core.terms import Terms
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
    here, there = read([FILE], ReadOptions()), read_files([FILE], ReadOptions(), print).history.transactions
    for part in ("orders", "lines", "customers"):
        pd.testing.assert_frame_equal(getattr(here, part), getattr(there, part))
    assert here.report.files == there.report.files
    assert here.report.exclusions == there.report.exclusions


def test_the_first_forecast_comes_with_what_was_read(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    sales = read([FILE], ReadOptions())
    here = History(sales, sales.last_day).first_forecast(Terms.of(sales.last_day))
    elsewhere = not pool._template._broken
    if elsewhere:
        monkeypatch.setattr(History, "first_forecast", None)
    there = read_files([FILE], ReadOptions(), print)
    assert (there.months, there.small, there.first.terms) == (12, False, here.terms)
    pd.testing.assert_frame_equal(there.first.frame, here.frame)
    assert there.first.start is not None
    if elsewhere:  # where files are read here, tests work a first forecast out once
        assert there.first.start.plan.transactions is there.history.transactions


def test_a_small_shop_looks_a_few_months_ahead() -> None:
    lines = FILE.data.splitlines(keepends=True)
    found = read_files([SourceFile("few.csv", b"".join(lines[:20]))], ReadOptions(), print)
    assert (found.months, found.small) == (3, True)
    assert found.first.terms == Terms.of(found.history.as_of, months=3)


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
