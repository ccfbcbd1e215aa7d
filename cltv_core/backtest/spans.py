"""The days that earlier forecasts looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.backtest.replays import Replay

YEAR = 365


@dataclass(frozen=True)
class Span:
    """Days after `start` up to `end`, as ordinals of `date`, and the `first` day of the history before them."""

    first: int
    start: int
    end: int

    @property
    def days(self) -> int:
        """Return the length of the horizon."""
        return self.end - self.start

    @property
    def unseen(self) -> float:
        """Share of a year's days, or of those there are, of which the history holds no day of the year."""
        days = min(self.days, YEAR)
        return float(np.clip(YEAR - (self.start - self.first), 0, days)) / days


def span_of(replay: Replay) -> Span:
    """Return the days that a replay's forecast looked at."""
    cut = replay.cut.toordinal()
    return Span(cut - int(replay.history_days), cut, cut + replay.window.cutoff.horizon_days)


def span_ahead(spans: Sequence[Span], days: int) -> Span:
    """Return the span of `days` that follows the last of the `spans`."""
    today = max(spans, key=lambda span: span.end)
    return Span(today.first, today.end, today.end + days)


def independent(spans: Sequence[Span]) -> float:
    """How many horizons that do not overlap the spans hold together."""
    if not spans:
        return 0.0
    ends = np.sort([span.end for span in spans])
    return 1 + float(np.minimum(np.diff(ends) / spans[0].days, 1.0).sum())
