"""Which customers order like a clock: at one interval and nearly one amount, as a subscription does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.summary import CustomerSummary

INTERVALS = np.array([7.0, 14.0, 28.0, 30.44, 60.88, 91.31, 182.62, 365.25])
"""Days: one, two and four weeks, one, two, three and six months, a year."""

TOLERANCES = np.array([1.0, 2.0, 1.0, 3.0, 4.0, 5.0, 7.0, 10.0])
"""Days that an order may come early or late: weekends, short months, a card that is charged again."""

SHARE_ON_TIME = 0.8
MAX_SPREAD = 0.15
"""Standard deviation of the amounts of one customer as a share of their mean: a price may rise."""

ENOUGH_GAPS = 4
"""Gaps that make one customer a subscriber by themselves. Where most customers are (`MIN_SHARE`), none are needed."""

FEWEST_GAPS = 2
MIN_SHARE = 0.5

GRACE = 2.0
"""A renewal is missed when it is so many tolerances late."""

_NONE = -1


@dataclass(frozen=True, eq=False)
class Subscriptions:
    """Who subscribes, and how.

    One element a customer: `interval` (days, NaN for who does not subscribe), `grace` (days after which a renewal is
    missed), `silence` (days since the last order), `renewals` (so far), `comebacks` (after a missed one), `amount` (of
    an order).
    """

    interval: Floats
    grace: Floats
    silence: Floats
    renewals: Floats
    comebacks: Floats
    amount: Floats

    @property
    def subscribes(self) -> Flags:
        """Also those who have cancelled."""
        return ~np.isnan(self.interval)

    @property
    def running(self) -> Flags:
        """No renewal was missed yet."""
        return self.subscribes & (self.silence <= np.nan_to_num(self.interval) + self.grace)

    @property
    def comeback_share(self) -> float:
        """Of those who had missed a renewal; 1 in 20 where that is not known."""
        missed = self.comebacks.sum() + (self.subscribes & ~self.running).sum()
        return float((self.comebacks.sum() + 0.5) / (missed + 10.0))

    @property
    def overdue(self) -> Floats:
        """Days since a renewal was due, 0 before."""
        return np.maximum(self.silence - np.nan_to_num(self.interval, nan=np.inf), 0.0)


def subscriptions(summary: CustomerSummary) -> Subscriptions:
    """Those of the customers of a shop; in a shop of subscribers also those who have not renewed yet."""
    frame = summary.frame
    frequency = frame["frequency"].to_numpy()
    gaps = _Gaps.of(summary)
    kind = _kind(_own_kind(summary, gaps), frequency)
    interval = np.where(kind == _NONE, np.nan, INTERVALS[kind])
    grace = np.where(kind == _NONE, 0.0, GRACE * TOLERANCES[kind])
    late = gaps.days > (interval + grace)[gaps.customer]
    return Subscriptions(
        interval=interval,
        grace=grace,
        silence=frame["T"].to_numpy() - frame["recency"].to_numpy(),
        renewals=frequency,
        comebacks=np.bincount(gaps.customer, late, len(frequency)).astype(np.float64),
        amount=frame["revenue"].to_numpy() / (frequency + 1),
    )


@dataclass(frozen=True, eq=False)
class _Gaps:
    """`days` of each gap between two orders, and whose it is."""

    customer: Ints
    days: Ints

    @classmethod
    def of(cls, summary: CustomerSummary) -> _Gaps:
        frequency = summary.frame["frequency"].to_numpy().astype(np.int64)
        customer = np.repeat(np.arange(len(frequency)), frequency + 1)
        same = customer[1:] == customer[:-1]
        day = summary.days["day"].to_numpy().astype("datetime64[D]").astype(np.int64)
        return cls(customer[1:][same], np.diff(day)[same])


def _kind(own: Ints, frequency: Floats) -> Ints:
    """Index of the interval of each customer, given what their `own` gaps say, -1 without."""
    judged = frequency >= FEWEST_GAPS
    if judged.any() and (own[judged] != _NONE).mean() >= MIN_SHARE:
        usual = np.bincount(own[judged & (own != _NONE)], minlength=len(INTERVALS)).argmax()
        return np.where(frequency == 0, usual, own)
    return np.where(frequency >= ENOUGH_GAPS, own, _NONE)


def _own_kind(summary: CustomerSummary, gaps: _Gaps) -> Ints:
    """Index of the interval that most gaps of each customer keep to, -1 where they do not or amounts vary."""
    frequency = summary.frame["frequency"].to_numpy()
    kept = [
        np.bincount(gaps.customer, np.abs(gaps.days - interval) <= tolerance, len(frequency))
        for interval, tolerance in zip(INTERVALS, TOLERANCES, strict=True)
    ]
    share = np.array(kept) / np.maximum(frequency, 1.0)
    regular = (share.max(axis=0) >= SHARE_ON_TIME) & (_spread_of_amounts(summary) <= MAX_SPREAD)
    return np.where((frequency > 0) & regular, share.argmax(axis=0), _NONE)


def _spread_of_amounts(summary: CustomerSummary) -> Floats:
    days = summary.frame["frequency"].to_numpy() + 1
    customer = np.repeat(np.arange(len(days)), days.astype(np.int64))
    mean = summary.frame["revenue"].to_numpy() / days
    around = (summary.days["revenue"].to_numpy() - mean[customer]) ** 2
    deviation = np.sqrt(np.bincount(customer, around, len(days)) / days)
    spread: Floats = deviation / np.maximum(mean, 1e-9)
    return spread
