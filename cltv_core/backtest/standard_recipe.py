"""The standard recipe, BG/NBD and Gamma-Gamma fitted by the library lifetimes itself, beside the methods of the house.

It runs in a process of its own (`cltv_core.backtest.recipe_process`), so that neither its seconds nor what it changes
for a whole process touch anything else. Its failures are shown as failures: nothing is put in their place.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

import cltv_core
from cltv_core.arrays import Floats
from cltv_core.backtest.codes import RecipeFailure
from cltv_core.backtest.cutoffs import ReplayPlan, Window
from cltv_core.backtest.scores import Scores, scores
from cltv_core.facts import Fact

PATIENCE = 120.0
"""Seconds after which the library is stopped."""

_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from cltv_core.backtest.recipe_process import main; main()"
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True)
class RecipeDay:
    """How the recipe would have done at the earlier day `cut`: its `scores`, or why it has none."""

    cut: date
    scores: Scores | None = None
    failure: Fact | None = None


def standard_recipe(plan: ReplayPlan) -> tuple[RecipeDay, ...]:
    """Work the recipe out for every earlier day on which the methods are compared, the latest first; takes seconds."""
    with recipe_running(plan) as run:
        return run.result()


@contextlib.contextmanager
def recipe_running(plan: ReplayPlan) -> Iterator[RecipeRun]:
    """Start working the recipe out, beside whatever is done inside."""
    run = RecipeRun(plan.scored, plan.horizon_days)
    run.start()
    try:
        yield run
    finally:
        run.stop()


@dataclass
class RecipeRun:
    """The process that works the recipe out for the `windows`."""

    windows: Sequence[Window]
    horizon_days: int
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _thread: threading.Thread | None = field(default=None, repr=False)
    _answer: bytes = field(default=b"", repr=False)

    def start(self) -> None:
        """Start the process, and hand it its customers; none where there is no earlier day."""
        if not self.windows:
            return
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _PROGRAM, str(Path(cltv_core.__file__).parent.parent)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_ONE_THREAD},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        question = _question(self.windows, self.horizon_days)
        self._thread = threading.Thread(target=self._converse, args=(self._process, question), daemon=True)
        self._thread.start()

    def result(self) -> tuple[RecipeDay, ...]:
        """Wait for the answers, `PATIENCE` at most."""
        if self._thread is None:
            return ()
        self._thread.join(PATIENCE)
        if self._thread.is_alive():
            return tuple(
                RecipeDay(window.cut, failure=RecipeFailure.TOO_SLOW(seconds=PATIENCE)) for window in self.windows
            )
        if not self._answer:
            return tuple(RecipeDay(window.cut, failure=RecipeFailure.STOPPED()) for window in self.windows)
        answers = np.load(io.BytesIO(self._answer), allow_pickle=False)
        return tuple(_judged(window, day, answers) for day, window in enumerate(self.windows))

    def stop(self) -> None:
        """End the process, if it has not ended."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        if self._thread is not None:
            self._thread.join()

    def _failed(self, why: Fact) -> tuple[RecipeDay, ...]:
        return tuple(RecipeDay(window.cut, failure=why) for window in self.windows)

    def _converse(self, process: subprocess.Popen[bytes], question: bytes) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._answer = process.communicate(question)[0]


def _question(windows: Sequence[Window], horizon_days: int) -> bytes:
    asked: dict[str, Any] = {"days": np.array(len(windows)), "horizon_days": np.array(horizon_days)}
    for day, window in enumerate(windows):
        for name in ("frequency", "recency", "T", "monetary_value"):
            asked[f"{day}_{name}"] = window.cutoff.bounded.whole.frame[name].to_numpy()
    written = io.BytesIO()
    np.savez(written, **asked)
    return written.getvalue()


def _judged(window: Window, day: int, answers: Any) -> RecipeDay:
    if f"{day}_failure" in answers:
        return RecipeDay(window.cut, failure=RecipeFailure.RAISED(error=str(answers[f"{day}_failure"])))
    value: Floats = answers[f"{day}_value"]
    unusable = int((~(np.isfinite(value) & (value >= 0))).sum())
    if unusable:
        return RecipeDay(window.cut, failure=RecipeFailure.NO_NUMBER(customers=unusable, of=len(value)))
    return RecipeDay(window.cut, scores(window.spent, value))
