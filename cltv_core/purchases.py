"""Whose purchase day is whose: the rows of `summary.days` as positions in `summary.frame`."""

from __future__ import annotations

import numpy as np

from cltv_core.arrays import Ints
from cltv_core.summary import CustomerSummary


def customer_codes(summary: CustomerSummary) -> Ints:
    """For each row of `summary.days`, the position of its customer in `summary.frame`.

    Both are sorted by customer, and each customer has `frequency` + 1 days.
    """
    days_each = summary.frame["frequency"].to_numpy().astype(np.int64) + 1
    return np.repeat(np.arange(len(days_each)), days_each)
