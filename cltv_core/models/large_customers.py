"""Customers far larger than the others: models see them bounded, so that none rules what the others are worth.

A customer's spend is Winsorised (Tukey 1962, "The Future of Data Analysis", section 14) before any model is fitted:
first single days that nothing else of the customer's comes near, as a slip of the keyboard, then all of a customer.
What a large customer brings beyond that is the customer's own expected future, by how lasting the custom has been.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.facts import Code, Fact
from cltv_core.models.clock import Clock
from cltv_core.models.protocol import Fitted, ModelReport, prediction_frame
from cltv_core.purchases import customer_codes
from cltv_core.summary import CustomerSummary

CUSTOMER_FENCE = 1.5
DAY_FENCE = 2.0
"""How many interquartile ranges of the logarithm above the upper quartile an amount stands out (Tukey 1977,
"Exploratory Data Analysis", section 2D): 1.5 of the customers' revenue, 2 of the purchase days', which are alike."""

LEAST_RANGE = float(np.log(2.0))
"""Least interquartile range: where all pay the same, twice as much is still usual."""

LARGE_SHARE = 0.03
"""Of the shop's revenue: who brings less does not rule the rest, however far above the others."""

TIMES_ANY_OTHER_DAY = 3.0
"""A day of so many times the customer's next largest one is no surprise."""

DAYS_A_SPELL = 30.0
"""Orders of one month tell of one occasion, not of several."""

HALF_A_SPELL = 0.5
"""Occasions after the first, to the number of occasions and half a one, is how far custom is taken to last."""

BOUND_STEPS = 12
"""After which the bound, which is in part a share of what it leaves, moves no more."""

_LEAST = 1e-12


def winsorised(spent: Floats) -> Floats:
    """Spend of each customer, none above both the fence and `LARGE_SHARE` of all that is left."""
    return np.minimum(spent, _bound(spent))


@dataclass(frozen=True, eq=False)
class Bounded:
    """A shop whose large customers count for less in what models are fitted to.

    `whole`: the summary as it is; `summary`: with large customers bounded. Arrays of shape (customers,): `kept`, the
    share of the revenue that is left (1 for nearly all), `revenue` without single days out of all proportion, and
    `lasting`, how far the custom is taken to go on (0 to 1). `bound`: the most revenue that a customer counts with;
    `history_days`: length of the shop's history.
    """

    whole: CustomerSummary
    summary: CustomerSummary
    kept: Floats
    revenue: Floats
    lasting: Floats
    bound: float
    history_days: float

    @classmethod
    def of(cls, summary: CustomerSummary) -> Bounded:
        """Bound first single days, then whole customers, that are out of all proportion."""
        customer = customer_codes(summary)
        days = _usual_days(summary.days["revenue"].to_numpy(), customer)
        revenue = np.bincount(customer, days, len(summary.frame)).astype(np.float64)
        bound = _bound(revenue)
        kept = np.minimum(1.0, bound / np.maximum(revenue, _LEAST))
        return cls(
            whole=summary,
            summary=_with_days(summary, customer, days * kept[customer]),
            kept=kept,
            revenue=revenue,
            lasting=_lasting(summary, customer, days),
            bound=bound,
            history_days=max(float(summary.frame["T"].max()), 1.0),
        )

    @cached_property
    def large(self) -> Flags:
        """Return which customers are bounded."""
        return self.kept < 1.0

    def unbounded(self, value_path: Floats, days: Floats) -> Floats:
        """Return the value expected of customers as they are, from that of the bounded ones.

        `value_path` and the result have the shape (customers, days): money expected up to each of `days` ahead.

        The value of a large customer is as much larger as the bound made it smaller, but no more than goes on at the
        pace of the whole history as far as the custom is `lasting`; and who came but once counts as much as the bound
        allows.
        """
        if not self.large.any():
            return value_path
        bounded = value_path[self.large]
        histories = np.asarray(days, dtype=np.float64) / self.history_days
        own = np.outer((self.lasting * self.revenue)[self.large], histories)
        least = np.minimum(bounded, self.bound * histories)
        path = value_path.copy()
        path[self.large] = np.minimum(bounded / self.kept[self.large, np.newaxis], np.maximum(own, least))
        return path


