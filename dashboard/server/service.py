"""What one server process has once, whoever visits: the pool of workers, and the sweep behind those who left."""

from __future__ import annotations

from functools import cache

from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.server import memory
from dashboard.server.pool import Pool
from dashboard.server.sweep import Sweep


@cache
def start() -> None:
    """Start what works behind the pages, once a process."""
    memory.keep_heaps_few()
    Sweep(pool()).start()


@cache
def pool() -> Pool:
    """Return the workers of this server."""
    return Pool()


def visitor() -> str:
    """Return the session for which the page runs."""
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id if context else ""
