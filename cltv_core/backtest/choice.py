"""Which models speak: who orders the customers, who says how much they bring together, and by how much the replays
correct that."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.backtest.level import Misses, miss
from cltv_core.backtest.replays import Replay, Said
from cltv_core.backtest.scores import order_lead
from cltv_core.models import historical
from cltv_core.text import wording

MIN_CUTS_FOR_LEVEL = 3

EVERLASTING = (historical.NAME,)
"""Models by which nobody ever leaves: they may know the level of the next months, and not the chances of a customer."""

LEAST_NOISE = 0.002
"""Of an order score: two rankings that are so near are not told apart, however many customers there are."""

MOST_TRUST = 0.85
"""However well others ordered customers on the few days looked at, the simple model keeps the rest of the say."""

HEARD = 0.1
"""Least weight of a model that is named."""


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


def choose(replays: Sequence[Replay], simple: str, days_ahead: int | None = None) -> Choice:
    """`simple`: the model that speaks unless others beat it by more than noise. `days_ahead`: of the forecast, if it
    looks further than the replays."""
    spoken = [replay for replay in replays if simple in replay.said and replay.actual.sum() > 0]
    level = _level(spoken, simple)
    return Choice(_ranking(spoken, simple), level, _correction(spoken, level, days_ahead))


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
    is near to the best of them; it gives up as much as the lead of that one can be trusted, up to `MOST_TRUST`."""
    names = dict.fromkeys(name for replay in replays for name in replay.said if name != simple)
    leads = {name: lead for name in names if (lead := _lead(replays, name, simple)).trust > 0}
    if not leads:
        return {simple: 1.0}
    best = max(leads, key=lambda name: leads[name].mean)
    nearness = {name: _nearness(_lead(replays, best, name)) if name != best else 1.0 for name in leads}
    trust, all_near = min(leads[best].trust, MOST_TRUST), sum(nearness.values())
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
        nearer = np.array([miss(replay, simple) ** 2 - miss(replay, name) ** 2 for replay in both])
        demanded = 1 if name.startswith(simple) else 2
        lead = float(nearer.mean() - demanded * nearer.std(ddof=1) / np.sqrt(len(nearer)))
        if lead > best_lead:
            best, best_lead = name, lead
    return best


def _correction(replays: Sequence[Replay], level: str, days_ahead: int | None) -> float:
    spoken = [replay for replay in replays if level in replay.said]
    if not spoken:
        return 0.0
    days = days_ahead or spoken[0].window.standpoint.horizon_days
    return Misses.of(spoken, level, seasonal=wording.ON_A_SEASONAL_CLOCK in level).foretell(days)
