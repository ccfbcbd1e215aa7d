"""The standard recipe, BG/NBD and Gamma-Gamma fitted by the library lifetimes itself, beside the methods of the house.

It runs in a process of its own (`cltv_core.backtest.recipe.process`), so that neither its seconds nor what it changes
for a whole process touch anything else. Its failures are shown as failures: nothing is put in their place.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.backtest.codes import RecipeFailure
from cltv_core.backtest.cutoffs import ReplayPlan, Window
from cltv_core.backtest.recipe.child import RecipeChild, recipe_child
from cltv_core.backtest.scores import Scores, scores
from cltv_core.facts import Fact

PATIENCE = 120.0
"""Seconds after which the library is stopped."""


@dataclass(frozen=True)
class RecipeDay:
    """How the recipe would have done at the earlier day `cut`: its `scores`, or why it has none."""

    cut: date
    scores: Scores | None = None
    failure: Fact | None = None


def standard_recipe(plan: ReplayPlan) -> tuple[RecipeDay, ...]:
    """Work the recipe out for every earlier day on which the methods are compared, the latest first; takes seconds."""
    with recipe_child() as child:
        return RecipeRun.of(plan, child).result()


@dataclass(frozen=True, eq=False)
class RecipeRun:
    """A process, `child`, at work on the recipe for the `windows`."""

    windows: Sequence[Window]
    child: RecipeChild

    @classmethod
    def of(cls, plan: ReplayPlan, child: RecipeChild) -> RecipeRun:
        """Hand the customers of the earlier days to the child; nothing where there is no earlier day."""
        if plan.scored:
            child.ask(_question(plan.scored, plan.horizon_days))
        return cls(plan.scored, child)

    def result(self) -> tuple[RecipeDay, ...]:
        """Wait for the answers, `PATIENCE` at most."""
        if not self.windows:
            return ()
        answer = self.child.answer(PATIENCE)
        if not answer:
            late = answer is None
            return self._failed(RecipeFailure.TOO_SLOW(seconds=PATIENCE) if late else RecipeFailure.STOPPED())
        answers = np.load(io.BytesIO(answer), allow_pickle=False)
        return tuple(_judged(window, day, answers) for day, window in enumerate(self.windows))

    def _failed(self, why: Fact) -> tuple[RecipeDay, ...]:
        return tuple(RecipeDay(window.cut, failure=why) for window in self.windows)


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
