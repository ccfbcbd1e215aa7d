"""A clock that runs fast in the shop's high season and slow in its low one.

Measured on it, orders come at a steady rate: a quiet January is no churn and a Christmas rush is no growth. Its pace is
that of each month of the year, 1 on average, so that a year is a year on it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats, Ints
from cltv_core.errors import ModelNotFitted
from cltv_core.models.buy_till_you_die.order_models import fit_orders
from cltv_core.models.histories import DAYS_A_WEEK, Histories
from cltv_core.summary import CustomerSummary, usual_gaps
from cltv_core.text import wording

MIN_DAYS = 540
"""Of history, for half of the months to have been seen twice."""

MIN_REPEATS = 200

MONTH_SPREAD = 0.5
"""Months are taken to differ by about so much (standard deviation of the logarithm), before any is seen."""

CHANCE_SPREAD = 0.10
"""A month differs by about so much from the same one of another year, beside the luck of counting orders."""

_TREND_SPREAD = 2.0
_MONTHS = 12


@dataclass(frozen=True)
class Clock:
    """`pace`: of January to December, above 0, 1 on average."""

    pace: tuple[float, ...]

    def at(self, days: Ints) -> Floats:
        """Clock time, in days of average pace, at each day (as days since 1970)."""
        if len(set(self.pace)) == 1:
            return days.astype(np.float64)
        first = int(days.min())
        every_day = np.arange(first, int(days.max()) + 1)
        passed = np.cumsum(np.array(self.pace)[_month(every_day)])
        return first + np.append(0.0, passed[:-1])[days - first]

    def ahead(self, as_of: date, days: Floats) -> Floats:
        """Clock time from the end of `as_of` up to each of `days` later."""
        tomorrow = int(np.datetime64(as_of, "D").astype(np.int64)) + 1
        whole = np.floor(days).astype(np.int64)
        ends = self.at(np.concatenate([[tomorrow], tomorrow + whole, tomorrow + whole + 1]))
        until, after = ends[1 : len(days) + 1], ends[len(days) + 1 :]
        ahead: Floats = until - ends[0] + (days - whole) * (after - until)
        return ahead


EVEN = Clock((1.0,) * _MONTHS)


def clocked(summary: CustomerSummary, clock: Clock) -> CustomerSummary:
    """The same customers in clock time: `recency`, `T` and `usual_gap` of the frame, and the moments in `days`."""
    if clock == EVEN:
        return summary
    frame = summary.frame
    as_of = np.full(1, np.datetime64(summary.as_of, "D").astype(np.int64))
    first, last, day = (_days(column) for column in (frame["first_order"], frame["last_order"], summary.days["day"]))
    ends = np.cumsum([len(first), len(last), len(day)])
    at_first, at_last, at_day, now = np.split(clock.at(np.concatenate([first, last, day, as_of])), ends)
    days = summary.days.assign(day=(at_day * 86_400e6).astype("datetime64[us]"))
    gaps = usual_gaps(at_day, frame["frequency"].to_numpy())
    return replace(
        summary,
        frame=frame.assign(recency=at_last - at_first, T=now[0] - at_first, usual_gap=gaps),
        days=days,
    )


def in_season(summary: CustomerSummary, clock: Clock) -> CustomerSummary:
    """With each `usual_gap` as many days as it takes on the clock from the customer's last order: longer where the low
    season lies ahead, shorter before the high one. Who is late, and when the next order is due, follow from it."""
    if clock == EVEN:
        return summary
    gaps = clocked(summary, clock).frame["usual_gap"].to_numpy()
    last = _days(summary.frame["last_order"])
    every_day = np.arange(int(last.min()), int(last.max()) + int(np.ceil(gaps.max() / min(clock.pace))) + 2)
    clock_time = clock.at(every_day)
    due = np.interp(clock_time[last - every_day[0]] + gaps, clock_time, every_day)
    return replace(summary, frame=summary.frame.assign(usual_gap=due - last))


def seasonal_clock(summary: CustomerSummary) -> Clock:
    """The pace of each month of the year: repeat orders there were, against those a steady rate would have brought.

    Fitted is log(seen / expected) = level + trend + month, weighted by the number of orders, with each month drawn
    towards 1; a trend is the shop's, no season. Expected are the MBG/NBD's repeat orders of customers acquired when
    they were. Raises ModelNotFitted below `MIN_DAYS` of history or `MIN_REPEATS` repeat orders.
    """
    frame = summary.frame
    if frame["T"].max() < MIN_DAYS or frame["frequency"].sum() < MIN_REPEATS:
        raise ModelNotFitted(wording.NO_SEASONS_YET, wording.SIMPLER_METHOD)
    edges = _month_edges(summary)
    seen, expected = _repeats_seen(summary, edges), _repeats_expected(summary, edges)
    counted = expected > 0
    effects = _month_effects(seen[counted], expected[counted], _month(edges[:-1])[counted], edges[:-1][counted])
    pace = np.exp(effects)
    length = np.bincount(_month(np.arange(4 * 365 + 1)), minlength=_MONTHS)
    return Clock(tuple((pace / np.average(pace, weights=length)).tolist()))


def _month_effects(seen: Floats, expected: Floats, month: Ints, day: Ints) -> Floats:
    ratio = np.log((seen + 0.5) / (expected + 0.5))
    weight = 1 / (1 / (seen + 0.5) + CHANCE_SPREAD**2)
    years = (day - day.mean()) / 365.25
    design = np.column_stack([np.ones(len(seen)), years, np.eye(_MONTHS)[month]])
    ease = np.append([1 / _TREND_SPREAD**2] * 2, [1 / MONTH_SPREAD**2] * _MONTHS)
    solved = np.linalg.solve(design.T @ (weight[:, np.newaxis] * design) + np.diag(ease), design.T @ (weight * ratio))
    effects: Floats = solved[2:]
    return effects


def _repeats_seen(summary: CustomerSummary, edges: Ints) -> Floats:
    """Repeat purchase days in each month of the calendar."""
    day = _days(summary.days["day"])
    first = np.cumsum(np.append(0, summary.frame["frequency"].to_numpy().astype(np.int64)[:-1] + 1))
    repeats = np.delete(day, first)
    return np.histogram(repeats, edges)[0].astype(np.float64)


def _repeats_expected(summary: CustomerSummary, edges: Ints) -> Floats:
    model = fit_orders("MBG/NBD", Histories.of(summary)).model
    first, customers = np.unique(_days(summary.frame["first_order"]), return_counts=True)
    ages = np.maximum(edges - first[:, np.newaxis] - 1, 0)
    longest = int(ages.max())
    by_age = model.expected_orders_of_newcomer(np.arange(longest + 1) / DAYS_A_WEEK)
    return np.diff(customers @ by_age[ages])


def _month_edges(summary: CustomerSummary) -> Ints:
    """First days of the months, the first one that of the first order, the last one the day after the as-of day."""
    first = summary.frame["first_order"].min()
    starts = pd.date_range(first, summary.as_of, freq="MS")
    ends = [pd.Timestamp(summary.as_of + timedelta(days=1))]
    return _days(pd.DatetimeIndex([first, *starts, *ends]).unique())


def _month(days: Ints) -> Ints:
    """0 for January to 11, of days since 1970."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % _MONTHS


def _days(moments: pd.Series[pd.Timestamp] | pd.DatetimeIndex) -> Ints:
    return moments.to_numpy().astype("datetime64[D]").astype(np.int64)
