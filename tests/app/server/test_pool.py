"""Work in processes of its own: whatever becomes of a worker, its job ends, and nobody else's is touched."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cltv_core.errors import NotEnoughData
from dashboard.server import memory, wire
from dashboard.server.pool import MOST_AT_ONCE, Job, Lane, Pool, State
from tests.app.server import work

PATIENCE = 120.0
pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs processes that can be looked at")


@pytest.fixture(scope="module")
def shared() -> Iterator[Pool]:
    pool = Pool(places=3)
    yield pool
    pool.close()


@pytest.fixture
def single() -> Iterator[Pool]:
    """One job at a time."""
    pool = Pool(places=1)
    yield pool
    pool.close()


def in_threads(places: int) -> Pool:
    """A pool as it is where the system has no workers: for what is about the queue, which starts in a moment."""
    pool = Pool(places)
    pool._template._broken = True
    return pool


@pytest.fixture(params=["processes", "thread"])
def pool(request: pytest.FixtureRequest, shared: Pool) -> Pool:
    """With workers, and where the system has none."""
    return shared if request.param == "processes" else in_threads(places=3)


def job(function: Callable[..., Any], *arguments: Any, lane: Lane = Lane.RACE, owner: str = "me") -> Job:
    return Job(function, arguments, lane, owner)


def done(pool: Pool, wanted: Job) -> Job:
    pool.submit(wanted)
    assert wanted.ended.wait(PATIENCE)
    return wanted


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_result_comes_back_as_it_was_made(pool: Pool) -> None:
    numbers = np.arange(100_000, dtype=np.float64)
    made = done(pool, job(work.double, numbers))
    assert made.state is State.DONE
    assert made.result.tolist() == (2 * numbers).tolist()
    assert (made.share, made.doing) == (0.5, "doubling")
    assert made.arguments == ()


def test_large_things_travel_whole_and_those_that_may_change_still_may() -> None:
    ours, theirs = socket.socketpair()
    file, numbers = bytes(range(256)) * 40_000, np.arange(300_000)
    with ours, theirs:
        sending = threading.Thread(target=wire.send, args=(ours, (pickle.PickleBuffer(file), numbers, "")))
        sending.start()
        got, changeable, text = wire.receive(theirs)
        sending.join()
    assert type(got) is bytes
    assert got == file
    assert changeable.flags.writeable
    assert changeable.tolist() == numbers.tolist()
    assert text == ""


def test_what_follows_is_done_once_a_job_is_over_by_itself(pool: Pool) -> None:
    followed: list[Job] = []
    over, stopped = job(work.double, np.arange(3.0)), job(work.sleep_well, 600.0)
    over.then = stopped.then = followed.append
    done(pool, over)
    until(lambda: followed)
    pool.submit(stopped)
    pool.stop(stopped)
    assert followed == [over]


def test_work_is_done_elsewhere(shared: Pool) -> None:
    places = {done(shared, job(work.where)).result for _ in range(3)}
    assert os.getpid() not in places
    assert len(places) == 3, "each piece of work has a process of its own"
    until(lambda: not any(map(is_alive, places)))


def test_an_error_for_the_owner_comes_back_whole(pool: Pool) -> None:
    made = done(pool, job(work.refuse))
    assert made.state is State.REFUSED
    assert isinstance(made.error, NotEnoughData)
    assert (made.error.problem, made.error.faults, made.error.files) == ("Too few.", ("one",), ("sales.csv",))


def test_the_unforeseen_is_noted_without_what_it_was_about(pool: Pool, caplog: pytest.LogCaptureFixture) -> None:
    assert done(pool, job(work.stumble)).state is State.FAILED
    assert "ValueError" in caplog.text
    assert "Anna" not in caplog.text


def test_work_that_needs_too_much_memory_ends(pool: Pool) -> None:
    assert done(pool, job(work.need_much)).state is State.FULL


def test_a_worker_that_is_killed_ends_its_job_and_no_other(shared: Pool, tmp_path: Path) -> None:
    other = job(work.wait_for, str(tmp_path / "go"))
    shared.submit(other)
    until(lambda: other.state is State.RUNNING)
    assert done(shared, job(work.die)).state is State.LOST
    (tmp_path / "go").touch()
    assert other.ended.wait(PATIENCE)
    assert other.state is State.DONE


def test_a_result_that_cannot_be_taken_in_ends_its_job(shared: Pool, caplog: pytest.LogCaptureFixture) -> None:
    assert done(shared, job(work.come_back_changed)).state is State.FAILED
    assert "TypeError" in caplog.text
    assert "Anna" not in caplog.text


def test_the_template_is_started_again_when_it_was_killed(single: Pool) -> None:
    assert done(single, job(work.where)).state is State.DONE
    process = single._template._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)
    assert done(single, job(work.where)).state is State.DONE


def test_a_system_that_lets_no_template_live_works_in_a_thread(single: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.server.pool.sys.executable", "/bin/false")
    assert done(single, job(work.where)).result == os.getpid()


def test_work_that_is_stopped_ends_with_its_process(shared: Pool) -> None:
    long = job(work.sleep_well, 600.0)
    shared.submit(long)
    until(lambda: long.doing)
    process = long.doing
    shared.stop(long)
    assert long.state is State.STOPPED
    until(lambda: not is_alive(process))
    assert not shared.jobs()


def test_work_that_is_stopped_ends_where_there_are_no_workers(pool: Pool, tmp_path: Path) -> None:
    long = job(work.wait_for, str(tmp_path / "never"))
    pool.submit(long)
    until(lambda: long.doing)
    pool.stop(long)
    assert long.state is State.STOPPED
    until(lambda: not pool.jobs())
    assert long.result is None


def test_others_wait_in_order_and_know_their_place(tmp_path: Path) -> None:
    single = in_threads(places=1)
    jobs = [job(work.wait_for, str(tmp_path / str(place))) for place in range(3)]
    for one in jobs:
        single.submit(one)
    assert [one.state for one in jobs] == [State.RUNNING, State.WAITING, State.WAITING]
    assert [single.ahead(one) for one in jobs] == [0, 0, 1]
    single.stop(jobs[1])
    assert single.ahead(jobs[2]) == 0
    (tmp_path / "2").touch()
    (tmp_path / "0").touch()
    assert jobs[2].ended.wait(PATIENCE)
    assert [one.state for one in jobs] == [State.DONE, State.STOPPED, State.DONE]


def test_who_waits_for_a_reading_does_not_wait_for_the_libraries_of_the_workers(single: Pool) -> None:
    assert done(single, job(work.where, lane=Lane.READING)).result == os.getpid()
    assert done(single, job(work.where, lane=Lane.RACE)).result != os.getpid()
    assert done(single, job(work.where, lane=Lane.READING)).result != os.getpid()


def test_a_reading_waits_for_no_race(single: Pool, tmp_path: Path) -> None:
    race = job(work.wait_for, str(tmp_path / "go"))
    single.submit(race)
    assert done(single, job(work.where, lane=Lane.READING)).state is State.DONE
    assert race.state is State.RUNNING
    single.stop(race)


def test_readings_come_first_and_races_leave_a_place(tmp_path: Path) -> None:
    pool = in_threads(places=2)
    files = [str(tmp_path / str(number)) for number in range(4)]
    races = [job(work.wait_for, file) for file in files[:2]]
    readings = [job(work.wait_for, file, lane=Lane.READING) for file in files[2:]]
    for one in (*races, *readings):
        pool.submit(one)
    assert [one.state for one in (*races, *readings)] == [State.RUNNING, State.WAITING, State.RUNNING, State.WAITING]
    Path(files[0]).touch()
    until(lambda: readings[1].state is State.RUNNING)
    assert races[1].state is State.WAITING
    for file in files:
        Path(file).touch()
    for one in (*races, *readings):
        assert one.ended.wait(PATIENCE)


def test_what_is_large_is_done_alone(tmp_path: Path) -> None:
    pool = in_threads(places=4)
    sizes = (10, MOST_AT_ONCE, 10)
    jobs = [
        Job(work.wait_for, (str(tmp_path / str(place)),), Lane.READING, "me", size) for place, size in enumerate(sizes)
    ]
    for one in jobs:
        pool.submit(one)
    assert [one.state for one in jobs] == [State.RUNNING, State.WAITING, State.RUNNING]
    for place in (0, 2):
        (tmp_path / str(place)).touch()
    until(lambda: jobs[1].state is State.RUNNING)
    (tmp_path / "1").touch()
    assert jobs[1].ended.wait(PATIENCE)


def test_without_memory_a_job_waits_for_others_and_else_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    single = in_threads(places=1)
    first = job(work.wait_for, str(tmp_path / "go"))
    single.submit(first)
    monkeypatch.setattr(memory, "available", lambda: 1 << 20)
    reading = job(work.where, lane=Lane.READING)
    single.submit(reading)
    assert reading.state is State.WAITING
    (tmp_path / "go").touch()
    assert reading.ended.wait(PATIENCE)
    assert reading.state is State.FULL


def test_closing_ends_all(tmp_path: Path) -> None:
    pool = Pool(places=1)
    jobs = [job(work.wait_for, str(tmp_path / "never")) for _ in range(2)]
    for one in jobs:
        pool.submit(one)
    until(lambda: jobs[0].doing)
    pool.close()
    assert {one.state for one in jobs} == {State.STOPPED}
