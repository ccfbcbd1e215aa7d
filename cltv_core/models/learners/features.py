"""What a trained model is told of each customer: nothing but what was known at the end of the as-of day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats, Ints
from cltv_core.models.shrinkage import shrunk_mean
from cltv_core.purchases import customer_codes
from cltv_core.summary import CustomerSummary

LOOKS_BACK = (30, 91, 182, 365)
"""Days over which what a customer bought lately is counted."""

YEAR = 365
PRIOR_DAYS = 30.0
"""A month is added to the time a customer was watched, so that a rate of the first days is no wild one."""

GROUP_PRIOR = 20.0
"""What all customers did counts as much as so many customers of a group."""


@dataclass(frozen=True, eq=False)
class Features:
    """What is told of each customer.

    `values`: one row a customer as in the summary's frame, one column a name. Money is in multiples of `scale`,
    the mean revenue of a purchase day, and taken in logarithms, so that shops of any currency look alike.
    """

    names: tuple[str, ...]
    values: Floats
    scale: float


def features_of(
    summary: CustomerSummary, predicted: pd.DataFrame, horizon_days: float, groups: Sequence[Ints] = ()
) -> Features:
    """Work out the features of each customer.

    `predicted`: what a simple model expects over `horizon_days` (columns as `protocol.prediction` makes them).
    `groups`: for each way of grouping customers by their first order, the group of each.
    """
    days = _Days.of(summary)
    columns = {
        **_history(summary),
        **_spend(summary, days),
        **_lately(summary, days),
        **_a_year_ago(days, horizon_days),
        **_regularity(summary, days),
        **_expected(predicted, days.scale),
        **{f"group_{place}": _standing(summary, group) for place, group in enumerate(groups)},
    }
    return Features(tuple(columns), np.column_stack(list(columns.values())), days.scale)


@dataclass(frozen=True, eq=False)
class _Days:
    """One element a purchase day; `starts` holds the place of each customer's first one."""

    customer: Ints
    day: Ints
    ago: Ints
    revenue: Floats
    starts: Ints
    scale: float

    @classmethod
    def of(cls, summary: CustomerSummary) -> _Days:
        customer = customer_codes(summary)
        day = summary.days["day"].to_numpy().astype("datetime64[D]").astype(np.int64)
        revenue = summary.days["revenue"].to_numpy()
        return cls(
            customer=customer,
            day=day,
            ago=np.datetime64(summary.as_of, "D").astype(np.int64) - day,
            revenue=revenue,
            starts=np.flatnonzero(np.diff(customer, prepend=-1)),
            scale=float(revenue.mean()) or 1.0,
        )

    @property
    def customers(self) -> int:
        return len(self.starts)

    def money(self, amount: Floats) -> Floats:
        logs: Floats = np.log1p(np.maximum(amount, 0.0) / self.scale)
        return logs

    def spent(self, first: int, last: int) -> tuple[Floats, Floats]:
        """Purchase days and revenue of each customer from `first` to before `last` days ago."""
        within = (self.ago >= first) & (self.ago < last)
        customer = self.customer[within]
        counts = np.bincount(customer, minlength=self.customers).astype(np.float64)
        return counts, np.bincount(customer, self.revenue[within], self.customers).astype(np.float64)


def _history(summary: CustomerSummary) -> dict[str, Floats]:
    frequency, recency, age, gap = (
        summary.frame[name].to_numpy() for name in ("frequency", "recency", "T", "usual_gap")
    )
    return {
        "frequency": np.log1p(frequency),
        "T": np.log1p(age),
        "silence": np.log1p(age - recency),
        "rate": np.log((frequency + 1) / (age + PRIOR_DAYS)),
        "lateness": np.log((age - recency + 1) / (gap + 1)),
        "usual_gap": np.log1p(gap),
        "came_back": (frequency > 0).astype(np.float64),
    }


def _spend(summary: CustomerSummary, days: _Days) -> dict[str, Floats]:
    frame = summary.frame
    total, purchase_days = frame["revenue"].to_numpy(), frame["frequency"].to_numpy() + 1
    ends = np.append(days.starts[1:], len(days.day)) - 1
    return {
        "revenue": days.money(total),
        "spend_a_day": days.money(total / purchase_days),
        "revenue_rate": days.money(total / (frame["T"].to_numpy() + PRIOR_DAYS) * PRIOR_DAYS),
        "first_spend": days.money(days.revenue[days.starts]),
        "last_spend": days.money(days.revenue[ends]),
        "largest_spend": days.money(np.maximum.reduceat(days.revenue, days.starts)),
    }


def _lately(summary: CustomerSummary, days: _Days) -> dict[str, Floats]:
    columns = {}
    for back in LOOKS_BACK:
        count, revenue = days.spent(0, back)
        columns[f"days_{back}"], columns[f"revenue_{back}"] = np.log1p(count), days.money(revenue)
    refunded = summary.frame["refunded"].to_numpy()
    columns["refunded_share"] = refunded / (refunded + summary.frame["revenue"].to_numpy() + days.scale)
    return columns


def _a_year_ago(days: _Days, horizon_days: float) -> dict[str, Floats]:
    """Look at the same part of last year as the horizon is of this one, to see who buys at Christmas only."""
    count, revenue = days.spent(max(YEAR - int(horizon_days), 0), YEAR)
    return {"days_last_year": np.log1p(count), "revenue_last_year": days.money(revenue)}


def _regularity(summary: CustomerSummary, days: _Days) -> dict[str, Floats]:
    """How evenly a customer comes: standard deviation of the gaps over their mean, 1 where there are not two."""
    repeats = summary.frame["frequency"].to_numpy()
    gap = np.diff(days.day, prepend=days.day[:1]).astype(np.float64)
    gap[days.starts] = 0.0
    mean, square = (np.bincount(days.customer, gap**power, days.customers) / np.maximum(repeats, 1) for power in (1, 2))
    spread = np.sqrt(np.maximum(square - mean**2, 0.0)) / (mean + 1)
    return {"unevenness": np.where(repeats > 1, spread, 1.0)}


def _expected(predicted: pd.DataFrame, scale: float) -> dict[str, Floats]:
    orders, value = predicted["expected_orders"].to_numpy(), predicted["expected_value"].to_numpy()
    return {
        "p_alive": predicted["p_alive"].to_numpy(),
        "p_order": predicted["p_order"].to_numpy(),
        "expected_orders": np.log(orders + 1e-3),
        "expected_spend": np.log1p(predicted["expected_spend"].to_numpy() / scale),
        "expected_value": np.log(value / scale + 1e-3),
    }


def _standing(summary: CustomerSummary, group: Ints) -> Floats:
    """Logarithm of how often the other customers of one's group came back, against all customers."""
    if (group == group[0]).all():
        return np.zeros(len(group))
    frequency, age = summary.frame["frequency"].to_numpy(), summary.frame["T"].to_numpy() + PRIOR_DAYS
    pace = max(float(frequency.sum() / age.sum()), 1e-9)
    came, watched = (np.bincount(group, amount).astype(np.float64)[group] - amount for amount in (frequency, age))
    standing: Floats = np.log(shrunk_mean(came, watched, towards=pace, weight=GROUP_PRIOR * float(age.mean())) / pace)
    return standing
