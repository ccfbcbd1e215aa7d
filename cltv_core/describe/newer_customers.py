"""Whether newer customers are better than older ones were at the same age."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from cltv_core.arrays import Floats, Ints
from cltv_core.describe.periods import closing_day, last_complete_month, month_number
from cltv_core.purchases import customer_codes
from cltv_core.summary import CustomerSummary
from cltv_core.terms import Terms

FIRST_MONTHS = 3
"""So many months of a customer are enough to compare."""
SURE = NormalDist().inv_cdf(0.975)
"""A difference of so many standard errors is more than chance."""


@dataclass(frozen=True)
class NewerCustomers:
    """What newer customers brought in their first months, against older ones at the same age.

    Averages over the first `months` calendar months, in the money of the terms (margin, discount rate): of the `newer`
    half of the months in which customers first came, and of the `older` half.

    `clear`: the difference is more than chance (Welch's t statistic, normal approximation, 95%).
    """

    months: int
    newer: float
    older: float
    clear: bool


def newer_customers(summary: CustomerSummary, terms: Terms) -> NewerCustomers | None:
    """Compare newer customers with older ones.

    Every customer counts whose first months are over: three, or fewer in a young shop. None where customers of only
    one month have lived through theirs.
    """
    first = month_number(summary.frame["first_order"].to_numpy())
    ages = last_complete_month(closing_day(summary)) - first
    joined = np.unique(first[ages >= 0])
    if len(joined) < 2:
        return None
    months = min(FIRST_MONTHS, int(last_complete_month(closing_day(summary)) - joined[1]) + 1)
    compared = ages >= months - 1
    value = _brought(summary, first, months, terms)
    halves = np.array_split(np.unique(first[compared]), 2)
    older, newer = (value[compared & np.isin(first, half)] for half in halves)
    return NewerCustomers(months, float(newer.mean()), float(older.mean()), _is_clear(newer, older))


def _brought(summary: CustomerSummary, first: Ints, months: int, terms: Terms) -> Floats:
    """Return what each customer brought in the first `months` months, each month discounted to the first."""
    customer = customer_codes(summary)
    age = month_number(summary.days["day"].to_numpy()) - first[customer]
    counted = age < months
    revenue = summary.days["revenue"].to_numpy()[counted]
    discounted = revenue * (1 + terms.discount_rate) ** -(age[counted] / 12)
    brought = np.bincount(customer[counted], weights=discounted, minlength=len(first))
    return brought.astype(np.float64) * terms.margin


def _is_clear(newer: Floats, older: Floats) -> bool:
    if min(len(newer), len(older)) < 2:
        return False
    error = float(np.hypot(newer.std(ddof=1) / np.sqrt(len(newer)), older.std(ddof=1) / np.sqrt(len(older))))
    return abs(float(newer.mean() - older.mean())) > SURE * error
