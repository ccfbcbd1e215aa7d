"""What has changed since a forecast was told: who came, went and moved, why the value is another, promises kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd
from scipy import special

from cltv_core.analysis import History, Outlook
from cltv_core.project.contents import Milestone, ToldForecast
from cltv_core.project.told import of_each_month
from cltv_core.segments.movement import NEWCOMERS, Movement, Placement, movement, placement
from cltv_core.segments.rules import Standing
from cltv_core.transactions import Transactions
from cltv_core.value.forecast import Forecast

LEAST_DAYS = 7
"""A promise is not looked at before."""

KEPT_SHARE = 0.8
UNLIKELY = 0.1
"""Chance below which so many missed promises are no luck."""

LEAST_KNOWN = 0.9
"""Of the customers of then, who must be in the files of now for the two to be compared."""


@dataclass(frozen=True)
class Promise:
    """What was forecast on `told_on` for the `days` after it, of the customers known then, and what `came` from them.

    Sales before margin; `low` to `high` was to hold 8 times in 10.
    """

    told_on: date
    days: int
    expected: float
    low: float
    high: float
    came: float

    @property
    def kept(self) -> bool:
        """Whether what came lies within the range."""
        return self.low <= self.came <= self.high


@dataclass(frozen=True)
class Since:
    """Changes from the end of `since` to the end of `until`.

    `won` customers bought for the first time, `lost` have become those who are lost, `moved` changed segment. Expected
    value over the horizon `before` and `now`, and what of the change comes `from_new` customers and `from_known` ones.
    `promise`: of the last forecast told; `earlier`: of those told before, the first of each month, so that a forecast
    told every night counts no more than one told monthly; None and empty where there is nothing to compare.
    """

    since: date
    until: date
    won: int
    lost: int
    moved: Movement
    before: float
    now: float
    from_new: float
    from_known: float
    promise: Promise | None
    earlier: tuple[Promise, ...]

    @property
    def changed(self) -> int:
        """How many customers are in another segment than before."""
        return int(self.moved.moved["customers"].sum())

    def at_level(self, total: float) -> Since:
        """Scale both days to another forecast of now, which expects `total` of all customers together."""
        level = total / self.now if self.now > 0 else 1.0
        parts = {name: level * getattr(self, name) for name in ("before", "now", "from_new", "from_known")}
        return replace(self, moved=self.moved.at_level(level), **parts)

    @property
    def drifts(self) -> bool:
        """Whether promises were missed more often than 2 times in 10 allows."""
        promises = self.earlier + ((self.promise,) if self.promise else ())
        missed = sum(not one.kept for one in promises)
        return bool(missed) and float(special.bdtrc(missed - 1, len(promises), 1 - KEPT_SHARE)) < UNLIKELY


def last_told(forecasts: Sequence[ToldForecast], until: date) -> ToldForecast | None:
    """Return the latest forecast that was told before a day."""
    return max((told for told in forecasts if told.as_of < until), key=lambda told: told.as_of, default=None)


def since_last_time(forecasts: Sequence[ToldForecast], history: History, first: Forecast) -> Since | None:
    """Compare the shop of now with the day of the last forecast that was told.

    Parameters
    ----------
    first
        The simple forecast of now: both days are seen by the same one.

    Returns
    -------
    Since or None
        None where nothing was told before, or where the files no longer hold the customers of then.
    """
    told = last_told(forecasts, history.as_of)
    if told is None or not _reaches_back(told, history.transactions):
        return None
    before = placement(history.transactions, told.as_of, first.terms)
    now = Placement(history.summary, first, Outlook(history, first.terms, first).segments)
    moved = movement(before, now)
    frame, newcomers = moved.frame, moved.frame["from"] == NEWCOMERS
    new, known = (float(frame.loc[rows, "value_now"].sum()) for rows in (newcomers, ~newcomers))
    start = float(before.forecast.frame["expected_value"].sum())
    held = [one for one in of_each_month(forecasts) if one.as_of < told.as_of] + [told]
    promises = [promise_of(one, history.transactions, history.as_of) for one in held]
    kept = [one for one in promises if one is not None]
    return Since(
        since=told.as_of,
        until=history.as_of,
        won=moved.joined,
        lost=_lost(before, now),
        moved=moved,
        before=start,
        now=new + known,
        from_new=new,
        from_known=known - start,
        promise=next((one for one in kept if one.told_on == told.as_of), None),
        earlier=tuple(one for one in kept if one.told_on != told.as_of),
    )


def promise_of(told: ToldForecast, sales: Transactions, until: date) -> Promise | None:
    """Hold a forecast against the sales up to the end of a day.

    None before a week is over, and where they cannot be compared.
    """
    days = (until - told.as_of).days
    if not told.path or days < LEAST_DAYS or told.currency != sales.currency or not _reaches_back(told, sales):
        return None
    days = min(days, told.path[-1].days)
    start, end = pd.Timestamp(told.as_of + timedelta(days=1)), pd.Timestamp(told.as_of + timedelta(days=days + 1))
    orders = sales.orders
    known = orders.loc[orders["ordered_at"] < start, "customer_id"].unique()
    since = orders[(orders["ordered_at"] >= start) & (orders["ordered_at"] < end)]
    came = float(since.loc[since["customer_id"].isin(known), "revenue"].sum())
    return Promise(told.as_of, days, *_at(told.path, days), came=came)


def _reaches_back(told: ToldForecast, sales: Transactions) -> bool:
    until = sales.orders["ordered_at"] < pd.Timestamp(told.as_of + timedelta(days=1))
    return int(sales.orders.loc[until, "customer_id"].nunique()) >= LEAST_KNOWN * told.customers > 0


def _at(path: Sequence[Milestone], days: int) -> tuple[float, float, float]:
    """Return what was expected up to a day of the path, and the ends of its range."""
    marks = [0, *(mark.days for mark in path)]
    expected = float(np.interp(days, marks, [0.0, *(mark.expected for mark in path)]))
    if days < path[0].days:
        return expected, *_nearer(path[0], days, expected)
    low, high = (float(np.interp(days, marks[1:], ends)) for ends in ([m.low for m in path], [m.high for m in path]))
    return expected, low, high


def _nearer(first: Milestone, days: int, expected: float) -> tuple[float, float]:
    """Widen the range of the first milestone for a day before it, as that of a sum of independent days."""
    if not first.expected > 0:
        return 0.0, 0.0
    power = float(np.sqrt(first.days / days))
    return expected * (first.low / first.expected) ** power, expected * (first.high / first.expected) ** power


def _lost(before: Placement, now: Placement) -> int:
    """Count the customers who are lost now and were not then."""
    gone, were_gone = (set(_lost_of(day.segments.frame)) for day in (now, before))
    return len(gone - were_gone)


def _lost_of(frame: pd.DataFrame) -> list[str]:
    return frame.index[frame["standing"] == Standing.LOST.value].tolist()
