"""What visitors leave behind goes within minutes, also on a quiet server.

Streamlit keeps the session of a visitor who is gone, so that a short break of the line loses nothing. But it lets go
of it only when yet another one leaves. Here every session that has been away for long enough is closed, races of
visitors who left are ended, and the memory is given back.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from streamlit import runtime

from dashboard.server import memory
from dashboard.server.pool import Pool
from dashboard.server.visits import Visits

LOG = logging.getLogger(__name__)
T = TypeVar("T")

EVERY = 5.0
"""Seconds between two looks."""
RETURNS_WITHIN = 120.0
"""Seconds for which a session waits for its visitor to come back; Streamlit's own patience must be longer."""
WORK_WAITS = 10.0
"""Seconds for which the work for a visitor goes on without them."""
COLLECT_EVERY = 12
"""Looks between two collections while nobody leaves."""


class Sweep:
    """Looks after all sessions of the server."""

    def __init__(self, pool: Pool, visits: Visits | None = None) -> None:
        self._pool = pool
        self._visits = visits or Visits()
        self._left: dict[str, float] = {}
        self._looks_until_collection = COLLECT_EVERY

    def start(self) -> None:
        """Sweep from now on, in a thread of its own, for as long as the server runs."""
        threading.Thread(target=self._run, name="sweep", daemon=True).start()

    def _run(self) -> None:
        while True:
            time.sleep(EVERY)
            if runtime.exists():
                self._sweep(runtime.get_instance())

    def _sweep(self, server: runtime.Runtime) -> None:
        try:
            closed = on_loop(server, lambda: self.look(server, time.monotonic()))
        except Exception as error:
            LOG.error("sweep: %s", type(error).__name__)
        else:
            self._collect(closed)

    def look(self, server: runtime.Runtime, now: float) -> int:
        """End work that nobody waits for and close what has been left for long enough; return how much was closed.

        To be called on the loop of the server.
        """
        sessions = {found.session.id: found.session for found in server._session_mgr.list_sessions()}
        known = list(sessions)
        self._left = {one: self._left.get(one, now) for one in known if not server.is_active_session(one)}
        for job in self._pool.jobs():
            if job.owner and now - self._left.get(job.owner, now) >= WORK_WAITS:
                self._pool.stop(job)
        gone = [session for session, since in self._left.items() if now - since >= RETURNS_WITHIN]
        for session in gone:
            server.close_session(session)
            sessions[session].session_state.clear()  # Streamlit's loop holds the last session until another comes
        forgotten = self._visits.forget([one for one in known if one not in self._left], now, RETURNS_WITHIN)
        return len(gone) + forgotten

    def _collect(self, closed: int) -> None:
        """Soon after sessions went, when the threads that held something of theirs have ended, and now and then."""
        self._looks_until_collection = min(self._looks_until_collection - 1, 1 if closed else COLLECT_EVERY)
        if closed or self._looks_until_collection <= 0:
            memory.give_back()
        if self._looks_until_collection <= 0:
            self._looks_until_collection = COLLECT_EVERY


def on_loop(server: runtime.Runtime, work: Callable[[], T]) -> T:
    """Do something on the loop of the server, where its sessions may be touched, and return what came of it."""
    done: Future[T] = Future()

    def do() -> None:
        try:
            done.set_result(work())
        except BaseException as error:
            done.set_exception(error)

    server._get_async_objs().eventloop.call_soon_threadsafe(do)
    return done.result(timeout=60)
