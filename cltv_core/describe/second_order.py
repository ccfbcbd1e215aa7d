"""The step from the first order to the second, where most customers are lost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cltv_core.arrays import Ints
from cltv_core.purchases import customer_codes
from cltv_core.summary import GAP_WITHOUT_REPEATS, CustomerSummary

LEAST_SECOND_ORDERS = 20
MOST = 0.8


@dataclass(frozen=True)
class SecondOrders:
    """`customers` came a second time, of `of`; half of them within `median_days`, 8 in 10 within `most_days`.

    `known`: enough of them to say so; else the days are those the summary assumes.
    """

    customers: int
    of: int
    median_days: float
    most_days: float

    @property
    def known(self) -> bool:
        """Return whether enough customers came back for the days to be told."""
        return self.customers >= LEAST_SECOND_ORDERS


def second_orders(summary: CustomerSummary) -> SecondOrders:
    """How long the second purchase day took, of those who have one."""
    gaps = _gaps(summary)
    if not gaps.size:
        return SecondOrders(0, len(summary.frame), GAP_WITHOUT_REPEATS, GAP_WITHOUT_REPEATS)
    median, most = np.quantile(gaps, [0.5, MOST])
    return SecondOrders(len(gaps), len(summary.frame), float(median), float(most))


def _gaps(summary: CustomerSummary) -> Ints:
    day = summary.days["day"].to_numpy().astype("datetime64[D]").astype(np.int64)
    code = customer_codes(summary)
    first = np.flatnonzero(np.append(True, np.diff(code) != 0)[: len(code)])
    came_back = first[summary.frame["frequency"].to_numpy() > 0]
    return day[came_back + 1] - day[came_back]
