"""What a model itself foresees, before its record is known: possible futures as if they had happened."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.backtest.spread import Outcomes
from cltv_core.models import Fitted
from cltv_core.models.protocol import Foresees

VALUES = 60_000
"""About so many possible outcomes are drawn."""

MAX_FUTURES, MIN_FUTURES = 100, 10


@dataclass(frozen=True, eq=False)
class Foreseen:
    """`outcomes` of all futures together; `totals`: that of each future."""

    outcomes: Outcomes
    totals: Floats

    @property
    def common(self) -> float:
        """Variance of the logarithm of the total beyond the customers' own luck: what the fit leaves open."""
        spent = self.outcomes.spent.reshape(len(self.totals), -1)
        mean = float(self.totals.mean())
        own = float(spent.var(axis=0).sum()) / mean**2 if mean > 0 else 0.0
        return max(float(np.log(np.maximum(self.totals, 1e-9)).var()) - own, 0.0) if mean > 0 else 0.0


def foresee(fitted: Fitted, horizon_days: float) -> Foreseen | None:
    """None for a model without a predictive distribution of its own."""
    if not isinstance(fitted, Foresees):
        return None
    predicted = fitted.predict(horizon_days)
    size = int(np.clip(VALUES // len(predicted), MIN_FUTURES, MAX_FUTURES))
    spent = fitted.draws(horizon_days, np.random.default_rng(0), size).value.astype(np.float64)
    p_order, value = (np.tile(predicted[name].to_numpy(), size) for name in ("p_order", "expected_value"))
    return Foreseen(Outcomes(p_order, value, spent.ravel()), spent.sum(axis=1))
