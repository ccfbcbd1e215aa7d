"""The standard recipe without its process: in tests that are about something else, it answers here and at once.

Loading and fitting lifetimes takes two to three seconds of a processor every time. `itself()` brings the true process
back, for the tests that are about it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from cltv_core.backtest.recipe import child

PROCESS = child.RecipeChild


class PromptChild(PROCESS):
    """Expects of everybody what they spent so far, a day, and answers in the form of the process."""

    def start(self) -> None:
        pass

    def ask(self, question: bytes) -> None:
        asked = np.load(io.BytesIO(question), allow_pickle=False)
        expected = {}
        for day in range(int(asked["days"])):
            orders, spent, age = (asked[f"{day}_{name}"] for name in ("frequency", "monetary_value", "T"))
            expected[f"{day}_value"] = orders * spent / np.maximum(age, 1) * asked["horizon_days"]
        written = io.BytesIO()
        np.savez(written, **expected)
        self._answer = written.getvalue()

    def answer(self, patience: float) -> bytes:  # noqa: ARG002
        return self._answer


@contextmanager
def prompt() -> Iterator[None]:
    """Let nobody start the process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child, "RecipeChild", PromptChild)
        yield


@contextmanager
def itself() -> Iterator[None]:
    """Let lifetimes work in its process, as it does outside tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child, "RecipeChild", PROCESS)
        yield
