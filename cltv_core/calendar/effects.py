"""What an occasion did to the shop's own sales, and the weeks in which it sells most: from two occurrences on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from scipy import special

from cltv_core.arrays import Floats
from cltv_core.calendar.occasions import When, days
from cltv_core.summary import CustomerSummary

FEWEST = 2
"""An effect is told from so many occurrences on."""
AROUND = 28
"""Days before and after an occasion with which its days are compared."""
STRIDE = 5
"""Days from one stretch of no occasion to the next."""
PEAK = 1.3
"""A week is a peak if it sold at least so many times as much as those around it, in every year."""
WEEKS_AROUND = 4
NORMAL_MEDIAN = float(special.ndtri(0.75))
"""The median of the size of a standard normal deviation."""


@dataclass(frozen=True)
class Effect:
    """Sales in the days up to an occasion, as a multiple of those around it, with its 80 % range."""

    times: float
    low80: float
    high80: float
    occurrences: int

    @property
    def clear(self) -> bool:
        """Tell whether it is more than chance that sales differed."""
        return self.low80 > 1 or self.high80 < 1


@dataclass(frozen=True)
class DailySales:
    """Sales of each day from `first` on, each divided by what its day of the week usually sells."""

    first: date
    values: Floats = field(repr=False)
    _noise: dict[int, float] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, summary: CustomerSummary) -> DailySales:
        """Add up the sales of each day up to the day of the summary."""
        day = summary.days["day"].to_numpy().astype("datetime64[D]")
        if not len(day):
            return cls(summary.as_of, np.zeros(0))
        first = day.min()
        length = int((np.datetime64(summary.as_of, "D") - first).astype(int)) + 1
        sold = np.bincount((day - first).astype(np.int64), summary.days["revenue"].to_numpy(), length)[:length]
        weekday = (first.astype(object).weekday() + np.arange(length)) % 7
        usual = np.bincount(weekday, sold, 7) / np.maximum(np.bincount(weekday, minlength=7), 1)
        factor = np.maximum(usual[weekday] / max(usual.mean(), 1e-12), 0.05)
        return cls(first.astype(object), sold / factor)

    @property
    def last(self) -> date:
        """Return the last day."""
        return self.first + timedelta(days=len(self.values) - 1)

    def mean(self, first: date, last: date) -> float | None:
        """Return the mean of some days, both ends included; None where not all of them are known."""
        start, end = (first - self.first).days, (last - self.first).days + 1
        return float(self.values[start:end].mean()) if 0 <= start < end <= len(self.values) else None

    def noise(self, length: int) -> float:
        """Return how far the logarithm of so many days' sales is off where there is no occasion; looked at once."""
        if length not in self._noise:
            self._noise[length] = _noise(length, self)
        return self._noise[length]


def effect(when: When, sales: DailySales) -> Effect | None:
    """Compare the days up to each occurrence with the four weeks before them, and after where they are known.

    None with fewer than `FEWEST` occurrences on which the shop was open. The range is that of the mean logarithm
    (Student's t); two occurrences that agree by chance count as far apart as any days of the shop.
    """
    logs = _logs(days(when, sales.first, sales.last), when.buying, sales)
    if len(logs) < FEWEST:
        return None
    spread = max(float(logs.std(ddof=1)), sales.noise(when.buying))
    off = float(special.stdtrit(len(logs) - 1, 0.9)) * spread / np.sqrt(len(logs))
    mean = float(logs.mean())
    return Effect(float(np.exp(mean)), float(np.exp(mean - off)), float(np.exp(mean + off)), len(logs))


@dataclass(frozen=True)
class Peak:
    """A week of the year, by ISO 8601, that sold at least `times` as much as those around it in each of `years`."""

    week: int
    times: float
    years: int


def peaks(sales: DailySales) -> tuple[Peak, ...]:
    """Find the weeks that stand out in each of at least two years."""
    monday = sales.first + timedelta(days=-sales.first.weekday() % 7)
    skipped = (monday - sales.first).days
    number = (len(sales.values) - skipped) // 7
    if number < 52:
        return ()
    weekly = sales.values[skipped : skipped + 7 * number].reshape(number, 7).mean(axis=1)
    seen: dict[int, list[float]] = {}
    for place in range(WEEKS_AROUND, number - WEEKS_AROUND):
        around = np.delete(weekly[place - WEEKS_AROUND : place + WEEKS_AROUND + 1], WEEKS_AROUND)
        usual = float(np.median(around))
        week = (monday + timedelta(weeks=place)).isocalendar().week
        seen.setdefault(week, []).append(float(weekly[place]) / usual if usual > 0 else 0.0)
    return tuple(
        Peak(week, min(times), len(times))
        for week, times in sorted(seen.items())
        if len(times) >= FEWEST and min(times) >= PEAK
    )


def next_monday_of(week: int, after: date) -> date:
    """Return the next Monday of an ISO week; week 53 where a year has none is its last."""
    for year in (after.year, after.year + 1):
        last = date(year, 12, 28).isocalendar().week
        monday = date.fromisocalendar(year, min(week, last), 1)
        if monday > after:
            return monday
    return date.fromisocalendar(after.year + 2, min(week, 52), 1)


def _logs(ends: Iterable[date], length: int, sales: DailySales) -> Floats:
    seen = [_ratio(day, length, sales) for day in ends]
    return np.log([ratio for ratio in seen if ratio is not None])


def _noise(length: int, sales: DailySales) -> float:
    """Tell how far the logarithm is off on days of no occasion: by the median deviation, as most days are such."""
    ends = (sales.first + timedelta(days=place) for place in range(0, len(sales.values), STRIDE))
    logs = _logs(ends, length, sales)
    return float(np.median(np.abs(logs - np.median(logs)))) / NORMAL_MEDIAN if len(logs) else 0.0


def _ratio(day: date, length: int, sales: DailySales) -> float | None:
    start = day - timedelta(days=length - 1)
    sold = sales.mean(start, day)
    before = sales.mean(start - timedelta(days=AROUND), start - timedelta(days=1))
    after = sales.mean(day + timedelta(days=1), day + timedelta(days=AROUND))
    around = [part for part in (before, after) if part is not None]
    if not sold or before is None or not sum(around) > 0:
        return None
    return sold / (sum(around) / len(around))
