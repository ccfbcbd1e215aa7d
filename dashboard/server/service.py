"""What one server process has once, whoever visits: the pool of workers, and the sweep behind those who left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache, partial

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.server import last_words, memory
from dashboard.server.pool import Pool
from dashboard.server.sweep import Sweep, on_loop
from dashboard.server.visits import Visits

AGAIN_AFTER = 0.05
"""Seconds between two looks whether a page still runs."""


@cache
def start() -> None:
    """Start what works behind the pages, once a process."""
    memory.keep_heaps_few()
    last_words.hear()
    Sweep(pool(), visits()).start()


@cache
def pool() -> Pool:
    """Return the workers of this server."""
    return Pool()


@cache
def visits() -> Visits:
    """Return the visits of this server."""
    return Visits()


def refresh_others(sessions: Iterable[str]) -> None:
    """Let the other pages of a visit be drawn anew, as what they show is gone."""
    others = [session for session in sessions if session != visitor()]
    if others and runtime.exists():
        server = runtime.get_instance()
        on_loop(server, partial(_refresh, server, others))


def _refresh(server: runtime.Runtime, sessions: Iterable[str]) -> None:
    for session in sessions:
        found = server._session_mgr.get_active_session_info(session)
        if found is not None:
            found.session.request_rerun(None)


def draw_anew(session: str, wanted: Callable[[], bool]) -> None:
    """Let the page of a visitor be drawn anew as soon as nothing runs for it, where that is still wanted by then."""
    if runtime.exists():
        server = runtime.get_instance()
        with suppress(RuntimeError):  # of a server that has just ended
            server._get_async_objs().eventloop.call_soon_threadsafe(_draw_when_idle, server, session, wanted)


def _draw_when_idle(server: runtime.Runtime, session: str, wanted: Callable[[], bool]) -> None:
    """Wait for a run of the page to end: it may hold what the visitor has just chosen, and must not be broken off."""
    found = server._session_mgr.get_active_session_info(session)
    if found is None or not wanted():
        return
    if found.session._scriptrunner is None:
        found.session.request_rerun(found.session._client_state)
    else:
        server._get_async_objs().eventloop.call_later(AGAIN_AFTER, _draw_when_idle, server, session, wanted)


def visitor() -> str:
    """Return the session for which the page runs."""
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id if context else ""
