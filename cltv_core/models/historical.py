"""Historical average: each customer goes on as before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats
from cltv_core.facts import Code, Fact
from cltv_core.models.activity import Presence
from cltv_core.models.clock import EVEN, Clock
from cltv_core.models.codes import Method
from cltv_core.models.protocol import ModelReport, prediction_frame
from cltv_core.models.rhythm import chance_of_order, order_rate, shop_pace
from cltv_core.models.shrinkage import shrunk_mean
from cltv_core.summary import CustomerSummary


@dataclass(frozen=True)
class HistoricalAverage:
    """Own pace times own spend, each drawn towards the shop's; fits any shop with a customer.

    Orders a day: (frequency + 1) / (T + 1 / rho), the mean of a Gamma(1, 1 / rho) rate after frequency orders in T
    days, where rho is the shop's repeat orders a customer and day. An order: (revenue + mean) / (purchase days + 1),
    where mean is that of all purchase days. The average itself does not notice that a customer has gone silent;
    `p_alive` does (see `Activity`).
    """

    method: ClassVar[Method] = Method.HISTORICAL_AVERAGE

    def fit(self, summary: CustomerSummary) -> FittedHistoricalAverage:
        """Fit any shop with a customer."""
        mean_spend = float(summary.days["revenue"].mean())
        return FittedHistoricalAverage(summary, shop_pace(summary), mean_spend, Presence(summary))


@dataclass(frozen=True)
class FittedHistoricalAverage:
    """`pace`: repeat orders a customer and day; `mean_spend`: revenue of a purchase day."""

    summary: CustomerSummary
    pace: float
    mean_spend: float
    presence: Presence
    notes: tuple[Fact, ...] = ()
    clock: Clock = EVEN

    @property
    def reports(self) -> Mapping[Code, ModelReport]:
        """Report what was fitted, part by part."""
        parameters = {"rho": self.pace, "mean_spend": self.mean_spend}
        return {Method.HISTORICAL_AVERAGE: ModelReport(parameters, time_unit="days")}

    def predict(self, horizon_days: float) -> pd.DataFrame:
        """Predict every customer; see `Fitted.predict`."""
        return prediction_frame(
            self.summary,
            orders=order_rate(self.summary, self.pace) * horizon_days,
            spend=self._spend,
            p_alive=self.presence.activity.p_alive(self.summary),
            p_order=chance_of_order(self.summary, self.pace, horizon_days),
        )

    def orders_path(self, days: Floats) -> Floats:
        """Expect orders by each day ahead; see `Fitted.orders_path`."""
        return np.outer(order_rate(self.summary, self.pace), days)

    def value_path(self, days: Floats) -> Floats:
        """Expect revenue by each day ahead; see `Fitted.value_path`."""
        return self.orders_path(days) * self._spend[:, np.newaxis]

    @property
    def _spend(self) -> Floats:
        frame = self.summary.frame
        purchase_days = frame["frequency"].to_numpy() + 1
        return shrunk_mean(frame["revenue"].to_numpy(), purchase_days, towards=self.mean_spend, weight=1.0)
