"""What a model itself foresees, before its record is known: possible futures as if they had happened."""

from __future__ import annotations

import numpy as np

from cltv_core.backtest.spread import Outcomes
from cltv_core.models import Fitted
from cltv_core.models.protocol import Foresees

VALUES = 60_000
"""About so many possible outcomes are drawn."""

MAX_FUTURES, MIN_FUTURES = 100, 10


def foresee(fitted: Fitted, horizon_days: float) -> Outcomes | None:
    """Return simulated outcomes of all customers, as if a model's own futures had happened.

    None for a model without a predictive distribution of its own. The futures are drawn with a fixed seed.
    """
    if not isinstance(fitted, Foresees):
        return None
    predicted = fitted.predict(horizon_days)
    size = int(np.clip(VALUES // len(predicted), MIN_FUTURES, MAX_FUTURES))
    spent = fitted.draws(horizon_days, np.random.default_rng(0), size).value.astype(np.float64)
    p_order, value = (np.tile(predicted[name].to_numpy(), size) for name in ("p_order", "expected_value"))
    return Outcomes(p_order, value, spent.ravel())
