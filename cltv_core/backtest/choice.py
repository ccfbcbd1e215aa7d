"""Which models speak: who orders the customers, who says how much they bring together, and by how much the replays
correct that."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.backtest.replays import Replay, Said
from cltv_core.backtest.scores import order_lead
from cltv_core.models import historical
from cltv_core.models.arrays import Floats

LEVEL_PRIOR = 0.15
"""Deviation of the logarithm of a total that a model is off by from shop to shop, before anything is known of this
shop."""

CUT_NOISE = 0.05
"""Deviation of the same from one earlier day to the next that is assumed with few of them."""

MIN_CUTS_FOR_LEVEL = 3

EVERLASTING = (historical.NAME,)
"""Models by which nobody ever leaves: they may know the level of the next months, and not the chances of a customer."""

LEAST_NOISE = 0.002
"""Of an order score: two rankings that are so near are not told apart, however many customers there are."""

HEARD = 0.1
"""Least weight of a model that is named."""

_LEAST = 1e-9


@dataclass(frozen=True)
class Choice:
    """`ranking`: the weight of each model's opinion on who is worth more than whom; they add up to 1. `level`: the
    model whose total it is. `correction`: the logarithm of the factor on it."""

    ranking: Mapping[str, float]
    level: str
    correction: float = 0.0

    @property
    def heard(self) -> tuple[str, ...]:
        """The models that speak, the weightiest first, those of little weight left out."""
        loud = [name for name, weight in self.ranking.items() if weight >= HEARD]
        return tuple(sorted({*loud, self.level}, key=lambda name: -self.ranking.get(name, 0.0)))

    @property
    def name(self) -> str:
        return " + ".join(self.heard)

    def speaker(self, simple: str) -> str:
        """The model whose chances and pace hold: that of the level, or the `simple` one if by it nobody ever leaves."""
        return simple if self.level in EVERLASTING else self.level

    def blend(self, said: Mapping[str, Said]) -> Floats:
        """Value of each customer, from those of the models that spoke (the one of the level among them)."""
        level = said[self.level].value
        weights = {name: weight for name, weight in self.ranking.items() if name in said and weight > 0}
        scores = blended(weights, {name: said[name].value for name in weights}) if weights else level
        total = float(scores.sum())
        return scores * (float(level.sum()) * np.exp(self.correction) / total) if total > 0 else level


def choose(replays: Sequence[Replay], simple: str) -> Choice:
    """`simple`: the model that speaks unless others beat it by more than noise."""
    spoken = [replay for replay in replays if simple in replay.said and replay.actual.sum() > 0]
    level = _level(spoken, simple)
    return Choice(_ranking(spoken, simple), level, _correction(spoken, level))


def blended(weights: Mapping[str, float], values: Mapping[str, Floats]) -> Floats:
    """Weighted mean of the models' shares of the total, so that none counts more for saying more."""
    mean: Floats = np.sum([weight * _shares(values[name]) for name, weight in weights.items()], axis=0)
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
        return math.erf(self.mean / max(self.error, LEAST_NOISE) / math.sqrt(2)) if self.mean > self.error else 0.0


def _ranking(replays: Sequence[Replay], simple: str) -> Mapping[str, float]:
    """The models that order better than the simple one by more than noise share what it gives up, each as much as it
    is near to the best of them; it gives up as much as the lead of that one can be trusted."""
    names = dict.fromkeys(name for replay in replays for name in replay.said if name != simple)
    leads = {name: lead for name in names if (lead := _lead(replays, name, simple)).trust > 0}
    if not leads:
        return {simple: 1.0}
    best = max(leads, key=lambda name: leads[name].mean)
    nearness = {name: _nearness(_lead(replays, best, name)) if name != best else 1.0 for name in leads}
    trust, all_near = leads[best].trust, sum(nearness.values())
    return {simple: 1 - trust, **{name: trust * near / all_near for name, near in nearness.items()}}


def _nearness(behind: _Lead) -> float:
    """1 for a model that is not behind the best one, falling as a normal curve does with how many times its noise."""
    return float(np.exp(-((max(behind.mean, 0.0) / max(behind.error, LEAST_NOISE)) ** 2) / 2))


def _lead(replays: Sequence[Replay], name: str, other: str) -> _Lead:
    """Of the days on which both spoke; one with more history before it counts more, as it is more like today."""
    both = [replay for replay in replays if name in replay.said and other in replay.said]
    found = [order_lead(replay.actual, replay.said[name].value, replay.said[other].value) for replay in both]
    pairs = [pair for pair in found if pair is not None]
    if not pairs:
        return _Lead(0.0, 1.0)
    leads, errors = np.array(pairs).T
    weights = np.array([replay.history_days for replay, pair in zip(both, found, strict=True) if pair is not None])
    mean = float(np.average(leads, weights=weights))
    between = float(np.average((leads - mean) ** 2, weights=weights))
    return _Lead(mean, float(np.sqrt(between / len(leads) + np.average(errors**2, weights=weights))))


def _level(replays: Sequence[Replay], simple: str) -> str:
    """Another model only where its totals were nearer to what came, by more than noise: by its standard error for the
    simple one itself on a seasonal clock, by twice that for a model of another kind."""
    best, best_lead = simple, 0.0
    names = dict.fromkeys(name for replay in replays for name in replay.said if name != simple)
    for name in names:
        both = [replay for replay in replays if name in replay.said]
        if len(both) < MIN_CUTS_FOR_LEVEL:
            continue
        nearer = np.array([_miss(replay, simple) ** 2 - _miss(replay, name) ** 2 for replay in both])
        demanded = 1 if name.startswith(simple) else 2
        lead = float(nearer.mean() - demanded * nearer.std(ddof=1) / np.sqrt(len(nearer)))
        if lead > best_lead:
            best, best_lead = name, lead
    return best


def _correction(replays: Sequence[Replay], level: str) -> float:
    """Mean of the logarithms of actual / predicted, drawn towards 0 as far as its noise demands."""
    misses = np.array([_miss(replay, level) for replay in replays if level in replay.said])
    if not len(misses):
        return 0.0
    noise = (float(((misses - misses.mean()) ** 2).sum()) + CUT_NOISE**2) / len(misses)
    error = noise / independent(replays)
    return float(misses.mean()) * LEVEL_PRIOR**2 / (LEVEL_PRIOR**2 + error)


def _miss(replay: Replay, name: str) -> float:
    """Logarithm of actual / predicted total, within a factor of ten."""
    predicted = float(replay.said[name].value.sum())
    return float(np.clip(np.log(replay.actual.sum() / max(predicted, _LEAST)), -np.log(10), np.log(10)))


def independent(replays: Sequence[Replay]) -> float:
    """How many horizons that do not overlap the replays look at together."""
    if not replays:
        return 0.0
    horizon = replays[0].window.standpoint.horizon_days
    days = sorted(replay.cut.toordinal() for replay in replays)
    return 1 + float(np.minimum(np.diff(days) / horizon, 1.0).sum())
