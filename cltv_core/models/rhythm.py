"""The pace of a customer, for models that know no dropping out.

Orders after the first come at a rate of the customer's own, Gamma(1, 1 / rho) over customers, where rho is the pace of
the shop.
"""

from __future__ import annotations

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.models.shrinkage import shrunk_mean
from cltv_core.summary import CustomerSummary

USUAL_SHOP = 0.5 / 365
"""Repeat orders a day of a customer of a shop of which nothing is known. It weighs as much as one customer watched for
a year, so it matters in the first weeks of a shop only, and where nobody has come back yet."""

_USUAL_SHOP_DAYS = 365.0


def shop_pace(summary: CustomerSummary) -> float:
    """rho, repeat orders a customer and day, always above 0."""
    seen = summary.frame[["frequency", "T"]].sum()
    return (float(seen["frequency"]) + USUAL_SHOP * _USUAL_SHOP_DAYS) / (float(seen["T"]) + _USUAL_SHOP_DAYS)


def order_rate(summary: CustomerSummary, pace: float) -> Floats:
    """Orders a day of each customer: (frequency + 1) / (T + 1 / rho)."""
    frame = summary.frame
    return shrunk_mean(frame["frequency"].to_numpy(), frame["T"].to_numpy(), towards=pace, weight=1 / pace)


def chance_of_order(summary: CustomerSummary, pace: float, days: float) -> Floats:
    """Chance that each customer orders within so many days ahead: 1 - ((T + 1/rho) / (T + 1/rho + t))^(frequency+1)."""
    frame = summary.frame
    longer = np.log1p(days / (frame["T"].to_numpy() + 1 / pace))
    chance: Floats = -np.expm1(-(frame["frequency"].to_numpy() + 1) * longer)
    return chance
