"""What would have come had every list been treated by one fixed rule: doubly robust, from campaigns drawn by chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Flags, Floats
from cltv_core.intervals import Z80

LEAST_EFFECTIVE = 100.0
"""Effective people below which nothing is said of a rule."""


@dataclass(frozen=True)
class PolicyValue:
    """Buyers for each person under the rule, with an 80 % range; `effective`: Kish's effective number of people."""

    value: float
    low80: float
    high80: float
    effective: float


def policy_value(agrees: Flags, chance: Floats, outcome: Floats, expected: Floats) -> PolicyValue | None:
    """Value a fixed rule by the people whom chance treated as the rule would have.

    Augmented inverse-propensity estimate (Dudik, Langford and Li 2011, equation 2); the chances are known, as the lots
    were drawn here. None where fewer than `LEAST_EFFECTIVE` people speak for the rule (Kish 1965).

    Parameters
    ----------
    agrees
        Whether the person was treated as the rule would have; one element a person, as in all arrays.
    chance
        The chance of that treatment, above 0.
    outcome, expected
        What the person did, and what was expected of the person beforehand.
    """
    weights = agrees / chance
    squares = float((weights**2).sum())
    effective = float(weights.sum() ** 2 / squares) if squares else 0.0
    if effective < LEAST_EFFECTIVE:
        return None
    scores = expected + weights * (outcome - expected)
    value, se = float(scores.mean()), float(scores.std(ddof=1) / np.sqrt(len(scores)))
    return PolicyValue(value, value - Z80 * se, value + Z80 * se, effective)
