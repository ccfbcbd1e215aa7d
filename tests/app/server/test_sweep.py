"""The sweep behind visitors who left: with Streamlit's own sessions, without a browser."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest
from streamlit.runtime.memory_session_storage import MemorySessionStorage

from dashboard.server import memory, sweep
from dashboard.server.pool import Job, Lane, Pool, State
from dashboard.server.sweep import RETURNS_WITHIN, WORK_WAITS, Sweep
from tests.app.server import work


class Server:
    """Sessions as Streamlit's runtime holds them: those that are there, and those in its storage."""

    def __init__(self) -> None:
        self.there: set[str] = set()
        self.storage = MemorySessionStorage(ttl_seconds=600)
        self._session_mgr = self

    def list_sessions(self) -> list[SimpleNamespace]:
        return [info(name) for name in self.there] + self.storage.list()

    def is_active_session(self, session: str) -> bool:
        return session in self.there

    def close_session(self, session: str) -> None:
        self.storage.delete(session)

    def come(self, session: str) -> None:
        if self.storage.get(session):
            self.storage.delete(session)
        self.there.add(session)

    def leave(self, session: str) -> None:
        self.there.remove(session)
        self.storage.save(info(session))

    def held(self) -> set[str]:
        return {found.session.id for found in self.list_sessions()}


def info(session: str) -> SimpleNamespace:
    return SimpleNamespace(session=SimpleNamespace(id=session, session_state={"shop": session}))


@pytest.fixture
def server() -> Server:
    server = Server()
    for name in ("stays", "leaves"):
        server.come(name)
    return server


def test_a_session_that_was_left_is_closed_after_two_minutes(server: Server) -> None:
    sweeper = Sweep(Pool(places=1))
    sweeper.look(server, 0.0)
    server.leave("leaves")
    assert sweeper.look(server, 5.0) == 0
    assert sweeper.look(server, 5.0 + RETURNS_WITHIN - 1) == 0
    assert server.held() == {"stays", "leaves"}
    assert sweeper.look(server, 5.0 + RETURNS_WITHIN) == 1
    assert server.held() == {"stays"}


def test_what_a_closed_session_held_goes_though_something_still_holds_the_session(server: Server) -> None:
    sweep = Sweep(Pool(places=1))
    server.leave("leaves")
    [left] = [found.session for found in server.list_sessions() if found.session.id == "leaves"]
    sweep.look(server, 0.0)
    assert left.session_state
    sweep.look(server, RETURNS_WITHIN)
    assert not left.session_state


def test_who_comes_back_in_time_is_waited_for_anew_when_leaving_again(server: Server) -> None:
    sweeper = Sweep(Pool(places=1))
    server.leave("leaves")
    sweeper.look(server, 0.0)
    server.come("leaves")
    sweeper.look(server, 100.0)
    server.leave("leaves")
    sweeper.look(server, 110.0)
    assert sweeper.look(server, 110.0 + RETURNS_WITHIN - 1) == 0
    assert sweeper.look(server, 110.0 + RETURNS_WITHIN) == 1


def test_streamlit_waits_longer_than_the_sweep() -> None:
    from streamlit import config

    assert config.get_option("server.disconnectedSessionTTL") > 2 * RETURNS_WITHIN


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs workers that can be ended")
def test_work_for_a_visitor_who_left_ends_and_that_for_others_goes_on(server: Server) -> None:
    pool = Pool(places=3)
    jobs = {name: Job(work.sleep_well, (600.0,), Lane.RACE, name) for name in ("stays", "leaves")}
    for job in jobs.values():
        pool.submit(job)
    sweeper = Sweep(pool)
    server.leave("leaves")
    sweeper.look(server, 0.0)
    sweeper.look(server, WORK_WAITS)
    states = {name: job.state for name, job in jobs.items()}
    pool.close()
    assert states == {"stays": State.RUNNING, "leaves": State.STOPPED}


def test_memory_is_given_back_after_somebody_went_and_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []
    monkeypatch.setattr(memory, "give_back", lambda: given.append(time.monotonic()))
    sweeper = Sweep(Pool(places=1))
    counts = []
    for closed in (0, 3, 0, 0, *[0] * sweep.COLLECT_EVERY):
        sweeper._collect(closed)
        counts.append(len(given))
    assert counts[:4] == [0, 1, 2, 2], "at once, and once more when threads have ended"
    assert counts[-1] == 3


def test_arrow_allocates_where_memory_can_be_given_back() -> None:
    """Its own heap kept 44 MB after ten visitors of whom 1 MB was left."""
    statements = "from dashboard.server import service; service.start(); import pandas, pyarrow"
    report = "print(pyarrow.default_memory_pool().backend_name)"
    surroundings = {name: value for name, value in os.environ.items() if name != "ARROW_DEFAULT_MEMORY_POOL"}
    run = subprocess.run(
        [sys.executable, "-c", f"{statements}; {report}"], env=surroundings, capture_output=True, check=True, text=True
    )
    assert run.stdout.split() == ["system"]
