"""How far the total of any group of customers may be off: each one's own luck, and what moves all together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.backtest.replays import Replay
from cltv_core.backtest.spans import YEAR, span_ahead, span_of
from cltv_core.backtest.spread import TAIL
from cltv_core.intervals import Z80
from cltv_core.models.large_customers import HALF_A_SPELL, Bounded

USUAL_SHOCK = 0.09
"""Deviation of the logarithm of actual / predicted total from shop to shop, over a horizon of next to no length."""

DRIFT_A_YEAR = 0.15
"""What a shop drifts beside that in a year: deviation of the same logarithm, as of a random walk."""

NEVER_TESTED = 0.2
"""What is not known beside that before any earlier day could be looked at."""

PRIOR_CUTS = 2.0
"""How many horizons looked back on what holds for shops in general counts as much as."""

LONGER_LOOK = 0.5
"""Of the variance on the replayed horizon, what each further one adds: a level proved on one drifts over several.

`USUAL_SHOCK`, `DRIFT_A_YEAR`, `NEVER_TESTED`, `PRIOR_CUTS` and `LONGER_LOOK` were chosen by `benchmarks/constants.py`,
each shop judged by what suits the others best, so that ranges hold 8 times in 10 for each kind of shop (see
docs/decisions.md)."""

MAX_LOG_HALF_WIDTH = 1.0
"""Beyond e^1 either way a forecast says nothing, and need not say it louder."""

FROM_THIRDS = 19 / 6
"""Where business drifts as a random walk from third to third of a horizon, thirds of one have a variance of 2/3 of a
step's; the means of a horizon and of the next one differ by 19/9 of it."""

_LEAST = 1e-9


@dataclass(frozen=True, eq=False)
class TotalSpread:
    """How far totals of customers may be off.

    `value` (expected, in money) and `variance` of each customer's own luck, and the `chance` that the customer brings
    anything: arrays of shape (customers,). `shock`: variance of the logarithm of what moves all customers together.
    """

    value: Floats
    variance: Floats
    chance: Floats
    shock: float

    def knowing(self, bounded: Bounded) -> TotalSpread:
        """Return the spread in which a large customer varies no more than the customer's own past allows.

        The mean of m occasions has a variance of about 1 / m of its square; with half an occasion more, as in
        `lasting`, that is (1 - `lasting`) / (1 + `HALF_A_SPELL`).
        """
        own = self.value**2 * (1 - bounded.lasting) / (1 + HALF_A_SPELL)
        return replace(self, variance=np.where(bounded.large, np.minimum(self.variance, own), self.variance))

    def range_of(self, who: Flags | Ints | slice = slice(None)) -> tuple[float, float]:
        """Return the range, in money, within which the total of these customers lies 8 times in 10.

        Never narrower than by their luck alone, to which `MAX_LOG_HALF_WIDTH` does not apply: a few customers may well
        not come at all.
        """
        total, variance = float(self.value[who].sum()), float(self.variance[who].sum())
        if total <= 0:
            return 0.0, 0.0
        spread = np.sqrt(np.log1p(variance / total**2) + self.shock)
        reach = min(Z80 * float(spread), MAX_LOG_HALF_WIDTH)
        low, high = luck(total, variance, float(np.prod(1 - self.chance[who])))
        return min(total * float(np.exp(-reach)), low), max(total * float(np.exp(reach)), high)


def luck(total: float, variance: float, nothing: float) -> tuple[float, float]:
    """Return the range within which an amount that may be nothing lies 8 times in 10.

    The amount is 0 with the chance `nothing`, and otherwise distributed as gamma, to which sums of a random number of
    orders are near. `total` and `variance` are the mean and variance of the whole mixture.
    """
    from scipy.special import gammaincinv

    given = total / (1 - nothing)
    spread = max((variance + total**2) / (1 - nothing) - given**2, _LEAST * given**2)
    low, high = ((share - nothing) / (1 - nothing) for share in (TAIL, 1 - TAIL))
    ends = [float(gammaincinv(given**2 / spread, max(share, 0.0))) * spread / given for share in (low, high)]
    return min(ends[0], total), max(ends[1], total)


@dataclass(frozen=True)
class Record:
    """What earlier forecasts of the total missed.

    `misses`: log(actual / predicted total) of each earlier day; `own`: the variance in each that is customers' luck;
    `cuts`: how many of the days count as independent.
    """

    misses: Sequence[float] = ()
    own: Sequence[float] = ()
    cuts: float = 0.0

    def common_shock(self, days: float, horizons: float = 1.0) -> float:
        """Return the variance of the logarithm of what moves all customers in the `days` ahead.

        What is usual in shops, pooled with what this shop's totals missed beyond customers' luck. The `days` are
        `horizons` times as long as the replayed horizon.
        """
        usual = USUAL_SHOCK**2 + DRIFT_A_YEAR**2 * days / YEAR
        longer = 1 + LONGER_LOOK * (max(horizons, 1.0) - 1)
        if not len(self.misses):
            return (usual + NEVER_TESTED**2) * longer
        beyond_luck = np.maximum(np.square(self.misses) - np.asarray(self.own), 0.0)
        seen = float(beyond_luck.mean()) * (1 + 1 / self.cuts)
        return (PRIOR_CUTS * usual + self.cuts * seen) / (PRIOR_CUTS + self.cuts) * longer


def unseen(replays: Sequence[Replay], days: int | None) -> float:
    """Return the variance that comes from days of the year which the history does not hold.

    Variance of the logarithm of what the `days` ahead bring (None: as many as replayed).
    """
    if not replays:
        return 0.0
    spans = [span_of(replay) for replay in replays]
    ahead = span_ahead(spans, days or spans[0].days)
    return float(ahead.unseen * FROM_THIRDS * np.mean([replay.window.swing for replay in replays]))
