"""What known customers are expected to bring up to several days ahead, with the range of each sum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.backtest.totals import MAX_LOG_HALF_WIDTH
from cltv_core.intervals import Z80
from cltv_core.summary import CustomerSummary
from cltv_core.terms import month_ends
from cltv_core.value.forecast import Forecast
from cltv_core.value.sales_by_month import LEAST_MONTHS_FOR_A_RANGE, complete_months, monthly_deviation

MONTH = 365.25 / 12
USUAL_MONTHLY_DEVIATION = 0.2
"""Of the logarithm of single months about their neighbours, where a shop has too few months to tell its own."""


@dataclass(frozen=True)
class Expected:
    """Sales expected of the customers of today up to `days` ahead, in money.

    Before margin and discount; `low` to `high` holds 8 times in 10.
    """

    days: int
    expected: float
    low: float
    high: float


def milestones(summary: CustomerSummary, forecast: Forecast, months: int = 12) -> tuple[Expected, ...]:
    """Tell what is expected up to the end of each of the next calendar months, nothing where no range is known.

    The variance of the logarithm of a sum has the part of the level, as for the whole horizon, and one that becomes
    smaller with time: the luck of single purchases, or how far single months of this shop are from their neighbours
    where that is more.
    """
    if forecast.spread is None:
        return ()
    days = month_ends(forecast.terms.as_of, months)
    sums = forecast.fitted.value_path(days).sum(axis=0)
    whole = float(forecast.fitted.value_path(np.array([float(forecast.terms.horizon_days)])).sum())
    reach = _half_widths(summary, forecast, days, sums / whole if whole else sums)
    rows = zip(days, sums, sums * np.exp(-reach), sums * np.exp(reach), strict=True)
    return tuple(Expected(int(day), *map(float, ends)) for day, *ends in rows)


def _half_widths(summary: CustomerSummary, forecast: Forecast, days: Floats, shares: Floats) -> Floats:
    """Of the log range of each sum; `shares`: of what the whole horizon brings, up to each day."""
    assert forecast.spread is not None
    total, variance = float(forecast.spread.value.sum()), float(forecast.spread.variance.sum())
    if total <= 0:
        return np.zeros_like(days)
    luck = variance / total**2 / np.maximum(shares, 1e-9)
    around = _deviation(summary) ** 2 * MONTH / days
    spread = np.sqrt(forecast.spread.shock + np.maximum(np.log1p(luck), around))
    reach: Floats = np.minimum(Z80 * spread, MAX_LOG_HALF_WIDTH)
    return reach


def _deviation(summary: CustomerSummary) -> float:
    sales = complete_months(summary)
    if len(sales) < LEAST_MONTHS_FOR_A_RANGE or sales.min() <= 0:
        return USUAL_MONTHLY_DEVIATION
    return monthly_deviation(np.log(sales))
