"""What one more order of a customer would come to, and the chance that it comes anyway."""

from __future__ import annotations

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.purchases import customer_codes
from cltv_core.summary import CustomerSummary
from cltv_core.tactics.discounts import OFFER_DAYS


def usual_orders(summary: CustomerSummary) -> Floats:
    """Return what an order of each customer usually comes to, in sales, drawn towards the shop's mean.

    The weight of the shop is the variance from order to order by that from customer to customer, in orders (Buhlmann
    and Straub 1970; moments of a one-way layout).
    """
    spent, customer = summary.days["revenue"].to_numpy(), customer_codes(summary)
    number = np.bincount(customer, minlength=len(summary.frame)).astype(np.float64)
    mean = np.bincount(customer, spent, len(number)) / np.maximum(number, 1)
    if not len(spent):
        return mean
    shop = float(spent.mean())
    within, between = _variances(spent, mean, number, customer)
    if between <= 0:
        return np.full(len(number), shop)
    trust = number / (number + within / between)
    return trust * mean + (1 - trust) * shop


def chance_anyway(expected_orders: Floats, horizon_days: int) -> Floats:
    """Return the chance of an order within the days of an offer, from those expected over the horizon (Poisson)."""
    chance: Floats = -np.expm1(-expected_orders * min(OFFER_DAYS, horizon_days) / horizon_days)
    return chance


def _variances(spent: Floats, mean: Floats, number: Floats, customer: np.ndarray) -> tuple[float, float]:
    """Return the variance of orders of one customer, and that of the customers' own means."""
    orders, customers = float(number.sum()), float(np.count_nonzero(number))
    if orders <= customers or customers < 2:
        return 0.0, 0.0
    within = float(((spent - mean[customer]) ** 2).sum() / (orders - customers))
    apart = float((number * (mean - spent.mean()) ** 2).sum() / (customers - 1))
    each = (orders - float((number**2).sum()) / orders) / (customers - 1)
    return within, max(apart - within, 0.0) / each
