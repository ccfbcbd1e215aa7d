"""What the misses of earlier days tell of the total to come.

A miss, the logarithm of actual / predicted total, is taken for the sum of what the model always gets wrong with this
shop, of how busy the months of the horizon are beside those of the history before it, and of what came but once. The
best linear forecast of the next one from those seen (simple kriging, Cressie 1993, "Statistics for Spatial Data",
section 3.2) draws it towards 0 as far as few horizons, one season or few customers demand, and tells the months apart
once there is a whole year of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from cltv_core.arrays import Floats, Ints
from cltv_core.backtest.replays import Replay
from cltv_core.facts import Code
from cltv_core.models.buy_till_you_die.seasonal_clock import MONTH_SPREAD

LEVEL_PRIOR = 0.15
"""Deviation of the logarithm of a total that a model is off by from shop to shop, before anything is known of this
shop."""

HORIZON_NOISE = 0.1
"""The same of one horizon beside another, of what comes but once; and of one fit beside another."""

NEXT_MONTH = 0.6
"""Correlation of how busy a month is with the next one."""

PRIOR_HORIZONS = 2.0
"""That months differ as they usually do counts as much as so many horizons looked at."""

ON_ITS_CLOCK = 0.5
"""Of the swing from month to month, what a seasonal clock may leave."""

FROM_THIRDS = 19 / 6
"""Where business drifts as a random walk from third to third of a horizon, thirds of one have a variance of 2/3 of a
step's; the means of a horizon and of the next one differ by 19/9 of it."""

YEAR = 365
_MONTHS = 12
_FIRST_OF_1970 = date(1970, 1, 1).toordinal()
_LEAST = 1e-9


@dataclass(frozen=True)
class Span:
    """Days after `start` up to `end`, as ordinals of `date`, and the `first` day of the history before them."""

    first: int
    start: int
    end: int

    def shared(self, other: Span) -> int:
        """Days in both."""
        return max(min(self.end, other.end) - max(self.start, other.start), 0)

    @property
    def days(self) -> int:
        """Count the days of the span."""
        return self.end - self.start

    @property
    def unseen(self) -> float:
        """Share of a year's days, or of those there are, of which the history holds no day of the year."""
        days = min(self.days, YEAR)
        return float(np.clip(YEAR - (self.start - self.first), 0, days)) / days

    @property
    def months(self) -> Floats:
        """Share of the days in each month of the year."""
        return _shares(np.arange(self.start + 1, self.end + 1), np.ones(self.days))

    @property
    def months_before(self) -> Floats:
        """The same of the history, late days counting for more as there are more customers then."""
        days = np.arange(self.first, self.start + 1)
        return _shares(days, np.arange(1.0, len(days) + 1))


