"""Weights by which some customers add up to what all of them did.

Replays look at some of a large shop's customers. How much these happen to have bought on earlier days is chance, and
would move the level of the forecast of everybody. So each of them counts by a weight for which the weighted means of
`Controls` are those of everybody (the calibration estimator with the chi-square distance: Deville and Sarndal 1992,
"Calibration Estimators in Survey Sampling", section 1).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from cltv_core.arrays import Flags, Floats, Ints, dot
from cltv_core.models.clock import days_since_1970
from cltv_core.purchases import customer_codes
from cltv_core.summary import CustomerSummary

RECENT = 1 / 2
"""Of the horizon before an earlier day: who bought in it is more likely to come again."""

_LEAST_SINGULAR = 1e-6
_LEAST_WEIGHT = 0.01
"""Nobody counts for less than nothing, even where few customers are far from the average."""


@dataclass(frozen=True)
class Controls:
    """What is added up of each customer: 1, and of each of the `cuts` (days since 1970) six figures.

    Whether the customer was known at its end; purchase days, and what was spent on them, until then and in the last
    part (`RECENT`) of a horizon before it; and what was spent in the `horizon_days` after it. A customer who brought
    more than `bound` so far is left out of all of them: chance alone decides whether one of the few is drawn.
    """

    cuts: tuple[int, ...]
    horizon_days: int
    bound: float

    @property
    def recent_days(self) -> int:
        """Return how many days before a cut are recent."""
        return int(self.horizon_days * RECENT)


Averages = Callable[[Controls], Floats]
"""Mean of each figure over everybody, in the order of `figures`: 1, then the six of the first cut, of the second..."""


FIGURES = 6


def of_cut(figures: Floats, place: int) -> Floats:
    """Return the figures that tell of one of the cuts, with the 1: along the last axis."""
    start = 1 + FIGURES * place
    return np.concatenate([figures[..., :1], figures[..., start : start + FIGURES]], axis=-1)


def controls_of(cuts: Sequence[date], horizon_days: int, bound: float) -> Controls:
    """Return the figures that are added up at the ends of some days."""
    days = np.array(cuts, dtype="datetime64[D]").astype(np.int64)
    return Controls(tuple(days.tolist()), horizon_days, bound)


def figures(summary: CustomerSummary, controls: Controls) -> Floats:
    """Return the figures of each customer: shape (customers, 1 + 6 for each cut)."""
    usual = summary.frame["revenue"].to_numpy() <= controls.bound
    first = days_since_1970(summary.frame["first_order"])
    customer, day = customer_codes(summary), days_since_1970(summary.days["day"])
    spent = summary.days["revenue"].to_numpy()
    told = [usual.astype(np.float64)]
    for cut in controls.cuts:
        until, after = day <= cut, (day > cut) & (day <= cut + controls.horizon_days) & (first[customer] <= cut)
        recent = until & (day > cut - controls.recent_days)
        sums = [(until, None), (until, spent), (recent, None), (recent, spent), (after, spent)]
        told.append(((first <= cut) & usual).astype(np.float64))
        told += [_summed(customer, rows, amounts, len(usual)) * usual for rows, amounts in sums]
    return np.stack(told, axis=1)


def _summed(customer: Ints, rows: Flags, amounts: Floats | None, customers: int) -> Floats:
    weights = None if amounts is None else amounts[rows]
    return np.bincount(customer[rows], weights, customers).astype(np.float64)


def calibrated(some: Floats, everybody: Floats) -> Floats:
    """Return a weight for each of some customers, about 1, for which their mean figures are those of everybody.

    Parameters
    ----------
    some
        Figures of each of them, as of `figures`.
    everybody
        Mean of each figure over everybody.
    """
    scale = np.maximum(np.sqrt((some**2).mean(axis=0)), 1e-300)
    scaled = some / scale
    products = dot(scaled.T[:, np.newaxis], scaled.T) / len(scaled)
    missing = everybody / scale - scaled.mean(axis=0)
    weights = 1.0 + dot(scaled, np.linalg.pinv(products, rcond=_LEAST_SINGULAR, hermitian=True) @ missing)
    return np.maximum(weights, _LEAST_WEIGHT)
