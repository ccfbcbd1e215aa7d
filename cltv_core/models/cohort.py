"""Cohort average: customers go on as earlier customers did at the same age."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.errors import ModelNotFitted
from cltv_core.facts import Code, Fact
from cltv_core.models.activity import Presence
from cltv_core.models.clock import EVEN, Clock
from cltv_core.models.codes import Method, Refusal, Remedy
from cltv_core.models.protocol import ModelReport, prediction_frame
from cltv_core.models.shrinkage import shrunk_mean
from cltv_core.summary import CustomerSummary

MONTH = 365.25 / 12
"""Days of a month of age."""

PRIOR_CUSTOMERS = 10.0
"""The average of the month before counts as much as so many customers."""


@dataclass(frozen=True)
class CohortAverage:
    """Average orders and revenue of earlier customers in each month of age, those who stayed away included.

    Age is counted in months since the first order. Each month has two averages, over the customers who had come back
    before it and over those who had not, and the share of the latter who came back in it; each only over customers who
    were seen to the end of that month, and drawn towards the average of the month before where they are few. Months of
    age that nobody has reached yet are taken to be like the last three seen. A customer of age T is carried through the
    months T to T + horizon with these.

    `p_alive` is that of `Activity`; `p_order` = E / (1 + E) for E expected orders, as if the paces of customers
    differed like a Gamma(1).
    """

    method: ClassVar[Method] = Method.COHORT_AVERAGE

    def fit(self, summary: CustomerSummary) -> FittedCohortAverage:
        """Average what customers did in each month of age.

        Raises ModelNotFitted if no customer is a month old, or none came back within the months seen in full.
        """
        ages = _Ages.of(summary)
        if ages.months == 0:
            raise ModelNotFitted(Refusal.NO_COHORT_YET(), Remedy.SIMPLER_METHOD)
        if not ages.counted.any():
            raise ModelNotFitted(Refusal.NOBODY_CAME_BACK(), Remedy.SIMPLER_METHOD)
        seen = ages.customers_seen()
        return FittedCohortAverage(
            summary=summary,
            orders=_monthly_means(ages.totals(np.ones(len(ages.month))), seen),
            revenue=_monthly_means(ages.totals(summary.days["revenue"].to_numpy()), seen),
            returning=_monthly_means(ages.first_returns(), seen)[:, 0],
            presence=Presence(summary),
        )


@dataclass(frozen=True)
class FittedCohortAverage:
    """Averages by month of age.

    By month of age (row; the last stands for all later ones): mean `orders` and `revenue` of customers who had not
    come back before it (column 0) and of those who had (column 1), and the share of the former `returning` in it.
    """

    summary: CustomerSummary
    orders: Floats
    revenue: Floats
    returning: Floats
    presence: Presence
    notes: tuple[Fact, ...] = ()
    clock: Clock = EVEN

    @property
    def reports(self) -> Mapping[Code, ModelReport]:
        """Report what was fitted, part by part."""
        year = np.array([365.25])
        parameters = {
            "orders_in_first_year": float(self._paths(self.orders, year)[0, 0, 0]),
            "revenue_in_first_year": float(self._paths(self.revenue, year)[0, 0, 0]),
        }
        return {Method.COHORT_AVERAGE: ModelReport(parameters)}

    def predict(self, horizon_days: float) -> pd.DataFrame:
        """Predict every customer; see `Fitted.predict`."""
        horizon = np.array([horizon_days])
        orders, value = self.orders_path(horizon)[:, 0], self.value_path(horizon)[:, 0]
        return prediction_frame(
            self.summary,
            orders=orders,
            spend=np.divide(value, orders, out=np.zeros_like(value), where=orders > 0),
            p_alive=self.presence.activity.p_alive(self.summary),
            p_order=orders / (1 + orders),
        )

    def orders_path(self, days: Floats) -> Floats:
        """Expect orders by each day ahead; see `Fitted.orders_path`."""
        return self._of_customers(self._paths(self.orders, days))

    def value_path(self, days: Floats) -> Floats:
        """Expect revenue by each day ahead; see `Fitted.value_path`."""
        return self._of_customers(self._paths(self.revenue, days))

    def _of_customers(self, paths: Floats) -> Floats:
        frame = self.summary.frame
        age = np.rint(frame["T"].to_numpy() / MONTH).astype(np.int64)
        came_back = (frame["frequency"].to_numpy() > 0).astype(np.int64)
        return paths[np.minimum(age, len(paths) - 1), came_back]

    def _paths(self, means: Floats, days: Floats) -> Floats:
        """Add up averages over the months ahead.

        Sums by age and standing now (0: has not come back, 1: has) up to each of `days` ahead, part of a month in
        proportion.
        """
        whole, part = np.divmod(days / MONTH, 1)
        at = whole.astype(np.int64)
        by_month = self._ahead(means, int(at.max()) + 1)
        before = np.cumsum(by_month, axis=2) - by_month
        return before[:, :, at] + by_month[:, :, at] * part

    def _ahead(self, means: Floats, months: int) -> Floats:
        """Mean of each month ahead (last axis) by age and standing now."""
        ages = np.arange(len(means))
        share_back = np.tile([0.0, 1.0], (len(ages), 1))
        ahead = np.empty((len(ages), 2, months))
        for month in range(months):
            age = np.minimum(ages + month, ages[-1])
            away, back = means[age, :1], means[age, 1:]
            ahead[:, :, month] = away + share_back * (back - away)
            share_back = share_back + (1 - share_back) * self.returning[age, np.newaxis]
        return ahead


@dataclass(frozen=True)
class _Ages:
    """Customers and purchase days by full months of age.

    One element a purchase day: `month`, `came_back` (as of its customer), `counted` (a repeat, in a month seen to its
    end). One a customer: `customer_came_back` (month of the first repeat, past all where there is none),
    `customer_seen` (months seen to their end).
    """

    months: int
    month: Ints
    came_back: Ints
    counted: Flags
    customer_came_back: Ints
    customer_seen: Ints

    @classmethod
    def of(cls, summary: CustomerSummary) -> _Ages:
        frequency = summary.frame["frequency"].to_numpy().astype(np.int64)
        customer = np.repeat(np.arange(len(frequency)), frequency + 1)
        first = np.cumsum(frequency + 1) - (frequency + 1)
        day = summary.days["day"].to_numpy().astype("datetime64[D]").astype(np.int64)
        month = ((day - day[first][customer]) / MONTH).astype(np.int64)
        seen = (summary.frame["T"].to_numpy() / MONTH).astype(np.int64)
        came_back = np.full(len(frequency), seen.max() + 1)
        came_back[frequency > 0] = month[first[frequency > 0] + 1]
        counted = month < seen[customer]
        counted[first] = False
        return cls(int(seen.max()), month, came_back[customer], counted, came_back, seen)

    def totals(self, amount: Floats) -> Floats:
        """Sum of `amount` over the repeats of each month, by whether the customer had come back in an earlier one."""
        had = self.came_back < self.month
        cell = (2 * self.month + had)[self.counted]
        return np.bincount(cell, amount[self.counted], 2 * self.months).reshape(-1, 2).astype(np.float64)

    def customers_seen(self) -> Floats:
        """Count the customers seen to the end of each month, by whether they had come back in an earlier one."""
        seen = [self.customer_seen > month for month in range(self.months)]
        had = [self.customer_came_back < month for month in range(self.months)]
        return np.array([[(s & ~h).sum(), (s & h).sum()] for s, h in zip(seen, had, strict=True)], dtype=np.float64)

    def first_returns(self) -> Floats:
        """Count the customers who came back for the first time in each month, in the shape of `customers_seen`."""
        within = self.customer_came_back[self.customer_came_back < self.customer_seen]
        count = np.bincount(within, minlength=self.months)
        return np.stack([count, np.zeros_like(count)], axis=1).astype(np.float64)


def _monthly_means(total: Floats, seen: Floats) -> Floats:
    """Return the means by month, and last that of the last quarter, for the months after.

    Each is drawn towards the one before, and the first towards that of all months.
    """
    over_all = total.sum() / seen.sum()
    mean = shrunk_mean(total.sum(axis=0), seen.sum(axis=0), towards=over_all, weight=PRIOR_CUSTOMERS)
    means = np.empty_like(total)
    for month in range(len(total)):
        mean = means[month] = shrunk_mean(total[month], seen[month], towards=mean, weight=PRIOR_CUSTOMERS)
    quarter = total[-3:].sum(axis=0), seen[-3:].sum(axis=0)
    return np.vstack([means, shrunk_mean(*quarter, towards=mean, weight=PRIOR_CUSTOMERS)])
