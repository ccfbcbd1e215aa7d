"""How long customers waited after each order, and what was known of them at it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Flags, Floats
from cltv_core.models.shrinkage import shrunk_mean
from cltv_core.summary import CustomerSummary

FEATURES = ("log_orders", "log_usual_gap", "log_spend", "came_back")


@dataclass(frozen=True, eq=False)
class Waits:
    """How long customers waited after each order.

    One element an order, sorted by customer and day: `days` until the next one, or, where there is none yet (not
    `ended`), until the as-of day; `features` (columns as in `FEATURES`) at the order.
    """

    days: Floats
    ended: Flags
    features: Floats

    @classmethod
    def of(cls, summary: CustomerSummary) -> Waits:
        """Take the waits of a summary."""
        frequency, age = (summary.frame[name].to_numpy() for name in ("frequency", "T"))
        orders = frequency.astype(np.int64) + 1
        last = np.cumsum(orders) - 1
        first = last - orders + 1
        day = summary.days["day"].to_numpy().astype("datetime64[D]").astype(np.float64)
        since_first = day - np.repeat(day[first], orders)
        before = np.arange(len(day)) - np.repeat(first, orders)
        days = np.append(np.diff(since_first), 0.0)
        days[last] = age - since_first[last]
        ended = np.ones(len(day), dtype=np.bool_)
        ended[last] = False
        usual = float(np.median(days[ended])) if ended.any() else 1.0
        spend = summary.days["revenue"].to_numpy()
        return cls(days, ended, _features(before.astype(np.float64), since_first, usual, spend))

    @property
    def still_open(self) -> Floats:
        """Features of each customer at the last order."""
        return self.features[~self.ended]


def _features(before: Floats, since_first: Floats, usual: float, spend: Floats) -> Floats:
    usual_gap = shrunk_mean(since_first, before, towards=usual, weight=3.0)
    of_mean = spend / max(float(spend.mean()), 1e-9)
    return np.column_stack(
        [np.log1p(before), np.log(np.maximum(usual_gap, 0.5)), np.log(np.clip(of_mean, 0.01, None)), before > 0]
    )


def after_one_more(features: Floats) -> Floats:
    """Return what will be known at the next order, if gaps and spend stay as they are."""
    log_orders, *same, _ = features.T
    return np.column_stack([np.log(np.exp(log_orders) + 1), *same, np.ones(len(features))])
