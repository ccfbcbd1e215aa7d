"""Which first product, or first sales channel, leads to customers who come back for more."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from cltv_core.arrays import Floats
from cltv_core.describe.cohort_groups import Grouping, Pooled, cohort_of
from cltv_core.purchases import customer_codes
from cltv_core.summary import CustomerSummary
from cltv_core.transactions import Transactions

FOLLOWED_DAYS = 90
LEAST_CUSTOMERS = 30
CHANCE_OF_A_FALSE_LEAD = 0.05


@dataclass(frozen=True)
class GoodStart:
    """A first product or channel whose customers go on to bring more than others.

    `customers` who began with `name` went on to bring `value` each in `FOLLOWED_DAYS` days after the first purchase
    day, everybody else `others` each (money).
    """

    name: str
    customers: int
    value: float
    others: float


def good_start(transactions: Transactions, summary: CustomerSummary, by: Grouping) -> GoodStart | None:
    """Find the group whose customers most clearly go on to bring more than everybody else, if that is more than chance.

    Welch's t statistic against everybody else, normal approximation, with Bonferroni's correction for looking at each
    group that is large enough. None where no group leads so clearly; the rest and the unknown are no group.
    """
    labels, members = cohort_of(transactions, summary, by)
    followed = summary.frame["T"].to_numpy() >= FOLLOWED_DAYS
    later, members = _brought_later(summary)[followed], members[followed]
    named = [place for place, label in enumerate(labels) if label not in (Pooled.OTHER.value, Pooled.UNKNOWN.value)]
    sides = {labels[place]: (later[members == place], later[members != place]) for place in named}
    large = {name: both for name, both in sides.items() if min(map(len, both)) >= LEAST_CUSTOMERS}
    if not large:
        return None
    best = max(large, key=lambda name: _clearness(*large[name]))
    inside, outside = large[best]
    if _clearness(inside, outside) <= NormalDist().inv_cdf(1 - CHANCE_OF_A_FALSE_LEAD / 2 / len(large)):
        return None
    return GoodStart(best, len(inside), float(inside.mean()), float(outside.mean()))


def _brought_later(summary: CustomerSummary) -> Floats:
    """Revenue of each customer in so many days after the first purchase day, without that day."""
    customer = customer_codes(summary)
    day = summary.days["day"].to_numpy().astype("datetime64[D]").astype(np.int64)
    first = summary.frame["first_order"].to_numpy().astype("datetime64[D]").astype(np.int64)[customer]
    counted = (day > first) & (day <= first + FOLLOWED_DAYS)
    revenue = summary.days["revenue"].to_numpy()[counted]
    return np.bincount(customer[counted], weights=revenue, minlength=len(summary.frame)).astype(np.float64)


def _clearness(inside: Floats, outside: Floats) -> float:
    """Welch's t statistic; 0 where neither side varies."""
    error = float(np.hypot(_error(inside), _error(outside)))
    return float(inside.mean() - outside.mean()) / error if error > 0 else 0.0


def _error(values: Floats) -> float:
    return float(values.std(ddof=1) / np.sqrt(len(values)))
