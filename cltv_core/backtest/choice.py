"""Which models speak: who orders the customers, and who says how much they bring together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.backtest.level import Level, level_of
from cltv_core.backtest.replays import Replay
from cltv_core.backtest.scores import order_lead
from cltv_core.facts import Code
from cltv_core.models.codes import Method

BASELINE_SHARE = 0.4
SHARES: Mapping[Code, float] = {
    Method.PARETO_NBD: 0.4,
    Method.REGRESSION: 0.25,
    Method.BOOSTED_TREES: 0.12,
    Method.NEURAL_NETWORK: 0.08,
    Method.SURVIVAL: 0.1,
    Method.HISTORICAL_AVERAGE: 0.1,
}
"""How much the ranking of a method counts before it is tried on a shop, and the baseline's: buy till you die somewhat
more than all others together."""

LEAD_BETWEEN_SHOPS = 0.04
"""Deviation from shop to shop of how far a method orders customers better than the baseline."""

TELLING_LEAD = 0.02
"""Of the order score: by so much a method must lead to count e times as much.

`BASELINE_SHARE`, that of the Pareto/NBD, `LEAD_BETWEEN_SHOPS` and this were chosen by `benchmarks/constants.py`, each
shop judged by what suits the others best (see docs/decisions.md)."""

MIN_STANDARD_ERROR = 0.002
"""Of an order score: two rankings that are so near are not told apart, however many customers there are."""

MIN_NAMED_WEIGHT = 0.1
"""Least weight of a model that is named."""


@dataclass(frozen=True)
class Choice:
    """Which methods are listened to, and for what.

    `ranking`: weight of each method's opinion on who is worth more than whom; the weights add up to 1. `pool`: what all
    customers bring together.
    """

    ranking: Mapping[Code, float]
    pool: Level

    @property
    def level(self) -> Code:
        """The method that counts most for the total."""
        return self.pool.method

    @property
    def correction(self) -> float:
        """Logarithm of the factor on the total, over a horizon as long as the replayed ones."""
        return self.pool.correction

    @property
    def ranked_by(self) -> tuple[Code, ...]:
        """The methods that rank the customers, the weightiest first, those of little weight left out."""
        named = [method for method, weight in self.ranking.items() if weight >= MIN_NAMED_WEIGHT]
        return tuple(sorted(named, key=lambda method: -self.ranking[method]))

    @property
    def methods(self) -> tuple[Code, ...]:
        """The methods that make the forecast: those that rank the customers, and the one of the level."""
        return tuple(sorted(dict.fromkeys([*self.ranked_by, self.level]), key=lambda one: -self.ranking.get(one, 0.0)))

    @property
    def wanted(self) -> tuple[Code, ...]:
        """The methods that have a say."""
        return tuple(dict.fromkeys([*self.ranking, *self.pool.weights]))

    def blend(self, values: Mapping[Code, Floats]) -> Floats:
        """Value of each customer over a replayed horizon, from those of the methods that have any."""
        weights = {method: weight for method, weight in self.ranking.items() if method in values and weight > 0}
        scores = blended(weights, values)
        level = self.pool.total({method: float(value.sum()) for method, value in values.items()})
        total = float(scores.sum())
        return scores * (level / total) if total > 0 else scores


def choose(replays: Sequence[Replay], baseline: Code) -> Choice:
    """Choose the methods of the forecast, of which `baseline` is the first."""
    usable = [replay for replay in replays if baseline in replay.predictions and replay.counted.sum() > 0]
    return Choice(_ranking(usable, baseline), level_of(usable, baseline))


def blended(weights: Mapping[Code, float], values: Mapping[Code, Floats]) -> Floats:
    """Weighted mean of the methods' shares of the total, so that none counts more for predicting more."""
    mean: Floats = np.sum([weight * _shares(values[method]) for method, weight in weights.items()], axis=0)
    return mean / sum(weights.values())


def _shares(value: Floats) -> Floats:
    total = float(value.sum())
    return value / total * len(value) if total > 0 else np.ones_like(value)


def _ranking(replays: Sequence[Replay], baseline: Code) -> Mapping[Code, float]:
    """Weigh the methods that order the customers.

    Each method tried counts as it does in shops in general, times e for each `TELLING_LEAD` by which it is likely to
    order this shop's customers better than the baseline.
    """
    tried = [one for one in SHARES if one != baseline and any(one in replay.predictions for replay in replays)]
    leads = {one: _likely_lead(replays, one, baseline) for one in tried}
    weights = {baseline: BASELINE_SHARE}
    weights |= {one: SHARES[one] * float(np.exp(lead / TELLING_LEAD)) for one, lead in leads.items()}
    return {one: weight / sum(weights.values()) for one, weight in weights.items()}


def _likely_lead(replays: Sequence[Replay], method: Code, other: Code) -> float:
    """Return how much better than `other` the `method` is likely to order customers.

    The mean lead over the cut-offs at which both were tried, shrunk towards 0 as far as it may be noise. A cut-off with
    a longer history behind it counts for more, as it is more like today.
    """
    both = [replay for replay in replays if method in replay.predictions and other in replay.predictions]
    pairs = [
        (*pair, replay.history_days)
        for replay in both
        if (pair := order_lead(replay.counted, replay.values[method], replay.values[other])) is not None
    ]
    if not pairs:
        return 0.0
    leads, errors, weights = np.array(pairs).T
    mean = float(np.average(leads, weights=weights))
    between = float(np.average((leads - mean) ** 2, weights=weights)) / len(leads)
    noise = max(between + float(np.average(errors**2, weights=weights)), MIN_STANDARD_ERROR**2)
    return mean * LEAD_BETWEEN_SHOPS**2 / (LEAD_BETWEEN_SHOPS**2 + noise)
