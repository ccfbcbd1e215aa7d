"""Customer equity: what all current customers are expected to bring, and those who are expected to join.

Blattberg and Deighton (1996) and Rust, Lemon and Zeithaml (2004) take it as the figure of the whole company. Those who
will join are taken to come as in recent months and to spend as earlier customers did at the same age.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.describe.periods import closing_day, last_complete_month, month_number, share_of_month_gone
from cltv_core.facts import Fact
from cltv_core.intervals import Z80
from cltv_core.purchases import customer_codes
from cltv_core.summary import CustomerSummary
from cltv_core.terms import Terms
from cltv_core.value.codes import EquityCode
from cltv_core.value.forecast import Forecast

MONTH = 365.25 / 12
WARM_UP = 3
"""Months at the start of the files in which many customers look new who are not."""
MONTHS_SEEN = 12
LEAST_MONTHS = 3
LEAST_NEWCOMERS = 30
LEAST_SEEN = 10
"""Customers who have lived through a month of age, for it to be told from them."""
MONTHS_FOR_A_RANGE = 6
_STEPS = 240
STEPS_A_MONTH = 20


@dataclass(frozen=True)
class Equity:
    """What current and future customers are worth.

    Money over `horizon_days`, in the forecast's terms: `current` customers, and those `joining`: `new_a_month`
    (mean of `months_seen` complete months), each worth `newcomer_value` over a full horizon from the day of joining.

    `low` and `high` hold 8 times in 10, as far as the number of those who join and the forecast's own range go; None
    where either is not known. Without enough months `joining` is 0 and `months_seen` too.
    """

    current: float
    joining: float
    new_a_month: float
    newcomer_value: float
    months_seen: int
    horizon_days: int
    low: float | None = None
    high: float | None = None

    @property
    def total(self) -> float:
        """Add both up."""
        return self.current + self.joining

    @property
    def fact(self) -> Fact:
        """The equity, to be said."""
        if not self.months_seen:
            return EquityCode.CURRENT(current=self.current, horizon_days=self.horizon_days)
        return EquityCode.WITH_NEWCOMERS(
            total=self.total,
            current=self.current,
            joining=self.joining,
            new_a_month=self.new_a_month,
            months_seen=self.months_seen,
            horizon_days=self.horizon_days,
            low=self.low,
            high=self.high,
        )


def customer_equity(summary: CustomerSummary, forecast: Forecast) -> Equity:
    """Return the equity of the shop at the as-of day of `summary`, over the horizon of `forecast`."""
    terms = forecast.terms
    joined = new_customers(summary)
    if len(joined) < LEAST_MONTHS:
        return Equity(forecast.total, 0.0, 0.0, 0.0, 0, terms.horizon_days)
    worth = _value_by_age(summary, terms)
    a_month = float(joined.mean())
    joining = a_month * _value_of_one_a_month(worth, terms)
    low, high = _range(forecast, joined, joining)
    return Equity(
        current=forecast.total,
        joining=joining,
        new_a_month=a_month,
        newcomer_value=float(_interpolated(worth, np.array([terms.horizon_days / MONTH]))[0]),
        months_seen=len(joined),
        horizon_days=terms.horizon_days,
        low=low,
        high=high,
    )


def newcomers_sales_ahead(summary: CustomerSummary, months: int) -> Floats | None:
    """Return the sales, before margin and discount, of customers who join from now on, in so many calendar months.

    The first of them has begun. None where too few months are known to tell how many join.
    """
    joined = new_customers(summary)
    if len(joined) < LEAST_MONTHS:
        return None
    terms = Terms(summary.as_of, math.ceil((months + 1) * MONTH), margin=1.0, discount_rate=0.0)
    worth = _value_by_age(summary, terms)
    steps = np.arange(months * STEPS_A_MONTH + 1) / STEPS_A_MONTH
    brought = np.concatenate([[0.0], np.cumsum(_interpolated(worth, steps[1:] - 0.5 / STEPS_A_MONTH)) / STEPS_A_MONTH])
    ends = np.maximum(np.arange(months + 1) - share_of_month_gone(closing_day(summary)), 0.0)
    sales: Floats = float(joined.mean()) * np.diff(np.interp(ends, steps, brought))
    return sales


def new_customers(summary: CustomerSummary) -> Ints:
    """First orders in each of the last complete months, at most twelve, without the first three of the files."""
    first = month_number(summary.frame["first_order"].to_numpy())
    start, end = int(first.min()) + WARM_UP, last_complete_month(closing_day(summary))
    start = max(start, end - MONTHS_SEEN + 1)
    if start > end:
        return np.zeros(0, dtype=np.int64)
    inside = (first >= start) & (first <= end)
    return np.bincount(first[inside] - start, minlength=end - start + 1).astype(np.int64)


def _value_by_age(summary: CustomerSummary, terms: Terms) -> Floats:
    """Return what a newcomer has brought on average by the first day and by the end of each month since.

    Times margin, each month discounted to the day of joining. Months that few have lived through bring what the one
    before did.
    """
    months = int(np.ceil(terms.horizon_days / MONTH))
    member = _newcomers(summary)
    customer = customer_codes(summary)
    of_member = member[customer]
    day = summary.days["day"].to_numpy().astype("datetime64[D]").astype(np.int64)
    first = summary.frame["first_order"].to_numpy().astype("datetime64[D]").astype(np.int64)
    age, revenue = (day - first[customer]) / MONTH, summary.days["revenue"].to_numpy()
    seen = (summary.frame["T"].to_numpy() / MONTH).astype(np.int64)
    increments = np.zeros(months + 1)
    increments[0] = revenue[of_member & (age == 0)].sum() / member.sum()
    for month in range(months):
        lived = member & (seen > month)
        if lived.sum() < LEAST_SEEN:
            increments[month + 1 :] = increments[month] if month else 0.0
            break
        bought = lived[customer] & (age > 0) & (age >= month) & (age < month + 1)
        increments[month + 1] = revenue[bought].sum() / lived.sum()
    ages = np.append(0.0, np.arange(months) + 0.5)
    return np.cumsum(increments * _discount(ages, terms)) * terms.margin


def _newcomers(summary: CustomerSummary) -> Flags:
    """Return customers whose first order fell after the first months of the files; all where those are too few."""
    first = month_number(summary.frame["first_order"].to_numpy())
    later: Flags = first >= first.min() + WARM_UP
    return later if later.sum() >= LEAST_NEWCOMERS else np.ones(len(first), dtype=bool)


def _value_of_one_a_month(worth: Floats, terms: Terms) -> float:
    """Return what customers joining evenly, one a month, bring up to the horizon."""
    horizon = terms.horizon_days / MONTH
    joins = (np.arange(_STEPS) + 0.5) / _STEPS * horizon
    return float((_interpolated(worth, horizon - joins) * _discount(joins, terms)).mean() * horizon)


def _interpolated(worth: Floats, ages: Floats) -> Floats:
    return np.interp(ages, np.arange(len(worth)), worth)


def _discount(months: Floats, terms: Terms) -> Floats:
    factor: Floats = (1 + terms.discount_rate) ** -(months / 12)
    return factor


def _range(forecast: Forecast, joined: Ints, joining: float) -> tuple[float | None, float | None]:
    """Both parts' uncertainties, taken as independent."""
    if forecast.low is None or forecast.high is None or len(joined) < MONTHS_FOR_A_RANGE:
        return None, None
    months = forecast.terms.horizon_days / MONTH
    spread = float(joined.std(ddof=1)) * np.sqrt(1 / len(joined) + 1 / months)
    reach = Z80 * spread / max(float(joined.mean()), 1e-9) * joining
    total = forecast.total + joining
    low = total - np.hypot(forecast.total - forecast.low, reach)
    high = total + np.hypot(forecast.high - forecast.total, reach)
    return max(float(low), 0.0), float(high)
