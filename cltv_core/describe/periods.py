"""Whole months and whole periods: what may be compared with what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.arrays import Floats, Ints
from cltv_core.purchases import customer_codes
from cltv_core.summary import CustomerSummary

CLOSED_DAYS = 3
"""A shop may have been closed when its file begins: the first month may lack so many days. That is too few to matter
for periods of three months and more, which is what a history of nine months is looked at in."""
_MATTERS_BELOW = 9
OPENING_WEEKS, LEAST_OPENING_WEEKS = 26, 8
"""Weeks back from which it is seen on which days a shop opens."""
CLOSED_BELOW, OPEN_FROM = 0.05, 0.6
"""A weekday is closed where the shop sells in fewer weeks than this, and on its other days in more than that."""
LEAST_HOLIDAYS, KEPT_FROM = 3, 0.8
"""So many public holidays on weekdays on which it opens, this share of them without a sale: it is closed on them."""
FEWEST_SELLING_DAYS = 8
LITTLE_MISSING = 0.5
"""Selling days that a shop has on average in the days left: less of it is as good as nothing."""
THURSDAY = 3
"""Of the first day that days are counted from."""
PERIODS = (12, 6, 3, 1)
"""Lengths of a period in months; the longest that fits three times into the history is taken."""


def period_months(whole_months: int) -> int:
    """Length of a period for a history of so many months; 0 if it is shorter than one."""
    return next((months for months in PERIODS if whole_months >= 3 * months), min(whole_months, 1))


def compared_months(months: int, whole_months: int) -> int:
    """How many months earlier the figures are compared with: the year before if known, else the period before."""
    return 12 if whole_months >= 12 + 2 * months else months


def month_starts(as_of: date, first_day: date) -> npt.NDArray[np.datetime64]:
    """Return the day after `as_of`, and the days 1, 2, ... calendar months earlier, back to the first day."""
    after = pd.Timestamp(as_of + timedelta(days=1))
    reach = max((after.year - first_day.year) * 12 + after.month - first_day.month, 0)
    back = np.arange(reach + 2)
    starts = np.array([after - pd.DateOffset(months=int(months)) for months in back], dtype="datetime64[D]")
    closed = np.where(back >= _MATTERS_BELOW, CLOSED_DAYS, 0).astype("timedelta64[D]")
    reached: npt.NDArray[np.datetime64] = starts[starts + closed >= np.datetime64(min(first_day, as_of), "D")]
    return reached


def month_number(days: npt.NDArray[np.datetime64]) -> Ints:
    """Calendar months since January 1970."""
    return days.astype("datetime64[M]").astype(np.int64)


def closing_day(summary: CustomerSummary) -> date:
    """Return the day up to which everything has been sold (see `closing_day_of`)."""
    days = summary.days["day"].to_numpy().astype("datetime64[D]")
    return closing_day_of(summary.as_of, days, summary.holidays)


def days_left(as_of: date) -> tuple[date, ...]:
    """Return the days that are left of a month after `as_of`, where they are few enough to lack no sale."""
    left = [as_of + timedelta(days=days) for days in range(1, CLOSED_DAYS + 1)]
    left = [day for day in left if day.month == as_of.month]
    return tuple(left) if left and (left[-1] + timedelta(days=1)).day == 1 else ()


def closing_day_of(as_of: date, sold: npt.NDArray[np.datetime64], holidays: frozenset[date] = frozenset()) -> date:
    """Return the day up to which everything has been sold: the as-of day, or the end of its month.

    The latter where on each of the few days that are left of the month the shop does not open, as it is closed on that
    weekday, or on public holidays and it is one; or where it sells so rarely that these days hold no sale more often
    than not. Where it has sold for too few weeks to tell, the as-of day.

    Parameters
    ----------
    sold
        Days with sales.
    holidays
        The public ones of the weeks before `as_of` and of the days after it.
    """
    left, days = days_left(as_of), _lately(as_of, sold)
    if not left or not len(days):
        return as_of
    closed = _closed_weekdays(as_of, days)
    kept = _keeps(holidays, as_of, days, closed)
    if all(day.weekday() in closed or (kept and day in holidays) for day in left):
        return left[-1]
    return left[-1] if _selling_days(as_of, days) * len(left) < LITTLE_MISSING else as_of


def _lately(as_of: date, sold: npt.NDArray[np.datetime64]) -> Ints:
    """Return the days with sales of the last weeks, none where they are too few weeks to tell when a shop sells."""
    day = sold.astype(np.int64)
    last = _number(as_of)
    days = np.unique(day[day > last - 7 * OPENING_WEEKS])
    weeks = (last - days[0] + 1) / 7 if len(days) else 0.0
    found: Ints = days if weeks >= LEAST_OPENING_WEEKS else days[:0]
    return found


def _number(day: date) -> int:
    return int(np.datetime64(day, "D").astype(np.int64))


def _selling_days(as_of: date, days: Ints) -> float:
    """Return how many days with sales a shop has in a day on average; one where that cannot be told."""
    return len(days) / (_number(as_of) - int(days[0]) + 1) if len(days) >= FEWEST_SELLING_DAYS else 1.0


def _keeps(holidays: frozenset[date], as_of: date, days: Ints, closed: frozenset[int]) -> bool:
    """Tell whether the shop hardly ever sells on public holidays, though it does on most weekdays but those `closed`.

    `days`: see `_lately`.
    """
    first, last = int(days[0]), _number(as_of)
    opens = {day for day in range(first, last + 1) if (day + THURSDAY) % 7 not in closed}
    if not opens or len(opens.intersection(days.tolist())) < OPEN_FROM * len(opens):
        return False
    seen = [day for day in map(_number, holidays) if day in opens]
    without = len(seen) - int(np.isin(seen, days).sum())
    return len(seen) >= LEAST_HOLIDAYS and without >= KEPT_FROM * len(seen)


def _closed_weekdays(as_of: date, days: Ints) -> frozenset[int]:
    """Return the weekdays (Monday is 0) on which a shop that opens on most others hardly ever sells."""
    weeks = (_number(as_of) - int(days[0]) + 1) / 7
    share = np.bincount((days + THURSDAY) % 7, minlength=7) / weeks
    closed = share < CLOSED_BELOW
    if closed.all() or share[~closed].mean() < OPEN_FROM:
        return frozenset()
    return frozenset(np.flatnonzero(closed).tolist())


def last_complete_month(as_of: date) -> int:
    """Return the number (months since January 1970) of the last calendar month that was over at the end of `as_of`."""
    return int(month_number(np.array([as_of + timedelta(days=1)], dtype="datetime64[D]"))[0]) - 1


def share_of_month_gone(as_of: date) -> float:
    """Share of the month after the last complete one that lies behind at the end of `as_of`: 0 up to under 1."""
    after = pd.Timestamp(as_of + timedelta(days=1))
    return (after.day - 1) / after.days_in_month


@dataclass(frozen=True)
class OpenMonth:
    """The month that is not over: which share of it is `gone`, and the `revenue` of each customer in it."""

    gone: float
    revenue: Floats


def open_month(summary: CustomerSummary) -> OpenMonth:
    """Sum up what was sold since the last complete month."""
    until = closing_day(summary)
    gone = share_of_month_gone(until)
    in_it = month_number(summary.days["day"].to_numpy()) > last_complete_month(until)
    revenue = np.bincount(
        customer_codes(summary)[in_it],
        weights=summary.days["revenue"].to_numpy()[in_it],
        minlength=len(summary.frame),
    )
    return OpenMonth(gone, revenue.astype(np.float64))
