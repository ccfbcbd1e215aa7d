"""The first page is drawn before anything slow is loaded."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from streamlit import runtime

from dashboard import warmup
from dashboard.server import service
from dashboard.server.pool import Pool


def loaded_after(*statements: str) -> set[str]:
    """The packages that a fresh interpreter holds after these statements."""
    report = "import sys; print(*{name.split('.')[0] for name in sys.modules})"
    run = subprocess.run(
        [sys.executable, "-c", "; ".join([*statements, report])], capture_output=True, check=True, text=True
    )
    return set(run.stdout.split())


def test_the_welcome_needs_neither_pandas_nor_scipy() -> None:
    assert not {"pandas", "pyarrow", "scipy"} & loaded_after("import dashboard.app")


def test_warming_up_loads_what_a_first_file_needs() -> None:
    warmed = loaded_after("from dashboard import warmup", "warmup.start()", "warmup.finish()")
    assert {"pandas", "pyarrow", "scipy", "plotly"} <= warmed


def test_behind_a_server_a_worker_is_ready_before_the_first_file(monkeypatch: pytest.MonkeyPatch) -> None:
    pool, latest = Pool(), time.monotonic() + 60
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(service, "pool", lambda: pool)
    try:
        warmup._load()
        while not pool._template.is_ready() and time.monotonic() < latest:
            time.sleep(0.05)
        assert pool._template.is_ready()
    finally:
        pool.close()


def test_lifetimes_which_takes_seconds_to_load_is_for_tests_and_benchmarks_only() -> None:
    assert "lifetimes" not in loaded_after("from dashboard import warmup", "warmup.finish()")
