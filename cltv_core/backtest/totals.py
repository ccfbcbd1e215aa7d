"""How far the total of any group of customers may be off: each one's own luck, and what moves all together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.models.arrays import Flags, Floats, Ints

USUAL_SHOCK = 0.12
"""Deviation of the logarithm of actual / predicted total of a shop nothing is known of: a good or a bad half-year."""

PRIOR_CUTS = 2.0
"""That counts as much as so many horizons that were looked back on."""

MOST = 1.0
"""Beyond e^1 either way a forecast says nothing, and need not say it louder."""

_Z = 1.2815515655446004
"""Of a normal distribution, four fifths lie within so many deviations."""


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
        reach = min(_Z * (1 + (_Z**2 + 1) / (4 * self.freedom)) * float(spread), MOST)
        return total * float(np.exp(-reach)), total * float(np.exp(reach))


def common_shock(
    misses: Sequence[float], own: Sequence[float], cuts: float, horizons_ahead: float, foreseen: float = 0.0
) -> tuple[float, float]:
    """Variance of what moves all customers, and the observations it is known from.

    `misses`: logarithms of actual / predicted totals of earlier days; `own`: the variance in each that is the
    customers' own luck; `cuts`: how many of the days count as independent. A forecast so many `horizons_ahead` of what
    was replayed drifts further, as a random walk does. `foreseen`: what the model itself says of it.
    """
    seen = np.maximum(np.square(misses) - np.asarray(own), 0.0) if len(misses) else np.zeros(1)
    variance = (PRIOR_CUTS * (USUAL_SHOCK**2 + foreseen) + cuts * float(seen.mean())) / (PRIOR_CUTS + cuts)
    return variance * max(horizons_ahead, 1.0), PRIOR_CUTS + cuts
