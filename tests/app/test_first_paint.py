"""The first page is drawn before anything slow is loaded."""

from __future__ import annotations

import subprocess
import sys


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


def test_lifetimes_which_takes_seconds_to_load_is_for_tests_and_benchmarks_only() -> None:
    assert "lifetimes" not in loaded_after("from dashboard import warmup", "warmup.finish()")
