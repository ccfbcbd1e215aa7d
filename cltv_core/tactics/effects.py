"""What is believed of a tactic in a segment: the share of those reached who order because of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from cltv_core.intervals import Z80

NOTHING_WORKS = 0.1
"""The chance, before any result, that messages change nothing in a shop, whatever is assumed of them."""
TRUST = 0.5
"""Standard deviation of the factor by which effects in this shop differ from what is assumed of tactics anywhere."""
ASSUMED_SPREAD = 0.02
"""Standard deviation, in the share of buyers, of the shop's level around what is assumed before any result."""
SPREADS = (0.0025, 0.0075, 0.0125, 0.020, 0.035)
"""How far tactics (or segments, or pairs) may differ: the grid over which the marginal likelihood is averaged."""
EXPECTED_SPREAD = 0.015
"""Scale of the half-normal prior on each of these."""

Pair = tuple[str, str]
"""A tactic and a segment."""


@dataclass(frozen=True)
class Believed:
    """The expected `effect` with its standard deviation, and from how many `campaigns` of this very pair."""

    effect: float
    sd: float
    campaigns: int = 0

    @property
    def likely(self) -> tuple[float, float]:
        """Between which shares of people it lies 8 times in 10: nobody stays away because of it."""
        low, high = self.effect - Z80 * self.sd, self.effect + Z80 * self.sd
        return max(low, 0.0), min(max(high, 0.0), 1.0)


Effects = Mapping[Pair, Believed]


def assumed(lift: float) -> Believed:
    """Say what is believed before any result of a tactic of which the catalogue assumes `lift`.

    Either nothing works here, or the effect is spread around what is assumed (see `cltv_core.planning.effects`).
    """
    works = 1 - NOTHING_WORKS
    mean = lift / works
    variance = ASSUMED_SPREAD**2 + 3 * special_variance() + (TRUST * mean) ** 2
    return Believed(lift, math.sqrt(works * variance + works * NOTHING_WORKS * mean**2))


@cache
def special_variance() -> float:
    """Return how far a tactic, a segment or a pair is expected to differ from the shop's level, as a variance."""
    squares = np.square(SPREADS)
    weights = np.exp(-squares / (2 * EXPECTED_SPREAD**2))
    return float(weights @ squares / weights.sum())
