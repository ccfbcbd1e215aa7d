"""How much all customers bring together: a pooled estimate over methods, corrected by what they missed earlier.

A total is the weighted geometric mean of what several methods expect. Weights start from how often each is right in
shops in general and move with its misses in this shop (Bayesian model averaging, Hoeting et al. 1999, "Bayesian Model
Averaging: A Tutorial", equation 1, misses being normal). What the pool still missed on earlier days is corrected as far
as it is likely to come again: the best linear predictor of the shop's own offset (Efron and Morris 1975, "Data Analysis
Using Stein's Estimator", section 2), which lies between none and all of the mean miss. Misses are the logarithm of
actual / predicted total.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.backtest.replays import Replay, Totals
from cltv_core.backtest.spans import independent, span_of
from cltv_core.facts import Code
from cltv_core.models.codes import Method

BASELINE = 0.6
"""How much the first model that fits counts before anything is known of a shop, beside `OTHERS`."""

OTHERS: Mapping[Code, float] = {Method.SEASONAL_BG_NBD: 0.7, Method.COHORT_AVERAGE: 0.3, Method.SUBSCRIPTIONS: 0.2}

CUSTOMERS_TO_COUNT = 300.0
"""Customers with whom the other methods count half as much as that: what they know, only the shop itself has shown."""

USUAL_MISS = 0.3
"""Deviation of the misses of a method that suits a shop."""

OFFSET = 0.15
"""Deviation from shop to shop of what a method always misses with it."""

NOISE = 0.08
"""Deviation of a miss of one horizon beside another, beyond the customers' own luck.

`USUAL_MISS`, `OFFSET` and this were chosen by `benchmarks/constants.py`, each shop judged by what suits the others best
(see docs/decisions.md); `BASELINE` and `OTHERS` before, on nine real shops, slices of them and made-up ones."""

MAX_MISS = float(np.log(10.0))
LEAST_SHARE_OF_DAYS = 1 / 2
"""Of the earlier days, on which a method must have been tried for its misses to count."""

WITHOUT_CHANCES = (Method.COHORT_AVERAGE, Method.HISTORICAL_AVERAGE)
"""Methods that know how much comes, and not from whom or when."""

_LEAST = 1e-9


@dataclass(frozen=True)
class Level:
    """How the total of all customers is pooled from several methods.

    `weights` of the methods add up to 1. `correction`: logarithm of the factor on their total, over a horizon as long
    as the replayed ones. `misses`: log(actual / pooled) on earlier days, before the correction.
    """

    weights: Mapping[Code, float]
    correction: float = 0.0
    misses: Sequence[float] = field(default=(), repr=False)

    @property
    def method(self) -> Code:
        """The weightiest method."""
        return max(self.weights, key=lambda one: self.weights[one])

    @property
    def pace(self) -> Code:
        """The weightiest of the methods that know who will come, and when."""
        known = {one: weight for one, weight in self.weights.items() if one not in WITHOUT_CHANCES}
        return max(known or self.weights, key=lambda one: self.weights[one])

    def total(self, totals: Mapping[Code, float], horizons: float = 1.0) -> float:
        """Return the corrected total, in money, pooled from the `totals` of the methods that have one.

        The total looks `horizons` times as far as the replays did. A correction proved on one horizon is applied once,
        not once for each horizon ahead.
        """
        held = {one: weight for one, weight in self.weights.items() if totals.get(one, 0.0) > 0}
        if not held:
            return 0.0
        logs = sum(weight * np.log(totals[one]) for one, weight in held.items()) / sum(held.values())
        return float(np.exp(logs + self.correction / max(horizons, 1.0)))


def level_of(replays: Sequence[Replay], baseline: Code) -> Level:
    """Pool the methods that can tell a total.

    `baseline` counts first; `replays` are those on which it was tried and somebody bought.
    """
    weights = _weights(replays, baseline)
    pool = Level(weights)
    misses = [_log_ratio(replay.totals, pool.total(replay.totals.expected)) for replay in replays]
    if not misses:
        return pool
    horizons = independent([span_of(replay) for replay in replays])
    noise = (NOISE**2 + float(np.mean([luck(replay.counted) for replay in replays]))) / horizons
    return Level(weights, OFFSET**2 / (OFFSET**2 + noise) * float(np.mean(misses)), misses)


def miss(replay: Replay, method: Code) -> float:
    """Logarithm of actual / predicted total, within a factor of ten."""
    return _log_ratio(replay.totals, replay.totals.expected[method])


def luck(spent: Floats) -> float:
    """About the variance of the logarithm of a total that is the customers' own: one of few is as uncertain as they."""
    return float((spent**2).sum() / spent.sum() ** 2)


def _weights(replays: Sequence[Replay], baseline: Code) -> Mapping[Code, float]:
    shown = _customers(replays) / (_customers(replays) + CUSTOMERS_TO_COUNT)
    prior = {baseline: BASELINE, **{one: share * shown for one, share in OTHERS.items() if one != baseline}}
    tried = {one: [miss(replay, one) for replay in replays if one in replay.totals.expected] for one in prior}
    known = {
        one: misses for one, misses in tried.items() if misses and len(misses) >= LEAST_SHARE_OF_DAYS * len(replays)
    }
    if not known:
        return {baseline: 1.0}
    horizons = independent([span_of(replay) for replay in replays])
    spread = USUAL_MISS**2 + float(np.mean([luck(replay.counted) for replay in replays]))
    fit = {one: -horizons * float(np.mean(np.square(misses))) / (2 * spread) for one, misses in known.items()}
    best = max(fit.values())
    weights = {one: prior[one] * float(np.exp(fit[one] - best)) for one in known}
    return {one: weight / sum(weights.values()) for one, weight in weights.items()}


def _customers(replays: Sequence[Replay]) -> int:
    return max((len(replay.counted) for replay in replays), default=0)


def _log_ratio(totals: Totals, predicted: float) -> float:
    return float(np.clip(np.log(totals.came / max(predicted, _LEAST)), -MAX_MISS, MAX_MISS))
