"""A clock that runs fast in the shop's high season and slow in its low one.

Measured on it, orders come at a steady rate: a quiet January is no churn and a Christmas rush is no growth. Its pace is
that of each month of the year, 1 on average, so that a year is a year on it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats, Ints
from cltv_core.summary import CustomerSummary, usual_gaps

MONTHS = 12


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
        passed = np.cumsum(np.array(self.pace)[month_of(every_day)])
        return first + np.append(0.0, passed[:-1])[days - first]

    def ahead(self, as_of: date, days: Floats) -> Floats:
        """Clock time from the end of `as_of` up to each of `days` later."""
        tomorrow = int(np.datetime64(as_of, "D").astype(np.int64)) + 1
        whole = np.floor(days).astype(np.int64)
        ends = self.at(np.concatenate([[tomorrow], tomorrow + whole, tomorrow + whole + 1]))
        until, after = ends[1 : len(days) + 1], ends[len(days) + 1 :]
        ahead: Floats = until - ends[0] + (days - whole) * (after - until)
        return ahead


EVEN = Clock((1.0,) * MONTHS)


def clocked(summary: CustomerSummary, clock: Clock) -> CustomerSummary:
    """Measure customers in clock time: `recency`, `T` and `usual_gap` of the frame, and the moments in `days`."""
    if clock == EVEN:
        return summary
    frame = summary.frame
    as_of = np.full(1, np.datetime64(summary.as_of, "D").astype(np.int64))
    first, last, day = (
        days_since_1970(column) for column in (frame["first_order"], frame["last_order"], summary.days["day"])
    )
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
    """Make each usual gap as long as the season makes it.

    With each `usual_gap` as many days as it takes on the clock from the customer's last order: longer where the low
    season lies ahead, shorter before the high one. Who is late, and when the next order is due, follow from it.
    """
    if clock == EVEN:
        return summary
    gaps = clocked(summary, clock).frame["usual_gap"].to_numpy()
    last = days_since_1970(summary.frame["last_order"])
    every_day = np.arange(int(last.min()), int(last.max()) + int(np.ceil(gaps.max() / min(clock.pace))) + 2)
    clock_time = clock.at(every_day)
    due = np.interp(clock_time[last - every_day[0]] + gaps, clock_time, every_day)
    return replace(summary, frame=summary.frame.assign(usual_gap=due - last))


def month_of(days: Ints) -> Ints:
    """0 for January to 11, of days since 1970."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % MONTHS


def days_since_1970(moments: pd.Series[pd.Timestamp] | pd.DatetimeIndex) -> Ints:
    """Count the days since 1970."""
    return moments.to_numpy().astype("datetime64[D]").astype(np.int64)
