"""The terms of a forecast: from which day, how far ahead, and in which money."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

import numpy as np

from cltv_core.arrays import Floats

MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Terms:
    """From which day, how far ahead, and in which money.

    From the end of `as_of`, `horizon_days` ahead. `margin`: share of revenue left after the cost of what is sold.
    `discount_rate`: a year; revenue after t days counts (1 + rate)^-(t / 365.25).

    Raises ValueError for a horizon under a day, a negative margin, or a rate of -1 or less.
    """

    as_of: date
    horizon_days: int
    margin: float = 1.0
    discount_rate: float = 0.10

    def __post_init__(self) -> None:
        """Refuse terms that make no sense."""
        if not (self.horizon_days >= 1 and self.margin >= 0 and self.discount_rate > -1):
            raise ValueError(f"not terms of a forecast: {self}")

    @classmethod
    def of(
        cls,
        as_of: date,
        months: int = 12,
        days: int | None = None,
        margin: float = 1.0,
        discount_rate: float = 0.10,
    ) -> Terms:
        """Terms for so many calendar months (12 are 365 or 366 days), or for exactly `days` where given."""
        horizon = days if days is not None else days_to_month(as_of, months)
        return cls(as_of, horizon, margin, discount_rate)

    @property
    def steps(self) -> Floats:
        """The ends of the calendar months ahead, in days, the last one cut off at the horizon."""
        months = (self.horizon_days // 28) + 1
        ends = month_ends(self.as_of, months)
        return np.append(ends[ends < self.horizon_days], float(self.horizon_days))


def days_to_month(as_of: date, months: int) -> int:
    """Days from `as_of` to the same day so many months later, or to the last of that month where it is shorter."""
    years, month = divmod(as_of.month - 1 + months, 12)
    year, month = as_of.year + years, month + 1
    day = min(as_of.day, calendar.monthrange(year, month)[1])
    return (date(year, month, day) - as_of).days


def month_ends(as_of: date, months: int) -> Floats:
    """Days from `as_of` to the end of each of the next `months` calendar months."""
    return np.array([days_to_month(as_of, month) for month in range(1, months + 1)], dtype=np.float64)