@dataclass(frozen=True, eq=False)
class Misses:
    """What a method was off by on earlier days.

    `size` of each miss, on days with these `spans`; `luck`: variance in each that is the customers' own; `swing`:
    variance from third to third of a horizon (mean over the days); `seasonal`: the model knows the months.
    """

    size: Floats
    spans: Sequence[Span]
    luck: Floats
    swing: float
    seasonal: bool = False

    @classmethod
    def of(cls, replays: Sequence[Replay], method: Code, seasonal: bool) -> Misses:
        """`replays`: those on which the method made a prediction and somebody bought."""
        return cls(
            np.array([miss(replay, method) for replay in replays]),
            [span_of(replay) for replay in replays],
            np.array([float((replay.actual**2).sum() / replay.actual.sum() ** 2) for replay in replays]),
            float(np.mean([replay.window.swing for replay in replays])) if replays else 0.0,
            seasonal,
        )

    def foretell(self, days: int) -> float:
        """Return the miss to come in the `days` after the last one."""
        if not len(self.size):
            return 0.0
        ahead = span_ahead(self.spans, days)
        of_months = self._months(ahead)
        common = LEVEL_PRIOR**2 + of_months @ self._month_covariance @ of_months.T
        seen, ahead_too = common[:-1, :-1] + self._once, common[:-1, -1]
        looks = self._looks(ahead)
        weights = np.linalg.solve(looks @ seen @ looks.T, looks @ ahead_too)
        return float(weights @ looks @ self.size)

    def _months(self, ahead: Span) -> Floats:
        """How much of each month every span holds, and last the one ahead, beside what the model was fitted to."""
        spans = [*self.spans, ahead]
        if self.seasonal or not self._seen_a_year(ahead):
            return np.stack([span.months - 1 / _MONTHS for span in spans])
        return np.stack([span.months - span.months_before for span in spans])

    @property
    def _month_covariance(self) -> Floats:
        counted = 2 * independent(self.spans)
        variance = (PRIOR_HORIZONS * MONTH_SPREAD**2 + counted * self.swing) / (PRIOR_HORIZONS + counted)
        apart = np.abs(np.subtract.outer(np.arange(_MONTHS), np.arange(_MONTHS)))
        left = ON_ITS_CLOCK**2 if self.seasonal else 1.0
        covariance: Floats = left * variance * NEXT_MONTH ** np.minimum(apart, _MONTHS - apart)
        return covariance

    @property
    def _once(self) -> Floats:
        """Covariance of what comes once: horizons share it as far as they share days."""
        shared = np.array([[one.shared(other) / one.days for other in self.spans] for one in self.spans])
        luck = np.sqrt(np.outer(self.luck, self.luck))
        once: Floats = (HORIZON_NOISE**2 + luck) * shared + HORIZON_NOISE**2 * np.eye(len(self.spans))
        return once

    def _looks(self, ahead: Span) -> Floats:
        """Before a year is over, months cannot be told from the growing up of a shop: its misses speak as one."""
        count = len(self.spans)
        return np.eye(count) if self._seen_a_year(ahead) else np.full((1, count), 1 / count)

    @staticmethod
    def _seen_a_year(ahead: Span) -> bool:
        return ahead.start - ahead.first >= YEAR


def miss(replay: Replay, method: Code) -> float:
    """Logarithm of actual / predicted total, within a factor of ten."""
    predicted = float(replay.predictions[method].value.sum())
    return float(np.clip(np.log(replay.actual.sum() / max(predicted, _LEAST)), -np.log(10), np.log(10)))


def span_of(replay: Replay) -> Span:
    """Return the days that a replay looked ahead, with its history."""
    cut = replay.cut.toordinal()
    return Span(cut - int(replay.history_days), cut, cut + replay.window.cutoff.horizon_days)


def span_ahead(spans: Sequence[Span], days: int) -> Span:
    """Return the `days` after the last of the `spans`."""
    today = max(spans, key=lambda span: span.end)
    return Span(today.first, today.end, today.end + days)


def unseen(replays: Sequence[Replay], days: int | None) -> float:
    """Return how unsure a time of year is that no history has seen.

    Variance of the logarithm of what the `days` ahead (None: as many as replayed) bring, from that part of them of
    which the history holds no day of the year.
    """
    if not replays:
        return 0.0
    spans = [span_of(replay) for replay in replays]
    ahead = span_ahead(spans, days or spans[0].days)
    return float(ahead.unseen * FROM_THIRDS * np.mean([replay.window.swing for replay in replays]))


def independent(spans: Sequence[Span]) -> float:
    """How many horizons that do not overlap the spans hold together."""
    if not spans:
        return 0.0
    ends = np.sort([span.end for span in spans])
    return 1 + float(np.minimum(np.diff(ends) / spans[0].days, 1.0).sum())


def _shares(days: Ints, weights: Floats) -> Floats:
    month = (days - _FIRST_OF_1970).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % _MONTHS
    held = np.bincount(month, weights, _MONTHS).astype(np.float64)
    shares: Floats = held / held.sum()
    return shares
