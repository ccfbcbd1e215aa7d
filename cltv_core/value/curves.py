"""What a customer of each cohort has brought so far, continued by the forecast, and when that pays for winning one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.describe.cohort_groups import Grouping
from cltv_core.describe.cohorts import CohortTable, cohort_table
from cltv_core.describe.periods import open_month
from cltv_core.summary import CustomerSummary
from cltv_core.transactions import Transactions
from cltv_core.value.forecast import Forecast

MONTHS_AHEAD = 12


@dataclass(frozen=True)
class Payback:
    """How many months a cohort needs until a customer has brought what winning one costs.

    `months` is None where the curve does not get there; `expected` says that the forecast was needed to get there.
    """

    cohort: str
    months: int | None
    expected: bool


def value_curves(
    transactions: Transactions,
    summary: CustomerSummary,
    forecast: Forecast,
    by: Grouping = "month",
    margin: float = 1.0,
    least_customers: int = 0,
) -> pd.DataFrame:
    """Work out what a customer of each cohort has brought month by month, and what is expected.

    Columns `cohort`, `months_since`, `cumulative_value` (money per customer, times `margin`), `is_forecast`, `low` and
    `high`: the likely range of what is expected of the cohort's customers (80%), NaN where it is not known.

    The first part of each curve is what happened in complete months, the next twelve points are expected. Expected
    months are not discounted, so that both parts are the same money. For a group of customers of different ages, a
    customer who has already lived through a month counts with what happened, the others with what is expected.
    Cohorts of fewer than `least_customers` are one curve.
    """
    table = cohort_table(transactions, summary, by, least_customers)
    ahead = calendar_months_ahead(summary, forecast) * margin
    happened = np.cumsum(table.revenue_per_customer * margin, axis=1)
    curves = [
        _curve(
            label,
            happened[row, table.shown[row]],
            _increments(table, row, ahead, margin),
            _range_factors(forecast, table.members == row),
        )
        for row, label in enumerate(table.labels)
        if table.shown[row].any()
    ]
    return pd.concat(curves, ignore_index=True) if curves else _curve("", np.empty(0), np.empty(0), (1.0, 1.0))


def payback(curves: pd.DataFrame, acquisition_cost: float) -> tuple[Payback, ...]:
    """For each cohort of `curves`, in its order, when `cumulative_value` reaches the cost of winning a customer.

    Months are counted as the owner counts them: 1 means by the end of the first month.
    """
    return tuple(
        _payback_of(str(cohort), curve, acquisition_cost) for cohort, curve in curves.groupby("cohort", sort=False)
    )


def calendar_months_ahead(summary: CustomerSummary, forecast: Forecast) -> Floats:
    """Return expected revenue (customers x 12) in the calendar months after the last complete one, before margin.

    The first of them has begun: what was sold in it so far is part of it, the rest is the forecast's share.
    """
    begun = open_month(summary)
    path = _before_margin(forecast)
    ends = np.arange(MONTHS_AHEAD + 1) - begun.gone
    so_far = np.cumsum(np.hstack([np.zeros((len(path), 1)), path]), axis=1)
    at_ends = _interpolate(so_far, np.maximum(ends, 0))
    ahead = np.diff(at_ends, axis=1)
    ahead[:, 0] += begun.revenue
    return ahead


def _range_factors(forecast: Forecast, members: Flags) -> tuple[float, float]:
    """Return the ends of the range of what some customers are expected to bring, as shares of it; NaN if not known."""
    ends, total = forecast.range_of(members), float(forecast.frame["expected_value"].to_numpy()[members].sum())
    return (ends[0] / total, ends[1] / total) if ends and total > 0 else (float("nan"), float("nan"))


def _curve(label: str, happened: Floats, increments: Floats, factors: tuple[float, float]) -> pd.DataFrame:
    base, nothing = happened[-1] if len(happened) else 0.0, np.full(len(happened), np.nan)
    expected = np.cumsum(increments)
    values = np.concatenate([happened, base + expected])
    return pd.DataFrame(
        {
            "cohort": pd.Series([label] * len(values), dtype="str"),
            "months_since": np.arange(len(values)),
            "cumulative_value": values,
            "is_forecast": np.arange(len(values)) >= len(happened),
            "low": np.concatenate([nothing, base + factors[0] * expected]),
            "high": np.concatenate([nothing, base + factors[1] * expected]),
        }
    )


def _increments(table: CohortTable, row: int, ahead: Floats, margin: float) -> Floats:
    """Mean value per customer at each of the twelve ages after the last one shown."""
    last_shown = int(table.shown[row].sum()) - 1
    members = table.members == row
    ages, paths = table.ages[members], ahead[members]
    return np.array(
        [_mean_at(age, ages, paths, table, row, margin) for age in range(last_shown + 1, last_shown + 1 + MONTHS_AHEAD)]
    )


def _mean_at(
    age: int,
    ages: Ints,
    paths: Floats,
    table: CohortTable,
    row: int,
    margin: float,
) -> float:
    step = age - ages - 1
    expected = (step >= 0) & (step < MONTHS_AHEAD)
    lived = int(table.customers[row, age]) if age < table.customers.shape[1] else 0
    happened = float(table.revenue[row, age]) * margin if lived else 0.0
    return (happened + float(paths[expected, step[expected]].sum())) / (lived + int(expected.sum()))


def _payback_of(cohort: str, curve: pd.DataFrame, acquisition_cost: float) -> Payback:
    reached = np.flatnonzero(curve["cumulative_value"].to_numpy() >= acquisition_cost)
    if not len(reached):
        return Payback(cohort, None, expected=True)
    point = curve.iloc[reached[0]]
    return Payback(cohort, int(point["months_since"]) + 1, expected=bool(point["is_forecast"]))


def _before_margin(forecast: Forecast) -> Floats:
    margin = forecast.terms.margin
    path = np.asarray(forecast.monthly_values(MONTHS_AHEAD), dtype=np.float64)
    return path / margin if margin else np.zeros_like(path)


def _interpolate(so_far: Floats, at: Floats) -> Floats:
    whole = np.minimum(at.astype(np.int64), so_far.shape[1] - 2)
    part = at - whole
    values: Floats = so_far[:, whole] * (1 - part) + so_far[:, whole + 1] * part
    return values
