"""The Tweedie distribution: money with many zeros, as a random number of purchases of random worth.

Jorgensen (1987), "Exponential dispersion models", JRSS B 49, 127-162. Deviance of a mean exp(score) and its slopes in
the score, for a power between 1 (counts) and 2 (amounts without zeros).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Floats

POWER = 1.4
"""Variance goes with the mean to this power."""

MAX_LOG_MEAN = 30.0
"""Bound of a score: e^30 is more than any shop has sold."""


def deviance(score: Floats, spent: Floats) -> Floats:
    """Half the deviance of each customer, but for what does not depend on the score."""
    score = np.clip(score, -MAX_LOG_MEAN, MAX_LOG_MEAN)
    half: Floats = np.exp((2 - POWER) * score) / (2 - POWER) + spent * np.exp((1 - POWER) * score) / (POWER - 1)
    return half


@dataclass(frozen=True, eq=False)
class Slopes:
    """`first` and `second` derivative of `deviance` in the score."""

    first: Floats
    second: Floats

    @classmethod
    def of(cls, score: Floats, spent: Floats) -> Slopes:
        """Work out the derivatives at a score."""
        score = np.clip(score, -MAX_LOG_MEAN, MAX_LOG_MEAN)
        mean_part, spent_part = np.exp((2 - POWER) * score), spent * np.exp((1 - POWER) * score)
        return cls(mean_part - spent_part, (2 - POWER) * mean_part + (POWER - 1) * spent_part)
