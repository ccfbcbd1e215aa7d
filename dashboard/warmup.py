"""Loads the slow libraries behind the visitor's back, so that neither the first paint nor the first file waits.

The server comes first, then the workers: a small file can be read in the server itself meanwhile.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from threading import Thread

from streamlit import runtime

from dashboard.server import memory, service

MODULES = (
    "cltv_core.reading.read",
    "cltv_core.analysis",
    "cltv_core.models.buy_till_you_die.model",
    "dashboard.features.overview.kpis",
    "dashboard.features.downloads",
    "dashboard.tables",
    "plotly.utils",
    "pyarrow.pandas_compat",
)


def start() -> None:
    """Start loading, once a process; to be called when the page has been drawn."""
    _loading()


def finish() -> None:
    """Wait until all is loaded, so that no two threads ever import the same library at once."""
    _loading().join()


@cache
def _loading() -> Thread:
    thread = Thread(target=_load, name="warm-up", daemon=True)
    thread.start()
    return thread


def _load() -> None:
    for name in MODULES:
        import_module(name)
    memory.settle()
    if runtime.exists():
        service.pool().warm()
