"""Whether newer customers are better than older ones were at the same age."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.describe.periods import closing_day, last_complete_month, month_number
from cltv_core.purchases import customer_codes
from cltv_core.summary import CustomerSummary
from cltv_core.terms import Terms

FIRST_MONTHS = 3
"""So many months of a customer are enough to compare."""
SURE = NormalDist().inv_cdf(0.975)
"""A difference of so many standard errors is more than chance."""


@dataclass(frozen=True)
class Compared:
    """What customers brought in their first `months` calendar months, on average, in the money of the terms.

    Of the `newer` half of the months in which customers first came, and of the `older` half. `clear`: the difference is
    more than chance (Welch's t statistic, normal approximation, 95%).
    """

    months: int
    newer: float
    older: float
    clear: bool

    @property
    def verdict(self) -> int:
        """Return 1 where newer customers clearly bring more, -1 where less, else 0."""
        return (int(self.newer > self.older) or -1) if self.clear else 0


@dataclass(frozen=True)
class NewerCustomers(Compared):
    """What newer customers brought in their first months, against older ones at the same age.

    `later`: the same over the longest time that most of the newer ones have lived through, where that clearly says
    something else.
    """

    later: Compared | None = None


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
    newer = first >= np.array_split(np.unique(first[compared]), 2)[1][0]
    longest = int(np.median(ages[compared & newer])) + 1
    soon = _compared(summary, terms, first, newer, compared, months)
    late = _compared(summary, terms, first, newer, ages >= longest - 1, longest) if longest > months else soon
    other = late.clear and late.verdict != soon.verdict
    return NewerCustomers(soon.months, soon.newer, soon.older, soon.clear, late if other else None)


def _compared(summary: CustomerSummary, terms: Terms, first: Ints, newer: Flags, lived: Flags, months: int) -> Compared:
    """Compare those who have `lived` through their first `months`."""
    value = _brought(summary, first, months, terms)
    new, old = value[lived & newer], value[lived & ~newer]
    return Compared(months, float(new.mean()), float(old.mean()), _is_clear(new, old))


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
