"""What one server process has once, whoever visits: the pool of workers, and the sweep behind those who left."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.server import last_words, memory
from dashboard.server.pool import Pool
from dashboard.server.sweep import Sweep, on_loop
from dashboard.server.visits import Visits


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


def visitor() -> str:
    """Return the session for which the page runs."""
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id if context else ""