@dataclass(frozen=True, eq=False)
class Unbounded:
    """A model `fitted` to bounded customers, answering for those that they are."""

    fitted: Fitted
    bounded: Bounded

    @property
    def reports(self) -> Mapping[Code, ModelReport]:
        """Return the reports of the fitted model."""
        return self.fitted.reports

    @property
    def notes(self) -> tuple[Fact, ...]:
        """Return the notes of the fitted model."""
        return self.fitted.notes

    @property
    def clock(self) -> Clock:
        """Return how fast the year runs by the fitted model."""
        return self.fitted.clock

    def predict(self, horizon_days: float) -> pd.DataFrame:
        """Predict every customer as they are; see `Fitted.predict`."""
        found = self.fitted.predict(horizon_days)
        value = self.value_path(np.array([horizon_days]))[:, 0]
        orders = found["expected_orders"].to_numpy()
        return prediction_frame(
            self.bounded.summary,
            orders=orders,
            spend=np.divide(value, orders, out=np.zeros_like(value), where=orders > 0),
            p_alive=found["p_alive"].to_numpy(),
            p_order=found["p_order"].to_numpy(),
        )

    def orders_path(self, days: Floats) -> Floats:
        """Return the orders expected of each customer within each of `days`: shape (customers, days)."""
        return self.fitted.orders_path(days)

    def value_path(self, days: Floats) -> Floats:
        """Return the money expected of each customer within each of `days`: shape (customers, days)."""
        return self.bounded.unbounded(self.fitted.value_path(days), days)


def _bound(amounts: Floats) -> float:
    """Return the most that one of the amounts counts; what is bounded itself does not add to what it is a share of."""
    fence = _fence(amounts, CUSTOMER_FENCE)
    bound = np.inf
    for _ in range(BOUND_STEPS):
        bound = max(fence, LARGE_SHARE * float(np.minimum(amounts, bound).sum()))
    return bound


def _fence(amounts: Floats, reach: float) -> float:
    paid = amounts[amounts > 0]
    if not len(paid):
        return np.inf
    low, high = np.quantile(np.log(paid), [0.25, 0.75])
    return float(np.exp(high + reach * max(high - low, LEAST_RANGE)))


def _usual_days(revenue: Floats, customer: Ints) -> Floats:
    """Revenue of each purchase day, bounded where it stands out from all and from the customer's other days."""
    if not len(revenue):
        return revenue
    most = np.maximum(
        _fence(revenue, DAY_FENCE), TIMES_ANY_OTHER_DAY * np.maximum(_next_largest(revenue, customer), 0.0)
    )
    bounded: Floats = np.minimum(revenue, most[customer])
    return bounded


def _next_largest(revenue: Floats, customer: Ints) -> Floats:
    """Return the second largest amount of each customer, 0 of who has but one; the amounts of one stand together."""
    starts = np.flatnonzero(np.diff(customer, prepend=-1))
    largest = np.flatnonzero(revenue == np.maximum.reduceat(revenue, starts)[customer])
    others = revenue.copy()
    others[largest[np.diff(customer[largest], prepend=-1) != 0]] = -np.inf
    second = np.maximum.reduceat(others, starts)
    return np.where(np.isfinite(second), second, 0.0)


def _with_days(summary: CustomerSummary, customer: Ints, revenue: Floats) -> CustomerSummary:
    """Return the same customers and days with other amounts."""
    frame = summary.frame
    repeat = np.diff(customer, prepend=-1) == 0
    total, of_repeats = (np.bincount(customer, amount, len(frame)) for amount in (revenue, revenue * repeat))
    means = of_repeats / np.maximum(frame["frequency"].to_numpy(), 1.0)
    return CustomerSummary(
        frame.assign(revenue=total, monetary_value=means), summary.days.assign(revenue=revenue), summary.as_of
    )


def _lasting(summary: CustomerSummary, customer: Ints, revenue: Floats) -> Floats:
    """Return (occasions - 1) / (occasions + 1/2) of each customer.

    Months of unequal revenue count as fewer occasions: (sum)^2 / sum of squares (Kish 1965, "Survey Sampling", section
    11.7).
    """
    ago = (np.datetime64(summary.as_of, "D") - summary.days["day"].to_numpy().astype("datetime64[D]")).astype(np.int64)
    month = (ago // DAYS_A_SPELL).astype(np.int64)
    cells, at = np.unique(customer * (month.max() + 1) + month, return_inverse=True)
    spent = np.maximum(np.bincount(at, revenue), 0.0)
    whose = cells // (month.max() + 1)
    total, squares = (np.bincount(whose, spent**power, len(summary.frame)) for power in (1, 2))
    occasions = np.divide(total**2, squares, out=np.ones(len(total)), where=squares > 0)
    lasting: Floats = (occasions - 1) / (occasions + HALF_A_SPELL)
    return np.clip(lasting, 0.0, 1.0)
