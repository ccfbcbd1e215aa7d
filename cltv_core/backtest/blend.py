"""The forecast of several models together, as one fitted model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats
from cltv_core.backtest.cutoffs import ReplayPlan
from cltv_core.backtest.replays import usable
from cltv_core.backtest.verdict import Verdict
from cltv_core.facts import Code, Fact
from cltv_core.models import Fitted, ModelReport
from cltv_core.models.clock import EVEN, Clock
from cltv_core.models.large_customers import Bounded
from cltv_core.models.protocol import prediction_frame
from cltv_core.summary import CustomerSummary
from cltv_core.threads import side_by_side


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

    @classmethod
    def of(cls, plan: ReplayPlan, judged: Verdict, fitted: Mapping[Code, Fitted]) -> Blend:
        """Blend the methods `fitted` today at the replayed horizon.

        Beyond it, value goes on at the pace of a model that knows when customers come, to the total expected then.
        """
        horizons = np.array([plan.horizon_days, plan.asked_days], dtype=np.float64)
        found = side_by_side(lambda model: model.value_path(horizons), fitted.values(), plan.at_once)
        paths = {method: path for method, path in zip(fitted, found, strict=True) if usable(path)}
        pace = judged.pace if judged.pace in paths else judged.baseline
        value = judged.choice.blend({method: path[:, 0] for method, path in paths.items()})
        paced, paced_asked = paths[pace].T
        factor = np.divide(value, paced, out=np.zeros_like(value), where=paced > 0)
        totals = {method: float(path[:, 1].sum()) for method, path in paths.items()}
        total, expected = judged.choice.pool.total(totals, horizons[1] / horizons[0]), float(paced_asked @ factor)
        return cls(
            bounded=plan.now.bounded,
            baseline=fitted[pace] if fitted[pace].clock != EVEN else fitted[judged.baseline],
            pace=fitted[pace],
            factor=factor * (total / expected) if expected > 0 else factor,
            p_order=judged.chances.apply(fitted[pace].predict(plan.asked_days)["p_order"].to_numpy()),
            horizon_days=plan.asked_days,
            reports={part: report for method in paths for part, report in fitted[method].reports.items()},
            notes=fitted[judged.baseline].notes,
        )

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
