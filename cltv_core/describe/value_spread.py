"""How value is spread over the customers: in bands, and how much the best few bring."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cltv_core.arrays import Floats

MOST_BANDS = 8
LEAST_IN_FIRST, LEAST_IN_LAST = 8, 3
"""So many customers at least, where there are as many, stand in the band of the least and of the greatest values."""
ROUND_STEPS = (1.0, 2.0, 5.0)
CURVE_POINTS = 101


def value_bands(values: Floats) -> pd.DataFrame:
    """Count customers by value, in up to eight bands with round limits: `low`, `high`, `customers`, `value`.

    The bands grow as values do (10, 20, 50, 100, ...), since a few customers are worth many times the usual one; the
    first one begins at 0 and the last one has no upper limit (`high` is infinite).
    """
    limits = _limits(values)
    place = np.searchsorted(limits, values, side="right")
    low, high = np.append(0.0, limits), np.append(limits, np.inf)
    return pd.DataFrame(
        {
            "low": low,
            "high": high,
            "customers": np.bincount(place, minlength=len(low)),
            "value": np.bincount(place, weights=values, minlength=len(low)),
        }
    )


def concentration(values: Floats) -> pd.DataFrame:
    """Return the Lorenz curve of value, best customers first.

    `share_of_customers` (0 to 1 in hundredths) and the `share_of_value` they bring.
    """
    best_first = np.sort(values)[::-1]
    total = best_first.sum()
    so_far = np.append(0.0, np.cumsum(best_first)) / total if total > 0 else np.linspace(0, 1, len(values) + 1)
    shares = np.linspace(0, 1, CURVE_POINTS)
    brought = np.interp(shares, np.linspace(0, 1, len(values) + 1), so_far)
    return pd.DataFrame({"share_of_customers": shares, "share_of_value": np.minimum(brought, 1.0)})


def share_of_best(values: Floats, best: float = 0.2) -> float:
    """Return the share of all value that the best fifth (or another share) of the customers brings."""
    curve = concentration(values)
    return float(np.interp(best, curve["share_of_customers"], curve["share_of_value"]))


def _limits(values: Floats) -> Floats:
    """Return round numbers that cut the values into bands.

    From about the least tenth to about the best hundredth of many customers; of few customers so that the outer bands
    hold some.
    """
    positive = values[values > 0]
    if not positive.size:
        return np.array([1.0])
    least_part = float(np.clip(LEAST_IN_FIRST / len(values), 0.1, 0.5))
    most_part = float(np.clip(LEAST_IN_LAST / len(values), 0.01, 0.25))
    least, most = np.quantile(positive, [least_part, 1 - most_part])
    decades = np.arange(np.floor(np.log10(least)), np.ceil(np.log10(most)) + 1)
    candidates = np.outer(10.0**decades, ROUND_STEPS).ravel()
    chosen = candidates[(candidates >= least) & (candidates <= most)]
    if not chosen.size:
        chosen = candidates[candidates <= most][-1:]
    step = -(-len(chosen) // (MOST_BANDS - 1))
    limits: Floats = chosen[::step]
    return limits
