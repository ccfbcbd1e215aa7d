"""A range that may be looked at on every day of a window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class EarlyRange:
    """The difference so far, and a 95 % range that holds on all days together, however often one looks."""

    lift: float
    low95: float
    high95: float


def early_range(lift: float, se: float, elapsed: float) -> EarlyRange:
    """Widen a range so that looking early cannot mislead.

    Normal-mixture boundary (Robbins 1970; Howard, Ramdas, McAuliffe and Sekhon 2021, Annals of Statistics 49:1055,
    equation 14): the difference so far is a sum whose variance grows with the purchases; the mixture is tuned to the
    variance at the end of the window (their section 3.5).

    Parameters
    ----------
    lift, se
        The difference so far and its standard error.
    elapsed
        The share of the window that is over, above 0.
    """
    alpha = 0.05
    variance = se**2
    tuned = variance / max(elapsed, 1e-9) / (2 * np.log(1 / alpha) + np.log(1 + 2 * np.log(1 / alpha)))
    if variance == 0:
        return EarlyRange(lift, lift, lift)
    margin = float(np.sqrt((variance + tuned) * np.log((variance + tuned) / (tuned * alpha**2))))
    return EarlyRange(lift, lift - margin, lift + margin)
