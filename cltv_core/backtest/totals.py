"""How far the total of any group of customers may be off: each one's own luck, and what moves all together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.backtest.spread import TAIL, Z80

USUAL_SHOCK = 0.045
"""Deviation of the logarithm of actual / predicted total even of a steady shop: a good or a bad season."""

SHOCK_OF_A_YOUNG_SHOP = 0.25
"""The same before any earlier day could be looked at."""

PRIOR_CUTS = 1.5
"""That counts as much as so many horizons that were looked back on."""

LARGEST_SWING = 0.12
"""A shop that swings more does so with its seasons, which are no surprise."""

DOUBT = 0.5
"""A correction of the level may be off by this part of it."""

MAX_LOG_HALF_WIDTH = 1.0
"""Beyond e^1 either way a forecast says nothing, and need not say it louder."""

_LEAST = 1e-9


@dataclass(frozen=True, eq=False)
class TotalSpread:
    """How far the total of any customers may be off.

    `value` and `variance` of each customer's own, and the `chance` that the customer brings anything; `shock`:
    variance of the logarithm of what moves all of them, known as well as from `freedom` observations.
    """

    value: Floats
    variance: Floats
    chance: Floats
    shock: float
    freedom: float

    def range_of(self, who: Flags | Ints | slice = slice(None)) -> tuple[float, float]:
        """Return the range of the total of these customers, 8 times in 10.

        Low and high end of the total of these customers, 8 times in 10: never narrower than by their luck alone,
        which for a few who may not come at all knows no `MAX_LOG_HALF_WIDTH`.
        """
        total, variance = float(self.value[who].sum()), float(self.variance[who].sum())
        if total <= 0:
            return 0.0, 0.0
        spread = np.sqrt(np.log1p(variance / total**2) + self.shock)
        reach = min(Z80 * (1 + (Z80**2 + 1) / (4 * self.freedom)) * float(spread), MAX_LOG_HALF_WIDTH)
        low, high = luck(total, variance, float(np.prod(1 - self.chance[who])))
        return min(total * float(np.exp(-reach)), low), max(total * float(np.exp(reach)), high)


def luck(total: float, variance: float, nothing: float) -> tuple[float, float]:
    """Return the range of an amount that may be nothing, 8 times in 10.

    Low and high end, 8 times in 10, of an amount that is 0 with the chance `nothing` and otherwise distributed as
    gamma, which sums of orders of chance size are near to; `total` and `variance` are those of all of it.
    """
    from scipy.special import gammaincinv

    given = total / (1 - nothing)
    spread = max((variance + total**2) / (1 - nothing) - given**2, _LEAST * given**2)
    low, high = ((share - nothing) / (1 - nothing) for share in (TAIL, 1 - TAIL))
    ends = [float(gammaincinv(given**2 / spread, max(share, 0.0))) * spread / given for share in (low, high)]
    return min(ends[0], total), max(ends[1], total)


@dataclass(frozen=True)
class Record:
    """How the totals of earlier days were met.

    Earlier days: logarithms of actual / predicted totals (`misses`), the variance in each that is customers' luck
    (`own`), that of thirds of a horizon against each other (`swings`), how many of the days count as independent
    (`cuts`), and the logarithm of the correction that was made of them.
    """

    misses: Sequence[float] = ()
    own: Sequence[float] = ()
    swings: Sequence[float] = ()
    cuts: float = 0.0
    correction: float = 0.0

    def common_shock(self, horizons_ahead: float, foreseen: float = 0.0) -> tuple[float, float]:
        """Variance of what moves all customers, and the observations it is known from.

        A forecast so many `horizons_ahead` of what was replayed drifts further, as a random walk does. `foreseen`: what
        the model itself says of it.
        """
        freedom = PRIOR_CUTS + self.cuts
        if not len(self.misses):
            return SHOCK_OF_A_YOUNG_SHOP**2 + foreseen, freedom
        seen = float(np.maximum(np.square(self.misses) - np.asarray(self.own), 0.0).mean()) * (1 + 1 / self.cuts)
        usual = USUAL_SHOCK**2 + min(float(np.mean(self.swings)), LARGEST_SWING**2) + foreseen
        variance = (PRIOR_CUTS * usual + self.cuts * seen) / freedom + (DOUBT * self.correction) ** 2
        return variance * max(horizons_ahead, 1.0), freedom
