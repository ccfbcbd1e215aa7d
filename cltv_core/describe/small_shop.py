"""Shops too small or too young for a forecast to be worth much: they are shown their past first, large and exact."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from cltv_core.describe.cohort_groups import places
from cltv_core.describe.periods import closing_day, last_complete_month
from cltv_core.facts import Code, Fact
from cltv_core.reading.merge.warnings import FEW_CUSTOMERS
from cltv_core.summary import CustomerSummary, Ints
from cltv_core.transactions import Transactions

FEW_DAYS = 90
"""Of sales; with fewer, no season and hardly any gap between orders has been seen twice."""
MONTHS_AHEAD = 3
"""How far such a shop looks ahead, as long as nobody asks for more."""
FORESEEABLE = 365
"""Days. When a shop will have enough customers cannot be told further ahead."""
MOST_PRODUCTS = 5
WEEKS_SHOWN = 13
MONTHS_TO_DRAW = 3
"""Complete months from which on sales are drawn by month and not by week."""


class WhenReady(Code):
    """When a longer file is worth reading."""

    DAY = "day"
    """`day`, `customers` needed, `known` so far."""
    NOW = "now"
    """The same where that day is past."""
    CUSTOMERS = "customers"
    """`customers` needed, `known` so far, at a pace too slow or too short to tell when."""


@dataclass(frozen=True)
class Past:
    """What a small shop can be told exactly.

    `came_back`: customers with two purchase days or more, of `customers`; `usual_gap`: median days between purchases
    of one customer, None where nobody came back. `products`, the best sellers: `product`, `orders` that hold it and
    `revenue`. `weekdays`, Monday first: `weekday` (0 to 6) and mean `revenue` of such a day, those without sales
    counted. `weeks`: `week` (its Monday) and `revenue`, complete weeks only. `whole_months`: complete calendar months.
    """

    customers: int
    came_back: int
    orders: int
    revenue: float
    usual_gap: float | None
    products: pd.DataFrame
    weekdays: pd.DataFrame
    weeks: pd.DataFrame
    whole_months: int

    @property
    def average_order(self) -> float:
        """What an order was worth on average."""
        return self.revenue / max(self.orders, 1)

    @property
    def has_months(self) -> bool:
        """Whether there are enough months to draw."""
        return self.whole_months >= MONTHS_TO_DRAW


def is_small(transactions: Transactions) -> bool:
    """Tell whether a shop has too few customers, or too short a history, to lead with a forecast."""
    return has_few_customers(transactions) or days_of(transactions) < FEW_DAYS


def has_few_customers(transactions: Transactions) -> bool:
    """Tell whether a shop has too few customers for a forecast to plan with."""
    return transactions.orders["customer_id"].nunique() < FEW_CUSTOMERS


def days_of(transactions: Transactions) -> int:
    """Return how many days the sales cover."""
    return _days(transactions.first_day, transactions.last_day)


def past(transactions: Transactions, summary: CustomerSummary) -> Past:
    """Count what happened in a small shop."""
    frame, days = summary.frame, summary.days
    gaps = np.diff(_day_numbers(days))[(days["customer_id"].to_numpy()[1:] == days["customer_id"].to_numpy()[:-1])]
    first = days["day"].min().date() if len(days) else summary.as_of
    return Past(
        customers=len(frame),
        came_back=int((frame["frequency"] > 0).sum()),
        orders=int(days["orders"].sum()),
        revenue=float(days["revenue"].sum()),
        usual_gap=float(np.median(gaps)) if len(gaps) else None,
        products=_best_sellers(transactions, summary.as_of),
        weekdays=_weekdays(summary, first),
        weeks=_weeks(summary, first),
        whole_months=last_complete_month(closing_day(summary)) - _month_after(first) + 1,
    )


def when_ready(transactions: Transactions, summary: CustomerSummary, today: date | None = None) -> Fact:
    """Tell when a longer file will bear a forecast: when days and, at the present pace, customers suffice.

    `today`: by default the day on which the sales end.
    """
    known, first = len(summary.frame), transactions.first_day
    missing, lived = max(FEW_CUSTOMERS - known, 0), _days(first, summary.as_of)
    wait = max(FEW_DAYS - lived, math.ceil(missing * lived / max(known, 1)), 1)
    if wait > FORESEEABLE:
        return WhenReady.CUSTOMERS(customers=FEW_CUSTOMERS, known=known)
    day = summary.as_of + timedelta(days=wait)
    if today is not None and day <= today:
        return WhenReady.NOW(customers=FEW_CUSTOMERS, known=known)
    return WhenReady.DAY(day=day, customers=FEW_CUSTOMERS, known=known)


def _best_sellers(transactions: Transactions, as_of: date) -> pd.DataFrame:
    """Orders refunded in full count for nothing."""
    orders, lines = transactions.orders, transactions.lines
    place = places(lines["order_id"], pd.Index(orders["order_id"]))
    bought = (orders["revenue"] > 0) | (orders["refunded"] <= 0)
    kept = (bought & (orders["ordered_at"] < pd.Timestamp(as_of + timedelta(days=1)))).to_numpy()
    named = lines["product"].astype("str").str.strip() != ""
    sold = lines[(place >= 0) & kept[np.maximum(place, 0)] & named & lines["product"].notna()]
    by_product = sold.groupby("product", observed=True, sort=False)
    table = pd.DataFrame({"orders": by_product["order_id"].nunique(), "revenue": by_product["revenue"].sum()})
    return table.sort_values("revenue", ascending=False, kind="stable").head(MOST_PRODUCTS).reset_index()


def _weekdays(summary: CustomerSummary, first: date) -> pd.DataFrame:
    sold = _weekday(_day_numbers(summary.days))
    open_days = _weekday(np.arange(_number(first), _number(summary.as_of) + 1))
    revenue = np.bincount(sold, summary.days["revenue"].to_numpy(), 7)
    return pd.DataFrame({"weekday": np.arange(7), "revenue": revenue / np.maximum(np.bincount(open_days, None, 7), 1)})


def _weeks(summary: CustomerSummary, first: date) -> pd.DataFrame:
    """Return the weeks that the sales cover from Monday to Sunday."""
    start = _number(first) + (-_weekday(np.array([_number(first)]))[0] % 7)
    weeks = max((_number(summary.as_of) + 1 - start) // 7, 0)
    week = (_day_numbers(summary.days) - start) // 7
    inside = (week >= 0) & (week < weeks)
    revenue = np.bincount(week[inside], summary.days["revenue"].to_numpy()[inside], weeks)
    mondays = (start + 7 * np.arange(weeks)).astype("datetime64[D]").astype("datetime64[s]")
    return pd.DataFrame({"week": mondays, "revenue": revenue}).tail(WEEKS_SHOWN).reset_index(drop=True)


def _weekday(days: Ints) -> Ints:
    """Return 0 for Mondays; 1 January 1970 was a Thursday."""
    weekday: Ints = (days + 3) % 7
    return weekday


def _day_numbers(days: pd.DataFrame) -> Ints:
    numbers: Ints = days["day"].to_numpy().astype("datetime64[D]").astype(np.int64)
    return numbers


def _number(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def _month_after(first: date) -> int:
    """Return the number of the first calendar month that the sales cover from its beginning."""
    return (first.year - 1970) * 12 + first.month - 1 + (first.day > 1)


def _days(first: date, last: date) -> int:
    return (last - first).days + 1
