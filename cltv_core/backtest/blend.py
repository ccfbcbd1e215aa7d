"""The forecast of several models together, as one fitted model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats
from cltv_core.facts import Code, Fact
from cltv_core.models import Fitted, ModelReport
from cltv_core.models.clock import Clock
from cltv_core.models.large_customers import Bounded
from cltv_core.models.protocol import prediction_frame
from cltv_core.summary import CustomerSummary


@dataclass(frozen=True, eq=False)
class Blend:
    """A forecast that several models share.

    `baseline` says who is still a customer and how many orders will come. Each customer's revenue is what `pace`
    expects times `factor` (shape (customers,)); large customers are bounded for the fit and then given what they really
    brought (`bounded`). `p_order` (customers,) is the chance of an order within `horizon_days`.
    """

    bounded: Bounded
    baseline: Fitted
    pace: Fitted
    factor: Floats
    p_order: Floats
    horizon_days: float
    reports: Mapping[Code, ModelReport]
    notes: tuple[Fact, ...] = ()

    @property
    def summary(self) -> CustomerSummary:
        """Return the summary that models are fitted to, with large customers bounded."""
        return self.bounded.summary

    @property
    def clock(self) -> Clock:
        """Return how fast the year runs by this model."""
        return self.baseline.clock

    @cached_property
    def revenue(self) -> Floats:
        """Return the revenue expected of each customer within `horizon_days`."""
        value: Floats = self.value_path(np.array([self.horizon_days]))[:, 0]
        return value

    def predict(self, horizon_days: float) -> pd.DataFrame:
        """Predict every customer; see `Fitted.predict`."""
        days = np.array([horizon_days])
        orders, value = self.orders_path(days)[:, 0], self.value_path(days)[:, 0]
        predicted = self.baseline.predict(horizon_days)
        return prediction_frame(
            self.summary,
            orders=orders,
            spend=np.divide(value, orders, out=np.zeros_like(value), where=orders > 0),
            p_alive=predicted["p_alive"].to_numpy(),
            p_order=self.p_order if horizon_days == self.horizon_days else predicted["p_order"].to_numpy(),
        )

    def orders_path(self, days: Floats) -> Floats:
        """Expect orders by each day ahead; see `Fitted.orders_path`."""
        return self.baseline.orders_path(days)

    def value_path(self, days: Floats) -> Floats:
        """Return the revenue expected of each customer within each of `days`: shape (customers, days), in money."""
        return self.bounded.unbounded(self.pace.value_path(days) * self.factor[:, np.newaxis], days)
