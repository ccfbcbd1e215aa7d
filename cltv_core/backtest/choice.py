"""Which methods make the forecast.

Who ranks the customers, whose total it is, and by how much the replays correct that.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.backtest.level import Misses, miss
from cltv_core.backtest.replays import Prediction, Replay
from cltv_core.backtest.scores import order_lead
from cltv_core.facts import Code
from cltv_core.models.codes import ON_A_SEASONAL_CLOCK, Method

MIN_CUTS_FOR_LEVEL = 3

WITHOUT_CHURN = (Method.HISTORICAL_AVERAGE,)
"""Models by which nobody ever leaves: they may know the level of the next months, and not the chances of a customer."""

MIN_STANDARD_ERROR = 0.002
"""Of an order score: two rankings that are so near are not told apart, however many customers there are."""

MAX_TRUST = 0.85
"""However well others ordered customers on the few days looked at, the simple model keeps the rest of the say."""

MIN_NAMED_WEIGHT = 0.1
"""Least weight of a model that is named."""


@dataclass(frozen=True)
class Choice:
    """Which methods make the forecast.

    `ranking`: the weight of each model's opinion on who is worth more than whom; they add up to 1. `level`: the
    model whose total it is. `correction`: the logarithm of the factor on it.
    """

    ranking: Mapping[Code, float]
    level: Code
    correction: float = 0.0

    @property
    def ranked_by(self) -> tuple[Code, ...]:
        """The methods that rank the customers, the weightiest first, those of little weight left out."""
        named = [method for method, weight in self.ranking.items() if weight >= MIN_NAMED_WEIGHT]
        return tuple(sorted(named, key=lambda method: -self.ranking[method]))

    @property
    def methods(self) -> tuple[Code, ...]:
        """The methods that make the forecast: those that rank the customers, and the one of the level."""
        return tuple(sorted(dict.fromkeys([*self.ranked_by, self.level]), key=lambda one: -self.ranking.get(one, 0.0)))

    def pace_of(self, baseline: Code) -> Code:
        """Return the method whose chances and pace hold: that of the level, or the `baseline` if that has no churn."""
        return baseline if self.level in WITHOUT_CHURN else self.level

    def blend(self, predictions: Mapping[Code, Prediction]) -> Floats:
        """Value of each customer, from the `predictions` there are (that of the level among them)."""
        level = predictions[self.level].value
        weights = {method: weight for method, weight in self.ranking.items() if method in predictions and weight > 0}
        scores = blended(weights, {method: predictions[method].value for method in weights}) if weights else level
        total = float(scores.sum())
        return scores * (float(level.sum()) * np.exp(self.correction) / total) if total > 0 else level


def choose(replays: Sequence[Replay], baseline: Code, days_ahead: int | None = None) -> Choice:
    """Choose the methods of the forecast.

    `baseline`: the method that makes it unless others beat it by more than noise. `days_ahead`: of the forecast, if it
    looks further than the replays.
    """
    usable = [replay for replay in replays if baseline in replay.predictions and replay.actual.sum() > 0]
    level = _level(usable, baseline)
    return Choice(_ranking(usable, baseline), level, _correction(usable, level, days_ahead))


def blended(weights: Mapping[Code, float], values: Mapping[Code, Floats]) -> Floats:
    """Weighted mean of the methods' shares of the total, so that none counts more for predicting more."""
    mean: Floats = np.sum([weight * _shares(values[method]) for method, weight in weights.items()], axis=0)
    return mean / sum(weights.values())


def _shares(value: Floats) -> Floats:
    total = float(value.sum())
    return value / total * len(value) if total > 0 else np.ones_like(value)


@dataclass(frozen=True)
class _Lead:
    """How far a model orders customers better than the simple one, and the standard error of that."""

    mean: float
    error: float

    @property
    def trust(self) -> float:
        """0 for a lead within its noise; beyond, the chance that noise alone would not have led as far."""
        return (
            math.erf(self.mean / max(self.error, MIN_STANDARD_ERROR) / math.sqrt(2)) if self.mean > self.error else 0.0
        )


def _ranking(replays: Sequence[Replay], baseline: Code) -> Mapping[Code, float]:
    """Weigh the methods by how well they rank the customers.

    The methods that rank better than the baseline by more than noise share what it gives up, each as much as it is
    near to the best of them; it gives up as much as the lead of that one can be trusted, up to `MAX_TRUST`.
    """
    leads = {one: lead for one in _others(replays, baseline) if (lead := _lead(replays, one, baseline)).trust > 0}
    if not leads:
        return {baseline: 1.0}
    best = max(leads, key=lambda method: leads[method].mean)
    nearness = {one: _nearness(_lead(replays, best, one)) if one != best else 1.0 for one in leads}
    trust, all_near = min(leads[best].trust, MAX_TRUST), sum(nearness.values())
    return {baseline: 1 - trust, **{one: trust * near / all_near for one, near in nearness.items()}}


def _others(replays: Sequence[Replay], baseline: Code) -> Sequence[Code]:
    return [*dict.fromkeys(method for replay in replays for method in replay.predictions if method != baseline)]


def _nearness(behind: _Lead) -> float:
    """1 for a method that is not behind the best one, falling as a normal curve does with how many times its noise."""
    return float(np.exp(-((max(behind.mean, 0.0) / max(behind.error, MIN_STANDARD_ERROR)) ** 2) / 2))


def _lead(replays: Sequence[Replay], method: Code, other: Code) -> _Lead:
    """Of the days on which both were tried; one with more history before it counts more, as it is more like today."""
    both = [replay for replay in replays if method in replay.predictions and other in replay.predictions]
    found = [
        order_lead(replay.actual, replay.predictions[method].value, replay.predictions[other].value) for replay in both
    ]
    pairs = [pair for pair in found if pair is not None]
    if not pairs:
        return _Lead(0.0, 1.0)
    leads, errors = np.array(pairs).T
    weights = np.array([replay.history_days for replay, pair in zip(both, found, strict=True) if pair is not None])
    mean = float(np.average(leads, weights=weights))
    between = float(np.average((leads - mean) ** 2, weights=weights))
    return _Lead(mean, float(np.sqrt(between / len(leads) + np.average(errors**2, weights=weights))))


def _level(replays: Sequence[Replay], baseline: Code) -> Code:
    """Choose the method whose total it is.

    Another method only where its totals were nearer to what came, by more than noise: by its standard error for the
    baseline itself on a seasonal clock, by twice that for a method of another kind.
    """
    best, best_lead = baseline, 0.0
    for method in _others(replays, baseline):
        both = [replay for replay in replays if method in replay.predictions]
        if len(both) < MIN_CUTS_FOR_LEVEL:
            continue
        nearer = np.array([miss(replay, baseline) ** 2 - miss(replay, method) ** 2 for replay in both])
        demanded = 1 if ON_A_SEASONAL_CLOCK.get(method) == baseline else 2
        lead = float(nearer.mean() - demanded * nearer.std(ddof=1) / np.sqrt(len(nearer)))
        if lead > best_lead:
            best, best_lead = method, lead
    return best


def _correction(replays: Sequence[Replay], level: Code, days_ahead: int | None) -> float:
    tried = [replay for replay in replays if level in replay.predictions]
    if not tried:
        return 0.0
    days = days_ahead or tried[0].window.cutoff.horizon_days
    return Misses.of(tried, level, seasonal=level in ON_A_SEASONAL_CLOCK).foretell(days)
