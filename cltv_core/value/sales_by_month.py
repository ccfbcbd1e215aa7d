"""Sales month by month: what happened, to new and returning customers, and what is expected with its likely range."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats
from cltv_core.describe.periods import closing_day, last_complete_month, month_number
from cltv_core.intervals import Z80
from cltv_core.purchases import customer_codes
from cltv_core.summary import CustomerSummary
from cltv_core.terms import MONTHS_A_YEAR
from cltv_core.value.curves import calendar_months_ahead
from cltv_core.value.equity import LEAST_MONTHS, customer_equity, newcomers_sales_ahead
from cltv_core.value.forecast import Forecast

LEAST_MONTHS_FOR_A_RANGE = 6
_OF_THREE = 1.5
"""Variance of one month by that of its distance to the mean of itself and its two neighbours."""


@dataclass(frozen=True)
class SalesByMonth:
    """Sales to known customers, before margin and discount.

    `past`: one row a complete month: `month` (its first day), `new` (of customers whose first order fell in it) and
    `returning`. `ahead`: the months after, the one that has begun first: `month`, `expected`, `low` and `high` (8 times
    in 10 for a single month; NaN where too few months are known); empty where the files are too short.
    """

    past: pd.DataFrame
    ahead: pd.DataFrame

    @property
    def last_year(self) -> float | None:
        """The sales of the last twelve complete months; None where there are not so many."""
        if len(self.past) < MONTHS_A_YEAR:
            return None
        return float(self.past[["new", "returning"]].tail(MONTHS_A_YEAR).to_numpy().sum())

    @property
    def without_forecast(self) -> SalesByMonth:
        """The same past with nothing expected."""
        return SalesByMonth(self.past, self.ahead.head(0))

    @property
    def next_year(self) -> float | None:
        """The sales that are expected in the twelve months after; None where nothing is."""
        return float(self.ahead["expected"].sum()) if len(self.ahead) else None


def sales_by_month(summary: CustomerSummary, forecast: Forecast) -> SalesByMonth:
    """Put the sales of the past beside those that are expected of today's customers and of those still to come."""
    past = _past(summary)
    return SalesByMonth(past, _ahead(summary, forecast, past))


def _past(summary: CustomerSummary) -> pd.DataFrame:
    month = month_number(summary.days["day"].to_numpy())
    first = month_number(summary.frame["first_order"].to_numpy())[customer_codes(summary)]
    start, end = int(month.min()), last_complete_month(closing_day(summary))
    revenue, over = summary.days["revenue"].to_numpy(), month <= end
    sums = [
        np.bincount(month[chosen] - start, weights=revenue[chosen], minlength=max(end - start + 1, 0))
        for chosen in (over & (month == first), over & (month != first))
    ]
    return pd.DataFrame({"month": _days(start, len(sums[0])), "new": sums[0], "returning": sums[1]})


def _ahead(summary: CustomerSummary, forecast: Forecast, past: pd.DataFrame) -> pd.DataFrame:
    today = calendar_months_ahead(summary, forecast).sum(axis=0)
    joining = newcomers_sales_ahead(summary, len(today))
    if len(past) < LEAST_MONTHS or joining is None:
        return pd.DataFrame({"month": _days(0, 0), "expected": [], "low": [], "high": []})
    expected = today + joining
    half_width = _half_width(summary, forecast, past)
    month = _days(last_complete_month(closing_day(summary)) + 1, len(expected))
    return pd.DataFrame(
        {
            "month": month,
            "expected": expected,
            "low": expected * np.exp(-half_width),
            "high": expected * np.exp(half_width),
        }
    )


def _half_width(summary: CustomerSummary, forecast: Forecast, past: pd.DataFrame) -> float:
    """Of the log range of a single month: how sure the level is, and how far months are from their neighbours."""
    equity = customer_equity(summary, forecast)
    sales = past["new"].to_numpy() + past["returning"].to_numpy()
    if equity.high is None or equity.total <= 0 or len(sales) < LEAST_MONTHS_FOR_A_RANGE or sales.min() <= 0:
        return float("nan")
    level = np.log(equity.high / equity.total)
    return float(np.hypot(level, Z80 * monthly_deviation(np.log(sales))))


def complete_months(summary: CustomerSummary) -> Floats:
    """Return the sales of each complete month."""
    return np.asarray(_past(summary)[["new", "returning"]].sum(axis=1).to_numpy(), dtype=np.float64)


def monthly_deviation(log_sales: Floats) -> float:
    """Return the standard deviation of single months about a level that moves slowly."""
    around = (log_sales[:-2] + log_sales[1:-1] + log_sales[2:]) / 3
    return float(np.sqrt(_OF_THREE * np.mean((log_sales[1:-1] - around) ** 2)))


def _days(first_month: int, number: int) -> pd.Series:
    """Return the first days of `number` months; months are counted from January 1970."""
    months = np.arange(first_month, first_month + number).astype("datetime64[M]")
    return pd.Series(months.astype("datetime64[s]"))
