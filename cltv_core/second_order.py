"""The step from the first order to the second, where most customers are lost."""

from __future__ import annotations

import numpy as np

from cltv_core.summary import GAP_WITHOUT_REPEATS, CustomerSummary, Floats


def second_order_days(summary: CustomerSummary) -> float:
    """Median days from the first purchase day to the second, of those who have one; else the summary's assumption."""
    day = summary.days["day"].to_numpy().astype("datetime64[D]")
    days_each = summary.frame["frequency"].to_numpy().astype(np.int64) + 1
    first = np.cumsum(days_each) - days_each
    came_back = first[days_each > 1]
    gaps = (day[came_back + 1] - day[came_back]).astype(np.int64)
    return float(np.median(gaps)) if gaps.size else GAP_WITHOUT_REPEATS


def expected_gap(summary: CustomerSummary) -> Floats:
    """Days after which each customer's next order is usual: the own gap, for a one-time buyer the second order's.

    The shop's median gap would not do for one-time buyers: most gaps are those of the regulars, who come more often.
    """
    frame = summary.frame
    return np.where(frame["frequency"].to_numpy() > 0, frame["usual_gap"].to_numpy(), second_order_days(summary))
