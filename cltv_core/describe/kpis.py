"""The six figures an owner follows: each now, before, and month by month, over whole periods only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.describe.periods import PERIODS, compared_months, month_starts, period_months
from cltv_core.facts import Code
from cltv_core.purchases import customer_codes
from cltv_core.summary import CustomerSummary
from cltv_core.transactions import Transactions

SERIES_POINTS = 12
MOST_MONTHS = 3 * 12
"""So many months back are looked at, at most: two periods, and the reach of the series."""


class Measure(Code):
    """A figure that an owner follows."""

    ACTIVE_CUSTOMERS = "active_customers"
    RETENTION_RATE = "retention_rate"
    CHURN_RATE = "churn_rate"
    AVERAGE_ORDER_VALUE = "average_order_value"
    PURCHASE_FREQUENCY = "purchase_frequency"
    REPEAT_RATE = "repeat_rate"


class Unknown(Code):
    """Why a figure cannot be known."""

    TOO_SHORT = "too_short"
    NOBODY_BEFORE = "nobody_before"
    NOBODY_NOW = "nobody_now"


Change = Literal["up", "down", "same"]


@dataclass(frozen=True)
class Kpi:
    """One figure.

    `value` is None when it cannot be known, and `unknown` then says why. `series` holds the figure at the end of each
    of the last months (oldest first, the last one is `value`), each over a whole period; it is shorter, or empty,
    where the history is short.
    """

    measure: Measure
    value: float | None
    previous: float | None
    series: tuple[float, ...]
    unknown: Unknown | None = None

    @property
    def change(self) -> Change | None:
        """Tell whether the figure went up or down since `previous`, as far as it is told.

        None where either is not known.
        """
        if self.value is None or self.previous is None:
            return None
        now, before = (as_told(self.measure, value) for value in (self.value, self.previous))
        return "same" if now == before else "up" if now > before else "down"


@dataclass(frozen=True)
class Kpis:
    """The six figures over the `months` that end with `end`; 0 months: the history is shorter than a month.

    `previous` of each is the same figure `compared` months earlier: a year, where the history allows, so that a season
    is compared with itself; else one period.
    """

    active_customers: Kpi
    retention_rate: Kpi
    churn_rate: Kpi
    average_order_value: Kpi
    purchase_frequency: Kpi
    repeat_rate: Kpi
    start: date
    end: date
    months: int
    compared: int

    @property
    def all(self) -> tuple[Kpi, ...]:
        """Return the six figures in the order in which they are shown."""
        return (
            self.active_customers,
            self.retention_rate,
            self.churn_rate,
            self.average_order_value,
            self.purchase_frequency,
            self.repeat_rate,
        )


@dataclass(frozen=True)
class Window:
    """What happened from one day to another; `purchase_days` has one count for each kind of customer.

    `alike`: how many customers are of each kind, by default one.
    """

    purchase_days: Ints
    orders: float
    revenue: float
    alike: Ints | int = 1

    @cached_property
    def active(self) -> Flags:
        """Return the kinds that bought."""
        return self.purchase_days > 0

    @cached_property
    def customers(self) -> int:
        """How many bought."""
        return self.count(self.active)

    def count(self, kinds: Flags) -> int:
        """How many customers are of these kinds."""
        return int((kinds * self.alike).sum())


class Months(Protocol):
    """What happened in the months before the as-of day, which began on the days `edges` (the first is the day after).

    Months back are counted from 0.
    """

    @property
    def edges(self) -> npt.NDArray[np.datetime64]:
        """Return the day after the as-of day, and the days 1, 2, ... months earlier."""

    def window(self, newest: int, oldest: int) -> Window:
        """Return what happened between the edges `oldest` and `newest`."""

    def before(self) -> Window:
        """Return all that happened, in a history shorter than a month."""


@dataclass(frozen=True)
class _History:
    """Purchase days in order of time, and the days on which whole months before the as-of day began."""

    days: npt.NDArray[np.datetime64]
    customers: Ints
    orders: Floats
    revenue: Floats
    edges: npt.NDArray[np.datetime64]
    n_customers: int

    def window(self, newest: int, oldest: int) -> Window:
        return self._between(self.edges[oldest], self.edges[newest])

    def before(self) -> Window:
        return self._between(self.days.min(initial=self.edges[0]), self.edges[0])

    def _between(self, start: np.datetime64, end: np.datetime64) -> Window:
        first, last = np.searchsorted(self.days, np.array([start, end]))
        return Window(
            np.bincount(self.customers[first:last], minlength=self.n_customers),
            float(self.orders[first:last].sum()),
            float(self.revenue[first:last].sum()),
        )


def period_choices(transactions: Transactions, summary: CustomerSummary) -> tuple[int, ...]:
    """Return the lengths in months that a period may have, the shortest first: those that the sales hold twice."""
    whole = len(month_starts(summary.as_of, transactions.first_day)) - 1
    return tuple(sorted(months for months in PERIODS if whole >= 2 * months))


def kpis(transactions: Transactions, summary: CustomerSummary, period: int | None = None) -> Kpis:
    """Work out the key figures at the summary's as-of day, against the period before.

    A period is `period` months ending with the as-of day, so that an unfinished month never looks like a fall; by
    default 12, 6, 3 or 1, the longest that the history holds three times. Orders refunded in full are no purchases;
    orders of one day are one.
    """
    return kpis_of(_history(transactions, summary), summary.as_of, transactions.first_day, period)


def kpis_of(history: Months, end: date, first_day: date, period: int | None = None) -> Kpis:
    """Work out the key figures at `end` of a shop whose first sale was on `first_day`, as `kpis` does."""
    whole_months = len(history.edges) - 1
    months = period or period_months(whole_months)
    compared = compared_months(months, whole_months)
    windows = _windows(history, months, reach=max(SERIES_POINTS - 1, compared) + months)
    return Kpis(
        **{measure.value: _kpi(measure, windows, months, compared) for measure in _FORMULAS},
        start=history.edges[months].item() if months else min(first_day, end),
        end=end,
        months=months,
        compared=compared,
    )


def _history(transactions: Transactions, summary: CustomerSummary) -> _History:
    days = summary.days
    day = days["day"].to_numpy().astype("datetime64[D]")
    order = np.argsort(day, kind="stable")
    return _History(
        days=day[order],
        customers=customer_codes(summary)[order],
        orders=days["orders"].to_numpy(dtype=np.float64)[order],
        revenue=days["revenue"].to_numpy(dtype=np.float64)[order],
        edges=month_starts(summary.as_of, transactions.first_day),
        n_customers=len(summary.frame),
    )


def _windows(history: Months, months: int, reach: int) -> list[Window]:
    """Windows of one period each, ending 0, 1, 2, ... up to `reach` months before the as-of day."""
    if not months:
        return [history.before()]
    ends = min(len(history.edges) - 1 - months, reach)
    return [history.window(back, back + months) for back in range(ends + 1)]


def _kpi(measure: Measure, windows: Sequence[Window], months: int, compared: int) -> Kpi:
    values = _values(measure, windows, months)
    known = next((place for place, value in enumerate(values) if value is None), len(values))
    return Kpi(
        measure=measure,
        value=values[0],
        previous=values[compared] if 0 < compared < len(values) else None,
        series=tuple(value for value in values[: min(known, SERIES_POINTS)] if value is not None)[::-1],
        unknown=None if values[0] is not None else _why_unknown(measure, windows, months),
    )


def _values(measure: Measure, windows: Sequence[Window], months: int) -> list[float | None]:
    formula = _FORMULAS[measure]
    earlier = [*windows[months:], *[None] * months] if months else [None]
    return [formula(now, before) for now, before in zip(windows, earlier, strict=False)]


def as_told(measure: Measure, value: float) -> float:
    """Round a figure to what an owner is told.

    People are whole, shares in per cent (below 1% with one more digit), orders a customer have one digit, money has
    cents below 100.
    """
    if measure == Measure.ACTIVE_CUSTOMERS:
        return float(round(value))
    if measure == Measure.AVERAGE_ORDER_VALUE:
        return round(value, 2 if value < 100 else 0)
    if measure == Measure.PURCHASE_FREQUENCY:
        return round(value, 1)
    return round(value, 3 if value < 0.00995 else 2)


def _why_unknown(measure: Measure, windows: Sequence[Window], months: int) -> Unknown:
    if measure in (Measure.RETENTION_RATE, Measure.CHURN_RATE):
        return Unknown.TOO_SHORT if len(windows) <= max(months, 1) else Unknown.NOBODY_BEFORE
    return Unknown.NOBODY_NOW


def _active_customers(now: Window, _before: Window | None) -> float | None:
    return float(now.customers)


def _retention_rate(now: Window, before: Window | None) -> float | None:
    if before is None or not before.customers:
        return None
    return now.count(now.active & before.active) / before.customers


def _churn_rate(now: Window, before: Window | None) -> float | None:
    retention = _retention_rate(now, before)
    return None if retention is None else 1 - retention


def _average_order_value(now: Window, _before: Window | None) -> float | None:
    return now.revenue / now.orders if now.orders else None


def _purchase_frequency(now: Window, _before: Window | None) -> float | None:
    return now.orders / now.customers if now.customers else None


def _repeat_rate(now: Window, _before: Window | None) -> float | None:
    return now.count(now.purchase_days > 1) / now.customers if now.customers else None


_FORMULAS: Mapping[Measure, Callable[[Window, Window | None], float | None]] = {
    Measure.ACTIVE_CUSTOMERS: _active_customers,
    Measure.RETENTION_RATE: _retention_rate,
    Measure.CHURN_RATE: _churn_rate,
    Measure.AVERAGE_ORDER_VALUE: _average_order_value,
    Measure.PURCHASE_FREQUENCY: _purchase_frequency,
    Measure.REPEAT_RATE: _repeat_rate,
}
