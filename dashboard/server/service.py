"""What one server process has once, whoever visits: the pool of workers, and the sweep behind those who left."""

from __future__ import annotations

from functools import cache

from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.server import memory
from dashboard.server.pool import Pool
from dashboard.server.sweep import Sweep


def start() -> None:
    """Start what works behind the pages, once a process."""
    _started()


@cache
def pool() -> Pool:
    """Return the workers of this server."""
    return Pool()


@cache
def _started() -> None:
    memory.keep_heaps_few()
    pool().warm()
    Sweep(pool()).start()


def visitor() -> str:
    """Return the session for which the page runs."""
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id if context else ""
