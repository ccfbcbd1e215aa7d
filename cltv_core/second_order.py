"""The step from the first order to the second, where most customers are lost."""

from __future__ import annotations

import numpy as np

from cltv_core.summary import GAP_WITHOUT_REPEATS, CustomerSummary


def second_order_days(summary: CustomerSummary) -> float:
    """Median days from the first purchase day to the second, of those who have one; else the summary's assumption."""
    day = summary.days["day"].to_numpy().astype("datetime64[D]")
    days_each = summary.frame["frequency"].to_numpy().astype(np.int64) + 1
    first = np.cumsum(days_each) - days_each
    came_back = first[days_each > 1]
    gaps = (day[came_back + 1] - day[came_back]).astype(np.int64)
    return float(np.median(gaps)) if gaps.size else GAP_WITHOUT_REPEATS
