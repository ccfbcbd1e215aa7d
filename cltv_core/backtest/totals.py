"""How far the total of any group of customers may be off: each one's own luck, and what moves all together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.backtest.spread import EDGE
from cltv_core.models.arrays import Flags, Floats, Ints

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

MOST = 1.0
"""Beyond e^1 either way a forecast says nothing, and need not say it louder."""


@dataclass(frozen=True, eq=False)
class TotalSpread:
    """`value` and `variance` of each customer's own; `shock`: variance of the logarithm of what moves all of them,
    known as well as from `freedom` observations."""

    value: Floats
    variance: Floats
    shock: float
    freedom: float

    def range_of(self, who: Flags | Ints | slice = slice(None)) -> tuple[float, float]:
        """Low and high end of the total of these customers, 8 times in 10."""
        total = float(self.value[who].sum())
        if total <= 0:
            return 0.0, 0.0
        spread = np.sqrt(np.log1p(float(self.variance[who].sum()) / total**2) + self.shock)
        reach = min(EDGE * (1 + (EDGE**2 + 1) / (4 * self.freedom)) * float(spread), MOST)
        return total * float(np.exp(-reach)), total * float(np.exp(reach))


@dataclass(frozen=True)
class Record:
    """Earlier days: logarithms of actual / predicted totals (`misses`), the variance in each that is customers' luck
    (`own`), that of thirds of a horizon against each other (`swings`), how many of the days count as independent
    (`cuts`), and the logarithm of the correction that was made of them."""

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
