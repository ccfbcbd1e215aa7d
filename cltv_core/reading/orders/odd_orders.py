"""Orders of an amount that cannot be: one typed as 250,000 in a shop whose orders are of 5 to 50."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

TIMES = 50.0
"""So many times the next largest order."""
_FEWEST_ORDERS = 20
_MOST_SHARE = 0.005


def odd_orders(amounts: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Return which orders are too large to be true: few, and above a gap that nothing in the shop comes near.

    `amounts`: one an order; NaN and what is not above 0 is left aside.
    """
    odd = np.zeros(len(amounts), dtype=bool)
    paid = np.flatnonzero(np.nan_to_num(amounts) > 0)
    if len(paid) < _FEWEST_ORDERS:
        return odd
    ranked = paid[np.argsort(-amounts[paid], kind="stable")]
    most = max(1, int(_MOST_SHARE * len(paid)))
    sizes = amounts[ranked[: most + 1]]
    gaps = np.flatnonzero(sizes[:-1] > TIMES * sizes[1:])
    if len(gaps):
        odd[ranked[: gaps[-1] + 1]] = True
    return odd
