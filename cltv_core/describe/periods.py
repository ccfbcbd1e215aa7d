"""Whole months and whole periods: what may be compared with what."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.arrays import Ints

CLOSED_DAYS = 3
"""A shop may have been closed when its file begins: the first month may lack so many days. That is too few to matter
for periods of three months and more, which is what a history of nine months is looked at in."""
_MATTERS_BELOW = 9
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


def last_complete_month(as_of: date) -> int:
    """Return the number (months since January 1970) of the last calendar month that was over at the end of `as_of`."""
    return int(month_number(np.array([as_of + timedelta(days=1)], dtype="datetime64[D]"))[0]) - 1


def share_of_month_gone(as_of: date) -> float:
    """Share of the month after the last complete one that lies behind at the end of `as_of`: 0 up to under 1."""
    after = pd.Timestamp(as_of + timedelta(days=1))
    return (after.day - 1) / after.days_in_month
