"""The chance of an order, set right by how often those of such a chance came at earlier days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Floats

PRIOR_CUSTOMERS = 200.0
"""That the chances need no correction counts as much as so many customers of middling chance."""

_STEPS = 20
_EDGE = 1e-4


@dataclass(frozen=True)
class Calibration:
    """A correction of the chances of an order.

    log-odds = `offset` + `slope` x log-odds said (Platt 1999, "Probabilistic Outputs for Support Vector Machines",
    with the odds said in place of a margin).
    """

    offset: float = 0.0
    slope: float = 1.0

    @classmethod
    def of(cls, said: Sequence[Floats], came: Sequence[Floats]) -> Calibration:
        """`said`, `came` (purchase days): for each earlier day, one element a customer."""
        if not said:
            return cls()
        odds = _log_odds(np.concatenate(said))
        back = (np.concatenate(came) > 0).astype(np.float64)
        design = np.column_stack([np.ones(len(odds)), odds])
        penalty = PRIOR_CUSTOMERS / 4 * len(said)
        line = np.array([0.0, 1.0])
        for _ in range(_STEPS):
            chance = 1 / (1 + np.exp(-design @ line))
            slope = design.T @ (chance - back) + penalty * (line - [0.0, 1.0])
            curvature = (design.T * (chance * (1 - chance))) @ design + penalty * np.eye(2)
            step = np.linalg.solve(curvature, slope)
            line = line - np.clip(step, -1.0, 1.0)
            if np.abs(step).max() < 1e-8:
                break
        return cls(float(line[0]), max(float(line[1]), 0.0))

    def apply(self, p_order: Floats) -> Floats:
        """Return the chances as the past corrects them; those of 0 stay 0."""
        chance = 1 / (1 + np.exp(-(self.offset + self.slope * _log_odds(p_order))))
        return np.where(p_order > 0, chance, 0.0)


def _log_odds(chance: Floats) -> Floats:
    inside = np.clip(chance, _EDGE, 1 - _EDGE)
    odds: Floats = np.log(inside / (1 - inside))
    return odds
