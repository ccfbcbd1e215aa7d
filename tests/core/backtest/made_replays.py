"""Replays made by hand, with just what a choice looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace
from typing import cast

import numpy as np
import numpy.typing as npt

from cltv_core.backtest.replays import Prediction, Replay, Totals
from cltv_core.facts import Code

Floats = npt.NDArray[np.float64]
HORIZON = 90


@dataclass(frozen=True, eq=False)
class Day:
    predictions: Mapping[Code, Prediction]
    counted: Floats
    cut: date
    history_days: float = 200.0

    @property
    def values(self) -> Mapping[Code, Floats]:
        return {method: predicted.value for method, predicted in self.predictions.items()}

    @property
    def totals(self) -> Totals:
        return Totals(float(self.counted.sum()), {method: float(value.sum()) for method, value in self.values.items()})

    @property
    def window(self) -> SimpleNamespace:
        return SimpleNamespace(cutoff=SimpleNamespace(horizon_days=HORIZON), swing=0.0)


def replays(
    models: Mapping[Code, tuple[float, float]],
    days: int = 4,
    customers: int = 400,
    shock: Sequence[float] = (),
    apart: int = HORIZON,
) -> list[Replay]:
    """`models`: for each the noise of its opinion on a customer and the factor on its total; `shock`: on what came;
    `apart`: days between the cut-offs."""
    made = []
    for place in range(days):
        rng = np.random.default_rng(place)
        truth = rng.gamma(0.5, 100, customers)
        actual = truth * rng.exponential(1, customers)
        said = {}
        for name, (noise, factor) in models.items():
            value = truth * np.exp(noise * rng.standard_normal(customers))
            said[name] = Prediction(value * actual.sum() / value.sum() * factor, np.full(customers, 0.5))
        moved = actual * np.exp(shock[place]) if shock else actual
        made.append(Day(said, moved, date(2024, 1, 1) - timedelta(days=apart * place)))
    return cast(list[Replay], made)
